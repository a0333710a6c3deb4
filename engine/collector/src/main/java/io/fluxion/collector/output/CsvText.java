// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The quotes of RFC 4180: around a cell that holds a comma, a quote or a line break. */
final class CsvText {
  private CsvText() {}

  static boolean needsQuotes(final byte[] text, final int length) {
    for (int i = 0; i < length; i++) {
      final byte b = text[i];
      // All four are below '-', and most bytes of most keys are not.
      if (b < '-' && (b == ',' || b == '"' || b == '\n' || b == '\r')) {
        return true;
      }
    }
    return false;
  }

  /** Writes the text in quotes, its own quotes doubled. */
  static void putQuoted(final TextBuffer out, final byte[] text, final int length)
      throws IOException {
    out.put('"');
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (text[i] == '"') {
        out.put(text, from, i + 1 - from);
        from = i;
      }
    }
    out.put(text, from, length - from);
    out.put('"');
  }

  /** The text as a cell, in quotes where it needs them. */
  static String quoted(final byte[] text) {
    final String plain = new String(text, StandardCharsets.UTF_8);
    return needsQuotes(text, text.length) ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }
}
