// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What frames are made of: the fields of each kind, their numbers, names and scales. Sources and
 * decoders fill them, the command and the sinks name them.
 *
 * <p>Nothing here knows where a frame comes from; imports go to the core only.
 */
package io.fluxion.collector.row;
