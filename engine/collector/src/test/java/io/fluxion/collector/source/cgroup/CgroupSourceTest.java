// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.collector.input.InputException;
import io.fluxion.collector.row.CgroupFields;
import io.fluxion.collector.source.HostCpu;
import io.fluxion.collector.source.OpenFileLimit;
import io.fluxion.collector.source.OpenFiles;
import io.fluxion.collector.source.SeenSamples;
import io.fluxion.collector.source.StallingOutput;
import io.fluxion.collector.source.TestFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fake trees: what is read, what is merged, what is said. */
@EnabledOnOs(OS.LINUX)
class CgroupSourceTest {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));
  private static final int MAX_KEY_BYTES = 64;

  @TempDir private Path root;
  private final SeenSamples seen = new SeenSamples();
  private CgroupSource source;

  private void source(final Path below) {
    source(below, name -> true, HostCpu.PROC_STAT, new OpenFiles());
  }

  private void source(final Path below, final OpenFiles files) {
    source(below, name -> true, HostCpu.PROC_STAT, files);
  }

  private void source(
      final Path below, final Predicate<String> names, final Path procStat, final OpenFiles files) {
    source = new CgroupSource(below, names, 1, MAX_KEY_BYTES, procStat, files);
  }

  /** So many files may be opened, of 300. */
  private static OpenFiles few(final int files) {
    return new OpenFiles(new OpenFileLimit(300, files));
  }

  /** A hierarchy of version 2 with its root group and others. */
  private Path version2(final String... groups) throws IOException {
    final Path top = root.resolve("top");
    FakeGroups.version2(top, 5);
    for (int i = 0; i < groups.length; i++) {
      FakeGroups.version2(top.resolve(groups[i]), 6 + i);
    }
    return top;
  }

  @AfterEach
  void close() {
    if (source != null) {
      source.close();
    }
  }

  private void poll() throws Exception {
    seen.poll(source);
  }

  private void pollUntil(final BooleanSupplier isSo) throws Exception {
    seen.pollUntil(source, isSo);
  }

  // ---- what is read

  @Test
  void shouldReadVersion2() throws Exception {
    FakeGroups.version2(root.resolve("top"), 5_000);
    FakeGroups.version2(root.resolve("top/a.slice"), 6_000);
    FakeGroups.version2(root.resolve("top/a.slice/b.service"), 7_000);
    source(root.resolve("top"));
    poll();
    assertThat(seen.keys()).containsExactly("/", "/a.slice", "/a.slice/b.service");
    assertThat(seen.numbers("/a.slice"))
        .isEqualTo("6000000 6000000 4096 7000 3000 11000 130 240 21000 22000 23000");
    assertThat(seen.malformed()).isEmpty();
    assertThat(seen.said()).isEmpty();
  }

  @Test
  void shouldReadVersion1() throws Exception {
    FakeGroups.version1(root, "", 1_000);
    FakeGroups.version1(root, "/docker", 2_000);
    FakeGroups.version1(root, "/docker/4af", 3_000);
    source(root);
    poll();
    assertThat(seen.keys()).containsExactlyInAnyOrder("/", "/docker", "/docker/4af");
    assertThat(seen.numbers("/docker/4af")).isEqualTo("3000 3000 8192 5 6 9 101 202 - - -");
  }

  @Test
  void shouldMakeOneKeyOfAPathInBothVersions() throws Exception {
    FakeGroups.version1(root, "", 1_000);
    FakeGroups.version1(root, "/a", 2_000);
    FakeGroups.version2(root.resolve("unified"), 50);
    FakeGroups.version2(root.resolve("unified/a"), 60);
    FakeGroups.version2(root.resolve("unified/b"), 70);
    source(root);
    poll();
    assertThat(seen.keys()).containsExactlyInAnyOrder("/", "/a", "/b");
    assertThat(seen.samples).hasSize(3);
    assertThat(seen.numbers("/a")).isEqualTo("2000 2000 8192 5 6 9 101 202 21000 22000 23000");
    assertThat(seen.y("/b", CgroupFields.CPU_CORES)).isEqualTo(70_000L);
  }

  @Test
  void shouldSetEachFieldsXAndTheScaleOfCpuPercent() throws Exception {
    FakeGroups.version1(root, "/a", 2_000);
    FakeGroups.version1(root, "", 2_000);
    final Path stat = TestFiles.write(root.resolve("stat"), StallingOutput.STAT_BEFORE);
    source(root, name -> true, stat, new OpenFiles());
    final long before = System.currentTimeMillis();
    poll();
    final SeenSamples.Seen first = seen.byKey().get("/");
    final SeenSamples.Seen second = seen.byKey().get("/a");
    assertThat(first.frame() / 1_000_000).isBetween(before, System.currentTimeMillis());
    for (final SeenSamples.Seen sample : List.of(first, second)) {
      assertThat(sample.x().subList(1, CgroupFields.COUNT)).containsOnly(sample.frame());
      assertThat(sample.cpuPercentScale()).isEqualTo(2);
    }
    assertThat(second.x().get(0)).isEqualTo(first.x().get(0)).isEqualTo(StallingOutput.X_BEFORE);
    assertThat(second.frame()).as("each at its own moment").isNotEqualTo(first.frame());
  }

  @Test
  void shouldReadTheHostAgainAfterAStallInMidRound() throws Exception {
    version2("a");
    final Path stat = TestFiles.write(root.resolve("stat"), StallingOutput.STAT_BEFORE);
    source(root.resolve("top"), name -> true, stat, new OpenFiles());
    // How often it is read depends on what that costs at the least, not at first.
    for (int i = 0; i < 20; i++) {
      poll();
    }
    seen.clear();
    source.poll(new StallingOutput(seen, stat));
    assertThat(seen.keys()).containsExactly("/", "/a");
    assertThat(seen.byKey().get("/").x().get(0)).isEqualTo(StallingOutput.X_BEFORE);
    assertThat(seen.byKey().get("/a").x().get(0)).isEqualTo(StallingOutput.X_AFTER);
  }

  @Test
  void shouldCallGroupsOfASubtreeAsInTheWhole() throws Exception {
    FakeGroups.version1(root, "", 1_000);
    FakeGroups.version1(root, "/docker", 2_000);
    FakeGroups.version1(root, "/docker/4af", 3_000);
    source(root.resolve("cpuacct/docker"));
    poll();
    assertThat(seen.keys()).containsExactly("/docker", "/docker/4af");
    assertThat(seen.numbers("/docker")).isEqualTo("2000 2000 - 5 6 - - - - - -");
  }

  @Test
  void shouldLeaveOutARootGroupWithoutCpuTime() throws Exception {
    FakeGroups.version1(root, "", 1_000);
    FakeGroups.version1(root, "/a", 2_000);
    source(root.resolve("memory"));
    poll();
    assertThat(seen.keys()).containsExactly("/a");
    assertThat(seen.y("/a", CgroupFields.MEMORY_BYTES)).isEqualTo(8192L);
  }

  @Test
  void shouldFollowLinksToHierarchiesOnce() throws Exception {
    FakeGroups.version1(root, "", 1_000);
    Files.move(root.resolve("cpuacct"), root.resolve("cpu,cpuacct"));
    Files.createSymbolicLink(root.resolve("cpuacct"), Path.of("cpu,cpuacct"));
    source(root);
    poll();
    assertThat(seen.samples).hasSize(1);
    assertThat(seen.y("/", CgroupFields.CPU_CORES)).isEqualTo(1_000L);
  }

  @Test
  void shouldWatchOnlyWhatMatches() throws Exception {
    FakeGroups.version1(root, "/a/x", 1);
    FakeGroups.version1(root, "/b/x", 1);
    FakeGroups.version1(root, "/b", 1);
    FakeGroups.version1(root, "", 1);
    FakeGroups.version1(root, "/a", 1);
    source(root, List.of("/a/x", "/b")::contains, HostCpu.PROC_STAT, new OpenFiles());
    poll();
    assertThat(seen.keys()).containsExactlyInAnyOrder("/a/x", "/b");
  }

  @Test
  void shouldKeepTheBytesOfNamesWhateverTheLocale() throws Exception {
    version2();
    final Path one = Path.of(URI.create(root.resolve("top").toUri() + "a%20%C3%A9"));
    final Path other = Path.of(URI.create(root.resolve("top").toUri() + "a%20%C3%BC"));
    FakeGroups.version2(one, 6);
    FakeGroups.version2(other, 7);
    source(root.resolve("top"));
    poll();
    assertThat(seen.keys()).containsExactly("/", "/a \u00e9", "/a \u00fc");
    // Under a locale without these letters, the folder's own removal would stumble over them.
    FakeGroups.remove(one);
    FakeGroups.remove(other);
  }

  @Test
  void shouldNameALongKeyOnceAndGoOn() throws Exception {
    final String longest = "/" + "x".repeat(MAX_KEY_BYTES - 1);
    FakeGroups.version1(root, "", 1);
    FakeGroups.version1(root, longest, 1);
    FakeGroups.version1(root, longest + "x", 1);
    source(root);
    poll();
    assertThat(seen.keys()).containsExactlyInAnyOrder("/", longest);
    assertThat(seen.malformed())
        .containsExactly(longest + "x: the key has 65 bytes, and --max-key-bytes says 64");
    poll();
    assertThat(seen.malformed()).isEmpty();
  }

  // ---- what is no number

  @Test
  void shouldNameWhatIsNoNumberAndReadTheRest() throws Exception {
    FakeGroups.version1(root, "", 1_000);
    source(root);
    poll();
    final Path usage = root.resolve("cpuacct/cpuacct.usage");
    for (final String content : new String[] {"garbage\n", "-5\n", "18446744073709551616\n"}) {
      Files.writeString(usage, content);
      poll();
      assertThat(seen.malformed())
          .containsExactly(usage.toRealPath() + ": the content is no unsigned 64-bit integer");
      assertThat(seen.y("/", CgroupFields.CPU_CORES)).isNull();
      assertThat(seen.y("/", CgroupFields.MEMORY_BYTES)).isEqualTo(8192L);
    }
    Files.writeString(usage, "18446744073709551615\n");
    poll();
    assertThat(seen.malformed()).isEmpty();
    assertThat(seen.y("/", CgroupFields.CPU_CORES)).isEqualTo(-1L);
  }

  @Test
  void shouldLeaveMissingWhatIsNotThere() throws Exception {
    source(version2());
    Files.writeString(root.resolve("top/cpu.stat"), "usage_usec 9\nsystem_usec 4\n");
    Files.writeString(root.resolve("top/memory.current"), "");
    Files.writeString(root.resolve("top/io.stat"), "");
    Files.writeString(root.resolve("top/cpu.pressure"), "full total=3\n");
    Files.writeString(root.resolve("top/io.pressure"), "some avg10=0.00\n");
    Files.delete(root.resolve("top/memory.pressure"));
    poll();
    // No line in io.stat: no device was used yet.
    assertThat(seen.numbers("/")).isEqualTo("9000 9000 - - 4000 - 0 0 - - -");
    assertThat(seen.malformed()).isEmpty();
  }

  @Test
  void shouldNameTheKeyWhoseValueIsNoNumber() throws Exception {
    source(version2());
    Files.writeString(
        root.resolve("top/cpu.stat"),
        "usage_usec 18446744073709552\nuser_usec\nsystem_usec x\nthrottled_usec 1\n");
    Files.writeString(root.resolve("top/io.stat"), "8:0 rbytes=1 wbytes=z\n");
    poll();
    assertThat(seen.malformed())
        .hasSize(2)
        .anyMatch(line -> line.endsWith("cpu.stat: system_usec is no unsigned 64-bit integer"))
        .anyMatch(line -> line.endsWith("io.stat: wbytes is no unsigned 64-bit integer"));
    assertThat(seen.y("/", CgroupFields.CPU_CORES)).isNull();
    assertThat(seen.y("/", CgroupFields.THROTTLED)).isEqualTo(1_000L);
    assertThat(seen.y("/", CgroupFields.IO_READ_BYTES)).isNull();
  }

  @Test
  void shouldReadAnythingWithoutAnException() throws Exception {
    System.out.println("CgroupSourceTest: -Dfluxion.seed=" + SEED);
    final SplittableRandom random = new SplittableRandom(SEED);
    FakeGroups.version1(root, "", 1_000);
    FakeGroups.version2(root.resolve("unified"), 5);
    source(root);
    poll();
    final List<Path> files = new ArrayList<>();
    final List<byte[]> contents = new ArrayList<>();
    try (var all = Files.walk(root)) {
      for (final Path file : all.filter(Files::isRegularFile).toList()) {
        files.add(file);
        contents.add(Files.readAllBytes(file));
      }
    }
    for (int run = 0; run < 300; run++) {
      for (int i = 0; i < files.size(); i++) {
        TestFiles.overwrite(files.get(i), torn(contents.get(i), random));
      }
      poll();
      assertThat(seen.samples).hasSize(1);
    }
    for (int i = 0; i < files.size(); i++) {
      TestFiles.overwrite(files.get(i), contents.get(i));
    }
    poll();
    assertThat(seen.malformed()).isEmpty();
    assertThat(seen.byKey().get("/").y()).doesNotContainNull();
  }

  private static byte[] torn(final byte[] content, final SplittableRandom random) {
    final byte[] torn = Arrays.copyOf(content, random.nextInt(content.length + 3));
    for (int i = random.nextInt(4); i > 0 && torn.length > 0; i--) {
      final String symbols = "09 \n=x-:\0";
      torn[random.nextInt(torn.length)] = (byte) symbols.charAt(random.nextInt(symbols.length()));
    }
    return torn;
  }

  // ---- what comes and goes

  @Test
  void shouldFindNewGroupsAndForgetRemovedOnes() throws Exception {
    source(version2());
    poll();
    FakeGroups.version2(root.resolve("top/a"), 6);
    FakeGroups.version2(root.resolve("top/a/b"), 7);
    FakeGroups.version2(root.resolve("top/c"), 8);
    pollUntil(() -> seen.keys().containsAll(List.of("/a", "/a/b", "/c")));
    assertThat(seen.keys()).hasSize(4);
    FakeGroups.remove(root.resolve("top/a"));
    pollUntil(() -> seen.keys().equals(List.of("/", "/c")));
    assertThat(seen.gone).containsExactlyInAnyOrder("/a", "/a/b");
    assertThat(seen.malformed()).isEmpty();
    assertThat(seen.said()).isEmpty();
  }

  @Test
  void shouldReadTheNewGroupOfAnOldName() throws Exception {
    version2();
    FakeGroups.version2(root.resolve("top/a"), 600);
    source(root.resolve("top"));
    poll();
    assertThat(seen.y("/a", CgroupFields.CPU_CORES)).isEqualTo(600_000L);
    FakeGroups.remove(root.resolve("top/a"));
    FakeGroups.version2(root.resolve("top/a"), 7);
    pollUntil(
        () -> seen.keys().contains("/a") && seen.y("/a", CgroupFields.CPU_CORES).equals(7_000L));
    assertThat(seen.samples).hasSize(2);
    assertThat(seen.gone).containsExactly("/a");
  }

  /** Makes the group /a in hierarchies of version 1, each time with all its files at once. */
  private void moveIn(final String... controllers) throws IOException {
    final Path apart = Files.createDirectory(root.resolve("apart"));
    FakeGroups.version1(apart, "/a", 3_000);
    for (final String controller : controllers) {
      Files.move(apart.resolve(controller).resolve("a"), root.resolve(controller).resolve("a"));
    }
  }

  @Test
  void shouldKeepWhatIsLeftOfAGroupInOtherHierarchies() throws Exception {
    FakeGroups.version1(root, "", 1_000);
    FakeGroups.version1(root, "/a", 2_000);
    source(root);
    poll();
    FakeGroups.remove(root.resolve("cpuacct/a"));
    pollUntil(() -> seen.y("/a", CgroupFields.CPU_CORES) == null);
    assertThat(seen.y("/a", CgroupFields.MEMORY_BYTES)).isEqualTo(8192L);
    assertThat(seen.gone).isEmpty();
    moveIn("cpuacct");
    pollUntil(() -> Long.valueOf(3_000).equals(seen.y("/a", CgroupFields.CPU_CORES)));
    for (final String controller : List.of("cpuacct", "cpu", "memory", "blkio")) {
      FakeGroups.remove(root.resolve(controller).resolve("a"));
    }
    pollUntil(() -> seen.keys().equals(List.of("/")));
    assertThat(seen.gone).containsExactly("/a");
  }

  /** A group that has no memory controller, and is none of those that are asked first. */
  private Path groupWithoutMemory() throws IOException {
    final Path folder = version2("a", "b").resolve("b");
    takeMemory(folder);
    return folder;
  }

  private static void takeMemory(final Path folder) throws IOException {
    Files.delete(folder.resolve("memory.current"));
    Files.writeString(folder.resolve("cgroup.controllers"), "cpu\n");
  }

  private static void giveMemory(final Path folder) throws IOException {
    Files.writeString(folder.resolve("memory.current"), "77\n");
    Files.writeString(folder.resolve("cgroup.controllers"), "cpu memory\n");
  }

  /** With the shortest of intervals one group is asked a round: each of three was twice then. */
  private void pollSixTimes() throws Exception {
    for (int i = 0; i < 6; i++) {
      poll();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6})
  void shouldSeeAControllerThatIsGivenBeforeAnybodyAsksOrLater(final int polls) throws Exception {
    final Path folder = groupWithoutMemory();
    source(root.resolve("top"));
    for (int i = 0; i < polls; i++) {
      poll();
      assertThat(seen.y("/b", CgroupFields.MEMORY_BYTES)).isNull();
    }
    giveMemory(folder);
    pollSixTimes();
    assertThat(seen.y("/b", CgroupFields.MEMORY_BYTES)).isEqualTo(77L);
  }

  @Test
  void shouldSeeAControllerThatIsTakenAndGivenAgain() throws Exception {
    final Path folder = groupWithoutMemory();
    giveMemory(folder);
    final Process process = new ProcessBuilder("sleep", "98766").start();
    try {
      // A file that can be read no more, as those of a controller that was taken.
      Files.delete(folder.resolve("memory.current"));
      Files.createSymbolicLink(
          folder.resolve("memory.current"), Path.of("/proc/" + process.pid() + "/oom_score"));
      source(root.resolve("top"));
      poll();
      poll();
      assertThat(seen.y("/b", CgroupFields.MEMORY_BYTES)).isNotNull();
    } finally {
      process.destroyForcibly().waitFor();
    }
    takeMemory(folder);
    poll();
    assertThat(seen.y("/b", CgroupFields.MEMORY_BYTES)).isNull();
    giveMemory(folder);
    pollSixTimes();
    assertThat(seen.y("/b", CgroupFields.MEMORY_BYTES)).isEqualTo(77L);
  }

  // ---- a group in both versions

  private void hybrid(final String group, final long nanos, final long micros) throws IOException {
    FakeGroups.version1(root, group, nanos);
    FakeGroups.version2(root.resolve("unified" + group), micros);
  }

  @Test
  void shouldNotGoOnWithTheCountersOfTheOtherVersion() throws Exception {
    hybrid("", 1_000, 50);
    hybrid("/a", 2_000, 60);
    source(root);
    poll();
    FakeGroups.remove(root.resolve("cpuacct/a"));
    pollUntil(() -> !Long.valueOf(2_000).equals(seen.y("/a", CgroupFields.CPU_CORES)));
    for (int i = 0; i < 3; i++) {
      assertThat(seen.numbers("/a")).isEqualTo("- - 8192 - - 9 101 202 21000 22000 23000");
      poll();
    }
    moveIn("cpuacct");
    pollUntil(() -> Long.valueOf(3_000).equals(seen.y("/a", CgroupFields.CPU_CORES)));
  }

  @Test
  void shouldKeepToTheCountersOfVersion2WhereThoseOfVersion1ComeLater() throws Exception {
    hybrid("", 1_000, 50);
    FakeGroups.version2(root.resolve("unified/a"), 60);
    source(root);
    poll();
    assertThat(seen.y("/a", CgroupFields.CPU_CORES)).isEqualTo(60_000L);
    final Path folder = root.resolve("unified/a");
    Files.delete(folder.resolve("memory.current"));
    moveIn("memory", "cpuacct");
    // A gauge is what it is, whoever tells it.
    pollUntil(() -> Long.valueOf(8192).equals(seen.y("/a", CgroupFields.MEMORY_BYTES)));
    TestFiles.write(root.resolve("cpuacct/b/cgroup.procs"), "");
    TestFiles.write(root.resolve("cpuacct/b/cpuacct.usage"), "4\n");
    pollUntil(() -> seen.keys().contains("/b"));
    assertThat(seen.y("/a", CgroupFields.CPU_CORES)).isEqualTo(60_000L);
    assertThat(seen.y("/a", CgroupFields.USER_CORES)).isEqualTo(7_000L);
  }

  @Test
  void shouldComeBackWithItsRoot() throws Exception {
    version2("a.service");
    source(root.resolve("top/a.service"));
    poll();
    assertThat(seen.keys()).containsExactly("/a.service");
    FakeGroups.remove(root.resolve("top/a.service"));
    pollUntil(() -> seen.samples.isEmpty());
    assertThat(seen.gone).containsExactly("/a.service");
    FakeGroups.version2(root.resolve("top/a.service"), 7);
    pollUntil(() -> seen.keys().equals(List.of("/a.service")));
    assertThat(seen.y("/a.service", CgroupFields.CPU_CORES)).isEqualTo(7_000L);
  }

  // ---- limits, and what cannot be used

  @Test
  void shouldSayOnceWhichLimitLeavesGroupsOut() throws Exception {
    version2();
    for (int i = 0; i < 20; i++) {
      FakeGroups.version2(root.resolve("top/g" + i), i);
    }
    source(root.resolve("top"), few(100));
    poll();
    final int watched = seen.samples.size();
    assertThat(watched).isBetween(10, 15);
    assertThat(seen.said())
        .containsExactly(
            "cgroup: "
                + (21 - watched)
                + " of 21 groups are left out: only 300 files may be open"
                + " (ulimit -n, LimitNOFILE of a service)");
    poll();
    assertThat(seen.said()).isEmpty();
    assertThat(seen.samples).hasSize(watched);
    final List<String> gone =
        seen.keys().stream().filter(key -> key.length() > 1).limit(5).toList();
    for (final String key : gone) {
      FakeGroups.remove(root.resolve("top" + key));
    }
    pollUntil(
        () -> seen.samples.size() == watched && seen.keys().stream().noneMatch(gone::contains));
    assertThat(seen.gone).containsExactlyInAnyOrderElementsOf(gone);
  }

  @Test
  void shouldReadSomeGroupsWhollyWhereThereIsNoRoomForAll() throws Exception {
    FakeGroups.version1(root, "", 1_000);
    for (int i = 0; i < 20; i++) {
      FakeGroups.version1(root, "/g" + i, 2_000);
    }
    source(root, few(60));
    poll();
    assertThat(seen.said()).hasSize(1);
    assertThat(seen.said().get(0)).contains(" of 21 groups are left out: only ");
    poll();
    assertThat(seen.samples).hasSizeBetween(4, 10);
    for (final SeenSamples.Seen sample : seen.samples) {
      assertThat(sample.y().subList(0, 8)).doesNotContainNull();
    }
  }

  @Test
  void shouldKeepWhatIsOpenWhereThereIsNoRoomForMore() throws Exception {
    final Path folder = groupWithoutMemory();
    final OpenFiles few = few(60);
    source(root.resolve("top"), few);
    poll();
    assertThat(seen.keys()).containsExactly("/", "/a", "/b");
    final List<FileChannel> others = new ArrayList<>();
    while (few.left() > 0) {
      others.add(few.open(folder.resolve("cpu.stat")));
    }
    giveMemory(folder);
    pollSixTimes();
    assertThat(seen.keys()).containsExactly("/", "/a", "/b");
    assertThat(seen.y("/b", CgroupFields.CPU_CORES)).isEqualTo(7_000L);
    assertThat(seen.y("/b", CgroupFields.MEMORY_BYTES)).isNull();
    assertThat(seen.said()).isEmpty();
    others.forEach(few::release);
    pollSixTimes();
    assertThat(seen.y("/b", CgroupFields.MEMORY_BYTES)).isEqualTo(77L);
  }

  @Test
  void shouldReleaseEveryFile() throws Exception {
    FakeGroups.version1(root, "", 1);
    FakeGroups.version2(root.resolve("unified"), 5);
    for (int i = 0; i < 5; i++) {
      FakeGroups.version2(root.resolve("unified/g" + i), i);
    }
    final OpenFiles files = new OpenFiles();
    final long left = files.left();
    source(root, files);
    poll();
    assertThat(files.left()).isLessThan(left);
    FakeGroups.remove(root.resolve("unified/g3"));
    pollUntil(() -> !seen.keys().contains("/g3"));
    source.close();
    assertThat(files.left()).isEqualTo(left);
  }

  @Test
  void shouldRefuseWhatHasNoGroups() throws IOException {
    Files.createDirectory(root.resolve("empty"));
    TestFiles.write(root.resolve("file"), "");
    TestFiles.write(root.resolve("systemd/cgroup.procs"), "");
    final Map<String, String> messages =
        Map.of(
            "none", "/none cannot be read: it is not there",
            "empty", "/empty has no control groups: neither it nor a folder in it has the file",
            "file", "/file cannot be read: it is no folder",
            "systemd", "none of the controllers cpuacct, cpu, memory and blkio");
    messages.forEach(
        (folder, message) -> {
          source(root.resolve(folder));
          assertThatThrownBy(this::poll)
              .isInstanceOf(InputException.class)
              .hasMessageContaining(message);
          source.close();
        });
  }

  @Test
  void shouldEndARoundWhenInterruptedAndReadOnAfterwards() throws Exception {
    source(version2());
    poll();
    Thread.currentThread().interrupt();
    try {
      poll();
      assertThat(seen.samples).isEmpty();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    poll();
    assertThat(seen.samples).hasSize(1);
  }
}
