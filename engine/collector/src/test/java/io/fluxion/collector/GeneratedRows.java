// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector;

import io.fluxion.NumberType;
import io.fluxion.SampleStatus;
import io.fluxion.collector.row.XUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Rows of many keys as a scrape brings them, round by round, with faults: counters that fall,
 * holes, x that is late or comes twice, keys that make room for others. Counts the statuses that a
 * replay with default options and room for every key finds in them.
 */
public final class GeneratedRows {
  private static final long FIRST_X = 1_700_000_000_000_000_000L;
  private static final long NEVER = Long.MIN_VALUE;
  private static final int MAX_STEP = 1_000;

  private final int keys;
  private final int rounds;
  private int fields = 1;
  private NumberType yType = NumberType.LONG;
  private long interval = 1_000_000_000;
  private long jitter;
  private double faultRate;
  private double churnRate;
  private long seed;

  private SplittableRandom random;
  private int[] generations;
  private long[] lastX;
  private long[] lastY;
  private final long[] statuses = new long[SampleStatus.COUNT];
  private long seen;

  /** Rows of one field of longs, a second apart, without a fault. */
  public GeneratedRows(final int keys, final int rounds) {
    this.keys = keys;
    this.rounds = rounds;
  }

  /**
   * A row.
   *
   * @param x in ns since 1970, null where it is absent
   * @param ys null where one is absent; a double's in thousandths
   */
  public record Row(String key, Long x, Long[] ys) {}

  public GeneratedRows fields(final int newFields, final NumberType newType) {
    fields = newFields;
    yType = newType;
    return this;
  }

  /** In ns; x is late by less than the jitter. */
  public GeneratedRows interval(final long newInterval, final long newJitter) {
    interval = newInterval;
    jitter = newJitter;
    return this;
  }

  /** The probability of a fault in a row, and that of a new key in place of an old one. */
  public GeneratedRows faults(final double newFaultRate, final double newChurnRate) {
    faultRate = newFaultRate;
    churnRate = newChurnRate;
    return this;
  }

  public GeneratedRows seed(final long newSeed) {
    seed = newSeed;
    return this;
  }

  /** How often a status was found, over all fields. */
  public long count(final int status) {
    return statuses[status];
  }

  /** How many keys had a sample that was not all holes. */
  public long keys() {
    return seen;
  }

  /** Makes all rows, the same ones each time. */
  public void forEach(final Consumer<Row> target) {
    random = new SplittableRandom(seed);
    generations = new int[keys];
    lastX = new long[keys * fields];
    lastY = new long[keys * fields];
    Arrays.fill(lastX, NEVER);
    Arrays.fill(statuses, 0);
    seen = 0;
    for (int round = 0; round < rounds; round++) {
      for (int place = 0; place < keys; place++) {
        final long late = jitter == 0 ? 0 : random.nextLong(jitter);
        target.accept(row(place, FIRST_X + round * interval + late));
      }
    }
  }

  private Row row(final int place, final long x) {
    final int from = place * fields;
    if (isSeen(place) && random.nextDouble() < churnRate) {
      generations[place]++;
      Arrays.fill(lastX, from, from + fields, NEVER);
    }
    final int generation = generations[place];
    final String key = generation == 0 ? "k" + place : "k" + place + '-' + generation;
    final boolean wasSeen = isSeen(place);
    final boolean isFaulty = random.nextDouble() < faultRate;
    final Row row = isFaulty ? faulty(key, from, x, wasSeen) : good(key, from, x);
    seen += !wasSeen && isSeen(place) ? 1 : 0;
    return row;
  }

  private boolean isSeen(final int place) {
    return Arrays.stream(lastX, place * fields, (place + 1) * fields).anyMatch(x -> x != NEVER);
  }

  private Row good(final String key, final int from, final long x) {
    final Long[] ys = new Long[fields];
    for (int i = 0; i < fields; i++) {
      ys[i] = grown(from + i);
      judge(from + i, x, ys[i]);
    }
    return new Row(key, x, ys);
  }

  private long grown(final int index) {
    if (lastX[index] == NEVER) {
      // Unsigned ones pass 2^63 soon.
      return (yType == NumberType.ULONG ? Long.MAX_VALUE - 16 * MAX_STEP : 0)
          + random.nextInt(16 * MAX_STEP);
    }
    return lastY[index] + random.nextInt(MAX_STEP);
  }

