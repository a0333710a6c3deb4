// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.collector.KeptSayings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class OutputQueueTest {
  private final KeptSayings log = new KeptSayings();
  private final HeldTarget target = new HeldTarget();
  private final ByteBuffer chunk = ByteBuffer.wrap(new byte[100_000]);

  private OutputQueue queue(final boolean waits) {
    return new OutputQueue("csv", target, waits, log);
  }

  private boolean offer(final OutputQueue queue) throws IOException {
    return queue.offer(chunk.duplicate(), 10);
  }

  private static long soon(final long millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void shouldWriteChunksOfAnySizeInTheirOrder() throws IOException {
    final long seed = Long.getLong("fluxion.seed", System.nanoTime());
    System.out.println("OutputQueueTest: -Dfluxion.seed=" + seed);
    final Random random = new Random(seed);
    target.open.countDown();
    final OutputQueue queue = queue(true);
    final ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int i = 0; i < 300; i++) {
      final byte[] bytes = new byte[random.nextInt(i % 10 == 0 ? 1_000_000 : 2_000) + 1];
      random.nextBytes(bytes);
      final int offset = random.nextInt(bytes.length);
      assertThat(queue.offer(ByteBuffer.wrap(bytes, offset, bytes.length - offset), 1)).isTrue();
      expected.write(bytes, offset, bytes.length - offset);
    }
    assertThat(queue.close()).isTrue();
    assertThat(target.written.toByteArray()).isEqualTo(expected.toByteArray());
    assertThat(target.closed).isTrue();
    assertThat(log.said()).isEmpty();
  }

  @Test
  void shouldDropWholeChunksWhereItsReaderIsSlow() throws IOException {
    final OutputQueue queue = queue(false);
    int taken = 0;
    while (offer(queue)) {
      taken++;
    }
    offer(queue);
    assertThat(taken * chunk.capacity())
        .isBetween(OutputQueue.CAPACITY_BYTES - 2 * chunk.capacity(), OutputQueue.CAPACITY_BYTES);
    assertThat(queue.hasRoom(chunk.capacity())).isFalse();
    assertThat(queue.dropped()).isEqualTo(20);
    target.open.countDown();
    assertThat(queue.close()).isTrue();
    assertThat(target.written.size()).isEqualTo(taken * chunk.capacity());
    assertThat(log.said())
        .containsExactly(
            "csv: too slow, 10 rows dropped so far", "csv: too slow, 20 rows dropped so far");
  }

  @Test
  void shouldWaitWhereItsSourceCan() throws Exception {
    final OutputQueue queue = queue(true);
    final int chunks = 2 * OutputQueue.CAPACITY_BYTES / chunk.capacity();
    final FutureTask<Boolean> offering =
        new FutureTask<>(
            () -> {
              boolean all = true;
              for (int i = 0; i < chunks; i++) {
                all &= offer(queue);
              }
              return all;
            });
    final Thread thread = new Thread(offering);
    thread.start();
    thread.join(300);
    // An interrupt ends a wait for input, none for output.
    thread.interrupt();
    thread.join(200);
    assertThat(thread.isAlive()).isTrue();
    target.open.countDown();
    assertThat(offering.get()).isTrue();
    assertThat(queue.close()).isTrue();
    assertThat(target.written.size()).isEqualTo(chunks * chunk.capacity());
  }

  @Test
  void shouldTakeBackTheChunkThatFailedAndRefuseTheNext() throws Exception {
    target.failAt = 250_000;
    target.open.countDown();
    final OutputQueue queue = queue(false);
    assertThatThrownBy(
            () -> {
              while (true) {
                offer(queue);
                Thread.sleep(1);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("no space");
    assertThatThrownBy(queue::close).hasMessage("no space");
    assertThat(target.undone).isEqualTo(1);
    assertThat(target.written.size()).isEqualTo(200_000);
    assertThat(target.closed).isTrue();
  }

  @Test
  void shouldFailOfWhatNobodyForesaw() throws Exception {
    target.failAt = 0;
    target.defect = new OutOfMemoryError("a defect");
    target.open.countDown();
    final OutputQueue queue = queue(true);
    offer(queue);
    assertThatThrownBy(queue::close)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a defect");
  }

  /** A slow reader that still reads gets everything, and costs no other output anything. */
  @Test
  void shouldWriteWhatItTookWithinTheDeadline() throws Exception {
    final OutputQueue queue = queue(true);
    for (int i = 0; i < 50; i++) {
      assertThat(offer(queue)).isTrue();
    }
    target.reached.await();
    queue.deadline(soon(20_000));
    final FutureTask<Boolean> closing = new FutureTask<>(queue::close);
    new Thread(closing).start();
    Thread.sleep(200);
    target.open.countDown();
    assertThat(closing.get()).isTrue();
    assertThat(target.written.size()).isEqualTo(50 * chunk.capacity());
    assertThat(target.undone).isZero();
  }

  @Test
  void shouldGiveUpAtTheDeadlineOnAReaderThatHangs() throws Exception {
    final OutputQueue queue = queue(false);
    offer(queue);
    offer(queue);
    target.reached.await();
    queue.deadline(soon(50));
    assertThat(queue.close()).isFalse();
    assertThat(queue.dropped()).isEqualTo(20);
    assertThat(target.closed).isTrue();
    assertThat(target.written.size()).isZero();
    assertThat(log.said()).containsExactly("csv: too slow, its last 20 rows are lost");
  }

  /** Who has not said stop waits as long as it takes; then no longer than the deadline. */
  @Test
  void shouldWaitForASlowReaderUntilSomebodySaysStop() throws Exception {
    final OutputQueue queue = queue(true);
    offer(queue);
    final FutureTask<Boolean> closing = new FutureTask<>(queue::close);
    final Thread closer = new Thread(closing);
    closer.start();
    closer.join(500);
    assertThat(closing.isDone()).isFalse();
    queue.deadline(soon(0));
    assertThat(closing.get()).isFalse();
  }

  /** As a source does that waits for room: behind rows that were dropped come no others. */
  @Test
  void shouldLeaveNoHoleInWhatAWaitingSourceWrote() throws Exception {
    final OutputQueue queue = queue(true);
    while (queue.fill() < 0.95) {
      offer(queue);
    }
    queue.deadline(soon(0));
    while (offer(queue)) {
      Thread.onSpinWait();
    }
    target.open.countDown();
    while (queue.fill() > 0) {
      Thread.sleep(1);
    }
    assertThat(offer(queue)).isFalse();
    queue.close();
  }

  /** A named pipe that nobody reads holds up neither the start nor the end. */
  @Test
  void shouldEndWhereANamedPipeHasNoReader(@TempDir final Path folder) throws Exception {
    final Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    final OutputQueue queue = new OutputQueue("csv", new OutputFile(pipe.toString()), false, log);
    offer(queue);
    queue.deadline(soon(50));
    assertThat(queue.close()).isFalse();
    assertThat(Files.exists(pipe)).isTrue();
    assertThat(log.said()).containsExactly("csv: too slow, its last 10 rows are lost");
  }
}
