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
 * Recordings made up for volume: so many keys and rounds, with chosen rates of what goes wrong in
 * real ones.
 *
 * <pre>
 *   <b>GeneratedShape ─► Generator</b> (a {@link io.fluxion.collector.input.Decoder}) ─► whatever takes samples
 * </pre>
 *
 * <p>The same shape gives the same samples on every machine and JVM.
 */
package io.fluxion.collector.generate;