  /** The first row of a key can be one with holes only, and is good otherwise. */
  private Row faulty(final String key, final int from, final long x, final boolean wasSeen) {
    final int kind = random.nextInt(4);
    if (kind == 0) {
      return withHoles(key, from, x);
    }
    if (!wasSeen) {
      return good(key, from, x);
    }
    final Long[] ys = new Long[fields];
    final long newest = Arrays.stream(lastX, from, from + fields).max().getAsLong();
    final long oldest =
        Arrays.stream(lastX, from, from + fields).filter(last -> last != NEVER).min().getAsLong();
    final long faultyX = kind == 1 ? oldest - 1 - random.nextInt(1_000) : newest;
    for (int i = 0; i < fields; i++) {
      ys[i] = kind == 3 ? Long.valueOf(random.nextInt(MAX_STEP)) : Long.valueOf(grown(from + i));
      judge(from + i, kind == 3 ? x : faultyX, ys[i]);
    }
    return new Row(key, kind == 3 ? x : faultyX, ys);
  }

  private Row withHoles(final String key, final int from, final long x) {
    final boolean hasX = random.nextInt(8) > 0;
    final Long[] ys = new Long[fields];
    for (int i = 0; i < fields; i++) {
      ys[i] = random.nextBoolean() ? null : Long.valueOf(grown(from + i));
      if (hasX && ys[i] != null) {
        judge(from + i, x, ys[i]);
      } else {
        statuses[SampleStatus.MISSING]++;
      }
    }
    return new Row(key, hasX ? x : null, ys);
  }

  private void judge(final int index, final long x, final long y) {
    final int status;
    if (lastX[index] == NEVER) {
      status = SampleStatus.FIRST;
    } else if (x == lastX[index]) {
      status = SampleStatus.DUPLICATE_X;
    } else if (x < lastX[index]) {
      status = SampleStatus.OUT_OF_ORDER;
    } else {
      status = Long.compareUnsigned(y, lastY[index]) < 0 ? SampleStatus.RESET : SampleStatus.OK;
    }
    statuses[status]++;
    if (status != SampleStatus.DUPLICATE_X && status != SampleStatus.OUT_OF_ORDER) {
      lastX[index] = x;
      lastY[index] = y;
    }
  }

  // ---- as text: columns key, ts, y1, y2 and so on

  /** Writes csv, with a header. */
  public void csv(final Path file, final XUnit unit) {
    write(file, header(), row -> csv(row, unit));
  }

  /** Writes one JSON object a line. */
  public void ndjson(final Path file, final XUnit unit) {
    write(file, "", row -> ndjson(row, unit));
  }

  private interface Line {
    String of(Row row);
  }

  private void write(final Path file, final String header, final Line line) {
    try (Writer writer = Files.newBufferedWriter(file)) {
      writer.write(header);
      forEach(
          row -> {
            try {
              writer.write(line.of(row));
            } catch (final IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String header() {
    final StringBuilder header = new StringBuilder("key,ts");
    for (int i = 1; i <= fields; i++) {
      header.append(",y").append(i);
    }
    return header.append('\n').toString();
  }

  private String csv(final Row row, final XUnit unit) {
    final StringBuilder line = new StringBuilder(row.key).append(',');
    line.append(row.x == null ? "" : time(row.x, unit));
    for (final Long y : row.ys) {
      line.append(',').append(y == null ? "" : number(y));
    }
    return line.append('\n').toString();
  }

  private String ndjson(final Row row, final XUnit unit) {
    final StringBuilder line =
        new StringBuilder("{\"key\":\"").append(row.key).append("\",\"ts\":");
    line.append(row.x == null ? "null" : time(row.x, unit));
    for (int i = 0; i < fields; i++) {
      final Long y = row.ys[i];
      line.append(",\"y").append(i + 1).append("\":").append(y == null ? "null" : number(y));
    }
    return line.append("}\n").toString();
  }

  private static String time(final long nanos, final XUnit unit) {
    return BigDecimal.valueOf(nanos, unit.nanoDigits()).stripTrailingZeros().toPlainString();
  }

  private String number(final long y) {
    return switch (yType) {
      case LONG -> Long.toString(y);
      case ULONG -> Long.toUnsignedString(y);
      case DOUBLE -> BigDecimal.valueOf(y, 3).toString();
    };
  }
}
