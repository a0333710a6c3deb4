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
package io.fluxion.collector.output;

/** Text on a terminal: how wide it is, and a form of it that is safe and not too wide to show. */
public final class ShownText {
  private static final String ELLIPSIS = "…";
  private static final String UNPRINTABLE = "\ufffd";

  private ShownText() {}

  /**
   * The cells of a terminal that the text takes.
   *
   * @param text without control characters
   * @return 0 or more; two for each character of full width
   */
  public static int width(final String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      width += width(text.codePointAt(i));
    }
    return width;
  }

  private static int width(final int codePoint) {
    final int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  /** The blocks that Unicode's East Asian Width has as wide, roughly; and emoji. */
  private static boolean isWide(final int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }

  /**
   * The text without what a terminal would obey instead of show, its middle cut out where it is too
   * wide.
   *
   * @param text any
   * @param most how many cells it may take, 1 or more
   * @return at most that wide
   */
  public static String of(final String text, final int most) {
    final String clean = clean(text);
    if (width(clean) <= most) {
      return clean;
    }
    final int head = most / 2;
    final int tail = most - 1 - head;
    return clean.substring(0, prefix(clean, head))
        + ELLIPSIS
        + clean.substring(clean.length() - suffix(clean, tail));
  }

  /**
   * The same, its end cut off where it is too wide.
   *
   * @param text any
   * @param most how many cells it may take, 1 or more
   * @return at most that wide
   */
  public static String start(final String text, final int most) {
    final String clean = clean(text);
    return width(clean) <= most ? clean : clean.substring(0, prefix(clean, most - 1)) + ELLIPSIS;
  }

  private static String clean(final String text) {
    final StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              final int type = Character.getType(c);
              if (type == Character.CONTROL
                  || type == Character.FORMAT
                  || type == Character.SURROGATE
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR) {
                clean.append(UNPRINTABLE);
              } else {
                clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }

  /** How many chars from the front fit. */
  private static int prefix(final String text, final int cells) {
    int width = 0;
    int i = 0;
    while (i < text.length()) {
      final int c = text.codePointAt(i);
      width += width(c);
      if (width > cells) {
        return i;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  /** How many chars from the back fit. */
  private static int suffix(final String text, final int cells) {
    int width = 0;
    int i = text.length();
    while (i > 0) {
      final int c = text.codePointBefore(i);
      width += width(c);
      if (width > cells) {
        break;
      }
      i -= Character.charCount(c);
    }
    return text.length() - i;
  }
}
