// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.ResetPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rows of one field of longs as scrapes bring them, key after key, with some trouble or none: keys
 * that are left out, come twice or out of turn, x that stands, falls or leaps, y that falls, holes.
 */
public final class RandomRows {
  /** The longest key. */
  public static final int MAX_KEY_BYTES = 24;

  private static final long[] BEGINNINGS = {1_000, 1_700_000_000_000_000_000L, -1_000_000_300L};
  private static final double[] TROUBLE = {0, 0, 0.001, 0.02, 0.3};
  private static final ResetPolicy[] RESETS = {
    ResetPolicy.DROP, ResetPolicy.FROM_ZERO, ResetPolicy.ZERO, ResetPolicy.NONE, ResetPolicy.WRAP_32
  };

  private final SplittableRandom random;
  private final int keys;
  private final double trouble;
  private final long[] counters;

  /**
   * Any number of keys, and a likelihood of trouble that is the turn's. So is the policy of {@link
   * #field}: in 30 turns each likelihood meets each policy, so that it is no matter of luck whether
   * a test sees what it must.
   */
  public RandomRows(final SplittableRandom random, final int turn) {
    this.random = random;
    keys = 1 + random.nextInt(random.nextInt(3) == 0 ? 5 : 700);
    trouble = TROUBLE[turn % TROUBLE.length];
    counters = new long[keys];
  }

  /**
   * A row.
   *
   * @param key of letters, some of them not ASCII
   * @param x null where it is absent
   * @param y null where it is absent
   */
  public record Row(String key, Long x, Long y) {}

  /** Rows, that many or some more. */
  public List<Row> draw(final int count) {
    final List<Row> rows = new ArrayList<>();
    long now = BEGINNINGS[random.nextInt(BEGINNINGS.length)];
    while (rows.size() < count) {
      now += 1 + random.nextInt(9);
      for (int key = 0; key < keys; key++) {
        if (random.nextDouble() >= trouble) {
          rows.add(row(key, now, true, true));
        } else {
          trouble(rows, key, now);
        }
      }
    }
    return rows;
  }

  private Row row(final int key, final long x, final boolean hasX, final boolean hasY) {
    counters[key] += random.nextInt(1_000);
    final String name = (key % 7 == 3 ? "wéb-" : "key-") + key;
    return new Row(name, hasX ? x : null, hasY ? counters[key] : null);
  }

  private void trouble(final List<Row> rows, final int key, final long now) {
    switch (random.nextInt(9)) {
      case 0 -> {}
      case 1 -> {
        rows.add(row(key, now, true, true));
        rows.add(row(key, now, true, true));
      }
      case 2 -> rows.add(row(random.nextInt(keys), now, true, true));
      case 3 -> rows.add(row(key, now - random.nextInt(60), true, true));
      case 4 -> rows.add(row(key, now + 100 + random.nextInt(900), true, true));
      case 5 -> {
        counters[key] = random.nextInt(50);
        rows.add(row(key, now, true, true));
      }
      case 6 -> {
        final long[] extremes = {Long.MIN_VALUE, Long.MAX_VALUE - 1_000, random.nextLong()};
        counters[key] = extremes[random.nextInt(extremes.length)];
        rows.add(row(key, now, true, true));
      }
      case 7 -> rows.add(row(key, now, random.nextBoolean(), false));
      default -> rows.add(row(key, now, false, true));
    }
  }

  /** A field of longs with the turn's policy; the same one for the same seed and turn. */
  public static FieldSchema field(final SplittableRandom random, final int turn) {
    final int kind = turn / TROUBLE.length % (RESETS.length + 1);
    FieldSchema field =
        kind == RESETS.length
            ? FieldSchema.gauge("y")
            : FieldSchema.counter("y").reset(RESETS[kind]);
    if (random.nextInt(3) == 0) {
      field = field.maxGap(50L);
    }
    if (random.nextInt(3) == 0) {
      field = field.breakOnMissing();
    }
    if (random.nextInt(4) == 0) {
      field = field.keepLast();
    }
    return random.nextInt(5) == 0 ? field.overCounter() : field;
  }

  /** An empty store; every other one has no room for all keys. */
  public DerivativeStore store(final FieldSchema field, final boolean narrow) {
    return store(DerivativeSchema.of(field), narrow);
  }

  /** The same of a schema of one field. */
  public DerivativeStore store(final DerivativeSchema schema, final boolean narrow) {
    return DerivativeStore.builder(schema.window(5))
        .maxKeys(narrow ? 1 + keys / 2 : keys)
        .byteKeys(MAX_KEY_BYTES)
        .build();
  }
}
