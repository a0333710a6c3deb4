/**
 * The table of a live run on a terminal: {@link io.fluxion.collector.view.LiveView}, a sink that
 * shows the store's keys as they are now, and {@link io.fluxion.collector.view.LiveTerminal}, where
 * it does.
 *
 * <p>Whoever writes the store makes the frames, from what the keys of a person have asked for. Two
 * threads of the terminal do what may block: one writes frames, one reads keys.
 *
 * <pre>
 *   store ─► sink's cells ─► <b>view</b> ─ frames ─► terminal
 *                              ▲                      │
 *                              └──────── keys ────────┘
 * </pre>
 */
package io.fluxion.collector.view;
