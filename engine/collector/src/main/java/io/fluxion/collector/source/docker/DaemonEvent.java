// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * One line of {@code /events}: what happened to which container.
 *
 * @param action such as {@code start}
 * @param id one that can stand in a request
 * @param name the container's name after the event, or its id where the event says none
 */
record DaemonEvent(String action, String id, String name) {
  /** Reads a line; null where it is no event of a container. */
  static DaemonEvent parse(final byte[] line, final int length) {
    try (JsonParser parser = JsonReading.parser(line, length)) {
      final Members members = new Members();
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        members.read(parser);
      }
      return members.action != null && Container.isId(members.id) ? members.event() : null;
    } catch (final IOException e) {
      return null;
    }
  }

  /** What has been read of a line so far. */
  private static final class Members {
    private String action;
    private String id;
    private String name;

    private DaemonEvent event() {
      return new DaemonEvent(action, id, DockerOptions.cut(name == null ? id : name));
    }

    private void read(final JsonParser parser) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        final String member = parser.currentName();
        parser.nextToken();
        switch (member) {
          case "Action" -> action = JsonReading.text(parser);
          // What older daemons say, and newer ones say besides.
          case "status" -> action = action == null ? JsonReading.text(parser) : action;
          case "id" -> id = id == null ? JsonReading.text(parser) : id;
          case "Actor" -> readActor(parser);
          default -> {}
        }
        parser.skipChildren();
      }
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
}
