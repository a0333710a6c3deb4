// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What a run writes: rows as csv, ndjson or a table, recordings, messages, summaries, and the
 * queues and threads between them and whatever may be slow.
 */
package io.fluxion.collector.output;
