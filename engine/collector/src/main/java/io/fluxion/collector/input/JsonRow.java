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
package io.fluxion.collector.input;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fluxion.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One JSON object in a range of bytes; what the object means, a subclass knows. */
abstract class JsonRow {
  private final JsonText text = new JsonText();
  private String reason;

  /**
   * Reads the members of an object, up to and with its end.
   *
   * @param parser at the object's start
   * @param sample cleared
   */
  abstract void readObject(JsonParser parser, Sample sample) throws IOException, RowException;

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
    try (JsonParser parser = text.parser(bytes, from, to - from)) {
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
      reason = JsonText.why(e);
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
}
