// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Rows of fixed length as the JDK reads them: a buffered DataInputStream, nothing checked. */
@State(Scope.Benchmark)
public class DataInputRows {
  private DataInputStream reader;
  private String[] keys;

  /** Filled in by {@link #setUp}. */
  public DataInputRows() {}

  /**
   * Opens the stream and reads the names.
   *
   * @param stream the rows
   * @throws IOException never
   */
  @Setup(Level.Trial)
  public void setUp(final BinaryStream stream) throws IOException {
    reader = new DataInputStream(new BufferedInputStream(stream.openFixed(), 1 << 16));
    keys = new String[reader.readInt()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = reader.readUTF();
    }
  }

  /**
   * Reads a batch.
   *
   * @return a sum over it
   * @throws IOException never
   */
  public long batch() throws IOException {
    long sum = 0;
    for (int i = 0; i < DecodedStream.BATCH; i++) {
      sum += DecodedStream.sum(keys[reader.readInt()], reader.readLong(), reader.readLong());
    }
    return sum;
  }
}
