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
