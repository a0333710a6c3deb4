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
package io.fluxion.collector.source.docker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
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
  static JsonParser parser(final byte[] bytes, final int from, final int to) throws IOException {
    // Of bytes it would guess the encoding.
    return FACTORY.createParser(new String(bytes, from, to - from, StandardCharsets.UTF_8));
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

  /** The member {@code message} of an object, or null where the bytes hold none. */
  static String message(final byte[] bytes, final int from, final int to) {
    try (JsonParser parser = parser(bytes, from, to)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        final boolean isMessage = parser.currentName().equals("message");
        parser.nextToken();
        if (isMessage) {
          return text(parser);
        }
        parser.skipChildren();
      }
    } catch (final IOException e) {
      return null;
    }
    return null;
  }
}
