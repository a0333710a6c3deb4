// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import java.util.List;

/**
 * What a screen shows, collected from the store at one moment.
 *
 * @param choices what the person had asked for
 * @param lines those in sight, frozen
 * @param top the place of the first of them
 * @param listed how many lines the filter lets through
 * @param all how many there are
 * @param status how things stand, besides what is said of the lines
 * @param notice the newest, or empty
 */
record Page(
    ViewState.Choices choices,
    List<Line> lines,
    int top,
    int listed,
    int all,
    String status,
    String notice) {}
