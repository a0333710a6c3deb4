// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code /containers/json} as its bytes come, so that a list costs no more than its ids and
 * names, whatever else is in it.
 */
final class ContainerList implements ResponseBody {
  static final String UNREADABLE = "its list of containers cannot be read";

  /** The depth of a container's members: the list is 1. */
  private static final int MEMBERS = 2;

  /** More than any machine runs. */
  private static final int MAX_CONTAINERS = 131_072;

  private final JsonParser parser = JsonReading.parserOfPieces();
  private final List<Entry> entries = new ArrayList<>();
  private int depth;
  private String member;
  private String id;
  private String name;
  private boolean isWhole;

  /**
   * A running container.
   *
   * @param id one that can stand in a request
   * @param name without the slash before it, cut where no name of Docker's is as long
   */
  record Entry(String id, String name) {}

  /** The containers, once the response is whole; null where it was no list. */
  List<Entry> entries() {
    return isWhole ? entries : null;
  }

  @Override
  public void take(final byte[] bytes) throws IOException {
    try {
      ((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).feedInput(bytes, 0, bytes.length);
      JsonToken token = parser.nextToken();
      while (token != JsonToken.NOT_AVAILABLE) {
        take(token);
        token = parser.nextToken();
      }
    } catch (final JacksonException e) {
      throw new IOException(UNREADABLE);
    }
  }

  private void take(final JsonToken token) throws IOException {
    if (isWhole
        || depth == 0 && token != JsonToken.START_ARRAY
        || depth == 1 && token != JsonToken.START_OBJECT && token != JsonToken.END_ARRAY) {
      throw new IOException(UNREADABLE);
    }
    switch (token) {
      case START_OBJECT, START_ARRAY -> begin();
      case END_OBJECT, END_ARRAY -> end();
      case FIELD_NAME -> {
        if (depth == MEMBERS) {
          member = parser.currentName();
        }
      }
      case VALUE_STRING -> takeText();
      default -> {}
    }
  }

  private void begin() {
    depth++;
    if (depth == MEMBERS) {
      member = null;
      id = null;
      name = null;
    }
  }

  private void end() throws IOException {
    if (depth == MEMBERS && name != null && Container.isId(id)) {
      if (entries.size() == MAX_CONTAINERS) {
        throw new IOException("more than " + MAX_CONTAINERS + " containers");
      }
      entries.add(new Entry(id, DockerOptions.cut(name)));
    }
    depth--;
    isWhole = depth == 0;
  }

  private void takeText() throws IOException {
    if (depth == MEMBERS && "Id".equals(member)) {
      id = parser.getText();
    } else if (depth == MEMBERS + 1 && "Names".equals(member)) {
      takeName(parser.getText());
    }
  }

  /** Of several names, those with a further slash are what a linked container calls it. */
  private void takeName(final String text) {
    final String bare = text.startsWith("/") ? text.substring(1) : text;
    if (name == null || bare.indexOf('/') < 0) {
      name = bare;
    }
  }
}
