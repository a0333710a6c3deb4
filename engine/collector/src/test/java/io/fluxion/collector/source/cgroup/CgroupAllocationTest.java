// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.Sample;
import io.fluxion.collector.NoLog;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class CgroupAllocationTest {
  private static final int GROUPS = 100;
  private static final int WARM_POLLS = 100;
  private static final int POLLS = 1_000;

  /** What measuring itself and a compiler's thread switch may leave, over all polls. */
  private static final long MAX_BYTES = 16_384;

  @TempDir private Path root;

  /** Counts what it gets. */
  static final class Counting extends NoLog {
    long samples;
    long numbers;

    @Override
    public void sample(final Sample sample, final byte[] label, final int labelLength) {
      samples++;
      for (int field = 0; field < 11; field++) {
        numbers += sample.hasY(field) ? 1 : 0;
      }
    }
  }

  /** The bytes that polls of a source allocate, once it knows what is there. */
  static long allocated(
      final CgroupSource source, final Counting seen, final int warmPolls, final int polls)
      throws Exception {
    final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < warmPolls; i++) {
      source.poll(seen);
    }
    seen.samples = 0;
    seen.numbers = 0;
    final long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < polls; i++) {
      source.poll(seen);
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private void shouldAllocateNothing(final Path below, final int groups, final int numbers)
      throws Exception {
    final Counting seen = new Counting();
    try (CgroupSource source = new CgroupSource(below, name -> true, 1, 256)) {
      final long bytes = allocated(source, seen, WARM_POLLS, POLLS);
      assertThat(seen.samples).isEqualTo((long) POLLS * groups);
      assertThat(seen.numbers).isEqualTo((long) POLLS * groups * numbers);
      assertThat(bytes).isLessThan(MAX_BYTES);
    }
  }

  @Test
  void shouldAllocateNothingForGroupsOfVersion2() throws Exception {
    FakeGroups.version2(root.resolve("top"), 5);
    for (int i = 1; i < GROUPS; i++) {
      FakeGroups.version2(root.resolve("top/group" + i), i);
    }
    shouldAllocateNothing(root.resolve("top"), GROUPS, 11);
  }

  @Test
  void shouldAllocateNothingForGroupsOfVersion1() throws Exception {
    FakeGroups.version1(root, "", 5);
    for (int i = 1; i < GROUPS; i++) {
      FakeGroups.version1(root, "/group" + i, i);
    }
    shouldAllocateNothing(root, GROUPS, 8);
  }
}
