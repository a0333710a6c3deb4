// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.source.prometheus.Exposition.Read;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Held against a slow and obvious reader: a regular expression for each sort of line. */
class ExpositionRandomTest {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));
  private static final int EXPOSITIONS = 2_000;

  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String LABEL =
      "[ \t]*([a-zA-Z_][a-zA-Z0-9_]*)[ \t]*=[ \t]*(\"(?:[^\"\\\\]|\\\\.)*\")[ \t]*";
  private static final Pattern LABELS = Pattern.compile(LABEL, Pattern.DOTALL);
  private static final Pattern SERIES =
      Pattern.compile(
          "[ \t]*("
              + NAME
              + ")(?:[ \t]*\\{((?:"
              + LABEL
              + ",)*(?:"
              + LABEL
              + ")?)[ \t]*\\}[ \t]*|[ \t]+)"
              + "([^ \t#{][^ \t\r]*)(?:[ \t]+([-+]?[0-9]{1,18}))?(?:[ \t]+#.*)?[ \t]*\r?",
          Pattern.DOTALL);
  private static final Pattern VALUE =
      Pattern.compile(
          "[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?(?i:nan|inf|infinity)");
  private static final Pattern COMMENT = Pattern.compile("[ \t]*#.*", Pattern.DOTALL);
  private static final Pattern BLANK = Pattern.compile("[ \t]*\r?");
  private static final Pattern TYPE_WORD =
      Pattern.compile("[ \t]*#[ \t]*TYPE(?:[ \t].*)?\r?", Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile(
          "[ \t]*#[ \t]*TYPE[ \t]+([^ \t\r]+)[ \t]+"
              + "(counter|gauge|histogram|summary|untyped|unknown)[ \t]*\r?");

  private static final String[] NAMES = {"a", "b", "a_b", "a:b", "_", "up", "x9"};

  private final SplittableRandom random = new SplittableRandom(SEED);
  private String familyName = "";
  private String familyType = "untyped";
  private String lastName = "a";

  ExpositionRandomTest() {
    System.out.println("ExpositionRandomTest: -Dfluxion.seed=" + SEED);
  }

  // ---- the reference

  private List<Read> reference(final String text) {
    familyType = "untyped";
    final List<Read> all = new ArrayList<>();
    final String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      final boolean isCut = i == lines.length - 1;
      final Read read = line(lines[i], i + 1, isCut);
      if (read != null) {
        all.add(read);
      }
    }
    return all;
  }

  private Read line(final String line, final int number, final boolean isCut) {
    final Read wrong = new Read(number, null, "", 0, null);
    if (BLANK.matcher(line).matches()) {
      return null;
    }
    if (TYPE_WORD.matcher(line).matches()) {
      final Matcher type = TYPE.matcher(line);
      familyType = "untyped";
      if (!type.matches()) {
        return wrong;
      }
      familyName = type.group(1);
      familyType = type.group(2);
      return null;
    }
    if (COMMENT.matcher(line).matches()) {
      return null;
    }
    final Matcher series = SERIES.matcher(line);
    if (isCut || !series.matches()) {
      return wrong;
    }
    final String value = series.group(7);
    if (!VALUE.matcher(value).matches()) {
      return wrong;
    }
    final String shown = value.toLowerCase(Locale.ROOT).replace("infinity", "inf");
    final double y =
        shown.endsWith("inf")
            ? shown.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY
            : shown.endsWith("nan") ? Double.NaN : Double.parseDouble(shown);
    if (Double.isInfinite(y) && !shown.endsWith("inf")) {
      return wrong;
    }
    if (series.group(8) != null && Math.abs(Long.parseLong(series.group(8))) > 9_223_372_036_854L) {
      return wrong;
    }
    final Long time = series.group(8) == null ? null : Long.parseLong(series.group(8)) * 1_000_000;
    final String labels = series.group(2) == null ? "" : series.group(2);
    final String key = series.group(1) + canonical(labels);
    final SeriesKind kind = kind(series.group(1), labels);
    final List<String> names =
        LABELS.matcher(labels).results().map(label -> label.group(1)).toList();
    if (kind == SeriesKind.COUNTER && Set.copyOf(names).size() < names.size()) {
      return wrong;
    }
    return new Read(
        number, kind, kind == SeriesKind.COUNTER ? key : "", Double.doubleToRawLongBits(y), time);
  }

  private static String canonical(final String labels) {
    final List<String> parts = new ArrayList<>();
    final Matcher matcher = LABELS.matcher(labels);
    while (matcher.find()) {
      parts.add(matcher.group(1) + "=" + matcher.group(2));
    }
    return parts.isEmpty() ? "" : "{" + String.join(",", parts) + "}";
  }

  private SeriesKind kind(final String name, final String labels) {
    final boolean isQuantile =
        LABELS.matcher(labels).results().anyMatch(label -> label.group(1).equals("quantile"));
    final String suffix =
        name.startsWith(familyName) ? name.substring(familyName.length()) : "no such";
    final boolean isSummed = suffix.equals("_sum") || suffix.equals("_count");
    final boolean isCreated = suffix.equals("_created");
    final SeriesKind untyped = SeriesKind.UNTYPED;
    return switch (familyType) {
      case "counter" ->
          suffix.isEmpty() || suffix.equals("_total")
              ? SeriesKind.COUNTER
              : isCreated ? SeriesKind.OTHER : untyped;
      case "gauge" -> suffix.isEmpty() ? SeriesKind.GAUGE : untyped;
      case "histogram" ->
          isSummed || suffix.equals("_bucket")
              ? SeriesKind.COUNTER
              : isCreated ? SeriesKind.OTHER : untyped;
      case "summary" ->
          suffix.isEmpty() && isQuantile
              ? SeriesKind.GAUGE
              : isSummed ? SeriesKind.COUNTER : isCreated ? SeriesKind.OTHER : untyped;
      default -> untyped;
    };
  }

  // ---- random expositions

  private String one(final String... words) {
    return words[random.nextInt(words.length)];
  }

  private String blanks() {
    return random.nextInt(3) > 0 ? "" : one(" ", "\t", "  ", " \t ");
  }

  private String name() {
    return (random.nextInt(4) > 0 ? lastName : one(NAMES))
        + one("", "", "", "_total", "_sum", "_count", "_bucket", "_created");
  }

  private String labelName() {
    return one("a", "le", "quantile", "b_9", "_", "instance");
  }

  private String labelValue() {
    final StringBuilder value = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      value.append(one("x", "é", "😀", " ", ",", "}", "{", "=", "#", "\\\\", "\\\"", "\\n", "\\z"));
    }
    return value.toString();
  }

  private String labels() {
    final int count = random.nextInt(4);
    if (count == 0 && random.nextBoolean()) {
      return one(" ", "\t", "  ");
    }
    final StringBuilder labels = new StringBuilder(blanks() + "{" + blanks());
    for (int i = 0; i < count; i++) {
      labels.append(i > 0 ? "," + blanks() : "").append(labelName()).append(blanks());
      labels.append('=').append(blanks()).append('"').append(labelValue()).append('"');
      labels.append(blanks());
    }
    return labels + (count > 0 ? one("", "", ",") : "") + blanks() + "}" + blanks();
  }

  private String value() {
    return switch (random.nextInt(6)) {
      case 0 -> one("NaN", "+Inf", "-Inf", "inf", "Infinity", "1e400", "1e-400", "0x10", "-", ".");
      case 1 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
      case 2 -> Long.toString(random.nextLong());
      case 3 -> Double.toString(random.nextDouble());
      default -> Integer.toString(random.nextInt(1_000));
    };
  }

  private String seriesLine() {
    final String time =
        random.nextInt(4) == 0 ? one(" ", "\t\t") + random.nextLong(-1_000, 999_999_999_999L) : "";
    final String exemplar = random.nextInt(9) == 0 ? " # {x=\"y\"} 1 2" : "";
    return blanks() + name() + labels() + value() + time + exemplar + blanks();
  }

  private String typeLine() {
    lastName = one(NAMES);
    return blanks()
        + "#"
        + blanks()
        + "TYPE"
        + one(" ", "\t", "  ")
        + lastName
        + one(" ", "\t", "  ")
        + one("counter", "gauge", "histogram", "summary", "untyped", "unknown")
        + blanks();
  }

  private String line() {
    return switch (random.nextInt(10)) {
      case 0 -> blanks();
      case 1 -> blanks() + "#" + blanks() + one("", "HELP a b", "TYPES a b", "x", "EOF");
      case 2, 3, 4 -> typeLine();
      default -> seriesLine();
    };
  }

  /** Cuts, doubles or changes a piece. */
  private String damaged(final String line) {
    if (line.isEmpty()) {
      return line;
    }
    final int at = random.nextInt(line.length());
    final String piece = one("", "{", "}", "\"", ",", " ", "=", "#", "\\", "1", "-", "\t", "a");
    return switch (random.nextInt(3)) {
      case 0 -> line.substring(0, at);
      case 1 -> line.substring(0, at) + piece + line.substring(at);
      default -> line.substring(0, at) + piece + line.substring(at + 1);
    };
  }

  private String exposition() {
    final StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      final String line = line();
      text.append(random.nextInt(6) == 0 ? damaged(line) : line);
      text.append(random.nextInt(10) == 0 ? "\r\n" : "\n");
    }
    if (random.nextInt(10) == 0) {
      text.setLength(Math.max(0, text.length() - 1 - random.nextInt(3)));
    }
    return text.toString();
  }

  @Test
  void shouldReadWhatTheReferenceReads() {
    int good = 0;
    int wrong = 0;
    for (int i = 0; i < EXPOSITIONS; i++) {
      // A damage may split a character in two; what then has no UTF-8 becomes a question mark.
      final byte[] bytes = exposition().getBytes(StandardCharsets.UTF_8);
      final String text = new String(bytes, StandardCharsets.UTF_8);
      final List<Read> expected = reference(text);
      final List<Read> read =
          Exposition.read(text, SeriesKind.COUNTER).stream()
              .map(one -> one.kind() == null ? new Read(one.line(), null, "", 0, null) : one)
              .toList();
      assertThat(read).as("%d: %s", i, text).isEqualTo(expected);
      wrong += (int) read.stream().filter(one -> one.kind() == null).count();
      good += (int) read.stream().filter(one -> one.kind() == SeriesKind.COUNTER).count();
    }
    assertThat(good).isGreaterThan(EXPOSITIONS / 6);
    assertThat(wrong).isGreaterThan(EXPOSITIONS / 2);
  }
}
