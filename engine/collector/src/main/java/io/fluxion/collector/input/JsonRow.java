// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.fluxion.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One JSON object in a range of bytes; what the object means, a subclass knows. */
abstract class JsonRow {
  /**
   * A factory keeps member names for the next line, thousands of up to 50,000 characters, and
   * copies them where a new one is added: after so many bytes of lines it is given up.
   */
  private static final int FRESH_AFTER_BYTES = 1 << 20;

  private static final int MARK_BYTES = 3;

  private JsonFactory factory = newFactory();
  private int left = FRESH_AFTER_BYTES;
  private String reason;

  /**
   * Member names come from outside: they are kept per factory, not in the JVM's own table. A line
   * is UTF-8: a guess at its encoding fails on some bytes as if they could not be read at all.
   */
  private static JsonFactory newFactory() {
    return new JsonFactoryBuilder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .build();
  }

  /**
   * Reads the members of an object, up to and with its end.
   *
   * @param parser at the object's start
   * @param sample cleared
   */
  abstract void readObject(JsonParser parser, Sample sample) throws IOException, RowException;

  /** A name to show for the last row's key, or null. */
  String labelText() {
    return null;
  }

  /**
   * Reads an object.
   *
   * @param bytes eight more than {@code to} of which can be loaded, whatever is in them
   * @param from where it begins
   * @param to where its line ends
   * @param sample cleared and filled; its content means nothing after false
   * @return false where it could not be read; {@link #reason()} says why
   */
  public final boolean read(final byte[] bytes, final int from, final int to, final Sample sample) {
    sample.clear();
    final int invalid = Utf8.findInvalid(bytes, from, to);
    if (invalid >= 0) {
      reason = "not valid UTF-8 at byte " + (invalid - from + 1) + " of the line";
      return false;
    }
    left -= to - from;
    if (left < 0) {
      factory = newFactory();
      left = FRESH_AFTER_BYTES;
    }
    try (JsonParser parser = parser(factory, bytes, from, to)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        reason = "not a JSON object";
        return false;
      }
      readObject(parser, sample);
      if (parser.nextToken() != null) {
        reason = "something follows the JSON object on its line";
        return false;
      }
      return true;
    } catch (final RowException e) {
      reason = e.getMessage();
    } catch (final JacksonException e) {
      reason = why(e);
    } catch (final IOException e) {
      throw new UncheckedIOException("bytes in memory cannot fail", e);
    }
    return false;
  }

  /**
   * Why the last object could not be read.
   *
   * @return one clause, without line end or full stop; meaningful after {@link #read} said false
   */
  public final String reason() {
    return reason;
  }

  /** A parser of UTF-8; a byte order mark before it is passed over. */
  private static JsonParser parser(
      final JsonFactory factory, final byte[] bytes, final int from, final int to)
      throws IOException {
    final boolean hasMark =
        to - from >= MARK_BYTES
            && bytes[from] == (byte) 0xef
            && bytes[from + 1] == (byte) 0xbb
            && bytes[from + 2] == (byte) 0xbf;
    final int first = hasMark ? from + MARK_BYTES : from;
    return factory.createParser(bytes, first, to - first);
  }

  /** What is wrong with a line, in one clause. */
  private static String why(final JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      final int levels = StreamReadConstraints.defaults().getMaxNestingDepth();
      return String.valueOf(e.getOriginalMessage()).contains("nesting depth")
          ? "JSON nested deeper than " + levels + " levels"
          : "a name, number or string in the JSON is too long";
    }
    if (e instanceof JsonEOFException) {
      return "the JSON object does not end on its line";
    }
    return e.getLocation() == null
        ? "not valid JSON"
        : "not valid JSON near column " + e.getLocation().getColumnNr();
  }

  /** Whether an object has the members that make it a stats frame, as far as it can be read. */
  static boolean looksLikeDocker(final byte[] bytes, final int from, final int to) {
    boolean hasRead = false;
    boolean hasStats = false;
    try (JsonParser parser = parser(newFactory(), bytes, from, to)) {
      parser.nextToken();
      while (!(hasRead && hasStats) && parser.nextToken() == JsonToken.FIELD_NAME) {
        final String name = parser.currentName();
        hasRead |= name.equals("read");
        hasStats |= name.equals("cpu_stats") || name.equals("precpu_stats");
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (final IOException e) {
      // Broken or cut off: what stands before that decides.
      return hasRead && hasStats;
    }
    return hasRead && hasStats;
  }
}
