// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.recording.RecordingDecoder;
import io.fluxion.collector.recording.RecordingReader;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The engine's decoder of its own recording, row by row. Blocks say where they stand, so a
 * recording does not go on with its beginning: at its end it is opened anew, every 200,000 rows.
 */
@State(Scope.Benchmark)
public class RecordingState {
  private final Sample sample = new Sample(1, DecodedStream.MAX_KEY_BYTES);
  private BinaryStream stream;
  private Decoder decoder;

  /** Filled in by {@link #setUp}. */
  public RecordingState() {}

  /**
   * Opens the recording.
   *
   * @param binary holds it
   * @throws IOException never
   * @throws InputException where it cannot be read
   */
  @Setup(Level.Trial)
  public void setUp(final BinaryStream binary) throws IOException, InputException {
    stream = binary;
    open();
  }

  private void open() throws IOException, InputException {
    final RecordingReader reader = new RecordingReader(stream.openRecording(), "memory");
    decoder = new RecordingDecoder(reader, new int[] {0}, DecodedStream.MAX_KEY_BYTES);
  }

  /**
   * Decodes a batch.
   *
   * @return a sum over it
   * @throws Exception never
   */
  public long batch() throws Exception {
    long sum = 0;
    for (int i = 0; i < DecodedStream.BATCH; i++) {
      if (decoder.next(sample) != Decoder.ROW) {
        open();
        decoder.next(sample);
      }
      sum += DecodedStream.sumOf(sample);
    }
    return sum;
  }
}
