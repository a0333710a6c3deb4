// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
