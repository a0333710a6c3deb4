// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.collector.input.ByteFeed;
import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random rows, recordings of them in memory, and what comes out of a recording, as text. */
final class Recordings {
  static final int MAX_KEY_BYTES = 24;
  private static final double[] ODD_DOUBLES = {
    Double.NaN, -0.0, 0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE
  };

  private Recordings() {}

  static RowSchema rows(final NumberType xType, final NumberType yType, final String... fields) {
    return RowSchema.of(
        List.of("host", "disk"), "ts", List.of(fields), xType, yType, XUnit.NONE, MAX_KEY_BYTES);
  }

  static RowSchema frames() {
    return RowSchema.ofFrames(FrameKind.DOCKER, MAX_KEY_BYTES);
  }

  static Sample sample(final RowSchema schema) {
    return new Sample(schema.fields().size(), schema.xType(), schema.yType(), MAX_KEY_BYTES);
  }

  static void key(final Sample sample, final String key) {
    final byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, sample.key(), 0, bytes.length);
    sample.keyLength(bytes.length);
  }

  /** Fills a random row, mostly as a counter would be, and returns its label. */
  static String fill(
      final Sample sample,
      final RowSchema schema,
      final SplittableRandom random,
      final int keys,
      final long now) {
    sample.clear();
    final int key = random.nextInt(keys);
    key(sample, (random.nextInt(5) == 0 ? "wéb-" : "k") + key);
    final boolean holes = random.nextInt(6) == 0;
    final boolean hasX = !holes || random.nextBoolean();
    final long x = random.nextInt(12) == 0 ? now - random.nextInt(50) : now;
    if (schema.isFramed() && hasX) {
      sample.frame(x);
    }
    for (int i = 0; i < schema.fields().size(); i++) {
      final boolean own = schema.isFramed() && i == 0 && random.nextInt(3) > 0;
      if (hasX && !(holes && schema.isFramed() && random.nextInt(3) == 0)) {
        x(sample, i, schema, own ? 3 * x + key : x);
      }
      if (!holes || random.nextBoolean()) {
        y(sample, i, schema, random, now * (key + 1));
      }
      if (schema.isFramed() && random.nextInt(4) == 0) {
        sample.keyScale(i, 1 + random.nextInt(3));
      }
    }
    return schema.isFramed() && key % 3 > 0 ? "name-" + key + '-' + now / 400 : null;
  }

  private static void x(
      final Sample sample, final int field, final RowSchema schema, final long x) {
    if (schema.xType() == NumberType.DOUBLE) {
      sample.setX(field, x / 8.0);
    } else {
      sample.setX(field, x);
    }
  }

  private static void y(
      final Sample sample,
      final int field,
      final RowSchema schema,
      final SplittableRandom random,
      final long value) {
    final boolean odd = random.nextInt(20) == 0;
    if (schema.yType() == NumberType.DOUBLE) {
      sample.setY(field, odd ? ODD_DOUBLES[random.nextInt(ODD_DOUBLES.length)] : value / 16.0);
    } else {
      sample.setY(field, odd ? random.nextLong() : value);
    }
  }

  /**
   * The store's time at a row of a block: said for none, once for all, for some rows at a time, for
   * each, or for some and not for others, as the block's number has it.
   */
  private static long storeTime(
      final SplittableRandom random, final long before, final int block, final boolean first) {
    final boolean moves =
        switch (block % 5) {
          case 0 -> false;
          case 1 -> first;
          case 2 -> random.nextInt(20) == 0;
          default -> random.nextInt(3) == 0;
        };
    final long time = moves ? before + random.nextInt(-1, 3) : before;
    return block % 5 == 4 && random.nextInt(5) == 0 ? Block.NO_TIME : time;
  }

  /** A recording of random rows; the rows' text goes to the list. */
  static byte[] random(
      final RowSchema schema,
      final SplittableRandom random,
      final int rows,
      final int keys,
      final int entries,
      final int rowsPerBlock,
      final List<String> texts) {
    return random(
        new FileHeader(FileHeader.VERSION, random.nextLong(), schema, RunSettings.ABSENT),
        random,
        rows,
        keys,
        entries,
        rowsPerBlock,
        texts);
  }

  /** One with a header of its own. */
  static byte[] random(
      final FileHeader header,
      final SplittableRandom random,
      final int rows,
      final int keys,
      final int entries,
      final int rowsPerBlock,
      final List<String> texts) {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RecordingWriter writer = new RecordingWriter(Channels.newChannel(out), header, entries)) {
      final RowSchema schema = header.rows();
      final Sample sample = sample(schema);
      final int blockRows = Math.min(rowsPerBlock, RecordingWriter.ROWS);
      long clock = 1_000;
      for (int i = 0; i < rows; i++) {
        final String label = fill(sample, schema, random, keys, i);
        final int block = i / blockRows;
        final long drawn = storeTime(random, clock, block, i % blockRows == 0);
        clock = drawn == Block.NO_TIME ? clock : drawn;
        final long time = block % 5 == 0 ? Block.NO_TIME : drawn;
        writer.storeTime(time);
        writer.row(sample, label);
        texts.add(text(sample, label, time));
        if ((i + 1) % rowsPerBlock == 0) {
          writer.flush();
        }
      }
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static ByteFeed feed(final byte[] bytes, final int chunk) {
    final int[] at = {0};
    return (target, offset, length) -> {
      final int count = Math.min(Math.min(length, chunk), bytes.length - at[0]);
      if (count == 0) {
        return -1;
      }
      System.arraycopy(bytes, at[0], target, offset, count);
      at[0] += count;
      return count;
    };
  }

  static RecordingReader reader(final byte[] bytes, final int chunk) throws Exception {
    return new RecordingReader(feed(bytes, chunk), "test");
  }

  /** All rows that come out; what is lost, as its place and reason, goes to the other list. */
  static List<String> read(final byte[] bytes, final int chunk, final List<String> lost)
      throws Exception {
    final RecordingReader reader = reader(bytes, chunk);
    final List<String> texts = new ArrayList<>();
    final int fields = reader.rows().fields().size();
    final int[] all = new int[fields];
    for (int i = 0; i < fields; i++) {
      all[i] = i;
    }
    final Sample sample = sample(reader.rows());
    int outcome = reader.next();
    while (outcome != RecordingReader.END) {
      if (outcome == RecordingReader.LOST) {
        lost.add(reader.place() + ": " + reader.reason());
      } else {
        final Block block = reader.block();
        if (block.unnamedRows() > 0) {
          lost.add(reader.place() + ": unnamed " + block.unnamedRows());
        }
        for (int row = 0; row < block.rows(); row++) {
          if (block.isUsable(row)) {
            block.fill(row, all, sample);
            texts.add(text(sample, block.label(row), block.storeTime(row)));
          }
        }
      }
      outcome = reader.next();
    }
    if (reader.warning() != null) {
      lost.add(reader.warning());
    }
    return texts;
  }

  static String text(final Sample sample, final String label, final long storeTime) {
    final StringBuilder text =
        new StringBuilder(new String(sample.key(), 0, sample.keyLength(), StandardCharsets.UTF_8));
    text.append(' ').append(label).append(' ');
    text.append(sample.hasFrame() ? Long.toHexString(sample.frame()) : "-");
    for (int i = 0; ; i++) {
      try {
        text.append(' ').append(sample.hasX(i) ? Long.toHexString(sample.xBits(i)) : "-");
        text.append(' ').append(sample.hasY(i) ? Long.toHexString(sample.yBits(i)) : "-");
        text.append(' ').append(sample.keyScale(i));
      } catch (final ArrayIndexOutOfBoundsException e) {
        return text.append(" at ").append(storeTime).toString();
      }
    }
  }
}
