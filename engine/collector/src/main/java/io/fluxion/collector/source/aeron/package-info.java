// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the counters of an Aeron driver, or any that Agrona's counters manager keeps in a file.
 *
 * <p>Agrona's constants say where things are; nothing of Aeron is needed. The owner of the file is
 * not disturbed: it is only read, and nobody waits for anybody.
 */
package io.fluxion.collector.source.aeron;
