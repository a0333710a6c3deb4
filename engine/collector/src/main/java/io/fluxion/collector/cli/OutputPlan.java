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
package io.fluxion.collector.cli;

import io.fluxion.collector.output.Metric;
import java.util.List;

/**
 * What the outputs of a run are.
 *
 * @param outs the forms, and where they go
 * @param metrics what each row has
 * @param waits whether rows wait for slow readers, instead of being dropped
 * @param shared whether several sources write to them
 */
record OutputPlan(List<Out> outs, List<Metric> metrics, boolean waits, boolean shared) {}
