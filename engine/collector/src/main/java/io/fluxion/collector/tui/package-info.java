// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The table of a live run on a terminal: {@link io.fluxion.collector.tui.LiveView}, a sink that
 * shows the store's keys as they are now, and {@link io.fluxion.collector.tui.LiveTerminal}, where
 * it does.
 *
 * <p>Whoever has the store collects a page from it, as the keys of a person have asked for. Two
 * threads of the terminal do what may block: one draws pages, one reads keys.
 *
 * <pre>
 *   store ─► <b>view</b> ─ pages ─► screen's thread ─► terminal
 *             ▲                                 │
 *             └─ what was asked for ◄─ keys' thread
 * </pre>
 */
package io.fluxion.collector.tui;
