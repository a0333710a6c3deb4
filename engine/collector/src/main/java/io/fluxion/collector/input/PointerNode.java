// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON pointers (RFC 6901) as a tree, so that one pass over a line finds them all: each node is a
 * member's name or an array's index, and fills the cells of the pointers that end there.
 */
final class PointerNode {
  private final String name;
  private final List<PointerNode> children = new ArrayList<>();
  private final List<JsonCell> cells = new ArrayList<>();

  private PointerNode(final String name) {
    this.name = name;
  }

  static PointerNode root() {
    return new PointerNode("");
  }

  /**
   * Adds a pointer.
   *
   * @param pointer such as {@code /cpu_stats/online_cpus}
   * @return the cell that is filled with its value
   */
  JsonCell add(final String pointer) throws UsageException {
    if (!pointer.startsWith("/")) {
      throw new UsageException(
          "'"
              + Excerpt.of(pointer)
              + "' is not a JSON pointer: ndjson columns begin with a slash, such as /"
              + Excerpt.of(pointer.isEmpty() ? "name" : pointer));
    }
    PointerNode node = this;
    for (final String part : pointer.substring(1).split("/", -1)) {
      node = node.childFor(unescape(pointer, part));
    }
    final JsonCell cell = new JsonCell();
    node.cells.add(cell);
    return cell;
  }

  private static String unescape(final String pointer, final String part) throws UsageException {
    if (part.replace("~0", "").replace("~1", "").indexOf('~') >= 0) {
      throw new UsageException(
          "'" + Excerpt.of(pointer) + "' is not a JSON pointer: a ~ is written ~0, a slash ~1");
    }
    return part.replace("~1", "/").replace("~0", "~");
  }

  private PointerNode childFor(final String childName) {
    final PointerNode found = child(childName);
    if (found != null) {
      return found;
    }
    final PointerNode added = new PointerNode(childName);
    children.add(added);
    return added;
  }

  private PointerNode child(final String childName) {
    for (final PointerNode child : children) {
      if (child.name.equals(childName)) {
        return child;
      }
    }
    return null;
  }

  /** Empties the cells of all pointers. */
  void clear() {
    cells.forEach(JsonCell::clear);
    children.forEach(PointerNode::clear);
  }

  /** Reads the members of an object whose start the parser stands at, up to and with its end. */
  void readObject(final JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final PointerNode child = child(parser.currentName());
      parser.nextToken();
      readValue(child, parser);
    }
  }

  private void readArray(final JsonParser parser) throws IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      readValue(child(Integer.toString(i)), parser);
    }
  }

  private static void readValue(final PointerNode node, final JsonParser parser)
      throws IOException {
    if (node == null) {
      parser.skipChildren();
      return;
    }
    // Of members with one name the last one counts, and brings its own members or none.
    node.clear();
    for (final JsonCell cell : node.cells) {
      cell.take(parser);
    }
    if (node.children.isEmpty()) {
      parser.skipChildren();
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      node.readObject(parser);
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      node.readArray(parser);
    }
  }
}
