// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.key.KeyIndex;
import java.util.Arrays;

/**
 * One sample of several fields on its way: a key, and for each field an x and a y in bits, either
 * of which may be absent; and what became of it.
 *
 * <p>Not thread-safe.
 */
public final class Row {
  public final byte[] key;
  public int keyLength;
  public boolean hasLongKey;
  public long longKey;

  public final long[] x;
  public final long[] y;
  public final boolean[] hasX;
  public final boolean[] hasY;

  /** The key's own factor of the scale for each field; NaN where none came with the row. */
  public final double[] keyScale;

  public boolean hasKeyScale;
  public boolean hasFrame;
  public long frame;

  /** The handle of the key after the update; NONE where it has none. */
  public int handle;

  public final byte[] statuses;
  public final double[] derivatives;

  public Row(final int fields, final int maxKeyBytes) {
    key = new byte[maxKeyBytes];
    x = new long[fields];
    y = new long[fields];
    hasX = new boolean[fields];
    hasY = new boolean[fields];
    keyScale = new double[fields];
    statuses = new byte[fields];
    derivatives = new double[fields];
    Arrays.fill(keyScale, Double.NaN);
    clear();
  }

  public void clear() {
    keyLength = 0;
    hasLongKey = false;
    hasFrame = false;
    handle = KeyIndex.NONE;
    // Few fields: less than the calls that fill the arrays.
    for (int i = 0; i < hasX.length; i++) {
      hasX[i] = false;
      hasY[i] = false;
    }
    if (hasKeyScale) {
      hasKeyScale = false;
      Arrays.fill(keyScale, Double.NaN);
    }
  }

  boolean isWhole(final int field) {
    return hasX[field] && hasY[field];
  }
}
