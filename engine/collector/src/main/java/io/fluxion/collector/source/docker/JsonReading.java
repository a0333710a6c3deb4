// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How the daemon's JSON is read, but for stats frames. */
final class JsonReading {
  /** Longer than any id, name or label, and no burden. */
  private static final int MAX_TEXT = 1 << 20;

  /**
   * Member names come from outside, and labels are among them: none is kept for the next parser,
   * and none in the JVM's own table.
   */
  static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_TEXT)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private JsonReading() {}

  /** A parser of UTF-8. */
  static JsonParser parser(final byte[] bytes, final int length) throws IOException {
    // Of bytes it would guess the encoding.
    return FACTORY.createParser(new String(bytes, 0, length, StandardCharsets.UTF_8));
  }

  /** A parser that takes its input in pieces. */
  static JsonParser parserOfPieces() {
    try {
      return FACTORY.createNonBlockingByteArrayParser();
    } catch (final IOException e) {
      throw new IllegalStateException("nothing is read yet", e);
    }
  }

  /** The text at which a parser stands, or null where it stands at something else. */
  static String text(final JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
  }

  /** The text at a JSON pointer, or null where there is none. */
  static String textAt(final JsonParser parser, final String pointer) throws IOException {
    final JsonParser filtered =
        new FilteringParserDelegate(
            parser, new JsonPointerBasedFilter(pointer), Inclusion.ONLY_INCLUDE_ALL, false);
    filtered.nextToken();
    return text(filtered);
  }

  /** The member {@code message} of an object, or null where the bytes hold none. */
  static String message(final byte[] bytes) {
    try (JsonParser parser = parser(bytes, bytes.length)) {
      return textAt(parser, "/message");
    } catch (final IOException e) {
      return null;
    }
  }

  /** Why a file could not be read, without a piece of its content. */
  static String why(final IOException e) {
    return e instanceof JacksonException ? "it is not valid JSON" : e.getMessage();
  }
}
