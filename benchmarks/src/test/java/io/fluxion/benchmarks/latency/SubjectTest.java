// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
  @ParameterizedTest
  @ValueSource(strings = {"idle", "engine", "naive"})
  void shouldMakeTheDerivativesThatAreDue(final String name) {
    final Subject subject = Subject.named(name, 100);
    for (int i = 0; i < 12_345; i++) {
      subject.update();
    }
    assertThatCode(subject::verify).doesNotThrowAnyException();
    assertThat(subject.description()).startsWith(name + ": ");
  }

  @Test
  void shouldBeginTheListsAnewWithARoundAndCountIt() {
    final Subject subject = new NaiveSubject(100, 950);
    for (int i = 0; i < 3_050; i++) {
      subject.update();
    }
    subject.verify();
    assertThat(subject.description()).contains("950 values: 3 times");
  }

  @Test
  void shouldFailWhenADerivativeIsMissingOrOffByOneUnitOfY() {
    final ScanSamples samples = new ScanSamples(8);
    for (int i = 0; i < 24; i++) {
      samples.advance();
    }
    final double unit = 1.0 / (1 << 20);
    samples.verify(16, 72 * unit);
    assertThatThrownBy(() -> samples.verify(15, 72 * unit))
        .hasMessageContaining("16 with the sum")
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> samples.verify(16, 73 * unit))
        .isInstanceOf(IllegalStateException.class);
  }
}
