// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.recording.RecordingWriter;
import io.fluxion.collector.recording.RunSettings;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording keeps that a key has ended, so that its replay does what the live run did. */
class GoneKeysTest {
  private static final String EXPECTED =
      """
      key,x,field,derivative,status
      a,1,y,,FIRST
      a,2,y,2.0,OK
      b,3,y,,FIRST
      a,4,y,,REJECTED
      """;

  @TempDir private Path folder;
  private Path recording;

  @BeforeEach
  void record() throws IOException {
    recording = folder.resolve("a.fluxion");
    final RowSchema schema =
        RowSchema.of(
            List.of("k"), "x", List.of("y"), NumberType.LONG, NumberType.LONG, XUnit.NONE, 16);
    try (RecordingWriter writer =
        new RecordingWriter(
            FileChannel.open(recording, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            schema,
            RunSettings.ABSENT,
            100)) {
      writer.row(sample("a", 1, 1), null);
      writer.row(sample("a", 2, 3), null);
      writer.gone(bytes("a"), 1);
      writer.gone(bytes("never"), 5);
      writer.row(sample("b", 3, 7), null);
      writer.row(sample("a", 4, 7), null);
    }
  }

  private static byte[] bytes(final String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Sample sample(final String key, final long x, final long y) {
    final Sample sample = new Sample(1, NumberType.LONG, NumberType.LONG, 16);
    System.arraycopy(bytes(key), 0, sample.key(), 0, key.length());
    sample.keyLength(key.length());
    sample.setXBits(0, x);
    sample.setYBits(0, y);
    return sample;
  }

  private String replay(final Path file, final String... more) {
    final CommandRun run = new CommandRun();
    final String[] words = new String[more.length + 4];
    System.arraycopy(new String[] {"replay", "--max-keys", "1"}, 0, words, 0, 3);
    System.arraycopy(more, 0, words, 3, more.length);
    words[words.length - 1] = file.toString();
    final CommandRun ended = run.run(words);
    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitStatus.DONE);
    return ended.out();
  }

  @Test
  void shouldFreeThePlaceOfAKeyThatHasEnded() {
    assertThat(replay(recording, "--out", "csv")).isEqualTo(EXPECTED);
  }

  @Test
  void shouldKeepItInACopy() {
    final Path copy = folder.resolve("b.fluxion");
    final CommandRun run =
        new CommandRun().run("record", "--record", copy.toString(), recording.toString());
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(replay(copy, "--out", "csv")).isEqualTo(EXPECTED);
  }

  @Test
  void shouldSumUpKeysThatHaveEnded() {
    assertThat(replay(recording, "--out", "summary"))
        .contains("(1 key gone)")
        .containsPattern("\nb +y +1 ")
        .doesNotContain("\na ");
  }
}
