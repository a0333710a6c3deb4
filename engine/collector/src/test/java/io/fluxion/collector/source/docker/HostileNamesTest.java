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
package io.fluxion.collector.source.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fluxion.collector.HeldMemory;
import io.fluxion.collector.source.OpenFileLimit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
    final DaemonEvent event = new DaemonEvent();
    final long before = HeldMemory.megabytes();
    for (int i = 0; i < COUNT; i++) {
      final byte[] line =
          bytes("{\"Action\":\"start\",\"id\":\"é" + i + "\",\"" + i + LONG + "\":1}");
      assertThat(event.read(line, 0, line.length)).isTrue();
      assertThat(event.id()).isEqualTo("é" + i);
    }
    sameAs(before);
  }

  @Test
  void shouldKeepNoNamesOfAListsMembers() {
    final List<String> running = new ArrayList<>();
    final ContainerList list = new ContainerList((id, name) -> running.add(id + ' ' + name));
    list.clear();
    final long before = HeldMemory.megabytes();
    take(list, "[{\"Id\":\"a\",\"Labels\":{\"x\":1");
    for (int i = 0; i < COUNT; i++) {
      take(list, ",\"" + i + LONG + "\":1");
    }
    sameAs(before);
    take(list, "},\"Names\":[\"/name-é\"]}]");
    assertThat(running).containsExactly("a name-é");
    assertThat(list.isWhole()).isTrue();
  }

  private static void take(final ContainerList list, final String text) {
    final byte[] bytes = bytes(text);
    assertThat(list.take(bytes, 0, bytes.length)).isTrue();
  }

  @Test
  void shouldKeepOfAContainersNameNoMoreThanMessagesShow() throws Exception {
    final DockerOptions options =
        DockerOptions.of("unix:///none", List.of(), List.of(), 1_000_000_000L, 256);
    try (Wiring wiring = new Wiring(options.address(), Patience.USUAL)) {
      final Containers containers =
          new Containers(options, wiring, new OpenFileLimit(1_000_000, 900_000));
      final long before = HeldMemory.megabytes();
      for (int i = 0; i < COUNT; i++) {
        containers.running("id" + i, "first" + i + LONG);
        containers.running("id" + i, "second" + i + LONG);
      }
      sameAs(before);
      containers.close();
    }
  }
}
