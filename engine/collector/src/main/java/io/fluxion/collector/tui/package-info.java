/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
