// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import java.nio.charset.StandardCharsets;

/** A piece of an input as a message can show it: short, on one line, nothing unprintable. */
public final class Excerpt {
  private static final int MAX_CHARACTERS = 40;

  private Excerpt() {}

  /**
   * A piece of a text in bytes.
   *
   * @param bytes UTF-8, or what should be
   * @param from its first byte
   * @param to behind its last byte
   * @return its first 40 characters; three dots follow where there were more
   */
  public static String of(final byte[] bytes, final int from, final int to) {
    return of(bytes, from, to, MAX_CHARACTERS);
  }

  private static String of(
      final byte[] bytes, final int from, final int to, final int maxCharacters) {
    final StringBuilder shown = new StringBuilder();
    int i = from;
    for (int n = 0; i < to && n < maxCharacters; n++) {
      final int length = Utf8.sequence(bytes, i, to);
      if (length == 0) {
        shown.append(String.format("\\x%02x", bytes[i] & 0xff));
        i++;
      } else {
        append(shown, new String(bytes, i, length, StandardCharsets.UTF_8).codePointAt(0));
        i += length;
      }
    }
    return i < to ? shown.append("...").toString() : shown.toString();
  }

  /**
   * A piece of a text from elsewhere.
   *
   * @param text whatever is in it
   * @return its first 40 characters; three dots follow where there were more
   */
  public static String of(final String text) {
    return of(text, MAX_CHARACTERS);
  }

  /**
   * A piece of a text from elsewhere.
   *
   * @param text whatever is in it
   * @param maxCharacters how much of it is shown
   * @return its first characters; three dots follow where there were more
   */
  public static String of(final String text, final int maxCharacters) {
    final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length, maxCharacters);
  }

  private static void append(final StringBuilder shown, final int character) {
    switch (character) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        if (isPrintable(character)) {
          shown.appendCodePoint(character);
        } else {
          shown.append(String.format("\\u%04x", character));
        }
      }
    }
  }

  /** Control and format characters could write elsewhere on a terminal than where they stand. */
  private static boolean isPrintable(final int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
