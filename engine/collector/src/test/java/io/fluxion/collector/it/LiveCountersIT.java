// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.MappedByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersManager;
import org.agrona.concurrent.status.CountersReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code fluxion live counters}: the jar needs no flag to read what is mapped. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveCountersIT {
  private static final int COUNTERS = 64;
  private static final int METADATA_BYTES = COUNTERS * CountersReader.METADATA_LENGTH;
  private static final int VALUE_BYTES = COUNTERS * CountersReader.COUNTER_LENGTH;

  @TempDir private Path folder;

  private Process live(final Path file) throws Exception {
    return FluxionProcess.fluxion("live", "counters", file.toString(), "--interval", "50ms")
        .and("--emit", "derivative,value", "--out", "csv")
        .quick()
        .start(folder.resolve("err"));
  }

  @Test
  void shouldPrintWhatEachCounterDoes() throws Exception {
    final Path file = folder.resolve("counters");
    final MappedByteBuffer mapping = IoUtil.mapNewFile(file.toFile(), METADATA_BYTES + VALUE_BYTES);
    final CountersManager counters =
        new CountersManager(
            new UnsafeBuffer(mapping, 0, METADATA_BYTES),
            new UnsafeBuffer(mapping, METADATA_BYTES, VALUE_BYTES));
    final int id = counters.allocate("messages, all");
    counters.setCounterValue(id, 9_007_199_254_740_993L);
    final Process process = live(file);
    final List<String> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("key,x,field,derivative,value,status");
      rows.add(lines.readLine());
      counters.setCounterValue(id, 9_007_199_254_740_995L);
      while (!rows.get(rows.size() - 1).endsWith(",9007199254740995,OK")) {
        rows.add(lines.readLine());
      }
    } finally {
      process.destroy();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      IoUtil.unmap(mapping);
    }
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(folder.resolve("err"))).isEmpty();
    assertThat(rows.get(0))
        .startsWith("\"0 messages, all\",")
        .endsWith(",value,,9007199254740993,FIRST");
    final String[] before = rows.get(rows.size() - 2).split(",");
    final String[] last = rows.get(rows.size() - 1).split(",");
    final long nanos = Long.parseLong(last[2]) - Long.parseLong(before[2]);
    // The nearest double, as the contract has it; 2.0 / nanos * 1e9 would be rounded twice.
    assertThat(Double.parseDouble(last[4])).isEqualTo(2e9 / nanos);
  }

  @Test
  void shouldRefuseAFileThatHasNoCounters() throws Exception {
    final Path file = Files.writeString(folder.resolve("text"), "Hello, world!");
    final FluxionProcess.Outcome outcome =
        FluxionProcess.fluxion("live", "counters", file.toString()).run();
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.errors())
        .containsExactly(
            "fluxion: "
                + file
                + ": it is neither an Aeron driver's cnc.dat nor a file of Agrona's counters:"
                + " it has only 13 bytes");
  }
}
