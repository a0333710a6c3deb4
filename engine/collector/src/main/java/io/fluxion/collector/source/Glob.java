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
package io.fluxion.collector.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A pattern for a whole name, as shells have it: {@code *} is any run of characters, those that
 * part a path included, {@code ?} any one, {@code [a-c]} one of a set, {@code [!a-c]} one that is
 * not, and a backslash takes the next character as it is. A set that does not end is no set. What a
 * test costs grows no faster than the name's length times the pattern's.
 */
public final class Glob implements Predicate<String> {
  /** One symbol of a name, by ranges of code points, two numbers each; or a star. */
  private record Step(boolean isStar, boolean isNot, int[] ranges) {
    private boolean takes(final int symbol) {
      for (int i = 0; i < ranges.length; i += 2) {
        if (symbol >= ranges[i] && symbol <= ranges[i + 1]) {
          return !isNot;
        }
      }
      return isNot;
    }
  }

  private static final Step STAR = new Step(true, false, new int[0]);
  private static final Step ANY = new Step(false, true, new int[0]);

  private final List<Step> steps = new ArrayList<>();

  /**
   * A pattern.
   *
   * @param glob any text is one
   */
  public Glob(final String glob) {
    int at = 0;
    while (at < glob.length()) {
      final int symbol = glob.codePointAt(at);
      at += Character.charCount(symbol);
      // A set may begin with the bracket that would end it.
      final int first = at + (glob.startsWith("!", at) ? 1 : 0);
      final int end = symbol == '[' ? glob.indexOf(']', first + 1) : -1;
      if (symbol == '*') {
        steps.add(STAR);
      } else if (symbol == '?') {
        steps.add(ANY);
      } else if (end > 0) {
        steps.add(new Step(false, first > at, ranges(glob.substring(first, end))));
        at = end + 1;
      } else if (symbol == '\\' && at < glob.length()) {
        final int literal = glob.codePointAt(at);
        steps.add(new Step(false, false, new int[] {literal, literal}));
        at += Character.charCount(literal);
      } else {
        steps.add(new Step(false, false, new int[] {symbol, symbol}));
      }
    }
  }

  /** What stands between brackets; a range that runs backwards has nothing in it. */
  private static int[] ranges(final String content) {
    final int[] symbols = content.codePoints().toArray();
    final List<Integer> ranges = new ArrayList<>();
    int i = 0;
    while (i < symbols.length) {
      final boolean isRange = i + 2 < symbols.length && symbols[i + 1] == '-';
      ranges.add(symbols[i]);
      ranges.add(isRange ? symbols[i + 2] : symbols[i]);
      i += isRange ? 3 : 1;
    }
    return ranges.stream().mapToInt(Integer::intValue).toArray();
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
    final int[] symbols = name.codePoints().toArray();
    int step = 0;
    int at = 0;
    // The last star, and how much of the name it stands for so far: where to go on if that is off.
    int star = -1;
    int starAt = 0;
    while (at < symbols.length) {
      if (step < steps.size() && steps.get(step).isStar()) {
        star = step++;
        starAt = at;
      } else if (step < steps.size() && steps.get(step).takes(symbols[at])) {
        step++;
        at++;
      } else if (star >= 0) {
        step = star + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    while (step < steps.size() && steps.get(step).isStar()) {
      step++;
    }
    return step == steps.size();
  }
}
