// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.DerivativeStore;
import io.fluxion.NumberType;
import io.fluxion.ResetPolicy;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.recording.RunSettings;
import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreBuilderTest {
  private static final int KEY_BYTES = 256;
  private static final long MOST_BYTES = 128L << 20;

  private final StoreOptions options = new StoreOptions();

  private static RowSchema rows(final String... fields) {
    return RowSchema.of(
        List.of("key"),
        "x",
        List.of(fields),
        NumberType.LONG,
        NumberType.LONG,
        XUnit.NONE,
        KEY_BYTES);
  }

  private DerivativeStore build(final RowSchema rows) throws Exception {
    return new StoreBuilder(options, rows).build();
  }

  private void shouldKnow(final RowSchema rows) throws Exception {
    options.maxKeys = 20_000;
    assertThat(build(rows).capacity()).isEqualTo(20_000);
    options.maxKeys = 268_435_456;
    assertThatThrownBy(() -> build(rows))
        .isInstanceOf(FailureException.class)
        .hasMessageMatching("the store of 268435456 keys needs [0-9]{12,} bytes, .* -Xmx[0-9]+m");
  }

  @Test
  void shouldSayBeforehandWhatDoesNotFitTheHeap() throws Exception {
    options.idleTimeout = new Distance("10", Distance.PLAIN);
    shouldKnow(rows("y", "z"));
    options.reset = ResetPolicy.WRAP_32;
    options.duplicate = StoreOptions.Duplicate.KEEP_LAST;
    shouldKnow(rows("y", "z"));
    options.idleTimeout = null;
    shouldKnow(RowSchema.ofFrames(FrameKind.DOCKER, KEY_BYTES));
  }

  @Test
  void shouldTakeAsManyKeysAsFitWhereNobodySays() throws Exception {
    assertThat(build(rows("y")).capacity()).isEqualTo(131_072);
    assertThat(build(rows("y", "z")).capacity()).isEqualTo(131_072);
    final DerivativeStore frames = build(RowSchema.ofFrames(FrameKind.DOCKER, KEY_BYTES));
    assertThat(frames.capacity()).isEqualTo(32_768);
    assertThat(frames.footprintBytes()).isLessThan(MOST_BYTES);
    options.window = 100_000;
    assertThat(build(rows("y")).footprintBytes()).isLessThan(MOST_BYTES);
  }

  @Test
  void shouldTakeTheSettingsOfARecordingForWhatNobodySaid() {
    final RowSchema seconds =
        RowSchema.of(
            List.of("key"),
            "x",
            List.of("y"),
            NumberType.LONG,
            NumberType.LONG,
            XUnit.S,
            KEY_BYTES);
    options.maxGap = Distance.ofNanos(5);
    options.adopt(new RunSettings(9_000_000_000L, 3_600_000_000_000L, 7, false), seconds);
    assertThat(options.maxGap.nanos()).isEqualTo(5);
    assertThat(options.idleTimeout.nanos()).isEqualTo(3_600_000_000_000L);
    assertThat(options.maxKeys).isEqualTo(7);
  }
}
