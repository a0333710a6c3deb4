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
package io.fluxion.benchmarks.latency;

/**
 * What is run, the same for every subject.
 *
 * @param rate updates a second
 * @param seconds how long is measured
 * @param warmup seconds of the same beforehand, which are not
 * @param keys each has one update a round
 */
record Plan(int rate, int seconds, int warmup, int keys) {}
