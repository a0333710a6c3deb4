// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import org.jline.utils.AttributedString;

/** Text on a terminal: how wide it is, and a form of it that is safe and not too wide to show. */
public final class ShownText {
  private static final String ELLIPSIS = "…";
  private static final int UNPRINTABLE = 0xfffd;

  private ShownText() {}

  /**
   * The cells of a terminal that the text takes.
   *
   * @param text without control characters
   * @return 0 or more; two for each character of full width
   */
  public static int width(final String text) {
    return new AttributedString(text).columnLength();
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
    final String backwards = new StringBuilder(clean).reverse().toString();
    final String tail = prefix(backwards, most - 1 - most / 2);
    return prefix(clean, most / 2) + ELLIPSIS + new StringBuilder(tail).reverse();
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
    return width(clean) <= most ? clean : prefix(clean, most - 1) + ELLIPSIS;
  }

  private static String clean(final String text) {
    final StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().map(c -> isShown(c) ? c : UNPRINTABLE).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isShown(final int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** As much from the front as fits. */
  private static String prefix(final String text, final int cells) {
    return new AttributedString(text).columnSubSequence(0, cells).toString();
  }
}
