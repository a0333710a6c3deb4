// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.IntegralRule;
import io.fluxion.NumberType;
import io.fluxion.ResetPolicy;
import io.fluxion.collector.input.Excerpt;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Metric;
import io.fluxion.collector.recording.RecordingWriter;
import io.fluxion.collector.row.XUnit;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * From the texts of options to their types, with the ranges that they have. Each refusal quotes the
 * text and says what would be right; the command puts the option's name before it.
 */
final class Converters {
  private static final int LONGEST_EXCERPT = 60;

  private Converters() {}

  /** Makes the types of options known to a command and its subcommands. */
  static void register(final CommandLine line) {
    line.registerConverter(Distance.class, new Distance.Converter());
    line.registerConverter(Duration.class, Converters::interval);
    line.registerConverter(Names.class, Names::parse);
    line.registerConverter(Metrics.class, Metrics::parse);
    line.registerConverter(InetSocketAddress.class, Converters::address);
    line.registerConverter(ResetPolicy.class, Converters::reset);
    line.registerConverter(Out.class, Out::parse);
    register(line, XUnit.class);
    register(line, IntegralRule.class);
    register(line, ColumnOptions.XKind.class);
    register(line, ColumnOptions.YKind.class);
    register(line, StoreOptions.Duplicate.class);
    register(line, StoreOptions.NanRule.class);
    register(line, StoreOptions.MissingRule.class);
    register(line, NumberType.class);
  }

  private static <E extends Enum<E>> void register(final CommandLine line, final Class<E> type) {
    line.registerConverter(type, new Choice<>(List.of(type.getEnumConstants())));
  }

