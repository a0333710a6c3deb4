// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.metrics;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keys as text, two of which are never the same: bytes that are not UTF-8 (the kernel takes any for
 * the name of a group) are written {@code \xNN}, and so is a backslash, {@code \x5c}, where what
 * follows it would read like that. Others stay as they are.
 */
final class KeyText {
  /** Bytes that are not UTF-8 are from 80 on. */
  private static final Pattern LOOKS_ESCAPED = Pattern.compile("\\\\(?=x(?:5c|[89a-f][0-9a-f]))");

  private KeyText() {}

  static String of(final byte[] key) {
    if (isPlain(key)) {
      return new String(key, StandardCharsets.US_ASCII);
    }
    final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    final ByteBuffer in = ByteBuffer.wrap(key);
    final CharBuffer out = CharBuffer.allocate(key.length);
    final StringBuilder text = new StringBuilder(key.length);
    CoderResult result;
    do {
      result = decoder.decode(in, out, true);
      text.append(LOOKS_ESCAPED.matcher(out.flip()).replaceAll("\\\\x5c"));
      out.clear();
      for (int left = result.isError() ? result.length() : 0; left > 0; left--) {
        text.append(String.format(Locale.ROOT, "\\x%02x", in.get() & 0xff));
      }
    } while (!result.isUnderflow());
    return text.toString();
  }

  private static boolean isPlain(final byte[] key) {
    for (final byte one : key) {
      if (one < 0 || one == '\\') {
        return false;
      }
    }
    return true;
  }
}
