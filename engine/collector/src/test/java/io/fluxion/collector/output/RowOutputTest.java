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

import io.fluxion.Sample;
import io.fluxion.collector.source.Log;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RowOutputTest {
  /** More than an outlet holds. */
  private static final int LONG = 20_000_000;

  private final HeldTarget target = new HeldTarget();
  private final List<String> said = new ArrayList<>();

  /** Says all it has to say at the end. */
  private static final class LastWord implements Sink {
    private final OutputStream target;

    private LastWord(final OutputStream target) {
      this.target = target;
    }

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

  private RowOutput output(final Outlet outlet) {
    final Log log =
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
        };
    return new RowOutput(LastWord::new, outlet, new Drops("table", log));
  }

  /** Nothing has to wait behind it, whoever cannot wait for rows. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldWaitForRoomForALongLastWord(final boolean waits) throws Exception {
    final Outlet outlet = new Outlet("test", target, waits);
    final RowOutput output = output(outlet);
    final FutureTask<Void> finishing =
        new FutureTask<>(
            () -> {
              output.finish(0);
              return null;
            });
    new Thread(finishing).start();
    Thread.sleep(100);
    target.open.countDown();
    finishing.get();
    assertThat(outlet.close()).isZero();
    assertThat(target.written.size()).isEqualTo(LONG);
    assertThat(said).isEmpty();
  }

  @Test
  void shouldSayThatThereIsNoTimeForItsLastWord() throws Exception {
    final Outlet outlet = new Outlet("test", target, false);
    outlet.hurry();
    output(outlet).finish(0);
    target.open.countDown();
    assertThat(outlet.close()).isEqualTo(0);
    assertThat(target.written.size()).isZero();
    assertThat(said)
        .containsExactly("table: too slow, its last " + LONG + " bytes are not written");
  }
}
