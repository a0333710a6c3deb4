// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.ResetPolicy;
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
import io.fluxion.collector.recording.RunSettings;
import io.fluxion.collector.row.RowSchema;
import java.io.File;
import java.io.IOException;
import java.util.List;

/**
 * The inputs of a run, one after the other: what each holds, and whether it goes with those before
 * it. What rows of text are stands in the options, which are checked before anything is read; of a
 * recording it stands in the header, and options that are no good for any text may be good for
 * that. So without a format a refusal waits until the first input is known not to be a recording.
 */
final class InputFiles {
  private final List<String> files;
  private final ColumnOptions options;
  private final Integer maxKeyBytes;
  private final ResetPolicy reset;
  private final Check check;
  private final Streams streams;
  // By the options alone; null where they are no good for text, or text is not meant.
  private RowSchema text;
  private UsageException refusal;
  // Of the first input.
  private RowSchema rows;
  private RowSchema recording;
  private RunSettings settings = RunSettings.ABSENT;

  /** Looks whether other options fit what the rows are. */
  @FunctionalInterface
  interface Check {
    void of(RowSchema rows, RunSettings settings) throws UsageException;
  }

  /**
   * Checks the options for columns.
   *
   * @param maxKeyBytes the longest key, or null where nobody said
   * @param reset what the type of y must fit
   * @param check of rows of text, and then of those of the first input
   */
  InputFiles(
      final List<String> files,
      final ColumnOptions options,
      final Integer maxKeyBytes,
      final ResetPolicy reset,
      final Check check,
      final Streams streams)
      throws UsageException {
    this.files = files;
    this.options = options;
    this.maxKeyBytes = maxKeyBytes;
    this.reset = reset;
    this.check = check;
    this.streams = streams;
    if (options.format == Format.FLUXION) {
      return;
    }
    try {
      final RowSchema ofText = options.ofText(maxKeyBytes == null ? 256 : maxKeyBytes, reset);
      check.of(ofText, RunSettings.ABSENT);
      text = ofText;
    } catch (final UsageException e) {
      if (options.format != null) {
        throw e;
      }
      refusal = e;
    }
  }

  /** Refuses files that are not there. Opens nothing: one may be a pipe. */
  void check() throws InputException {
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

  /** Opens one of the files. */
  Input open(final String file) throws InputException {
    return file.equals(Input.STANDARD_INPUT)
        ? Input.of("standard input", streams.in())
        : Input.open(file);
  }

  /** What the rows are; known once a decoder was given out. */
  RowSchema rows() {
    return rows;
  }

  /** What the first input has for its replay, where it is a recording of a live run. */
  RunSettings settings() {
    return settings;
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
    final Format found = options.format == null ? detect(buffer) : options.format;
    if (found == Format.FLUXION) {
      return recording(buffer);
    }
    checkText(found, input.name());
    if (rows == null) {
      rows = found == Format.NDJSON ? text().ofJson() : text();
      check.of(rows, RunSettings.ABSENT);
    }
    return Decoders.open(found, buffer, input.name(), rows);
  }

  private RowSchema text() throws UsageException {
    if (refusal != null) {
      throw refusal;
    }
    return text;
  }

  private Format detect(final RowBuffer buffer) throws IOException, InputException, UsageException {
    try {
      return Format.detect(buffer);
    } catch (final InputException e) {
      // Options that fit no text come before what is wrong with the input.
      text();
      throw e;
    }
  }

  /** What a file of text holds must be what the options are for. */
  private void checkText(final Format found, final String name) throws UsageException {
    final boolean frames = found == Format.DOCKER;
    final String holds = name + " holds " + (frames ? "docker frames" : Converters.word(found));
    if (recording != null) {
      throw new UsageException(
          holds + ", unlike the files before it: a run takes recordings, or text");
    }
    if (frames == text().isFramed()) {
      return;
    }
    if (rows != null) {
      throw new UsageException(holds + ", unlike the files before it: a run takes one of the two");
    }
    throw new UsageException(
        holds
            + (frames
                ? ", whose fields are fixed: leave out --key, --x, --y and what describes them,"
                    + " or say --format ndjson"
                : ": give --key, --x and --y to name its columns"));
  }

  private Decoder recording(final RowBuffer buffer)
      throws IOException, InputException, UsageException {
    final String name = buffer.name();
    if (rows != null && recording == null) {
      throw new UsageException(
          name + " holds a recording, unlike the files before it: a run takes recordings, or text");
    }
    final RecordingReader reader = new RecordingReader(buffer::take, name);
    final RowSchema found = reader.rows();
    if (rows == null) {
      rows = new RecordedColumns(options, found, name).rows(maxKeyBytes, reset);
      recording = found;
      settings = reader.settings();
      check.of(rows, settings);
    } else if (!recording.fits(found)) {
      throw new UsageException(
          name + " was recorded with other fields, types or units than the files before it");
    }
    reader.maxKeyBytes(rows.maxKeyBytes());
    final int[] fields = rows.fields().stream().mapToInt(found.fields()::indexOf).toArray();
    return new RecordingDecoder(reader, fields, rows.maxKeyBytes());
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
