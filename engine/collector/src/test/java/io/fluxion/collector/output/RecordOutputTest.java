/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.collector.recording.RecordingSchema;
import io.fluxion.collector.recording.RecordingWriter;
import io.fluxion.collector.source.Log;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecordOutputTest {
  private static final int KEY_BYTES = 8;
  private static final RecordingSchema SCHEMA =
      new RecordingSchema(
          false,
          List.of("k"),
          "x",
          List.of("y"),
          NumberType.LONG,
          NumberType.LONG,
          "none",
          false,
          false,
          KEY_BYTES);

  private final HeldTarget target = new HeldTarget();
  private final List<String> said = new ArrayList<>();
  private final Drops drops =
      new Drops(
          "recording",
          new Log() {
            @Override
            public void malformed(final String place, final String reason) {
              said.add(reason);
            }

            @Override
            public void malformed(final long rows) {
              throw new AssertionError();
            }

            @Override
            public void say(final String message) {
              said.add(message);
            }
          });

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
    final Outlet outlet = new Outlet("test", target, false);
    assertThatThrownBy(
            () -> new RecordOutput(SCHEMA, RecordingWriter.MOST_ENTRIES + 1, outlet, drops))
        .isInstanceOf(IllegalArgumentException.class);
    target.open.countDown();
    assertThat(outlet.close()).isZero();
  }

  @Test
  void shouldWriteNothingWithoutARow() throws IOException {
    target.open.countDown();
    final Outlet outlet = new Outlet("test", target, false);
    final RecordOutput output = new RecordOutput(SCHEMA, 10, outlet, drops);
    output.flush();
    output.finish(0);
    outlet.close();
    assertThat(target.written.size()).isZero();
  }

  /** The run was stopped, and its disk takes nothing: what is missing is said, and no failure. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldCountTheRowsThatThereIsNoTimeFor(final boolean waits) throws Exception {
    final Outlet outlet = new Outlet("test", target, waits);
    final RecordOutput output = new RecordOutput(SCHEMA, 10, outlet, drops);
    outlet.hurry();
    final int rows = 3_000_000;
    for (int i = 0; i < rows; i++) {
      output.row(sample(i * 1_000_000_007L), null);
    }
    output.finish(0);
    target.open.countDown();
    assertThat(outlet.close()).isZero();
    final long taken = rows - drops.rows();
    assertThat(taken).isBetween(1L, rows - 1L);
    assertThat(said).hasSize(1).allMatch(line -> line.matches(".* too slow, [0-9,]+ rows .*"));
    // x, y and the key's number: a block each, the last of which may be short.
    assertThat(taken % RecordingWriter.ROWS).isZero();
    assertThat(target.written.size() / taken).isBetween(4L, 40L);
  }
}
