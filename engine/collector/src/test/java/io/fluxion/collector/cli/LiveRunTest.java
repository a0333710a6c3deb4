// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Streams;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveRunTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private LiveRun run(final InputStream in, final String... words) throws Exception {
    final PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    final Streams streams =
        new Streams(in, OutputStream.nullOutputStream(), errors, false, false, false);
    return new LiveRun(Plans.live(words), streams, new Messages(errors));
  }

  /** A signal may come as soon as signals are taken over. */
  @Test
  void shouldNotWaitForInputWhereItWasStoppedBefore() throws Exception {
    final InputStream in =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("it waits for a first line");
          }
        };
    final LiveRun run = run(in, "-", "--key", "k", "--x", "x", "--y", "y");
    run.stop();
    assertThat(run.run()).isEqualTo(ExitStatus.DONE);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
