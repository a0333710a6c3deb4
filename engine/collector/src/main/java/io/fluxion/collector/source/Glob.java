// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A pattern for a whole name, as shells have it: {@code *} is any run of characters, those that
 * part a path included, {@code ?} any one, {@code [a-c]} one of a set, {@code [!a-c]} one that is
 * not, and a backslash takes the next character as it is. A set that does not end is no set. What a
 * test costs grows no faster than the name's length times the pattern's.
 */
public final class Glob implements Predicate<String> {
  private final Pattern pattern;

  /**
   * A pattern.
   *
   * @param glob any text is one
   */
  public Glob(final String glob) {
    pattern = Pattern.compile(regex(glob.codePoints().toArray()), Pattern.DOTALL);
  }

  /**
   * A star followed by another one takes as little as it can, and what was taken up to the next
   * star is never taken back: the group is atomic. So nothing is tried twice.
   */
  private static String regex(final int[] glob) {
    final StringBuilder regex = new StringBuilder();
    int star = -1;
    for (int at = 0; at < glob.length; at++) {
      final int end = glob[at] == '[' ? endOfSet(glob, at) : -1;
      if (glob[at] == '*') {
        if (star >= 0) {
          regex.insert(star, "(?>").append(')');
        }
        star = regex.length();
        regex.append(".*?");
      } else if (glob[at] == '?') {
        regex.append('.');
      } else if (end > 0) {
        appendSet(regex, glob, at + 1, end);
        at = end;
      } else {
        at += glob[at] == '\\' && at + 1 < glob.length ? 1 : 0;
        append(regex, glob[at]);
      }
    }
    return regex.toString();
  }

  /** Where a set ends; it may begin with the bracket that would end it. -1 where it does not. */
  private static int endOfSet(final int[] glob, final int begin) {
    int at = begin + 1;
    if (at < glob.length && glob[at] == '!') {
      at++;
    }
    for (at++; at < glob.length; at++) {
      if (glob[at] == ']') {
        return at;
      }
    }
    return -1;
  }

  private static void appendSet(
      final StringBuilder regex, final int[] glob, final int from, final int to) {
    final boolean isNot = glob[from] == '!';
    final StringBuilder ranges = new StringBuilder();
    for (int at = isNot ? from + 1 : from; at < to; at++) {
      final boolean isRange = at + 2 < to && glob[at + 1] == '-';
      final int last = isRange ? glob[at + 2] : glob[at];
      // A range that runs backwards has nothing in it.
      if (glob[at] <= last) {
        append(ranges, glob[at]);
        append(ranges.append('-'), last);
      }
      at += isRange ? 2 : 0;
    }
    if (ranges.isEmpty()) {
      regex.append(isNot ? "." : "(?!)");
    } else {
      regex.append(isNot ? "[^" : "[").append(ranges).append(']');
    }
  }

  private static void append(final StringBuilder regex, final int symbol) {
    regex.append("\\x{").append(Integer.toHexString(symbol)).append('}');
  }

  /**
   * Whether one of some patterns fits.
   *
   * @param globs none at all fit everything
   * @return asked for a whole name
   */
  public static Predicate<String> any(final List<String> globs) {
    final List<Glob> patterns = globs.stream().map(Glob::new).toList();
    return name -> patterns.isEmpty() || patterns.stream().anyMatch(glob -> glob.test(name));
  }

  @Override
  public boolean test(final String name) {
    return pattern.matcher(name).matches();
  }
}
