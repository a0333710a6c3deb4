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
package io.fluxion.collector.cli;

import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.Decoders;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.IdleListener;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.RowBuffer;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.recording.RecordingDecoder;
import io.fluxion.collector.recording.RecordingReader;
import io.fluxion.collector.recording.RecordingSchema;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * The inputs of a run, one after the other: what each holds, and whether it goes with those before
 * it.
 *
 * @param <T> what the run makes of the columns
 */
final class InputFiles<T> {
  private final List<String> files;
  private final Format format;
  private final ByInput<T> byInput;
  private final Streams streams;
  // Of the first input.
  private Columns columns;
  private RecordingSchema recording;
  private T content;

  InputFiles(
      final List<String> files,
      final Format format,
      final ByInput<T> byInput,
      final Streams streams) {
    this.files = files;
    this.format = format;
    this.byInput = byInput;
    this.streams = streams;
  }

  /** Refuses what is not there. Opens nothing: it may be a pipe. */
  static void check(final List<String> files) throws InputException {
    for (final String name : files) {
      final File file = new File(name);
      if (name.equals(Input.STANDARD_INPUT)) {
        continue;
      }
      if (!file.exists()) {
        throw new InputException("no such file: " + name);
      }
      if (file.isDirectory()) {
        throw new InputException(name + " is a directory");
      }
      if (!file.canRead()) {
        throw new InputException(name + " cannot be read: permission denied");
      }
    }
  }

  static Input open(final String file, final Streams streams) throws InputException {
    return file.equals(Input.STANDARD_INPUT)
        ? Input.of("standard input", streams.in())
        : Input.open(file);
  }

  void check() throws InputException {
    check(files);
  }

  Input open(final String file) throws InputException {
    return open(file, streams);
  }

  /** What is made of the columns of the first input; there is one once a decoder was given out. */
  T content() {
    return content;
  }

  /**
   * Finds out what an input holds.
   *
   * @param beforeBlocking told before each read of the input
   * @return its decoder, at its first row
   */
  Decoder decoder(final Input input, final IdleListener beforeBlocking)
      throws IOException, InputException, UsageException {
    final RowBuffer buffer = new RowBuffer(input, RowBuffer.MAX_ROW_BYTES, beforeBlocking);
    final Format found = format == null ? detect(buffer) : format;
    if (found == Format.FLUXION) {
      return recording(buffer);
    }
    checkText(found, input.name());
    if (columns == null) {
      columns = found == Format.NDJSON ? byInput.text().ofNdjson() : byInput.text();
      content = byInput.of(columns);
    }
    return Decoders.open(found, buffer, input.name(), columns.rows());
  }

  private Format detect(final RowBuffer buffer) throws IOException, InputException, UsageException {
    try {
      return Format.detect(buffer);
    } catch (final InputException e) {
      // Words that fit no text come before what is wrong with the input.
      byInput.text();
      throw e;
    }
  }

  /** What a file of text holds must be what the options are for. */
  private void checkText(final Format found, final String name) throws UsageException {
    final boolean frames = found == Format.DOCKER;
    final String holds =
        name + " holds " + (frames ? "docker frames" : found.name().toLowerCase(Locale.ROOT));
    if (recording != null) {
      throw new UsageException(
          holds + ", unlike the files before it: a run takes recordings, or text");
    }
    if (frames == (byInput.text().kind() != null)) {
      return;
    }
    if (columns != null) {
      throw new UsageException(holds + ", unlike the files before it: a run takes one of the two");
    }
    throw new UsageException(
        holds
            + (frames
                ? ", whose fields are fixed: leave out --key, --x, --y and their kin,"
                    + " or say --format ndjson"
                : ": give --key, --x and --y to name its columns"));
  }

  private Decoder recording(final RowBuffer buffer)
      throws IOException, InputException, UsageException {
    final String name = buffer.name();
    if (columns != null && recording == null) {
      throw new UsageException(
          name + " holds a recording, unlike the files before it: a run takes recordings, or text");
    }
    final RecordingReader reader = new RecordingReader(buffer::take, name);
    final RecordingSchema found = reader.schema();
    if (columns == null) {
      columns = byInput.recorded(found, name);
      content = byInput.of(columns);
      recording = found;
    } else if (!recording.fits(found)) {
      throw new UsageException(
          name + " was recorded with other fields, types or units than the files before it");
    }
    reader.maxKeyBytes(columns.rows().maxKeyBytes());
    return new RecordingDecoder(reader, columns.selectionFrom(found), columns.rows().maxKeyBytes());
  }

  /** Counts and names a malformed row; or ends the run at it, where that is asked for. */
  static void malformed(
      final Decoder decoder, final String name, final boolean strict, final Messages messages)
      throws InputException {
    final String place = decoder.place(name);
    if (strict) {
      messages.malformed(decoder.rows());
      throw new InputException(place + ": " + decoder.reason() + " (--strict stops here)");
    }
    messages.malformed(place, decoder.reason(), decoder.rows());
  }

  /** Says what there is to say of an input as a whole, once it is read. */
  static void sayWarning(final Decoder decoder, final String name, final Messages messages) {
    if (decoder.warning() != null) {
      messages.say(name + ' ' + decoder.warning());
    }
  }

  /** What to say where no input had a good row. */
  InputException noGoodRow(final long malformed) {
    return new InputException(
        (files.size() == 1 ? files.get(0) : files.size() + " files")
            + ": not one good row"
            + (malformed == 0 ? "" : ", " + malformed + " malformed"));
  }
}
