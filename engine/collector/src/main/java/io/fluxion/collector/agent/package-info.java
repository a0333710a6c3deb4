// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The way of live samples, from whatever is watched to the store and the outputs.
 *
 * <pre>
 *   LiveSource ─ samples ─► SourceLoop ─► store, sinks ─► OutputQueue ─► pipe, file, terminal
 *                            a thread                      a thread each
 * </pre>
 */
package io.fluxion.collector.agent;
