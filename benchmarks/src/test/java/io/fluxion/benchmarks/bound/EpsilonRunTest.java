// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EpsilonRunTest {
  @Test
  void shouldEndWellAndSayHowMuchWasDone() {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();

    final int status =
        EpsilonRun.run(1_950_000, new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("2000000 updates over 100000 keys, all right; heap used ")
        .containsPattern("footprintBytes\\(\\) [0-9]+\\R$");
    assertThat(status).isZero();
  }
}
