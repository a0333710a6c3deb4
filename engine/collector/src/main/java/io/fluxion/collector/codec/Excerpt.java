package io.fluxion.collector.codec;

import java.nio.charset.StandardCharsets;

/** A piece of an input as a message can show it: short, on one line, nothing unprintable. */
final class Excerpt {
  private static final int MAX_CHARACTERS = 40;

  private Excerpt() {}

  /** The text, of which no more than 40 characters. */
  static String of(final byte[] bytes, final int from, final int to) {
    final StringBuilder shown = new StringBuilder();
    int i = from;
    for (int n = 0; i < to && n < MAX_CHARACTERS; n++) {
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

  /** The same of a text in characters. */
  static String of(final String text) {
    final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length);
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
