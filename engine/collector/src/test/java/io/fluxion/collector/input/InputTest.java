// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputTest {
  @TempDir private Path folder;

  private static byte[] utf8(final String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(final byte[] content) {
    final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(content);
    } catch (final IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }

  private static byte[] join(final byte[]... parts) {
    final ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (final byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] readAll(final Input input) throws IOException {
    final ByteArrayOutputStream all = new ByteArrayOutputStream();
    final byte[] buffer = new byte[1000];
    for (int n = input.read(buffer, 0, 1000); n >= 0; n = input.read(buffer, 0, 1000)) {
      assertThat(n).isPositive();
      all.write(buffer, 0, n);
    }
    return all.toByteArray();
  }

  private static byte[] readAll(final byte[] raw, final int chunk) throws IOException {
    try (Input input = Input.of("test", new Chunks(raw, chunk))) {
      return readAll(input);
    }
  }

  @Test
  void shouldReadAFileAndCountItsBytes() throws Exception {
    final Path file = Files.write(folder.resolve("a.csv"), utf8("a,b\n1,2\n"));
    try (Input input = Input.open(file.toString())) {
      assertThat(input.name()).isEqualTo(file.toString());
      assertThat(input.totalBytes()).isEqualTo(8);
      assertThat(input.bytesRead()).isZero();
      assertThat(readAll(input)).isEqualTo(utf8("a,b\n1,2\n"));
      assertThat(input.bytesRead()).isEqualTo(8);
    }
  }

  @Test
  void shouldCountCompressedBytesOfAGzipFile() throws Exception {
    final byte[] packed = gzip(new byte[100_000]);
    final Path file = Files.write(folder.resolve("a.gz"), packed);
    try (Input input = Input.open(file.toString())) {
      assertThat(input.totalBytes()).isEqualTo(packed.length);
      assertThat(readAll(input)).hasSize(100_000);
      assertThat(input.bytesRead()).isEqualTo(packed.length);
    }
  }

  @Test
  void shouldSayThatThereIsNoSuchFile() {
    final String path = folder.resolve("none.csv").toString();
    assertThatThrownBy(() -> Input.open(path))
        .isInstanceOf(InputException.class)
        .hasMessage("no such file: " + path);
    assertThatThrownBy(() -> Input.open("a\0b")).isInstanceOf(InputException.class);
  }

  @Test
  void shouldSayThatItIsADirectory() {
    assertThatThrownBy(() -> Input.open(folder.toString()))
        .isInstanceOf(InputException.class)
        .hasMessage(folder + " is a directory");
  }

  @Test
  void shouldReadStandardInputForADashAndLeaveItOpen() throws Exception {
    final InputStream before = System.in;
    final boolean[] closed = new boolean[1];
    System.setIn(
        new java.io.FilterInputStream(new Chunks(gzip(utf8("rows\n")), 3)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        });
    try (Input input = Input.open("-")) {
      assertThat(input.name()).isEqualTo("standard input");
      assertThat(input.totalBytes()).isEqualTo(-1);
      assertThat(readAll(input)).isEqualTo(utf8("rows\n"));
    } finally {
      System.setIn(before);
    }
    assertThat(closed[0]).isFalse();
  }

  @Test
  void shouldNotWaitForASecondByteWhenTheFirstIsNotThatOfGzip() throws Exception {
    final InputStream slow =
        new InputStream() {
          private int reads;

          @Override
          public int read() {
            throw new AssertionError("not asked for single bytes");
          }

          @Override
          public int read(final byte[] target, final int offset, final int length) {
            if (reads++ > 0) {
              throw new AssertionError("would block");
            }
            target[offset] = 'a';
            return 1;
          }
        };
    try (Input input = Input.of("pipe", slow)) {
      assertThat(input.read(new byte[10], 0, 10)).isEqualTo(1);
    }
  }

  @Test
  void shouldReadShortInputsThatLookLikeTheBeginningOfGzip() throws Exception {
    for (final byte[] raw : new byte[][] {{}, {'a'}, {0x1f}, {0x1f, 'a', 'b'}}) {
      assertThat(readAll(raw, 10)).isEqualTo(raw);
    }
  }

  @Test
  void shouldReadConcatenatedGzipMembersWhereverTheChunksEnd() throws Exception {
    final byte[] packed =
        join(gzip(utf8("one\n")), gzip(new byte[0]), gzip(utf8("two\n")), new byte[512]);
    for (int chunk = 1; chunk <= packed.length; chunk++) {
      assertThat(readAll(packed, chunk)).isEqualTo(utf8("one\ntwo\n"));
    }
  }

  /** The JDK's stream calls itself for each. */
  @Test
  void shouldReadAnyNumberOfEmptyGzipMembers() throws Exception {
    final byte[] empty = gzip(new byte[0]);
    final ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < 100_000; i++) {
      all.writeBytes(empty);
    }
    all.writeBytes(gzip(utf8("row\n")));
    assertThat(readAll(all.toByteArray(), 1 << 16)).isEqualTo(utf8("row\n"));
  }

  @Test
  void shouldReadTheNamesAndExtrasOfAGzipHeader() throws Exception {
    final byte[] packed = gzip(utf8("row\n"));
    final byte[] head = Arrays.copyOf(packed, 10);
    head[3] = 2 + 4 + 8 + 16;
    final byte[] extras = join(new byte[] {3, 0, 1, 2, 3}, utf8("name\0comment\0"), new byte[2]);
    final byte[] all = join(head, extras, Arrays.copyOfRange(packed, 10, packed.length));
    assertThat(readAll(all, 1)).isEqualTo(utf8("row\n"));
  }

  @Test
  void shouldNoticeWhereverGzipIsCutOff() throws Exception {
    final byte[] first = gzip(utf8("one\n"));
    final byte[] packed = join(first, gzip(utf8("two\n")));
    for (int length = 2; length < packed.length; length++) {
      final byte[] cut = Arrays.copyOf(packed, length);
      if (length != first.length) {
        assertThatThrownBy(() -> readAll(cut, 5))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("cut off");
      }
    }
  }

  @Test
  void shouldNoticeEveryFlippedBitOfGzipOrReadTheSame() {
    final byte[] content = new byte[300];
    new Random(1).nextBytes(content);
    final byte[] packed = gzip(content);
    for (int bit = 16; bit < packed.length * 8; bit++) {
      final byte[] damaged = packed.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        assertThat(readAll(damaged, 50)).isEqualTo(content);
      } catch (final IOException e) {
        assertThat(e.getMessage()).contains("gz data");
      }
    }
  }

  @Test
  void shouldNotTakeWhatFollowsAGzipMemberForItsEnd() {
    final byte[] packed = join(gzip(utf8("one\n")), utf8("garbage"));
    assertThatThrownBy(() -> readAll(packed, 100)).hasMessageContaining("damaged");
  }
}
