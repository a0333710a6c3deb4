// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnTakingTest {
  private static final int SIDES = 3;
  private static final int ROUNDS = 50;
  private static final int ANY_PROCESSOR = -1;

  @TempDir Path folder;

  private Path turn(final int side) throws Exception {
    final ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(side);
    return Files.write(folder.resolve("turn"), bytes.array());
  }

  @Test
  void shouldLetSidesRunInTurnAndNeverTogether() throws Exception {
    final Path turn = turn(0);
    final List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    final ExecutorService pool = Executors.newFixedThreadPool(SIDES);
    final List<Future<?>> sides = new ArrayList<>();
    // The last first, so that they begin in the wrong order.
    for (int side = SIDES - 1; side >= 0; side--) {
      final int mine = side;
      final Callable<Void> iterations =
          () -> {
            final TurnTaking taking =
                new TurnTaking(TurnTaking.words(mine, SIDES, ANY_PROCESSOR, turn));
            for (int i = 0; i < ROUNDS; i++) {
              taking.beforeIteration(null, null);
              order.add(mine);
              taking.afterIteration(null, null, null);
            }
            return null;
          };
      sides.add(pool.submit(iterations));
    }
    for (final Future<?> side : sides) {
      side.get();
    }
    pool.shutdown();
    assertThat(order).hasSize(SIDES * ROUNDS);
    for (int i = 0; i < order.size(); i++) {
      assertThat(order.get(i)).as("turn %d", i).isEqualTo(i % SIDES);
    }
  }

  @Test
  void shouldNotWaitForASideThatFailed() throws Exception {
    final Path turn = turn(InTurn.FAILED);
    final TurnTaking waiting = new TurnTaking(TurnTaking.words(1, 2, ANY_PROCESSOR, turn));

    assertThatThrownBy(() -> waiting.beforeIteration(null, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("failed");
  }

  @Test
  void shouldBindTheThreadThatStartsTheWorkers() throws Exception {
    final Path turn = turn(0);
    final Path status = Path.of("/proc/thread-self/status");
    assumeTrue(Files.exists(status) && Files.exists(Path.of("/usr/bin/taskset")));
    final List<String> allowed = new ArrayList<>();
    final Thread main =
        new Thread(
            () -> {
              try {
                new TurnTaking(TurnTaking.words(0, 1, 0, turn)).beforeIteration(null, null);
                final Thread worker =
                    new Thread(
                        () -> {
                          try {
                            allowed.addAll(Files.readAllLines(status));
                          } catch (java.io.IOException unreadable) {
                            allowed.add(unreadable.toString());
                          }
                        });
                worker.start();
                worker.join();
              } catch (java.io.IOException | InterruptedException failed) {
                allowed.add(failed.toString());
              }
            });
    main.start();
    main.join();
    assertThat(allowed).anyMatch(line -> line.matches("Cpus_allowed_list:\\s+0"));
  }
}
