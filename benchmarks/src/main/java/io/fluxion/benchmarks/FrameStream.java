// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.benchmarks.decode.DockerFrames;
import io.fluxion.collector.row.DockerFields;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Docker's frames of 200 containers, {@link #FRAMES} of them: as samples, and in lines as the
 * daemon sends them. Knows what a store must make of them.
 */
@State(Scope.Benchmark)
public class FrameStream {
  /** Frames of one invocation. */
  public static final int FRAMES = 20_000;

  /** How many containers there are. */
  public static final int CONTAINERS = 200;

  private final Sample[] samples = new Sample[FRAMES];
  private final long[] increases = new long[DockerFrames.FIELDS];
  private double percent;

  /** Filled in by {@link #setUp}. */
  public FrameStream() {}

  /** Makes up the frames. */
  @Setup(Level.Trial)
  public void setUp() {
    final DockerFrames frames = new DockerFrames(CONTAINERS);
    for (int i = 0; i < FRAMES; i++) {
      samples[i] = new Sample(DockerFrames.FIELDS, DockerFrames.ID_BYTES);
      frames.next();
      frames.fill(samples[i]);
    }
    for (int i = 0; i < CONTAINERS; i++) {
      expect(samples[i], samples[FRAMES - 2 * CONTAINERS + i], samples[FRAMES - CONTAINERS + i]);
    }
  }

  /** Of one container. */
  private void expect(final Sample first, final Sample before, final Sample last) {
    for (int field = 0; field < DockerFrames.FIELDS; field++) {
      increases[field] += last.yBits(field) - first.yBits(field);
    }
    final int field = DockerFields.CPU_PERCENT;
    final double used = last.yBits(field) - before.yBits(field);
    final double host = last.xBits(field) - before.xBits(field);
    percent += used / host * last.keyScale(field) * 100;
  }

  /**
   * The frames as decoders give them.
   *
   * @return the array itself
   */
  public Sample[] samples() {
    return samples;
  }

  /**
   * Writes the frames as the daemon sends them.
   *
   * @param file is overwritten
   * @throws IOException where it cannot be written
   */
  public void writeTo(final Path file) throws IOException {
    final DockerFrames frames = new DockerFrames(CONTAINERS);
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (int i = 0; i < FRAMES; i++) {
        frames.next();
        writer.write(frames.line());
      }
    }
  }

  /**
   * Throws unless a store made of the frames what it had to: the sums of the increases exactly, and
   * that of the last CPU percentages to 10^-9.
   *
   * @param store that took them all, and nothing else
   */
  public void verify(final DerivativeStore store) {
    require(store.count(SampleStatus.OK), (long) DockerFrames.FIELDS * (FRAMES - CONTAINERS), "OK");
    for (int i = 0; i < DockerFrames.FIELDS; i++) {
      final DerivativeField field = store.field(i);
      long sum = 0;
      for (int handle = store.first();
          handle != DerivativeStore.NONE;
          handle = store.next(handle)) {
        sum += field.increaseLow(handle);
      }
      require(sum, increases[i], "the increases of " + field.schema().name());
    }
    double sum = 0;
    for (int handle = store.first(); handle != DerivativeStore.NONE; handle = store.next(handle)) {
      sum += store.field(DockerFields.CPU_PERCENT).derivative(handle, 0);
    }
    if (!(Math.abs(sum - percent) <= 1e-9 * percent)) {
      throw new IllegalStateException(sum + " % of CPU, where " + percent + " was due");
    }
  }

  private static void require(final long value, final long due, final String what) {
    if (value != due) {
      throw new IllegalStateException(what + ": " + value + ", where " + due + " were due");
    }
  }
}
