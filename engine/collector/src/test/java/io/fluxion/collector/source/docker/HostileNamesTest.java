// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fluxion.collector.HeldMemory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Names of any length, each another one: nothing is kept of those that are not needed. */
class HostileNamesTest {
  private static final int COUNT = 1_000;
  private static final String LONG = "n".repeat(200_000);

  /** What all of the names take is 200 MB at least. */
  private static void sameAs(final long before) {
    assertThat(HeldMemory.megabytes()).isCloseTo(before, within(50L));
  }

  private static byte[] bytes(final String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void shouldKeepNoNamesOfEventsMembers() {
    final long before = HeldMemory.megabytes();
    for (int i = 0; i < COUNT; i++) {
      final byte[] line =
          bytes("{\"Action\":\"start\",\"id\":\"e" + i + "\",\"" + i + LONG + "\":\"é\"}");
      final DaemonEvent event = DaemonEvent.parse(line, line.length);
      assertThat(event).isEqualTo(new DaemonEvent("start", "e" + i, "e" + i));
    }
    sameAs(before);
  }

  @Test
  void shouldKeepNoNamesOfAListsMembers() throws Exception {
    final ContainerList list = new ContainerList();
    final long before = HeldMemory.megabytes();
    list.take(bytes("[{\"Id\":\"a\",\"Labels\":{\"x\":1"));
    for (int i = 0; i < COUNT; i++) {
      list.take(bytes(",\"" + i + LONG + "\":1"));
    }
    sameAs(before);
    assertThat(list.entries()).isNull();
    list.take(bytes("},\"Names\":[\"/name-é\"]}]"));
    assertThat(list.entries()).containsExactly(new ContainerList.Entry("a", "name-é"));
  }

  @Test
  void shouldKeepOfANameNoMoreThanTellsThatItIsTooLong() throws Exception {
    final ContainerList list = new ContainerList();
    final long before = HeldMemory.megabytes();
    list.take(bytes("[{}"));
    for (int i = 0; i < COUNT; i++) {
      list.take(bytes(",{\"Id\":\"id" + i + "\",\"Names\":[\"/" + i + LONG + "\"]}"));
    }
    sameAs(before);
    list.take(bytes("]"));
    assertThat(list.entries()).hasSize(COUNT).allMatch(entry -> entry.name().length() == 256);
  }
}
