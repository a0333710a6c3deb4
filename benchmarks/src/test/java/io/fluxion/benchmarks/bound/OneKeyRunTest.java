// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OneKeyRunTest {
  @Test
  void shouldEndWellAndSayHowMuchWasDone() {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();

    final int status = OneKeyRun.run(1_000_000, new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("1000000 updates through one key, and 100000 each of one with average")
        .contains("every window metric is that of a fresh store");
    assertThat(status).isZero();
  }
}
