// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.collector.input.Bytes;
import io.fluxion.collector.input.Excerpt;
import io.fluxion.collector.input.NumberReader;
import io.fluxion.collector.row.XUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Reads series from the text exposition format of Prometheus, version 0.0.4, and from that of
 * OpenMetrics 1.0, whose exemplars it passes over. A line that cannot be read costs only itself,
 * but after {@link #MAX_MALFORMED_LINES} of them the rest of an answer is passed over.
 *
 * <p>Values are read as Go's ParseFloat does, but for hexadecimal numbers, which no exporter
 * writes, and underscores. Names in quotes, which servers only write for those who ask for them,
 * are not taken. A backslash in a label's value may stand before any character.
 *
 * <p>Not thread-safe. Nothing allocates but a malformed line and a time with an exponent.
 */
final class ExpositionReader {
  /** So many malformed lines of an answer end the reading of it. */
  static final int MAX_MALFORMED_LINES = 1_000;

  /** Of one answer: for more, {@link #why} says nothing. */
  private static final int NAMED_LINES = 100;

  /** What Prometheus bears with. A time from beyond would make every other key look idle. */
  private static final long MAX_AHEAD_NANOS = TimeUnit.MINUTES.toNanos(10);

  /** Of a time with an exponent: a double has 17 digits. */
  private static final int LONGEST_TIME = 64;

  private static final int NANO_DIGITS = 9;
  private static final int LONG_DIGITS = 19;
  private static final byte[] NOTHING_LEFT = new byte[Bytes.PADDING];
  private static final byte[] TYPE = MetricType.ascii("TYPE");
  private static final byte[] EOF = MetricType.ascii("EOF");
  private static final byte[] QUANTILE = MetricType.ascii("quantile");

  /** What a line is. */
  enum Line {
    SERIES,
    MALFORMED,
    /** A comment or a blank line. */
    NOTHING,
    /** There are no more lines. */
    END
  }

  private static final class MalformedLine extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedLine(final String why) {
      // Where in the code it was found out is of no use to anybody.
      super(why, null, false, false);
    }
  }

  private final NumberReader value = NumberReader.ofY(NumberType.DOUBLE);
  private final NumberReader millis = NumberReader.ofX(NumberType.LONG, XUnit.NONE);
  private final NumberReader seconds = NumberReader.ofX(NumberType.LONG, XUnit.S);
  private final SeriesKeyWriter key;
  private final SeriesKind wanted;

  // The answer.
  private byte[] bytes;
  private int end;
  private boolean isOpenMetrics;
  private long asked;
  private boolean hasEnded;
  private int malformed;
  private MetricType type;
  private int familyFrom;
  private int familyTo;

  // The line.
  private int line;
  private int nextLine;
  private int at;
  private int to;
  private String why;
  private boolean hasQuantile;
  private SeriesKind kind;
  private long time;

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
   * @param now when it was asked for, in ns since 1970: the time of a line that has none. One's own
   *     may be ahead of that by what clocks differ, no more
   */
  void begin(
      final byte[] answer, final int length, final boolean newIsOpenMetrics, final long now) {
    bytes = answer;
    end = length;
    isOpenMetrics = newIsOpenMetrics;
    asked = now;
    hasEnded = false;
    malformed = 0;
    type = MetricType.UNTYPED;
    line = 0;
    nextLine = 0;
    key.begin(bytes, 0, 0);
  }

  /** Lets go of the answer. */
  void end() {
    begin(NOTHING_LEFT, 0, false, 0);
  }

  /**
   * Reads a line.
   *
   * @param sample gets time and value of a series, and the key where its kind is wanted
   */
  Line next(final Sample sample) {
    line++;
    try {
      if (nextLine >= end) {
        checkEnd();
        return Line.END;
      }
      goToNextLine();
      if (at == to) {
        return Line.NOTHING;
      }
      final boolean isComment = bytes[at] == '#';
      if (isPassedOver()) {
        why = null;
        return isComment ? Line.NOTHING : Line.MALFORMED;
      }
      if (isComment) {
        at++;
        comment();
        return Line.NOTHING;
      }
      series(sample);
      return Line.SERIES;
    } catch (final MalformedLine e) {
      malformed++;
      why = e.getMessage();
      return Line.MALFORMED;
    }
  }

  /** The line read last, from 1. */
  int line() {
    return line;
  }

  /** What the values of the series are. */
  SeriesKind kind() {
    return kind;
  }

  /** Why a line is malformed; null where enough others were named. */
  String why() {
    return why;
  }

  /** Whether so many lines are malformed that the others are not looked at. */
  boolean isPassedOver() {
    return malformed >= MAX_MALFORMED_LINES;
  }

  private void checkEnd() throws MalformedLine {
    if (isOpenMetrics && !hasEnded && !isPassedOver()) {
      hasEnded = true;
      throw malformed("the answer ends without # EOF");
    }
  }

  /** Goes behind the blanks at its beginning; its end is before those at its end. */
  private void goToNextLine() {
    at = nextLine;
    to = Bytes.find((byte) '\n', bytes, at, end);
    nextLine = to + 1;
    if (to > at && bytes[to - 1] == '\r') {
      to--;
    }
    while (to > at && isBlank(bytes[to - 1])) {
      to--;
    }
    passBlanks();
  }

  /** Looks for what is no mere comment. */
  private void comment() throws MalformedLine {
    final int from = passBlanks();
    passWord();
    if (MetricType.is(TYPE, bytes, from, at)) {
      readType();
    } else {
      hasEnded |= at == to && MetricType.is(EOF, bytes, from, at);
    }
  }

  private void readType() throws MalformedLine {
    type = MetricType.UNTYPED;
    familyFrom = passBlanks();
    familyTo = passWord();
    final int from = passBlanks();
    final int typeTo = passWord();
    if (from == to || passBlanks() < to) {
      throw malformed("a TYPE line has a name, a type and nothing else");
    }
    final MetricType known = MetricType.of(bytes, from, typeTo);
    if (known == null) {
      throw malformed("the type '", from, typeTo, "' is not known");
    }
    type = known;
  }

  private void series(final Sample sample) throws MalformedLine {
    if (nextLine > end) {
      throw malformed("the answer ends within the line");
    }
    final int from = at;
    final int nameTo = passName(true);
    if (nameTo == from) {
      throw malformed("a line begins with a name or #, not '", from, to, "'");
    }
    key.begin(bytes, from, nameTo);
    hasQuantile = false;
    passBlanks();
    if (at < to && bytes[at] == '{') {
      at++;
      labels();
    } else if (at == nameTo && at < to) {
      throw malformed("the name '", from, passWord(), "' is no name");
    }
    kind = kindOf(from, nameTo);
    passBlanks();
    readValue();
    readTime();
    if (kind == wanted && !key.write(sample)) {
      throw malformed(isNamed() ? key.why() : null);
    }
    sample.setX(0, time);
    sample.setYBits(0, value.bits());
  }

  private SeriesKind kindOf(final int from, final int nameTo) {
    final int suffix = from + familyTo - familyFrom;
    return type == MetricType.UNTYPED
            || suffix > nameTo
            || !Arrays.equals(bytes, from, suffix, bytes, familyFrom, familyTo)
        ? SeriesKind.UNTYPED
        : type.kindOf(bytes, suffix, nameTo, hasQuantile);
  }

  /** Reads labels from behind the brace that opens them to behind the one that closes them. */
  private void labels() throws MalformedLine {
    final int begin = passBlanks();
    while (at < to && bytes[at] != '}') {
      final int from = at;
      final int nameTo = passName(false);
      passBlanks();
      if (nameTo == from || at == to || bytes[at] != '=') {
        throw malformed("a label has no name and =: '", from, to, "'");
      }
      at++;
      final int quote = passBlanks();
      if (!passQuoted()) {
        throw malformed("a label has no value in quotes: '", from, to, "'");
      }
      hasQuantile |= MetricType.is(QUANTILE, bytes, from, nameTo);
      key.label(from, nameTo, quote, at);
      passBlanks();
      if (at < to && bytes[at] == ',') {
        at++;
        passBlanks();
      } else if (at < to && bytes[at] != '}') {
        throw malformed("neither a comma nor } is behind a label: '", at, to, "'");
      }
    }
    if (at == to) {
      throw malformed("the labels have no end: '", begin, to, "'");
    }
    at++;
  }

  private void readValue() throws MalformedLine {
    if (at == to) {
      throw malformed("there is no value");
    }
    final int from = at;
    passWord();
    if (!value.read(bytes, from, at)) {
      throw malformed(
          "the value '", from, at, isNamed() ? "' " + value.why(bytes, from, at) : null);
    }
  }

  private void readTime() throws MalformedLine {
    final int from = passBlanks();
    if (at == to || bytes[at] == '#') {
      time = asked;
      return;
    }
    passWord();
    if (isOpenMetrics) {
      if (!readSeconds(from)) {
        throw malformed("the time '", from, at, "' is none in decimal s");
      }
    } else if (!readMillis(from)) {
      throw malformed("the time '", from, at, "' is none in whole ms");
    }
    if (time > asked + MAX_AHEAD_NANOS) {
      throw malformed(
          "the time '", from, at, "' is more than 10 minutes ahead of this machine's clock");
    }
    passBlanks();
    if (at < to && bytes[at] != '#') {
      throw malformed("'", at, to, "' is behind value and time");
    }
  }

  private boolean readMillis(final int from) {
    if (!millis.read(bytes, from, at)) {
      return false;
    }
    // One that is too large becomes the largest, and none of those is a multiple.
    time = TimeUnit.MILLISECONDS.toNanos(millis.bits());
    return time != Long.MAX_VALUE && time != Long.MIN_VALUE;
  }

  private boolean readSeconds(final int from) {
    if (!seconds.read(bytes, from, at)) {
      return readExponent(from);
    }
    time = seconds.bits();
    return true;
  }

  /** As Go's writer has it: 1.520879607789e+09; to the nearest ns. */
  private boolean readExponent(final int from) {
    if (at - from > LONGEST_TIME) {
      return false;
    }
    try {
      final BigDecimal nanos =
          new BigDecimal(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1))
              .scaleByPowerOfTen(NANO_DIGITS);
      // Looked at first: a large exponent would make a number of as many digits.
      final long wholeDigits = (long) nanos.precision() - nanos.scale();
      if (nanos.signum() == 0 || wholeDigits < 0) {
        time = 0;
        return true;
      }
      if (wholeDigits > LONG_DIGITS) {
        return false;
      }
      time = nanos.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
      return true;
    } catch (final ArithmeticException | NumberFormatException e) {
      return false;
    }
  }

  // ---- pieces of a line: each answers where it ends, which is the new position

  private int passBlanks() {
    int i = at;
    while (i < to && isBlank(bytes[i])) {
      i++;
    }
    at = i;
    return i;
  }

  private int passWord() {
    int i = at;
    while (i < to && !isBlank(bytes[i])) {
      i++;
    }
    at = i;
    return i;
  }

  private int passName(final boolean takesColons) {
    final int from = at;
    int i = from;
    while (i < to && isNameByte(bytes[i], i > from, takesColons)) {
      i++;
    }
    at = i;
    return i;
  }

  /** Passes over a label's value; false where there is none that is whole. */
  private boolean passQuoted() {
    if (at == to || bytes[at] != '"') {
      return false;
    }
    int i = at + 1;
    while (i < to && bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    at = i + 1;
    return i < to;
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

  private boolean isNamed() {
    return malformed < NAMED_LINES;
  }

  private MalformedLine malformed(final String reason) {
    return new MalformedLine(isNamed() ? reason : null);
  }

  private MalformedLine malformed(
      final String before, final int from, final int excerptTo, final String after) {
    return malformed(isNamed() ? before + Excerpt.of(bytes, from, excerptTo) + after : null);
  }
}
