// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.collector.KeptSayings;
import io.fluxion.collector.recording.RecordingWriter;
import io.fluxion.collector.recording.RunSettings;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecordOutputTest {
  private static final int KEY_BYTES = 8;
  private static final RowSchema SCHEMA =
      RowSchema.of(
          List.of("k"), "x", List.of("y"), NumberType.LONG, NumberType.LONG, XUnit.NONE, KEY_BYTES);

  private final HeldTarget target = new HeldTarget();
  private final KeptSayings log = new KeptSayings();

  private static Sample sample(final long x) {
    final Sample sample = new Sample(1, KEY_BYTES);
    sample.keyLength(KEY_BYTES);
    sample.setX(0, x);
    sample.setY(0, 7 * x);
    return sample;
  }

  /** A dictionary that cannot be had is said at the start, not when the first row is there. */
  @Test
  void shouldTakeItsMemoryBeforeItsFirstRow() throws IOException {
    final OutputQueue queue = new OutputQueue("recording", target, false, log);
    assertThatThrownBy(
            () ->
                new RecordOutput(
                    SCHEMA, RunSettings.ABSENT, RecordingWriter.MOST_ENTRIES + 1, queue))
        .isInstanceOf(IllegalArgumentException.class);
    target.open.countDown();
    assertThat(queue.close()).isTrue();
  }

  @Test
  void shouldWriteNothingWithoutARow() throws IOException {
    target.open.countDown();
    final OutputQueue queue = new OutputQueue("recording", target, false, log);
    final RecordOutput output = new RecordOutput(SCHEMA, RunSettings.ABSENT, 10, queue);
    output.flush();
    output.finish(0);
    queue.close();
    assertThat(target.written.size()).isZero();
  }

  private void rows(final RecordOutput output, final int rows) throws IOException {
    for (int i = 0; i < rows; i++) {
      output.row(sample(i * 1_000_000_007L), null);
    }
    output.finish(0);
  }

  /** A disk that takes nothing for a while: what is missing is said, and no failure. */
  @Test
  void shouldCountTheRowsThatThereIsNoRoomFor() throws Exception {
    final OutputQueue queue = new OutputQueue("recording", target, false, log);
    final int rows = 3_000_000;
    rows(new RecordOutput(SCHEMA, RunSettings.ABSENT, 10, queue), rows);
    target.open.countDown();
    assertThat(queue.close()).isTrue();
    final long taken = rows - queue.dropped();
    assertThat(taken).isBetween(1L, rows - 1L);
    assertThat(log.said())
        .isNotEmpty()
        .allMatch(line -> line.matches(".* too slow, [0-9,]+ rows .*"));
    assertThat(target.written.size() / taken).isBetween(4L, 40L);
  }

  /** The run was stopped, and its disk takes nothing. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldCountTheRowsThatThereIsNoTimeFor(final boolean waits) throws Exception {
    final OutputQueue queue = new OutputQueue("recording", target, waits, log);
    final RecordOutput output = new RecordOutput(SCHEMA, RunSettings.ABSENT, 10, queue);
    queue.deadline(System.nanoTime());
    final int rows = 3_000_000;
    rows(output, rows);
    assertThat(queue.close()).isFalse();
    assertThat(queue.dropped()).isEqualTo(rows);
    assertThat(target.written.size()).isZero();
  }
}
