// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.Sample;
import io.fluxion.collector.HeldMemory;
import io.fluxion.collector.row.DockerFields;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Member names come from outside, and a parser keeps them for the next line. */
class JsonNamesTest {
  private static final int LINES = 2_000;
  private static final String LONG = "n".repeat(48_000);

  /** What all of the names take is 95 MB at least, and twice that as a parser keeps them. */
  @Test
  void shouldNotHoldWhateverNamesThereWere() {
    final DockerFrameReader reader = new DockerFrameReader(256);
    final Sample sample = new Sample(DockerFields.COUNT, 256);
    final long before = HeldMemory.megabytes();
    for (int i = 0; i < LINES; i++) {
      final byte[] line =
          ("{\"id\":\"a\",\"read\":\"2026-01-01T00:00:00Z\",\"" + i + LONG + "\":1}")
              .getBytes(StandardCharsets.UTF_8);
      final byte[] padded = Arrays.copyOf(line, line.length + DockerFrameReader.PADDING);
      assertThat(reader.read(padded, 0, line.length, sample)).isTrue();
    }
    assertThat(HeldMemory.megabytes()).isLessThan(before + 60);
  }
}
