// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

/** How the numbers of an axis are held: 64 bits each. */
public enum NumberType {
  /** Signed 64-bit integer. */
  LONG,
  /** Unsigned 64-bit integer, in the bits of a long. For y only. */
  ULONG,
  /** IEEE 754 double. */
  DOUBLE
}
