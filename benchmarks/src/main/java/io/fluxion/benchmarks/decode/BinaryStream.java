// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import io.fluxion.Sample;
import io.fluxion.collector.input.ByteFeed;
import io.fluxion.collector.recording.RecordingWriter;
import io.fluxion.collector.recording.RunSettings;
import io.fluxion.collector.row.XUnit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A generated recording of one shape in two binary forms: fluxion's own; and rows of fixed length
 * behind the keys' names, as they are quickly written by hand.
 *
 * <pre>
 *   int keys, then so many names in modified UTF-8     once
 *   int number of the key | long x | long y            each row
 * </pre>
 */
@State(Scope.Benchmark)
public class BinaryStream extends DecodedStream {
  private byte[] recording;
  private byte[] header;
  private byte[] rows;

  /** Filled in by {@link #setUp}. */
  public BinaryStream() {}

  /**
   * Generates the recording.
   *
   * @throws IOException never
   */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    final ByteArrayOutputStream own = new ByteArrayOutputStream();
    final ByteArrayOutputStream fixed = new ByteArrayOutputStream();
    final DataOutputStream fields = new DataOutputStream(fixed);
    final String[] names = new String[KEYS];
    final int[] row = {0};
    try (RecordingWriter writer =
        new RecordingWriter(
            Channels.newChannel(own),
            new RowColumns(XUnit.NS, MAX_KEY_BYTES).schema(),
            RunSettings.ABSENT,
            KEYS)) {
      record(
          false,
          true,
          (sample, label) -> {
            writer.row(sample, label);
            // Round by round, in the same order.
            final int number = row[0]++ % KEYS;
            names[number] = name(sample);
            fields.writeInt(number);
            fields.writeLong(sample.xBits(0));
            fields.writeLong(sample.yBits(0));
          });
    }
    recording = own.toByteArray();
    rows = fixed.toByteArray();
    fixed.reset();
    fields.writeInt(KEYS);
    for (final String name : names) {
      fields.writeUTF(name);
    }
    header = fixed.toByteArray();
  }

  private static String name(final Sample sample) {
    return new String(sample.key(), 0, sample.keyLength(), StandardCharsets.US_ASCII);
  }

  /** Fluxion's recording, from its beginning to its end. */
  final ByteFeed openRecording() {
    final ByteArrayInputStream bytes = new ByteArrayInputStream(recording);
    return bytes::read;
  }

  /** The names and then rows without end. */
  final InputStream openFixed() {
    return new EndlessInput(header, rows);
  }
}
