// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameKindTest {
  @Test
  void shouldCallKeysAsPersonsDo() {
    final String id = "0123456789abcdef";
    assertThat(FrameKind.DOCKER.shown(id, "web")).isEqualTo("web");
    assertThat(FrameKind.DOCKER.shown(id, null)).isEqualTo("0123456789ab");
    assertThat(FrameKind.CGROUP.shown("/a/b", null)).isEqualTo("/a/b");
    assertThat(FrameKind.PROCESS.shown("42@7", "java")).isEqualTo("java 42");
    assertThat(FrameKind.PROCESS.shown("42@7", null)).isEqualTo("42@7");
  }

  /** The schemas of frames that sources fill have the fields that their numbers name. */
  @Test
  void shouldKnowEachKindOfFrameByItsFields() {
    final List<String> seen = new ArrayList<>();
    for (final FrameKind kind : FrameKind.values()) {
      assertThat(FrameKind.ofFields(kind.fields())).isEqualTo(kind);
      assertThat(kind.fields().subList(0, 3))
          .containsExactly("cpu_percent", "cpu_cores", "memory_bytes");
      seen.add(kind.noun());
    }
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(FrameKind.ofFields(List.of("cpu_percent"))).isNull();
  }
}
