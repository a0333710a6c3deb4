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

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** One line of {@code /events}: what happened to which container, and when. */
final class DaemonEvent {
  /** The time of an event that has none: later than every frame. */
  static final long NO_TIME = Long.MAX_VALUE;

  private String action;
  private String id;
  private String name;
  private long timeNanos;

  /** Such as {@code start}. */
  String action() {
    return action;
  }

  String id() {
    return id;
  }

  /** The container's name after the event, or null. */
  String name() {
    return name;
  }

  /** By the daemon's clock, in ns since 1970, or {@link #NO_TIME}. */
  long timeNanos() {
    return timeNanos;
  }

  /** Reads a line; false where it is no event of a container. */
  boolean read(final byte[] bytes, final int from, final int to) {
    action = null;
    id = null;
    name = null;
    timeNanos = NO_TIME;
    try (JsonParser parser = JsonReading.parser(bytes, from, to)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        final String member = parser.currentName();
        parser.nextToken();
        readMember(member, parser);
      }
    } catch (final IOException e) {
      return false;
    }
    return action != null && id != null;
  }

  private void readMember(final String member, final JsonParser parser) throws IOException {
    switch (member) {
      case "Action" -> action = JsonReading.text(parser);
      // What older daemons say, and newer ones say besides.
      case "status" -> action = action == null ? JsonReading.text(parser) : action;
      case "id" -> id = id == null ? JsonReading.text(parser) : id;
      case "timeNano" -> {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          timeNanos = parser.getLongValue();
        }
      }
      case "Actor" -> readActor(parser);
      default -> {}
    }
    parser.skipChildren();
  }

  private void readActor(final JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final String member = parser.currentName();
      parser.nextToken();
      if (member.equals("ID")) {
        id = JsonReading.text(parser);
      } else if (member.equals("Attributes")) {
        readAttributes(parser);
      }
      parser.skipChildren();
    }
  }

  private void readAttributes(final JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final boolean isName = parser.currentName().equals("name");
      parser.nextToken();
      if (isName) {
        name = JsonReading.text(parser);
      }
      parser.skipChildren();
    }
  }
}
