// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Processes, by the files that the Linux kernel has for each: kept open and read again each round.
 *
 * <pre>
 *   ProcessTable (which processes there are) ─► WatchedProcess (its open files, ProcessStat) ─► frame
 * </pre>
 */
package io.fluxion.collector.source.process;
