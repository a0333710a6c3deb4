// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.Sample;
import io.fluxion.collector.KeptSayings;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowOutputTest {
  /** More than a queue holds. */
  private static final int LONG = 20_000_000;

  private final HeldTarget target = new HeldTarget();
  private final KeptSayings log = new KeptSayings();

  /** Writes all it has at the end, as a table does. */
  private record AtTheEnd(OutputStream target) implements Sink {
    @Override
    public void row(final Sample sample, final String label) {
      // Waits for the end.
    }

    @Override
    public void flush() {
      // Waits for the end.
    }

    @Override
    public void finish(final long malformed) throws IOException {
      target.write(new byte[LONG]);
    }
  }

  /** Nothing has to wait behind it, whoever cannot wait for rows. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldTakeALongEnd(final boolean waits) throws Exception {
    final OutputQueue queue = new OutputQueue("table", target, waits, log);
    new RowOutput(AtTheEnd::new, queue).finish(0);
    final FutureTask<Boolean> closing = new FutureTask<>(queue::close);
    new Thread(closing).start();
    target.open.countDown();
    assertThat(closing.get()).isTrue();
    assertThat(target.written.size()).isEqualTo(LONG);
    assertThat(log.said()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldSayThatThereIsNoTimeForItsEnd(final boolean waits) throws Exception {
    final OutputQueue queue = new OutputQueue("table", target, waits, log);
    queue.deadline(System.nanoTime());
    new RowOutput(AtTheEnd::new, queue).finish(0);
    assertThat(queue.close()).isFalse();
    assertThat(target.written.size()).isZero();
    assertThat(log.said()).containsExactly("table: too slow, its last 20,000,000 bytes are lost");
  }
}
