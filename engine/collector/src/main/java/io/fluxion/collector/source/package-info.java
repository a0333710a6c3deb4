// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What all live sources share: how they are polled, what they give their samples to, how they time
 * their polls and report outages.
 */
package io.fluxion.collector.source;
