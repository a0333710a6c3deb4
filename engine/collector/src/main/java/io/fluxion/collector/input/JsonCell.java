// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** One value of a JSON line, copied out of its parser: a number's own text, or a string's. */
final class JsonCell {
  /** What kind of value it is. */
  enum Kind {
    /** Not in the line, or null. */
    ABSENT,
    NUMBER,
    STRING,
    BOOLEAN,
    OBJECT,
    ARRAY
  }

  private static final int MAX_UTF8_BYTES = 3;

  private byte[] bytes = new byte[64];
  private int length;
  private Kind kind = Kind.ABSENT;

  void clear() {
    kind = Kind.ABSENT;
    length = 0;
  }

  Kind kind() {
    return kind;
  }

  /** The text in UTF-8, with {@link Bytes#PADDING} bytes behind it. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Takes the value at which the parser stands. */
  void take(final JsonParser parser) throws IOException {
    length = 0;
    kind = kindOf(parser.currentToken());
    if (kind == Kind.NUMBER || kind == Kind.STRING || kind == Kind.BOOLEAN) {
      encode(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }
  }

  private static Kind kindOf(final JsonToken token) {
    return switch (token) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
      case VALUE_STRING -> Kind.STRING;
      case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
      case START_OBJECT -> Kind.OBJECT;
      case START_ARRAY -> Kind.ARRAY;
      default -> Kind.ABSENT;
    };
  }

  /** A lone surrogate, which only an escape can write, becomes bytes that are no UTF-8. */
  private void encode(final char[] text, final int offset, final int count) {
    if (count * MAX_UTF8_BYTES + Bytes.PADDING > bytes.length) {
      bytes = new byte[count * MAX_UTF8_BYTES + Bytes.PADDING];
    }
    int i = offset;
    while (i < offset + count) {
      final int character = Character.codePointAt(text, i, offset + count);
      append(character);
      i += Character.charCount(character);
    }
  }

  private void append(final int character) {
    if (character < 0x80) {
      bytes[length++] = (byte) character;
    } else if (character < 0x800) {
      bytes[length++] = (byte) (0xc0 | character >> 6);
      bytes[length++] = tail(character);
    } else if (character < 0x10000) {
      bytes[length++] = (byte) (0xe0 | character >> 12);
      bytes[length++] = tail(character >> 6);
      bytes[length++] = tail(character);
    } else {
      bytes[length++] = (byte) (0xf0 | character >> 18);
      bytes[length++] = tail(character >> 12);
      bytes[length++] = tail(character >> 6);
      bytes[length++] = tail(character);
    }
  }

  private static byte tail(final int bits) {
    return (byte) (0x80 | bits & 0x3f);
  }
}
