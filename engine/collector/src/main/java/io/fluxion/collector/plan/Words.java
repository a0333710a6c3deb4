package io.fluxion.collector.plan;

import io.fluxion.collector.source.UsageException;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the words of options; each refusal says which word is off and what would be right. */
final class Words {
  private static final Pattern REAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private Words() {}

  /** One of some words; the first where none is given. */
  static String choice(final String option, final String given, final String... words)
      throws UsageException {
    final List<String> known = List.of(words);
    if (given == null) {
      return known.get(0);
    }
    if (!known.contains(given)) {
      throw new UsageException(option + " takes " + alternatives(known) + ", not '" + given + "'");
    }
    return given;
  }

  /** "a, b or c". */
  static String alternatives(final List<String> words) {
    final int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** A whole number within bounds. */
  static int integer(
      final String option, final String given, final int fallback, final int min, final int max)
      throws UsageException {
    return (int) whole(option, given, fallback, min, max);
  }

  /** A whole number of 64 bits. */
  static long whole(
      final String option, final String given, final long fallback, final long min, final long max)
      throws UsageException {
    if (given == null) {
      return fallback;
    }
    try {
      final long value = Long.parseLong(given);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (final NumberFormatException e) {
      // Said below.
    }
    throw new UsageException(
        option + " takes a whole number from " + min + " to " + max + ", not '" + given + "'");
  }

  /** A probability; 0 where none is given. */
  static double probability(final String option, final String given) throws UsageException {
    final double value = real(option, given, 0);
    if (value < 0 || value > 1) {
      throw new UsageException(option + " takes a probability from 0 to 1, not '" + given + "'");
    }
    return value;
  }

  /** A finite number. */
  static double real(final String option, final String given, final double fallback)
      throws UsageException {
    if (given == null) {
      return fallback;
    }
    if (REAL.matcher(given).matches()) {
      final double value = Double.parseDouble(given);
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw new UsageException(option + " takes a number such as 100 or 0.5, not '" + given + "'");
  }

  /** One name, or several with commas between them, none twice. */
  static List<String> names(final String option, final String given) throws UsageException {
    final List<String> names = List.of(given.split(",", -1));
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        throw new UsageException(option + " has an empty name in '" + given + "'");
      }
      if (names.indexOf(names.get(i)) < i) {
        throw new UsageException(option + " has '" + names.get(i) + "' twice");
      }
    }
    return names;
  }
}
