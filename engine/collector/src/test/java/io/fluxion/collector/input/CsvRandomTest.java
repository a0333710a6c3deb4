// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.row.RowSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random inputs, each read at once and in small chunks, with the same outcome. */
class CsvRandomTest {
  private static final RowSchema KXY = Rows.options("k", "x", "y");

  private static Random random(final String what) {
    final long seed = System.nanoTime();
    System.out.println("CsvRandomTest " + what + ", seed " + seed);
    return new Random(seed);
  }

  private static String quoted(final Random random, final String cell) {
    final boolean needs = cell.matches("(?s).*[\",\r\n].*");
    return needs || random.nextInt(3) == 0 ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private static String cell(final Random random) {
    final String alphabet = "abcdefgh0123456789 é,\"\n\r";
    final StringBuilder text = new StringBuilder("k");
    for (int n = random.nextInt(random.nextInt(8) == 0 ? 90 : 12); n > 0; n--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  void shouldReadBackEveryWellFormedInput() throws Exception {
    final Random random = random("well-formed");
    for (int i = 0; i < 300; i++) {
      final int more = random.nextInt(6);
      final String end = random.nextBoolean() ? "\n" : "\r\n";
      final StringBuilder text = new StringBuilder("n,".repeat(more) + "y,k,x" + end);
      final List<String> expected = new ArrayList<>();
      for (int row = random.nextInt(60); row > 0; row--) {
        for (int c = 0; c < more; c++) {
          text.append(quoted(random, cell(random))).append(',');
        }
        final long y = random.nextLong() >> random.nextInt(64);
        final long x = random.nextLong() >> random.nextInt(64);
        final String key = cell(random);
        text.append(quoted(random, Long.toString(y))).append(',');
        text.append(quoted(random, key)).append(',');
        text.append(quoted(random, Long.toString(x)));
        text.append(row > 1 || random.nextBoolean() ? end : "");
        text.append(row > 1 && random.nextInt(9) == 0 ? end : "");
        expected.add(key + " " + x + " " + y);
      }
      assertThat(Rows.read(Format.CSV, KXY, text.toString())).isEqualTo(expected);
    }
  }

  @Test
  void shouldNameEveryBadLineAndLoseNoOtherOne() throws Exception {
    final Random random = random("spoilt rows");
    final String[] spoilt = {
      "a,1",
      "a,1,2,3",
      "\"a,1,2",
      "a,\"1,2",
      "a,1,\"2",
      "a,b,1",
      "a,1,b",
      "\"a\"b,1,2",
      "a\"b,1,2",
      ",1,2",
      "z".repeat(200),
      "\"" + "z".repeat(200)
    };
    for (int i = 0; i < 300; i++) {
      final StringBuilder text = new StringBuilder("k,x,y\n");
      final List<String> good = new ArrayList<>();
      int bad = 0;
      for (int row = 1 + random.nextInt(60); row > 0; row--) {
        if (random.nextInt(4) == 0) {
          text.append(spoilt[random.nextInt(spoilt.length)]).append('\n');
          bad++;
        } else {
          text.append("good").append(row).append(",1,2\n");
          good.add("good" + row + " 1 2");
        }
      }
      final byte[] raw = text.toString().getBytes(StandardCharsets.UTF_8);
      final List<String> rows = Rows.read(Format.CSV, KXY, raw, 150);
      assertThat(rows.stream().filter(row -> row.startsWith("good")).toList()).isEqualTo(good);
      assertThat(rows).hasSize(good.size() + bad);
    }
  }

  @Test
  void shouldSurviveAnyBytes() throws Exception {
    final Random random = random("any bytes");
    final byte[] alphabet = "k,x,y\n\r\"\"\"ab12-.,,\n\n{}[]:é".getBytes(StandardCharsets.UTF_8);
    int read = 0;
    for (int i = 0; i < 1000; i++) {
      final byte[] raw = new byte[random.nextInt(300)];
      for (int j = 0; j < raw.length; j++) {
        raw[j] =
            random.nextInt(200) == 0
                ? (byte) random.nextInt()
                : alphabet[random.nextInt(alphabet.length)];
      }
      final byte[] head = random.nextBoolean() ? "k,x,y\n".getBytes(StandardCharsets.UTF_8) : raw;
      System.arraycopy(head, 0, raw, 0, Math.min(6, raw.length));
      for (final Format format : List.of(Format.DOCKER, Format.CSV, Format.NDJSON)) {
        try {
          final RowSchema options = format == Format.NDJSON ? Rows.options("/k", "/x", "/y") : KXY;
          read += Rows.read(format, options, raw, 64).size();
        } catch (final InputException | UsageException e) {
          assertThat(e.getMessage()).doesNotContain("\n").contains("test");
        }
      }
    }
    assertThat(read).isGreaterThan(3_000);
  }
}
