// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
