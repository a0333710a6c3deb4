// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.result;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as maps, lists, numbers and strings, with errors that name the file and the member. Reading
 * through {@link Member} is what keeps a malformed file from becoming a ClassCastException.
 */
public final class JsonFile {
  private static final JSON READER = JSON.std;
  private static final JSON WRITER = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

  private JsonFile() {}

  /**
   * Reads a file.
   *
   * @param file JSON in UTF-8
   * @return its root
   * @throws ResultException where there is no such file, or it is no JSON
   */
  public static Member read(final Path file) throws ResultException {
    try {
      final Object root = READER.anyFrom(Files.readString(file, StandardCharsets.UTF_8));
      return new Member(file.toString(), root);
    } catch (NoSuchFileException absent) {
      throw new ResultException(file + ": no such file");
    } catch (JacksonException malformed) {
      throw new ResultException(
          String.format(
              "%s: line %d: no JSON: %s",
              file,
              malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr(),
              malformed.getOriginalMessage()));
    } catch (IOException unreadable) {
      throw new ResultException(file + ": cannot be read: " + unreadable);
    }
  }

  /**
   * Writes a file, for people to read too.
   *
   * @param file replaced if it is there
   * @param root maps, lists, numbers and strings
   * @throws IOException where it cannot be written
   */
  public static void write(final Path file, final Object root) throws IOException {
    Files.writeString(file, WRITER.asString(root) + "\n", StandardCharsets.UTF_8);
  }

  /**
   * A value and where it stands.
   *
   * @param where file and path of members, for messages
   * @param value a map, list, number, string, boolean, or null where it is absent
   */
  public record Member(String where, Object value) {
    /**
     * A member of an object.
     *
     * @param name of the member
     * @return it, of value null where it is absent
     * @throws ResultException where this is no object
     */
    public Member at(final String name) throws ResultException {
      if (value instanceof Map<?, ?> map) {
        return new Member(where + ": " + name, map.get(name));
      }
      throw new ResultException(where + " is no object");
    }

    /**
     * Whether it is there.
     *
     * @return false for null too
     */
    public boolean isPresent() {
      return value != null;
    }

    /**
     * Whether it is an array.
     *
     * @return true for an empty one too
     */
    public boolean isList() {
      return value instanceof List;
    }

    /**
     * The entries of an array.
     *
     * @return in their order; none where it is absent
     * @throws ResultException where this is something else
     */
    public List<Member> list() throws ResultException {
      final List<Member> members = new ArrayList<>();
      if (value instanceof List<?> entries) {
        for (final Object entry : entries) {
          members.add(new Member(where + "[" + members.size() + "]", entry));
        }
      } else if (value != null) {
        throw new ResultException(where + " is no array");
      }
      return members;
    }

    /**
     * The members of an object.
     *
     * @return in the order of the file; none where it is absent
     * @throws ResultException where this is something else
     */
    public Map<String, Member> map() throws ResultException {
      final Map<String, Member> members = new LinkedHashMap<>();
      if (value instanceof Map<?, ?> entries) {
        entries.forEach(
            (name, entry) -> members.put(name.toString(), new Member(where + ": " + name, entry)));
      } else if (value != null) {
        throw new ResultException(where + " is no object");
      }
      return members;
    }

    /**
     * The members of an object, each a text.
     *
     * @return in the order of the file; none where it is absent
     * @throws ResultException where this, or one of them, is something else
     */
    public Map<String, String> texts() throws ResultException {
      final Map<String, String> texts = new LinkedHashMap<>();
      for (final Map.Entry<String, Member> member : map().entrySet()) {
        texts.put(member.getKey(), member.getValue().text());
      }
      return texts;
    }

    /**
     * The text of a string, number or boolean.
     *
     * @return the text
     * @throws ResultException where it is something else, or absent
     */
    public String text() throws ResultException {
      if (value instanceof String || value instanceof Number || value instanceof Boolean) {
        return value.toString();
      }
      throw new ResultException(where + (value == null ? " is missing" : " is no text"));
    }

    /**
     * A number; JMH writes NaN as a string.
     *
     * @return the number
     * @throws ResultException where it is something else, or absent
     */
    public double number() throws ResultException {
      if (value instanceof Number number) {
        return number.doubleValue();
      }
      if ("NaN".equals(value)) {
        return Double.NaN;
      }
      throw new ResultException(where + (value == null ? " is missing" : " is no number"));
    }

    /**
     * Numbers.
     *
     * @return in their order
     * @throws ResultException where it is something else
     */
    public double[] numbers() throws ResultException {
      final List<Member> entries = list();
      final double[] numbers = new double[entries.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = entries.get(i).number();
      }
      return numbers;
    }
  }
}