  /** The word for a constant: in lower case, with dashes. */
  static String word(final Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** An option's text that is no good; picocli knows the option. */
  static TypeConversionException refused(final String text, final String reason) {
    return new TypeConversionException(quoted(text) + ' ' + reason);
  }

  /** An option's value that is found to be no good beside something else. */
  static UsageException invalid(final String option, final String text, final String reason) {
    return new UsageException("invalid value for " + option + ": " + quoted(text) + ' ' + reason);
  }

  /** A text as messages have it. */
  static String quoted(final String text) {
    return '\'' + Excerpt.of(text, LONGEST_EXCERPT) + '\'';
  }

  /** One of some words. */
  static class Choice<E extends Enum<E>> implements ITypeConverter<E> {
    private final Map<String, E> values = new LinkedHashMap<>();

    Choice(final List<E> values) {
      for (final E value : values) {
        this.values.put(word(value), value);
      }
    }

    @Override
    public E convert(final String text) {
      if (!values.containsKey(text)) {
        throw refused(text, "is none of " + String.join(", ", values.keySet()));
      }
      return values.get(text);
    }
  }

  /** What an input can hold, as its option has it. */
  private enum InputFormat {
    AUTO,
    DOCKER,
    CSV,
    NDJSON,
    FLUXION
  }

  /** The formats of an input; null for auto, which looks at the content. */
  static final class FormatChoice implements ITypeConverter<Format> {
    @Override
    public Format convert(final String text) {
      final InputFormat format = new Choice<>(List.of(InputFormat.values())).convert(text);
      return format == InputFormat.AUTO ? null : Format.valueOf(format.name());
    }
  }

  /** The types that x can have. */
  static final class XType extends Choice<NumberType> {
    XType() {
      super(List.of(NumberType.LONG, NumberType.DOUBLE));
    }
  }

  /** A whole number within a range. */
  private abstract static class WholeNumber implements ITypeConverter<Integer> {
    private final int min;
    private final int max;

    WholeNumber(final int min, final int max) {
      this.min = min;
      this.max = max;
    }

    @Override
    public Integer convert(final String text) {
      try {
        final int value = Integer.parseInt(text);
        if (value >= min && value <= max) {
          return value;
        }
      } catch (final NumberFormatException e) {
        // Said below.
      }
      throw refused(text, "is no whole number from " + min + " to " + max);
    }
  }

  /** A number of samples per key. */
  static final class Window extends WholeNumber {
    Window() {
      super(2, Integer.MAX_VALUE - 8);
    }
  }

  /** A number of keys in a store. */
  static final class Keys extends WholeNumber {
    Keys() {
      super(1, 1 << 28);
    }
  }

  /** A number of bytes in a key. */
  static final class KeyBytes extends WholeNumber {
    KeyBytes() {
      super(1, 65_535);
    }
  }

  /** A number of entries in the dictionary of a recording. */
  static final class Entries extends WholeNumber {
    Entries() {
      super(1, RecordingWriter.MOST_ENTRIES);
    }
  }

  /** The name of a file to be written, which standard output is not. */
  static final class FileName implements ITypeConverter<String> {
    @Override
    public String convert(final String text) {
      if (text.isEmpty() || text.equals(Input.STANDARD_INPUT)) {
        throw refused(text, "is no name of a file");
      }
      return text;
    }
  }

  /** A number of polls. */
  static final class Polls extends WholeNumber {
    Polls() {
      super(1, Integer.MAX_VALUE);
    }
  }

  /** A finite number. */
  static class Real implements ITypeConverter<Double> {
    private static final Pattern FORM =
        Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    @Override
    public Double convert(final String text) {
      final double value = FORM.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
      if (!Double.isFinite(value)) {
        throw refused(text, "is no number such as 100 or 0.5");
      }
      return value;
    }
  }

  /** A finite number above 0. */
  static final class PositiveReal extends Real {
    @Override
    public Double convert(final String text) {
      final double value = super.convert(text);
      if (value <= 0) {
        throw refused(text, "is no number above 0 such as 100 or 0.5");
      }
      return value;
    }
  }

  /** How much faster than x rows are handed on; infinity for max. */
  static final class Speed implements ITypeConverter<Double> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}\\.?\\d{0,9}|\\.\\d{1,9})x");

    @Override
    public Double convert(final String text) {
      if (text.equals("max")) {
        return Double.POSITIVE_INFINITY;
      }
      final Matcher matcher = FORM.matcher(text);
      final double value =
          matcher.matches() ? new BigDecimal(matcher.group(1)).doubleValue() : Double.NaN;
      if (!(value > 0)) {
        throw refused(
            text, "is neither max nor a number above 0 and an x, such as 1x, 10x or 0.5x");
      }
      return value;
    }
  }

  /** Some names with commas between them, each once. */
  record Names(List<String> list) {
    static Names parse(final String text) {
      final List<String> names = List.of(text.split(",", -1));
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).isEmpty()) {
          throw refused(text, "has an empty name");
        }
        if (names.indexOf(names.get(i)) < i) {
          throw refused(text, "has " + quoted(names.get(i)) + " twice");
        }
      }
      return new Names(names);
    }

    @Override
    public String toString() {
      return String.join(",", list);
    }
  }

  /** Some metrics with commas between their names, each once. */
  record Metrics(List<Metric> list) {
    static Metrics parse(final String text) {
      return new Metrics(Names.parse(text).list().stream().map(Metrics::metric).toList());
    }

    private static Metric metric(final String name) {
      final List<String> known = new ArrayList<>();
      for (final Metric metric : Metric.values()) {
        if (metric.text().equals(name)) {
          return metric;
        }
        known.add(metric.text());
      }
      throw refused(name, "is none of " + String.join(", ", known));
    }
  }

  private static Duration interval(final String text) {
    final long nanos = Distance.parseNanos(text);
    if (nanos < 1_000_000) {
      throw refused(text, "is shorter than 1ms");
    }
    return Duration.ofNanos(nanos);
  }

  private static ResetPolicy reset(final String text) {
    try {
      return ResetPolicy.parse(text);
    } catch (final IllegalArgumentException e) {
      throw new TypeConversionException(Excerpt.of(e.getMessage(), 4 * LONGEST_EXCERPT));
    }
  }

  private static final Pattern HOST_PORT = Pattern.compile("(?:(\\[[^]]+]|[^:]*):)?(\\d{1,5})");

  /** Where to listen: a port, on loopback unless a host stands before it. */
  private static InetSocketAddress address(final String text) {
    final Matcher matcher = HOST_PORT.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
      throw refused(text, "is no PORT or HOST:PORT, such as 9400 or 0.0.0.0:9400");
    }
    final String host = matcher.group(1);
    final InetSocketAddress address =
        new InetSocketAddress(
            host == null || host.isEmpty() ? "127.0.0.1" : host,
            Integer.parseInt(matcher.group(2)));
    if (address.isUnresolved()) {
      throw refused(text, "names no host that is known here");
    }
    return address;
  }
}
