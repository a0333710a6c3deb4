package io.fluxion.collector.view;

/**
 * What a screen is to show.
 *
 * @param canvas the screen
 * @param lines all of its lines, each at most as wide as it is; text and ANSI styles
 */
record Frame(Canvas canvas, String[] lines) {}
