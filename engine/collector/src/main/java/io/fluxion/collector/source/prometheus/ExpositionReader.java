/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.source.prometheus;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.collector.input.Bytes;
import io.fluxion.collector.input.Excerpt;
import io.fluxion.collector.input.NumberReader;
import io.fluxion.collector.row.XUnit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Reads series from the text exposition format of Prometheus, version 0.0.4, and from that of
 * OpenMetrics 1.0, whose exemplars it passes over. A line that cannot be read costs only itself.
 *
 * <p>Values are read as Go's ParseFloat does, but for hexadecimal numbers, which no exporter
 * writes, and underscores. Names in quotes, which servers only write for those who ask for them,
 * are not taken. A backslash in a label's value may stand before any character.
 *
 * <p>Not thread-safe. Nothing allocates but {@link #why} and a time with an exponent.
 */
final class ExpositionReader {
  /** There are no more lines. */
  static final int END = 0;

  /** A series was read. */
  static final int SERIES = 1;

  /** A line cannot be read: {@link #why} says more, unless the rest is passed over. */
  static final int MALFORMED = 2;

  /** A comment or a blank line. */
  static final int NOTHING = 3;

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** What Prometheus bears with. A time from beyond would make every other key look idle. */
  private static final long MAX_AHEAD_NANOS = TimeUnit.MINUTES.toNanos(10);

  /** Of a time with an exponent: a double has 17 digits. */
  private static final int LONGEST_TIME = 64;

  private static final int NANO_DIGITS = 9;

  /** Of a number of s that 64 bits of ns can hold. */
  private static final int MOST_WHOLE_DIGITS = 10;

  private static final int WRONG = -1;
  private static final byte[] NOTHING_LEFT = new byte[Bytes.PADDING];
  private static final String THE_VALUE = "the value '";
  private static final byte[] TYPE = MetricFamily.ascii("TYPE");
  private static final byte[] EOF = MetricFamily.ascii("EOF");
  private static final byte[] QUANTILE = MetricFamily.ascii("quantile");

  private final NumberReader value = NumberReader.ofY(NumberType.DOUBLE);
  private final NumberReader millis = NumberReader.ofX(NumberType.LONG, XUnit.NONE);
  private final NumberReader seconds = NumberReader.ofX(NumberType.LONG, XUnit.S);
  private final MetricFamily family = new MetricFamily();
  private final SeriesKeyWriter key;
  private final SeriesKind wanted;
  private byte[] bytes;
  private int end;
  private int at;
  private int line;
  private boolean isOpenMetrics;
  private boolean hasEnded;
  private boolean hasQuantile;
  private boolean hasTime;
  private long time;
  private long latest;
  private boolean isPassedOver;
  private SeriesKind kind;

  // Why a line is malformed: made of its parts only where somebody asks.
  private String reason;
  private int excerptFrom;
  private int excerptTo;
  private String reasonAfter;

  /**
   * A reader for many answers of one target.
   *
   * @param key writes the keys
   * @param wanted of what kind the series are whose keys are looked at and given to the sample
   */
  ExpositionReader(final SeriesKeyWriter key, final SeriesKind wanted) {
    this.key = key;
    this.wanted = wanted;
  }

  /**
   * Begins an answer.
   *
   * @param answer {@link Bytes#PADDING} more than {@code length} of which can be loaded
   * @param length in bytes
   * @param newIsOpenMetrics whether times are in s and an end is marked
   * @param now when it was asked for, in ns since 1970: a line's own time may be ahead of that by
   *     what clocks differ, no more
   */
  void begin(
      final byte[] answer, final int length, final boolean newIsOpenMetrics, final long now) {
    bytes = answer;
    end = length;
    at = 0;
    line = 0;
    isOpenMetrics = newIsOpenMetrics;
    latest = Math.addExact(now, MAX_AHEAD_NANOS);
    hasEnded = false;
    isPassedOver = false;
    family.clear();
    key.begin(bytes, 0, 0);
  }

  /** Lets go of the answer. */
  void end() {
    begin(NOTHING_LEFT, 0, false, 0);
  }

  /** From here on a row is malformed without being looked at. */
  void passOverRest() {
    isPassedOver = true;
  }

  /**
   * Reads a line.
   *
   * @param sample gets the key of a series of the kind that is wanted
   * @return {@link #SERIES}, {@link #MALFORMED}, {@link #NOTHING} or {@link #END}
   */
  int next(final Sample sample) {
    line++;
    if (at >= end) {
      final boolean isCut = isOpenMetrics && !hasEnded && !isPassedOver;
      hasEnded = true;
      return isCut && !wrong("the answer ends without # EOF") ? MALFORMED : END;
    }
    final int from = at;
    final int newline = Bytes.find((byte) '\n', bytes, from, end);
    at = newline + 1;
    final int first = passBlanks(from, newline);
    final int to = lineEnd(first, newline);
    if (first == to) {
      return NOTHING;
    }
    if (bytes[first] == '#') {
      return isPassedOver || comment(first + 1, to) ? NOTHING : MALFORMED;
    }
    return !isPassedOver && series(first, to, newline, sample) ? SERIES : MALFORMED;
  }

  /** The line read last, from 1. */
  int line() {
    return line;
  }

  /** What the values of the series are. */
  SeriesKind kind() {
    return kind;
  }

  /** The bits of the series' value, a double. */
  long valueBits() {
    return value.bits();
  }

  /** Whether the line has a time of its own. */
  boolean hasTime() {
    return hasTime;
  }

  /** The line's own time, in ns since 1970. */
  long time() {
    return time;
  }

  /** Why a line cannot be read. */
  String why() {
    if (reason == null) {
      return key.why();
    }
    if (reasonAfter == null) {
      return reason;
    }
    final String why = reason + Excerpt.of(bytes, excerptFrom, excerptTo) + reasonAfter;
    return reason.equals(THE_VALUE) ? why + value.why(bytes, excerptFrom, excerptTo) : why;
  }

  // ---- comments

  /** Looks for what is no mere comment; false where it is, but malformed. */
  private boolean comment(final int from, final int to) {
    final int wordFrom = passBlanks(from, to);
    final int wordTo = tokenEnd(wordFrom, to);
    if (MetricFamily.is(TYPE, bytes, wordFrom, wordTo)) {
      return type(wordTo, to);
    }
    hasEnded |= MetricFamily.is(EOF, bytes, wordFrom, wordTo) && wordTo == to;
    return true;
  }

  private boolean type(final int from, final int to) {
    final int nameFrom = passBlanks(from, to);
    final int nameTo = tokenEnd(nameFrom, to);
    final int typeFrom = passBlanks(nameTo, to);
    final int typeTo = tokenEnd(typeFrom, to);
    if (typeFrom == to || passBlanks(typeTo, to) < to) {
      family.clear();
      return wrong("a TYPE line has a name, a type and nothing else");
    }
    return family.set(bytes, nameFrom, nameTo, typeFrom, typeTo)
        || wrong("the type '", typeFrom, typeTo, "' is not known");
  }

  // ---- series

  private boolean series(final int from, final int to, final int newline, final Sample sample) {
    if (newline == end) {
      return wrong("the answer ends within the line");
    }
    int nameTo = from;
    while (nameTo < to && isNameByte(bytes[nameTo], nameTo > from, true)) {
      nameTo++;
    }
    if (nameTo == from) {
      return wrong("a line begins with a name or #, not '", from, to, "'");
    }
    key.begin(bytes, from, nameTo);
    hasQuantile = false;
    int i = passBlanks(nameTo, to);
    if (i < to && bytes[i] == '{') {
      i = labels(i + 1, to);
      if (i == WRONG) {
        return false;
      }
    } else if (i == nameTo && i < to) {
      return wrong("the name '", from, tokenEnd(from, to), "' is no name");
    }
    kind = family.kindOf(from, nameTo, hasQuantile);
    return numbers(passBlanks(i, to), to) && (kind != wanted || key.write(sample) || wrong(null));
  }

  /** Reads labels from behind the brace that opens them; answers where they end, or WRONG. */
  private int labels(final int from, final int to) {
    int i = passBlanks(from, to);
    while (i < to && bytes[i] != '}') {
      final int nameFrom = i;
      while (i < to && isNameByte(bytes[i], i > nameFrom, false)) {
        i++;
      }
      final int nameTo = i;
      i = passBlanks(i, to);
      if (nameTo == nameFrom || i == to || bytes[i] != '=') {
        return wrongLabel("a label has no name and =: '", nameFrom, to);
      }
      i = passBlanks(i + 1, to);
      final int valueTo = i < to && bytes[i] == '"' ? quoteEnd(i + 1, to) : WRONG;
      if (valueTo == WRONG) {
        return wrongLabel("a label has no value in quotes: '", nameFrom, to);
      }
      hasQuantile |= MetricFamily.is(QUANTILE, bytes, nameFrom, nameTo);
      key.label(nameFrom, nameTo, i, valueTo);
      i = passBlanks(valueTo, to);
      if (i < to && bytes[i] == ',') {
        i = passBlanks(i + 1, to);
      } else if (i < to && bytes[i] != '}') {
        return wrongLabel("neither a comma nor } is behind a label: '", i, to);
      }
    }
    return i < to ? i + 1 : wrongLabel("the labels have no end: '", from, to);
  }

  /** Behind the quote that closes a value, or WRONG. */
  private int quoteEnd(final int from, final int to) {
    int i = from;
    while (i < to && bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return i < to ? i + 1 : WRONG;
  }

  private boolean numbers(final int from, final int to) {
    if (from == to) {
      return wrong("there is no value");
    }
    final int valueTo = tokenEnd(from, to);
    if (!value.read(bytes, from, valueTo)) {
      return wrong(THE_VALUE, from, valueTo, "' ");
    }
    final int timeFrom = passBlanks(valueTo, to);
    hasTime = timeFrom < to && bytes[timeFrom] != '#';
    if (!hasTime) {
      return true;
    }
    final int timeTo = tokenEnd(timeFrom, to);
    if (isOpenMetrics ? !readSeconds(timeFrom, timeTo) : !readMillis(timeFrom, timeTo)) {
      return wrong(
          "the time '",
          timeFrom,
          timeTo,
          isOpenMetrics ? "' is none in decimal s" : "' is none in whole ms");
    }
    if (time > latest) {
      return wrong(
          "the time '",
          timeFrom,
          timeTo,
          "' is more than 10 minutes ahead of this machine's clock");
    }
    final int rest = passBlanks(timeTo, to);
    return rest == to || bytes[rest] == '#' || wrong("'", rest, to, "' is behind value and time");
  }

  private boolean readMillis(final int from, final int to) {
    if (!millis.read(bytes, from, to)) {
      return false;
    }
    final long read = millis.bits();
    time = read * NANOS_PER_MILLI;
    return read <= Long.MAX_VALUE / NANOS_PER_MILLI && read >= Long.MIN_VALUE / NANOS_PER_MILLI;
  }

  private boolean readSeconds(final int from, final int to) {
    if (!seconds.read(bytes, from, to)) {
      return readExponent(from, to);
    }
    time = seconds.bits();
    return true;
  }

  /** As Go's writer has it: 1.520879607789e+09; to the nearest ns. */
  private boolean readExponent(final int from, final int to) {
    if (to - from > LONGEST_TIME) {
      return false;
    }
    final BigDecimal read;
    try {
      read = new BigDecimal(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    } catch (final NumberFormatException e) {
      return false;
    }
    // Looked at first: a large exponent would make a number of as many digits.
    final long wholeDigits = (long) read.precision() - read.scale();
    if (read.signum() == 0 || wholeDigits < -NANO_DIGITS) {
      time = 0;
      return true;
    }
    if (wholeDigits > MOST_WHOLE_DIGITS) {
      return false;
    }
    final BigInteger nanos =
        read.movePointRight(NANO_DIGITS).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    time = nanos.longValue();
    return nanos.bitLength() < Long.SIZE;
  }

  // ---- pieces of a line

  private int passBlanks(final int from, final int to) {
    int i = from;
    while (i < to && isBlank(bytes[i])) {
      i++;
    }
    return i;
  }

  private int tokenEnd(final int from, final int to) {
    int i = from;
    while (i < to && !isBlank(bytes[i])) {
      i++;
    }
    return i;
  }

  /** Before blanks at the end, and before the carriage return of those who write one. */
  private int lineEnd(final int from, final int newline) {
    int to = newline;
    if (to > from && bytes[to - 1] == '\r') {
      to--;
    }
    while (to > from && isBlank(bytes[to - 1])) {
      to--;
    }
    return to;
  }

  private static boolean isBlank(final byte one) {
    return one == ' ' || one == '\t';
  }

  private static boolean isNameByte(
      final byte one, final boolean takesDigits, final boolean takesColons) {
    final int letter = one | 0x20;
    return letter >= 'a' && letter <= 'z'
        || one == '_'
        || one == ':' && takesColons
        || one >= '0' && one <= '9' && takesDigits;
  }

  private int wrongLabel(final String why, final int from, final int to) {
    wrong(why, from, to, "'");
    return WRONG;
  }

  private boolean wrong(final String why) {
    return wrong(why, 0, 0, null);
  }

  private boolean wrong(final String before, final int from, final int to, final String after) {
    reason = before;
    excerptFrom = from;
    excerptTo = to;
    reasonAfter = after;
    return false;
  }
}
