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
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;

/**
 * Reads {@code /containers/json} as its bytes come, so that a list of any length costs no more than
 * its longest name.
 */
final class ContainerList implements HttpReader.Body {
  /** The depth of a container's members: the list is 1. */
  private static final int MEMBERS = 2;

  private final Containers containers;
  private JsonParser parser;
  private int depth;
  private String member;
  private String id;
  private String name;
  private boolean isWhole;
  private boolean isBad;

  /** Takes the running containers. */
  @FunctionalInterface
  interface Containers {
    /** Takes one of them; its name is without the slash before it. */
    void running(String id, String name);
  }

  ContainerList(final Containers containers) {
    this.containers = containers;
  }

  /** Begins a new list. */
  void clear() {
    parser = JsonReading.parserOfPieces();
    depth = 0;
    isWhole = false;
    isBad = false;
  }

  /** Whether everything up to the list's end has come, and was a list. */
  boolean isWhole() {
    return isWhole && !isBad;
  }

  @Override
  public boolean take(final byte[] bytes, final int from, final int to) {
    try {
      ((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).feedInput(bytes, from, to);
      JsonToken token = parser.nextToken();
      while (token != JsonToken.NOT_AVAILABLE && !isBad) {
        take(token);
        token = parser.nextToken();
      }
    } catch (final IOException e) {
      isBad = true;
    }
    return !isBad;
  }

  private void take(final JsonToken token) throws IOException {
    if (isWhole
        || depth == 0 && token != JsonToken.START_ARRAY
        || depth == 1 && token != JsonToken.START_OBJECT && token != JsonToken.END_ARRAY) {
      isBad = true;
      return;
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

  private void end() {
    if (depth == MEMBERS && id != null && name != null) {
      containers.running(id, name);
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
