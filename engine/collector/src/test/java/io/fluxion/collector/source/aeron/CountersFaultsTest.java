// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.aeron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.collector.input.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.agrona.SemanticVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are something else, or not whole, or not any more. */
@Timeout(60)
class CountersFaultsTest extends CountersPolling {
  @Test
  void shouldRefuseAFolder() {
    assertThatThrownBy(() -> poll(source(folder)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            folder + ": it is a folder; an Aeron driver's counters are in its file cnc.dat");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 127, 128, 640, 4_096})
  void shouldRefuseWhatIsSomethingElse(final int size) throws Exception {
    Files.write(path(), "Hello, world! ".repeat(300).substring(0, size).getBytes("US-ASCII"));
    assertThatThrownBy(() -> poll(source(path())))
        .isInstanceOf(InputException.class)
        .hasMessage(
            path()
                + ": it is neither an Aeron driver's cnc.dat nor a file of Agrona's counters"
                + (size < 128 ? ": it has only " + size + " bytes" : ""));
  }

  @Test
  void shouldRefuseAnotherVersion() throws Exception {
    try (CountersFiles owner = newCnc(1)) {
      owner.head().putInt(0, SemanticVersion.compose(1, 2, 3));
      assertThatThrownBy(() -> poll(source(path())))
          .isInstanceOf(InputException.class)
          .hasMessage(path() + ": it is a cnc.dat of version 1.2.3; versions 0.x are known");
      owner.head().putInt(0, SemanticVersion.compose(0, 3, 1));
      owner.add("a", 1);
      poll(source(path()));
      assertThat(out.rows()).hasSize(1);
    }
  }

  /** No length that a head can have makes the source read beyond the file. */
  @ParameterizedTest
  @CsvSource({
    "4, -1",
    "4, 2147483647",
    "8, 0",
    "8, 2147483647",
    "12, -512",
    "12, 513",
    "12, 512",
    "12, 2147483136",
    "16, 2147483520",
    "16, 0",
    "16, 64",
    "20, -1",
    "20, 2147483647"
  })
  void shouldRefuseLengthsThatCannotBe(final int offset, final int length) throws Exception {
    try (CountersFiles owner = newCnc(1).signalReady()) {
      owner.head().putInt(offset, length);
      assertThatThrownBy(() -> poll(source(path())))
          .isInstanceOf(InputException.class)
          .message()
          .startsWith(path() + ": it is ");
    }
  }

  private void cut(final long size) {
    try (FileChannel channel = FileChannel.open(path(), StandardOpenOption.WRITE)) {
      channel.truncate(size);
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldRefuseAFileThatIsCutOff() throws Exception {
    final long whole;
    try (CountersFiles owner = newCnc(1).signalReady()) {
      owner.add("a", 1);
      whole = Files.size(path());
    }
    cut(whole - 4_096);
    assertThatThrownBy(() -> poll(source(path())))
        .isInstanceOf(InputException.class)
        .hasMessageMatching(".*: it is cut off: it has \\d+ bytes of \\d+");
  }

  @Test
  void shouldSayThatAFileWasCutOffSinceItWasOpened() throws Exception {
    try (CountersFiles owner = newCnc(1).signalReady();
        CountersSource source = source(path())) {
      owner.add("a", 1);
      poll(source);
      assertThat(out.rows()).hasSize(1);
      final Path copy = folder.resolve("copy");
      Files.copy(path(), copy);
      cut(0);
      poll(source);
      assertThat(out.rows()).isEmpty();
      assertThat(out.said())
          .containsExactly(path() + ": it was cut off while it was read; it will be tried again");
      poll(source);
      assertThat(out.said()).hasSize(1);
      Files.move(copy, path(), StandardCopyOption.REPLACE_EXISTING);
      poll(source);
      assertThat(out.said()).containsExactly(path() + " is back");
      assertThat(out.rows()).hasSize(1);
    }
  }

  /** Whenever that happens, nothing is handed on but what the file had. */
  @Test
  void shouldOutliveAFileThatIsCutOffInTheMiddleOfAPoll() throws Exception {
    for (int round = 0; round < 200; round++) {
      Files.deleteIfExists(path());
      out.clear();
      try (CountersFiles owner = CountersFiles.agrona(path(), 1_024);
          CountersSource source = source(path())) {
        for (int i = 0; i < 1_024; i++) {
          owner.add("counter " + i, 1_000_000 + i);
        }
        source.poll(out);
        assertThat(out.rows()).hasSize(1_024);
        final long delay = round * 5_000L;
        final Thread cutter =
            new Thread(
                () -> {
                  LockSupport.parkNanos(delay);
                  cut(4_096);
                });
        cutter.start();
        while (out.said().isEmpty()) {
          assertThat(source.poll(out)).isTrue();
        }
        cutter.join();
        assertThat(out.said())
            .containsExactly(path() + ": it was cut off while it was read; it will be tried again");
        assertThat(out.rows()).allMatch(row -> row.key().endsWith(" " + (row.y() - 1_000_000)));
      }
    }
  }
}
