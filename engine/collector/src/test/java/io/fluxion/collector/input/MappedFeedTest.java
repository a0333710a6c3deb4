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
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFeedTest {
  private static final IdleListener NOBODY = () -> {};

  @TempDir Path folder;

  private static byte[] readAll(final ByteFeed feed, final int room) throws Exception {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final byte[] target = new byte[room];
    int count = feed.read(target, 0, room);
    while (count >= 0) {
      assertThat(count).isPositive();
      out.write(target, 0, count);
      count = feed.read(target, 0, room);
    }
    return out.toByteArray();
  }

  @Test
  void shouldReadAFileThatIsLargerThanASegment() throws Exception {
    final byte[] bytes = new byte[100_003];
    new Random(3).nextBytes(bytes);
    final Path file = Files.write(folder.resolve("file"), bytes);
    for (final int segment : new int[] {99, 4096, 10_007, 1 << 20}) {
      try (FileChannel channel = FileChannel.open(file)) {
        assertThat(readAll(new MappedFeed(channel, "file", NOBODY, segment), 7_919))
            .isEqualTo(bytes);
      }
    }
  }

  @Test
  void shouldReadOnWhereTheFileHasGrown() throws Exception {
    final Path file = Files.write(folder.resolve("file"), new byte[] {1, 2, 3});
    try (FileChannel channel = FileChannel.open(file)) {
      final MappedFeed feed = new MappedFeed(channel, "file", NOBODY);
      assertThat(readAll(feed, 10)).containsExactly(1, 2, 3);
      Files.write(file, new byte[] {4, 5}, StandardOpenOption.APPEND);
      assertThat(readAll(feed, 10)).containsExactly(4, 5);
      assertThat(feed.position()).isEqualTo(5);
    }
  }

  /** Without care, the JVM would end the reading with an InternalError. */
  @Test
  void shouldSayThatTheFileWasCutOffWhileItWasRead() throws Exception {
    final int size = 1 << 20;
    final Path file = Files.write(folder.resolve("file"), new byte[size]);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      final MappedFeed feed = new MappedFeed(channel, "file", NOBODY);
      final byte[] target = new byte[size];
      assertThat(feed.read(target, 0, 4096)).isEqualTo(4096);
      channel.truncate(10_000);
      assertThatThrownBy(() -> feed.read(target, 0, size))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("file was cut off while it was read");
      channel.write(ByteBuffer.allocate(1), 0);
    }
  }
}
