// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveTerminalTest {
  @Test
  void shouldTakeTheScreenAndGiveItBackHoweverOftenItIsClosed() throws IOException {
    final ViewRun run = ViewRun.ofRows(60, 20);
    assertThat(run.paper.paper().isGivenBack()).isTrue();
    run.screen();
    assertThat(run.paper.paper().isTaken()).isTrue();
    assertThat(run.paper.isRaw()).isTrue();

    run.close();
    assertThat(run.paper.paper().isGivenBack()).isTrue();
    assertThat(run.paper.isRaw()).isFalse();
    assertThat(run.paper.isClosed()).isTrue();
    assertThat(run.paper.paper().text()).isBlank();
    run.close();
    run.pass(1);
    assertThat(run.paper.paper().isGivenBack()).isTrue();
    awaitEndOfThreads();
  }

  @Test
  void shouldTouchNothingWhereItIsClosedBeforeItBegan() throws IOException {
    final ViewRun run = ViewRun.ofRows(60, 20);
    run.close();
    run.pass(1);
    assertThat(run.paper.paper().bytes()).isZero();
    assertThat(run.paper.rawEntered()).isZero();
    awaitEndOfThreads();
  }

  @Test
  void shouldNeverWaitForATerminalThatTakesNothing() throws Exception {
    final CountDownLatch blocked = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);
    final Screen screen = new Screen(60, 20);
    final OutputStream slow =
        new OutputStream() {
          @Override
          public void write(final int b) throws IOException {
            try {
              blocked.countDown();
              go.await();
            } catch (final InterruptedException e) {
              throw new IOException(e);
            }
            screen.write(b);
          }

          @Override
          public void flush() throws IOException {
            screen.flush();
          }
        };
    try (ViewRun run = ViewRun.ofRows(new PaperTerminal(screen, slow))) {
      run.row("a", 1, 1).pass(1);
      assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
      for (int i = 2; i < 12; i++) {
        run.row("a", i, i).pass(1);
      }
      assertThat(screen.writes()).isZero();
      go.countDown();
      run.await(shown -> run.terminal.isUpToDate() && screen.text().contains("11 samples"));
      // The screen was taken; of eleven frames that came meanwhile the last one is drawn.
      assertThat(screen.writes()).isLessThan(5);
    }
    assertThat(screen.isGivenBack()).isTrue();
  }

  @Test
  void shouldGiveUpAfterAWhileWhereTheTerminalStaysBlocked() throws Exception {
    final CountDownLatch never = new CountDownLatch(1);
    final OutputStream stuck =
        new OutputStream() {
          @Override
          public void write(final int b) throws IOException {
            try {
              never.await();
            } catch (final InterruptedException e) {
              throw new IOException(e);
            }
          }
        };
    final ViewRun run = ViewRun.ofRows(new PaperTerminal(new Screen(60, 20), stuck));
    run.pass(1);
    final long begun = System.nanoTime();
    run.close();
    assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(10));
    never.countDown();
  }

  @Test
  void shouldAskForTheEndOnceWhereTheTerminalIsGone() throws IOException {
    try (ViewRun run = ViewRun.ofRows(60, 20)) {
      run.screen();
      run.paper.paper().breakDown();
      for (int i = 1; i < 9; i++) {
        run.row("a", i, i).pass(1);
      }
      run.await(screen -> run.quits.get() == 1 && !run.paper.isRaw());
      run.pass(1).pass(1);
      assertThat(run.quits).hasValue(1);
    }
    awaitEndOfThreads();
  }

  @Test
  void shouldTakeTheScreenAgainWhereTheProcessWasStopped() throws IOException {
    try (ViewRun run = ViewRun.ofRows(60, 20)) {
      run.row("a", 1, 1);
      final String before = run.screen();
      run.paper.goOn();
      run.await(screen -> run.paper.isRaw());
      assertThat(run.screen()).isEqualTo(before);
      assertThat(run.paper.rawEntered()).isEqualTo(2);
    }
  }

  @Test
  void shouldGiveTheTerminalToTheShellWhileTheProcessIsStopped() throws IOException {
    try (ViewRun run = ViewRun.ofRows(60, 20)) {
      run.row("a", 1, 1);
      final String before = run.screen();
      final boolean[] givenBack = new boolean[1];
      run.whenStopped(
          () -> {
            givenBack[0] = run.paper.paper().isGivenBack() && !run.paper.isRaw();
            LockSupport.parkNanos(200_000_000);
            givenBack[0] &= run.paper.paper().isGivenBack();
          });
      run.paper.raise(Terminal.Signal.TSTP);
      run.await(screen -> screen.isTaken() && run.paper.isRaw());
      assertThat(givenBack[0]).isTrue();
      assertThat(run.screen()).isEqualTo(before);
      run.type("r", screen -> screen.text().contains("rate▲"));
    }
  }

  @Test
  void shouldLeaveTheTerminalAloneInTheBackground() throws IOException {
    try (ViewRun run = ViewRun.ofRows(60, 20)) {
      run.row("a", 1, 1);
      run.screen();
      run.foreground.set(false);
      run.paper.raise(Terminal.Signal.TSTP);
      assertThat(run.paper.paper().isGivenBack()).isTrue();
      run.screen();
      assertThat(run.paper.paper().isGivenBack()).isTrue();
      assertThat(run.paper.isRaw()).isFalse();
      run.foreground.set(true);
      run.await(screen -> screen.isTaken() && run.paper.isRaw());
    }
  }

  @Test
  void shouldGiveTheScreenBackAndSayItWhereDrawingFails() throws IOException {
    try (ViewRun run = ViewRun.ofRows(60, 20)) {
      run.screen();
      final LiveTerminal.Frame bug =
          size -> {
            throw new IllegalStateException("a bug");
          };
      assertThatThrownBy(
              () ->
                  run.await(
                      shown -> {
                        run.terminal.show(bug);
                        return false;
                      }))
          .isInstanceOf(IOException.class)
          .hasMessage("the live table failed")
          .hasRootCauseMessage("a bug");
      assertThat(run.paper.paper().isGivenBack()).isTrue();
      assertThat(run.paper.isRaw()).isFalse();
      // The run goes on without the table.
      assertThat(run.quits).hasValue(0);
    }
  }

  @Test
  void shouldWakeWhoeverWaitsForKeys() throws Exception {
    final CountDownLatch woken = new CountDownLatch(1);
    try (ViewRun run = ViewRun.ofRows(60, 20)) {
      run.terminal.onInput(woken::countDown);
      run.screen();
      run.paper.type("s");
      assertThat(woken.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Those of a test before this one, whose terminal hung, may be a little late. */
  private static void awaitEndOfThreads() {
    final long begun = System.nanoTime();
    while (threads() > 0) {
      assertThat(System.nanoTime() - begun).as("threads left").isLessThan(10_000_000_000L);
      Thread.yield();
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("fluxion-terminal"))
        .count();
  }
}
