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

import io.fluxion.collector.StuckStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said where nobody may be reading. */
@Timeout(60)
class MessageQueueTest {
  private static final long LONG_MILLIS = 30_000;

  private final StuckStream stream = new StuckStream();
  private final MessageQueue queue =
      new MessageQueue(new PrintStream(stream, true, StandardCharsets.UTF_8));

  @AfterEach
  void release() {
    stream.release();
    queue.close(LONG_MILLIS);
  }

  /** One line that its thread hangs in, and as many more as there is room for. */
  private List<String> fill() throws InterruptedException {
    final List<String> lines = new ArrayList<>(List.of("first"));
    queue.put("first");
    stream.awaitStuck();
    for (int i = 0; i < MessageQueue.MOST; i++) {
      queue.put("line " + i);
      lines.add("line " + i);
    }
    return lines;
  }

  @Test
  void shouldPrintEverythingInItsOrder() throws InterruptedException {
    final List<String> lines = fill();
    stream.release();
    assertThat(queue.close(LONG_MILLIS)).isTrue();
    assertThat(stream.text().lines()).containsExactlyElementsOf(lines);
  }

  @Test
  void shouldSayHowManyFoundNoRoom() throws InterruptedException {
    final List<String> lines = fill();
    for (int i = 0; i < 7; i++) {
      queue.put("too many");
    }
    lines.add("fluxion: 7 further messages were not shown");
    stream.release();
    assertThat(queue.close(LONG_MILLIS)).isTrue();
    assertThat(stream.text().lines()).containsExactlyElementsOf(lines);
  }

  /** The count stands where those that it counts would have. */
  @Test
  void shouldSayItBeforeWhatFoundRoomAgain() throws InterruptedException {
    fill();
    queue.put("too many");
    queue.put("too many");
    stream.release();
    while (!stream.text().contains("line 500\n")) {
      Thread.sleep(1);
    }
    queue.put("later");
    assertThat(queue.close(LONG_MILLIS)).isTrue();
    assertThat(stream.text())
        .endsWith("line 999\nfluxion: 2 further messages were not shown\nlater\n")
        .doesNotContain("too many");
  }

  @Test
  void shouldNotWaitForEverForWhoNeverReads() throws InterruptedException {
    fill();
    assertThat(queue.close(50)).isFalse();
    queue.put("too late");
    stream.release();
    assertThat(queue.close(LONG_MILLIS)).isTrue();
    assertThat(stream.text()).contains("line 999\n").doesNotContain("too late");
  }

  @Test
  void shouldLeaveNoThreadBehind() {
    stream.release();
    queue.put("a");
    assertThat(queue.close(LONG_MILLIS)).isTrue();
    assertThat(stream.text()).isEqualTo("a\n");
  }
}
