// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.benchmarks.decode.DockerFrames;
import io.fluxion.benchmarks.decode.RowColumns;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.row.XUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The store that Docker's frames go into, seven fields a container. */
@State(Scope.Benchmark)
public class FrameStore {
  DerivativeStore store;

  /** Filled in by {@link #setUp}. */
  public FrameStore() {}

  /** Takes an empty store. */
  @Setup(Level.Invocation)
  public void setUp() {
    store =
        DerivativeStore.builder(
                DerivativeSchema.of(FrameKind.DOCKER.schemas(field -> field)).framed())
            .maxKeys(FrameStream.CONTAINERS)
            .byteKeys(DockerFrames.ID_BYTES)
            .build();
  }

  /**
   * Fails where a result was wrong.
   *
   * @param frames after an invocation
   */
  @TearDown(Level.Invocation)
  public void tearDown(final FrameStream frames) {
    frames.verify(store);
  }

  /** The same, and the frames in a file that is made for the run. */
  @State(Scope.Benchmark)
  public static class Replayed extends FrameStore {
    private static final RowColumns COLUMNS = new RowColumns(XUnit.NONE, DockerFrames.ID_BYTES);

    Path file;

    /** Filled in by its fixtures. */
    public Replayed() {}

    /**
     * Writes the file.
     *
     * @param frames go into it
     * @throws IOException where it cannot be written
     */
    @Setup(Level.Trial)
    public void record(final FrameStream frames) throws IOException {
      file = Files.createTempFile("fluxion", ".ndjson");
      frames.writeTo(file);
    }

    /**
     * Takes the file away.
     *
     * @throws IOException where that fails
     */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
      Files.delete(file);
    }

    long replay() throws Exception {
      return ReplayedRows.replay(Format.DOCKER, file, COLUMNS, store);
    }
  }
}
