// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.measure;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * Lets forks that run at the same time take their iterations in turn, on the same processor. It is
 * no profiler; JMH calls profilers before and after each iteration, warm-up too, and that is what
 * it takes.
 *
 * <p>On a virtual machine the other half of a core belongs to somebody else, and when that one is
 * busy all is slower by a third, for seconds at a time, on one processor and not on its neighbour.
 * Iterations of a tenth of a second in turn on one processor have it alike.
 *
 * <p>A file of one int says whose turn it is. The thread that JMH starts its workers from is bound
 * to the processor, so they are, and the compiler and the collector are not; where there is no
 * {@code taskset} or {@code /proc}, the workers run anywhere.
 */
public final class TurnTaking implements InternalProfiler {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);
  private static final long NAP_NANOS = 100_000;
  private static final VarHandle TURN =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private final int side;
  private final int sides;
  private final int processor;
  private final ByteBuffer turn;
  private boolean bound;

  /**
   * Made by JMH in the fork, and once in its own JVM, to see whether it can be.
   *
   * @param words "side,sides,processor,file": from 0; how many; from 0, or below for any
   * @throws IOException where the file cannot be mapped
   */
  public TurnTaking(final String words) throws IOException {
    final String[] parts = words.split(",", 4);
    side = Integer.parseInt(parts[0]);
    sides = Integer.parseInt(parts[1]);
    processor = Integer.parseInt(parts[2]);
    try (FileChannel file =
        FileChannel.open(Path.of(parts[3]), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      turn = file.map(FileChannel.MapMode.READ_WRITE, 0, Integer.BYTES);
    }
  }

  /** What JMH is given of it. */
  static String words(final int side, final int sides, final int processor, final Path file) {
    return side + "," + sides + "," + processor + "," + file;
  }

  @Override
  public void beforeIteration(final BenchmarkParams params, final IterationParams iteration) {
    if (!bound) {
      bound = true;
      bind();
    }
    final long begin = System.nanoTime();
    int next = (int) TURN.getVolatile(turn, 0);
    while (next != side) {
      if (next == InTurn.FAILED) {
        throw new IllegalStateException("the fork whose turn it was has failed");
      }
      if (System.nanoTime() - begin > PATIENCE_NANOS) {
        throw new IllegalStateException("the fork whose turn it is has not come for 3 minutes");
      }
      LockSupport.parkNanos(NAP_NANOS);
      next = (int) TURN.getVolatile(turn, 0);
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      final BenchmarkParams params, final IterationParams iteration, final IterationResult result) {
    TURN.setVolatile(turn, 0, (side + 1) % sides);
    return List.of();
  }

  @Override
  public String getDescription() {
    return "lets forks take their iterations in turn";
  }

  private void bind() {
    if (processor < 0) {
      return;
    }
    try {
      final Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
      new ProcessBuilder("taskset", "-c", "-p", Integer.toString(processor), thread.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException none) {
      return;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
