// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The command {@code fluxion}: what its options mean, checked before anything runs, and the runs of
 * its subcommands. It knows all other packages; none knows it.
 */
package io.fluxion.collector.cli;
