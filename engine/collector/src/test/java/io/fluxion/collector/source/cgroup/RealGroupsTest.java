// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.fluxion.collector.RealGroups;
import io.fluxion.collector.row.CgroupFields;
import io.fluxion.collector.source.KernelText;
import io.fluxion.collector.source.OpenFileLimit;
import io.fluxion.collector.source.OpenFiles;
import io.fluxion.collector.source.SeenSamples;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of the kernel's own. */
@Tag("system")
class RealGroupsTest {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));
  private static final int MANY_GROUPS = 1_000;
  private static final int WARM_POLLS = 30;
  private static final int POLLS = 60;

  /** What measuring itself and a compiler's thread switch may leave, over all polls. */
  private static final long MAX_BYTES = 4_096;

  /** The JDK keeps 512 events of a folder, and in place of more that there were more. */
  private static final int MORE_EVENTS_THAN_ARE_KEPT = 600;

  private static final long LIMIT_NANOS = 30_000_000_000L;

  private final SeenSamples seen = new SeenSamples();
  private RealGroups groups;

  @BeforeEach
  void make() {
    groups = RealGroups.make();
  }

  @AfterEach
  void remove() {
    if (groups != null) {
      groups.close();
    }
  }

  private CgroupSource source() {
    return new CgroupSource(RealGroups.ROOT, name -> name.startsWith(groups.name() + "/"), 1, 256);
  }

  private Set<String> keys() {
    return new HashSet<>(seen.byKey().keySet());
  }

  @Test
  void shouldMeasureWhatTheKernelCounts() throws Exception {
    groups.add("/spin");
    groups.add("/idle");
    final String spin = groups.name() + "/spin";
    final Process spinning = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    try (CgroupSource source = source()) {
      groups.move(spinning.pid(), "/spin");
      source.poll(seen);
      final SeenSamples.Seen first = seen.byKey().get(spin);
      final long kernelFirst = groups.cpuNanos("/spin");
      final long begun = System.nanoTime();
      Thread.sleep(2_000);
      final long kernelSpan = groups.cpuNanos("/spin") - kernelFirst;
      final long nanos = System.nanoTime() - begun;
      source.poll(seen);
      final SeenSamples.Seen last = seen.byKey().get(spin);
      final double cores = cores(first, last);
      assertThat(cores).isCloseTo((double) kernelSpan / nanos, withinPercentage(3));
      assertThat(cores).isPositive();
      assertThat(percent(first, last))
          .as("CPU %% of a host whose CPU time is counted in ticks")
          .isCloseTo(cores * 100, withinPercentage(5));
      assertThat(last.y().get(CgroupFields.CPU_CORES)).isPositive();
      assertThat(seen.y(groups.name() + "/idle", CgroupFields.CPU_CORES)).isZero();
      assertThat(seen.malformed()).isEmpty();
    } finally {
      spinning.destroyForcibly().waitFor();
    }
  }

  private static double cores(final SeenSamples.Seen from, final SeenSamples.Seen to) {
    return quotient(from, to, CgroupFields.CPU_CORES);
  }

  private static double percent(final SeenSamples.Seen from, final SeenSamples.Seen to) {
    return quotient(from, to, CgroupFields.CPU_PERCENT) * to.cpuPercentScale() * 100;
  }

  private static double quotient(
      final SeenSamples.Seen from, final SeenSamples.Seen to, final int field) {
    return (double) (to.y().get(field) - from.y().get(field))
        / (to.x().get(field) - from.x().get(field));
  }

  @Test
  void shouldFollowGroupsThatComeAndGo() throws Exception {
    System.out.println("RealGroupsTest: -Dfluxion.seed=" + SEED);
    final SplittableRandom random = new SplittableRandom(SEED);
    final List<String> alive = new ArrayList<>();
    final File descriptors = new File("/proc/self/fd");
    try (CgroupSource source = source()) {
      source.poll(seen);
      final int before = descriptors.list().length;
      int removed = 0;
      for (int round = 0; round < 200; round++) {
        final List<String> seenBefore = new ArrayList<>(alive);
        for (int i = random.nextInt(5); i > 0; i--) {
          if (random.nextInt(10) < 4 && !alive.isEmpty()) {
            final String path = alive.remove(random.nextInt(alive.size()));
            groups.remove(path);
            removed += seenBefore.remove(path) ? 1 : 0;
          } else {
            // Now and then the name of one that is gone.
            final String path = "/g" + random.nextInt(40);
            if (!alive.contains(path)) {
              groups.add(path);
              alive.add(path);
            }
          }
        }
        final Set<String> there = new HashSet<>();
        alive.forEach(path -> there.add(groups.name() + path));
        seen.poll(source);
        assertThat(there).as("never one that is gone").containsAll(keys());
        assertThat(seen.samples).hasSameSizeAs(keys());
        pollUntil(source, there);
        assertThat(seen.gone).as("said to be gone, once").hasSize(removed);
        assertThat(seen.malformed()).isEmpty();
        assertThat(seen.said()).isEmpty();
      }
      while (!alive.isEmpty()) {
        groups.remove(alive.remove(0));
      }
      source.poll(seen);
      assertThat(descriptors.list()).hasSizeLessThanOrEqualTo(before);
      seen.poll(source);
      assertThat(seen.samples).isEmpty();
    }
  }

  /** The folders that this JVM watches by inotify. */
  private static long watchedFolders() {
    long watched = 0;
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fdinfo"))) {
      for (final Path descriptor : descriptors.toList()) {
        try (Stream<String> lines = Files.lines(descriptor)) {
          watched += lines.filter(line -> line.startsWith("inotify wd:")).count();
        } catch (final IOException | UncheckedIOException e) {
          // That of the listing itself.
        }
      }
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
    return watched;
  }

  /** The kernel itself does not: it tells a watch of a group's folder nothing when that goes. */
  @ParameterizedTest
  @ValueSource(strings = {"cpuacct.usage", "cgroup.controllers"})
  void shouldLetGoOfTheWatchesOfGroupsThatAreGone(final String file) throws Exception {
    final Path folder = groups.folderWith(file);
    Assumptions.assumeTrue(folder != null, "no hierarchy with " + file + " here: not run");
    try (CgroupSource source = new CgroupSource(folder, name -> true, 1, 256)) {
      pollUntil(source, Set.of(groups.name()));
      final long before = watchedFolders();
      for (int i = 0; i < 200; i++) {
        // Every second one takes the name of one that is gone.
        final String path = "/g" + (i | 1);
        groups.add(path);
        pollUntil(source, Set.of(groups.name(), groups.name() + path));
        groups.remove(path);
        if (i % 2 == 1) {
          pollUntil(source, Set.of(groups.name()));
        }
      }
      assertThat(before).isPositive();
      seen.pollUntil(source, () -> watchedFolders() == before);
    }
  }

  private void pollUntil(final CgroupSource source, final Set<String> there) throws Exception {
    seen.pollUntil(source, () -> keys().equals(there));
  }

  @Test
  void shouldForgetWhatHasGoneAmongMoreEventsThanAreKept() throws Exception {
    groups.add("/a");
    groups.add("/a/b");
    final String file = groups.folderWith("cpuacct.usage") == null ? "cpu.stat" : "cpuacct.usage";
    final long before = watchedFolders();
    // With no descriptors to spare no group is open, so that no reading tells what has gone.
    try (CgroupTree tree =
        new CgroupTree(
            CgroupHierarchy.of(groups.folderWith(file)),
            name -> !name.contains("/n"),
            256,
            new OpenFiles(new OpenFileLimit(300, 0)),
            new FolderWatch(),
            new KernelText())) {
      tree.walk(seen);
      assertThat(tree.groups()).hasSize(3).noneMatch(Cgroup::isOpen);
      // Its group, those below it, and the folder in which it is.
      assertThat(watchedFolders() - before).isEqualTo(4);
      groups.remove("/a/b");
      groups.remove("/a");
      for (int i = 0; i < MORE_EVENTS_THAN_ARE_KEPT; i++) {
        groups.add("/n" + i);
        groups.remove("/n" + i);
      }
      // All events are there by then; should they be late, this test sees less.
      Thread.sleep(500);
      final long begun = System.nanoTime();
      do {
        assertThat(System.nanoTime() - begun).as("ns of waiting").isLessThan(LIMIT_NANOS);
        Thread.sleep(1);
        tree.update(seen);
      } while (tree.groups().size() != 1 || watchedFolders() - before != 2);
    }
  }

  @Test
  void shouldAllocateNothingForAThousandGroups() throws Exception {
    for (int i = 0; i < MANY_GROUPS; i++) {
      groups.add("/g" + i);
    }
    final CgroupAllocationTest.Counting counting = new CgroupAllocationTest.Counting();
    try (CgroupSource source = source()) {
      final long bytes = CgroupAllocationTest.allocated(source, counting, WARM_POLLS, POLLS);
      System.out.printf(
          "RealGroupsTest: %d bytes in %d polls of %d groups with %.1f numbers each%n",
          bytes, POLLS, MANY_GROUPS, (double) counting.numbers / counting.samples);
      assertThat(counting.samples).isEqualTo((long) POLLS * MANY_GROUPS);
      assertThat(bytes).isLessThan(MAX_BYTES);
    }
  }
}
