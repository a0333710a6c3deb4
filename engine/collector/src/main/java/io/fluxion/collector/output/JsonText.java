// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Strings of JSON (RFC 8259), in UTF-8. */
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /** What stands before a member's value: an opening brace or a comma, its name, a colon. */
  static byte[] member(final String before, final String name) {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      final TextBuffer text = new TextBuffer(bytes, true);
      final byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
      text.put(before);
      put(text, utf8, utf8.length);
      text.put(':');
      text.flush();
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes the text as a JSON string. What is not UTF-8 becomes U+FFFD. */
  static void put(final TextBuffer out, final byte[] text, final int length) throws IOException {
    for (int i = 0; i < length; i++) {
      if (text[i] < 0) {
        final byte[] valid =
            new String(text, 0, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        putValid(out, valid, valid.length);
        return;
      }
    }
    putValid(out, text, length);
  }

  private static void putValid(final TextBuffer out, final byte[] text, final int length)
      throws IOException {
    out.put('"');
    int from = 0;
    for (int i = 0; i < length; i++) {
      final byte b = text[i];
      if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
        out.put(text, from, i - from);
        putEscaped(out, b);
        from = i + 1;
      }
    }
    out.put(text, from, length - from);
    out.put('"');
  }

  private static void putEscaped(final TextBuffer out, final byte b) throws IOException {
    out.put('\\');
    switch (b) {
      case '\n':
        out.put('n');
        break;
      case '\r':
        out.put('r');
        break;
      case '\t':
        out.put('t');
        break;
      case '"':
      case '\\':
        out.put((char) b);
        break;
      default:
        out.put("u00");
        out.put(HEX.charAt(b >> 4));
        out.put(HEX.charAt(b & 0xf));
        break;
    }
  }
}
