// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import io.fluxion.Sample;
import io.fluxion.collector.row.DockerFields;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Frames of {@link DockerFrames} in lines of JSON: 40 of each of 100 containers. */
@State(Scope.Benchmark)
public class DockerStream extends DecodedStream {
  private static final int CONTAINERS = 100;
  private static final int FRAMES = 40 * CONTAINERS;

  private byte[] lines;

  /** Filled in by {@link #setUp}. */
  public DockerStream() {}

  /** Makes up the frames. */
  @Setup(Level.Trial)
  public void setUp() {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final DockerFrames frames = new DockerFrames(CONTAINERS);
    final Sample sample = new Sample(DockerFrames.FIELDS, MAX_KEY_BYTES);
    begin(FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      frames.next();
      frames.fill(sample);
      expect(i, sumOfFrame(sample));
      bytes.writeBytes(frames.line().getBytes(StandardCharsets.UTF_8));
    }
    lines = bytes.toByteArray();
  }

  /** What a frame adds to its batch's sum: one row for each field, and the number of CPUs. */
  static long sumOfFrame(final Sample sample) {
    final int last = sample.keyLength() - 1;
    long sum = cpus((long) sample.keyScale(DockerFields.CPU_PERCENT));
    for (int field = 0; field < DockerFrames.FIELDS; field++) {
      final long x = sample.xBits(field);
      final long y = sample.yBits(field);
      sum += (1 + field) * sum(sample.keyLength(), sample.key()[last], x, y);
    }
    return sum;
  }

  static long cpus(final long cpus) {
    return 7_919 * cpus;
  }

  /** Frames without end. */
  final InputStream open() {
    return new EndlessInput(new byte[0], lines);
  }
}
