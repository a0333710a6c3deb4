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
package io.fluxion.collector.output;

import io.fluxion.Sample;
import io.fluxion.collector.recording.RecordingWriter;
import io.fluxion.collector.recording.RunSettings;
import io.fluxion.collector.row.RowSchema;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * The file that a run records into. It is opened, and what it held is gone, when the first row is
 * there; where it cannot be written any further, it keeps the whole blocks so far.
 */
public final class RecordingFile implements AutoCloseable {
  private static final String OPTION = "--record";

  private final String path;
  private FileChannel channel;
  private RecordingWriter writer;
  private boolean failed;

  /**
   * A file that is not open yet.
   *
   * @param path where it is, or will be
   */
  public RecordingFile(final String path) {
    this.path = path;
  }

  /**
   * Refuses a file that could not be written, before anything is read.
   *
   * @throws FailureException what is in the way
   */
  public void check() throws FailureException {
    FileTarget.check(OPTION, path);
  }

  /**
   * Whether there is a recording to write rows into.
   *
   * @return false before {@link #open}
   */
  public boolean isOpen() {
    return writer != null;
  }

  /**
   * Begins the recording: what the file held is gone, unless somebody else writes it.
   *
   * @param schema what its rows have
   * @param settings of the run that is copied, or {@link RunSettings#ABSENT}
   * @param entries of its dictionary, 1 to {@link RecordingWriter#MOST_ENTRIES}
   * @throws FailureException where it cannot be written
   */
  public void open(final RowSchema schema, final RunSettings settings, final int entries)
      throws FailureException {
    try {
      channel =
          FileChannel.open(Path.of(path), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      if (Files.isRegularFile(Path.of(path))) {
        FileTarget.lock(channel);
        channel.truncate(0);
      }
      writer = new RecordingWriter(channel, schema, settings, entries);
    } catch (final IllegalArgumentException e) {
      throw failure(e.getMessage());
    } catch (final IOException e) {
      throw failure(reason(e));
    }
  }

  /**
   * Says the store's time at the rows that follow; where that is never said, they have none.
   *
   * @param time as {@link RecordingWriter#storeTime} takes it
   */
  public void storeTime(final long time) {
    writer.storeTime(time);
  }

  /**
   * Takes the next row.
   *
   * @param sample the row
   * @param label the name that came with its key, or null
   * @throws FailureException where it cannot be written
   */
  public void row(final Sample sample, final String label) throws FailureException {
    try {
      writer.row(sample, label);
    } catch (final IOException e) {
      throw lost(e);
    }
  }

  /**
   * Takes that a key has ended.
   *
   * @param sample whose key it is
   * @throws FailureException where it cannot be written
   */
  public void gone(final Sample sample) throws FailureException {
    try {
      writer.gone(sample.key(), sample.keyLength());
    } catch (final IOException e) {
      throw lost(e);
    }
  }

  /**
   * Writes what is there; does nothing before {@link #open}.
   *
   * @throws FailureException where it cannot be written
   */
  public void flush() throws FailureException {
    if (writer == null || failed) {
      return;
    }
    try {
      writer.flush();
    } catch (final IOException e) {
      throw lost(e);
    }
  }

  /** Writes what is left and the end mark, and lets go of the file. */
  @Override
  public void close() throws FailureException {
    final FileChannel open = channel;
    try (open) {
      if (writer != null && !failed) {
        finish();
      }
    } catch (final IOException e) {
      throw failure(reason(e));
    }
  }

  private void finish() throws FailureException {
    try {
      writer.finish();
    } catch (final IOException e) {
      throw lost(e);
    }
  }

  /**
   * Rows, blocks and bytes of an open recording, for a person.
   *
   * @return one line
   */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%,d rows in %,d blocks, %,d bytes: %s",
        writer.rows(),
        writer.blocks(),
        writer.bytes(),
        path);
  }

  private FailureException lost(final IOException e) {
    failed = true;
    try {
      // A torn block at the end is of use to nobody.
      channel.truncate(writer.bytes());
    } catch (final IOException | IllegalArgumentException again) {
      // It stays torn, which readers say.
    }
    return failure(reason(e) + "; it holds the first " + writer.writtenRows() + " rows");
  }

  private FailureException failure(final String reason) {
    return FileTarget.failure(OPTION, path, reason);
  }

  /**
   * Why a file cannot be written.
   *
   * @param e what came of it
   * @return for a person, without the file's name
   */
  public static String reason(final IOException e) {
    if (e instanceof final FileSystemException system) {
      return system.getReason() == null ? "permission denied" : system.getReason();
    }
    return e.getMessage();
  }
}
