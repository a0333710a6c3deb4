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
 * The way of live samples, from whatever is watched to the store and the outputs.
 *
 * <pre>
 *   LiveSource ─ samples ─► SourceLoop ─► store, sinks ─► OutputQueue ─► pipe, file, terminal
 *                            a thread                      a thread each
 * </pre>
 */
package io.fluxion.collector.agent;
