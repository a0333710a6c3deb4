/**
 * What is read: rate, least squares and statistics, computed from the raw samples of the window.
 * Readings write nothing that another thread can see.
 */
package io.fluxion.internal.window;
