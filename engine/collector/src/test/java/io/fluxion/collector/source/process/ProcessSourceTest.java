// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fluxion.Sample;
import io.fluxion.collector.NoLog;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.row.ProcessFields;
import io.fluxion.collector.source.Glob;
import io.fluxion.collector.source.KernelText;
import io.fluxion.collector.source.OpenFileLimit;
import io.fluxion.collector.source.OpenFiles;
import io.fluxion.collector.source.SampleOutput;
import io.fluxion.collector.source.SeenSamples;
import io.fluxion.collector.source.StallingOutput;
import io.fluxion.collector.source.TestFiles;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A fake /proc, and this process in the real one. */
@EnabledOnOs(OS.LINUX)
class ProcessSourceTest {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int KERNEL_THREAD = 0x0020_8040;
  private static final long OWN = ProcessHandle.current().pid();

  @TempDir private Path proc;
  private final SeenSamples seen = new SeenSamples();
  private ProcessSource source;
  private int forks = 100;

  @BeforeEach
  void writeStat() throws IOException {
    Files.writeString(
        proc.resolve("stat"), "cpu  1 2 3 4 5 6 7\ncpu0 1\ncpu1 1\nprocesses " + ++forks + "\n");
  }

  @AfterEach
  void close() {
    if (source != null) {
      source.close();
    }
  }

  private void source(final Predicate<String> match) {
    source = new ProcessSource(proc, match, 1, 64, new OpenFiles());
  }

  private void poll() throws Exception {
    seen.poll(source);
  }

  private static String stat(final int pid, final String name, final long flags) {
    return pid
        + " ("
        + name
        + ") S 1 1 1 0 -1 "
        + flags
        + " 101 9 102 9 103 104 9 9 20 0 1 0 9000 4096 105 18446744073709551615 0 0\n";
  }

  private void process(final int pid, final String name, final String commandLine)
      throws IOException {
    process(pid, name, commandLine, 0x400000);
  }

  private void process(final int pid, final String name, final String commandLine, final long flags)
      throws IOException {
    final Path folder = proc.resolve(Integer.toString(pid));
    TestFiles.write(folder.resolve("stat"), stat(pid, name, flags));
    TestFiles.write(folder.resolve("cmdline"), commandLine.replace(' ', '\0') + '\0');
    TestFiles.write(folder.resolve("schedstat"), "11 12 13\n");
    TestFiles.write(
        folder.resolve("io"),
        "rchar: 1\nwchar: 2\nsyscr: 3\nsyscw: 4\nread_bytes: 5\nwrite_bytes: 6\n"
            + "cancelled_write_bytes: 7\n");
    writeStat();
  }

  // ---- what is read

  @Test
  void shouldReadAProcess() throws Exception {
    process(42, "web server", "/usr/bin/web --port 1");
    source(null);
    poll();
    final SeenSamples.Seen sample = seen.byKey().get("42@9000");
    assertThat(sample.label()).isEqualTo("web server");
    final long memory = 105 * ProcessStat.pageBytes();
    assertThat(seen.numbers("42@9000"))
        .isEqualTo("2070000000 2070000000 " + memory + " 1030000000 1040000000 11 12 101 102 5 6");
    assertThat(sample.x().get(0)).isEqualTo(280_000_000L);
    assertThat(sample.x().subList(1, ProcessFields.COUNT)).containsOnly(sample.frame());
    assertThat(sample.cpuPercentScale()).isEqualTo(2);
  }

  @Test
  void shouldReadTheHostAgainAfterAStallInMidRound() throws Exception {
    process(1, "init", "init");
    process(2, "web", "web");
    final Path stat = TestFiles.write(proc.resolve("stat"), StallingOutput.STAT_BEFORE);
    source(null);
    for (int i = 0; i < 20; i++) {
      poll();
    }
    seen.clear();
    source.poll(new StallingOutput(seen, stat));
    assertThat(seen.keys()).containsExactly("1@9000", "2@9000");
    assertThat(seen.byKey().get("1@9000").x().get(0)).isEqualTo(StallingOutput.X_BEFORE);
    assertThat(seen.byKey().get("2@9000").x().get(0)).isEqualTo(StallingOutput.X_AFTER);
  }

  @Test
  void shouldFindTheEndOfAnyName() throws Exception {
    final String[] names = {"a) S 1", "((", "))", "", " ", "a\nb", "(x) (y", "é", "x".repeat(64)};
    for (int i = 0; i < names.length; i++) {
      process(i + 1, names[i], "x");
    }
    source(null);
    poll();
    assertThat(seen.malformed()).isEmpty();
    for (int i = 0; i < names.length; i++) {
      final SeenSamples.Seen sample = seen.byKey().get(i + 1 + "@9000");
      assertThat(sample.label()).isEqualTo(names[i].isEmpty() ? null : names[i]);
      assertThat(sample.y()).doesNotContainNull();
    }
  }

  @Test
  void shouldLeaveMissingWhatIsNotThere() throws Exception {
    process(42, "web", "web");
    Files.delete(proc.resolve("42/io"));
    Files.writeString(proc.resolve("42/schedstat"), "");
    source(null);
    poll();
    assertThat(seen.byKey().get("42@9000").y().subList(5, 11))
        .containsExactly(null, null, 101L, 102L, null, null);
    assertThat(seen.malformed()).isEmpty();
    assertThat(seen.said()).isEmpty();
  }

  @Test
  void shouldNameWhatIsNoNumberAndReadTheRest() throws Exception {
    process(42, "web", "web");
    source(null);
    poll();
    Files.writeString(proc.resolve("42/stat"), "42 (web) S 1 1 1 0 -1 0 1 2 3 4 x 6\n");
    Files.writeString(proc.resolve("42/schedstat"), "5 99999999999999999999 1\n");
    Files.writeString(proc.resolve("42/io"), "read_bytes: 8\nwrite_bytes: -1\n");
    poll();
    assertThat(seen.malformed())
        .containsExactly(
            proc + "/42/stat: field 14 is no unsigned 64-bit integer",
            proc + "/42/schedstat: the time waiting is no unsigned 64-bit integer",
            proc + "/42/io: write_bytes is no unsigned 64-bit integer");
    assertThat(seen.numbers("42@9000")).isEqualTo("- - - - - 5 - 1 3 8 -");
    Files.writeString(proc.resolve("42/stat"), "42 web S\n");
    poll();
    assertThat(seen.malformed()).contains(proc + "/42/stat: no name in parentheses");
  }

  @Test
  void shouldReadAnythingWithoutAnException() throws Exception {
    System.out.println("ProcessSourceTest: -Dfluxion.seed=" + SEED);
    final SplittableRandom random = new SplittableRandom(SEED);
    process(42, "web", "web");
    source(null);
    poll();
    final String whole = Files.readString(proc.resolve("42/stat"));
    for (int run = 0; run < 500; run++) {
      final StringBuilder torn = new StringBuilder(whole);
      torn.setLength(random.nextInt(whole.length()));
      for (int i = random.nextInt(4); i > 0 && torn.length() > 0; i--) {
        torn.setCharAt(random.nextInt(torn.length()), "09 \n()-x".charAt(random.nextInt(8)));
      }
      TestFiles.overwrite(proc.resolve("42/stat"), torn.toString());
      poll();
      assertThat(seen.samples).hasSize(1);
    }
  }

  // ---- which are watched

  @Test
  void shouldMatchNamesAndCommandLines() throws Exception {
    process(1, "init", "/sbin/init");
    process(2, "java", "java -jar web.jar");
    process(3, "java", "java -jar other.jar");
    process(4, "web", "/opt/web serve");
    source(Glob.any(List.of("*web.jar", "web")));
    poll();
    assertThat(seen.keys()).containsExactly("2@9000", "4@9000");
  }

  @Test
  void shouldLeaveOutTheKernelsThreadsUnlessTheyMatch() throws Exception {
    process(1, "init", "/sbin/init");
    process(2, "kworker/0:1-events", "", KERNEL_THREAD);
    source(null);
    poll();
    assertThat(seen.keys()).containsExactly("1@9000");
    source.close();
    source(new Glob("kworker*"));
    poll();
    assertThat(seen.keys()).containsExactly("2@9000");
  }

  @Test
  void shouldNotFindItselfByItsCommandLine() throws Exception {
    final Predicate<String> isOwn = key -> key.startsWith(OWN + "@");
    source = new ProcessSource("java"::equals, 1, 64);
    poll();
    final boolean isNamedSo = Files.readString(Path.of("/proc/self/comm")).equals("java\n");
    assertThat(seen.keys().stream().anyMatch(isOwn)).isEqualTo(isNamedSo);
    source.close();
    source = new ProcessSource(line -> line.contains("java "), 1, 64);
    poll();
    assertThat(seen.keys()).noneMatch(isOwn);
  }

  @Test
  void shouldFindNewProcessesAfterAFork() throws Exception {
    process(1, "init", "init");
    source(null);
    poll();
    process(7, "new", "new");
    process(5, "newer", "newer");
    poll();
    assertThat(seen.keys()).containsExactly("1@9000", "5@9000", "7@9000");
  }

  @Test
  void shouldFindAProcessThatBecomesOneThatMatches() throws Exception {
    process(1, "sh", "sh start.sh");
    source(new Glob("web"));
    poll();
    assertThat(seen.samples).isEmpty();
    Files.writeString(proc.resolve("1/stat"), stat(1, "web", 0));
    poll();
    assertThat(seen.keys()).containsExactly("1@9000");
    assertThat(seen.byKey().get("1@9000").label()).isEqualTo("web");
  }

  @Test
  void shouldFindAProcessThatHasTheNumberOfAThreadOfTheKernel() throws Exception {
    process(1, "init", "init");
    process(2, "kworker/0:1", "", KERNEL_THREAD);
    final int turns = 3;
    final ProcessTable table = table(64, turns);
    for (int i = 0; i < 10; i++) {
      table.update(forks, seen);
    }
    assertThat(table.watched()).hasSize(1);
    process(2, "web", "web");
    for (int i = 0; i < turns; i++) {
      table.update(forks, seen);
    }
    assertThat(table.watched()).extracting(WatchedProcess::pid).containsExactly(1, 2);
    table.close();
  }

  private ProcessTable table(final int maxKeyBytes, final int turns) {
    return new ProcessTable(
        proc, null, maxKeyBytes, turns, new OpenFiles(), new KernelText(), new ProcessStat());
  }

  @Test
  void shouldNameALongKeyOnce() throws Exception {
    process(42, "web", "web");
    final ProcessTable table = table(6, 2);
    for (int i = 0; i < 10; i++) {
      writeStat();
      table.update(forks, seen);
    }
    assertThat(table.watched()).isEmpty();
    assertThat(seen.malformed())
        .containsExactly(proc + "/42: the key has 7 bytes, and --max-key-bytes says 6");
  }

  @Test
  void shouldFindAProcessThatHasTheNumberOfOneThatWasWatchedUntilNow() throws Exception {
    process(42, "web", "web");
    final Process old = new ProcessBuilder("sleep", "98767").start();
    try {
      // Until its end, this is a file of that process.
      Files.delete(proc.resolve("42/stat"));
      Files.createSymbolicLink(proc.resolve("42/stat"), Path.of("/proc/" + old.pid() + "/stat"));
      source(null);
      poll();
      assertThat(seen.keys()).hasSize(1).doesNotContain("42@9000");
    } finally {
      old.destroyForcibly().waitFor();
    }
    final String key = seen.keys().get(0);
    Files.delete(proc.resolve("42/stat"));
    process(42, "new", "new");
    poll();
    assertThat(seen.gone).containsExactly(key);
    poll();
    assertThat(seen.keys()).containsExactly("42@9000");
    assertThat(seen.gone).containsExactly(key);
  }

  @Test
  void shouldSayOnceWhichLimitLeavesProcessesOut() throws Exception {
    for (int pid = 1; pid <= 50; pid++) {
      process(pid, "p" + pid, "p");
    }
    source = new ProcessSource(proc, null, 1, 64, new OpenFiles(new OpenFileLimit(300, 61)));
    poll();
    assertThat(seen.samples).hasSize(20);
    assertThat(seen.said())
        .containsExactly(
            "process: 30 of 50 processes are left out: only 300 files may be open"
                + " (ulimit -n, LimitNOFILE of a service)");
    poll();
    assertThat(seen.said()).isEmpty();
    assertThat(seen.samples).hasSize(20);
  }

  @Test
  void shouldRefuseAFolderThatIsNoProc() throws Exception {
    Files.delete(proc.resolve("stat"));
    source(null);
    assertThatThrownBy(this::poll).isInstanceOf(InputException.class);
  }

  // ---- the real one

  @Test
  void shouldMeasureTheCpuTimeThatThisProcessBurnsTwentyTimesASecond() throws Exception {
    source = new ProcessSource(pid -> true, 50_000_000, 64);
    final String own = OWN + "@" + startTime();
    poll();
    final SeenSamples.Seen before = seen.byKey().get(own);
    final long cpuBefore = cpuNanos();
    final long begun = System.nanoTime();
    SeenSamples.Seen after = before;
    int polls = 0;
    while (System.nanoTime() - begun < SECOND / 2) {
      poll();
      polls++;
      final SeenSamples.Seen next = seen.byKey().get(own);
      assertThat(next.frame() - after.frame()).isGreaterThan(20_000_000);
      after = next;
      final long spun = System.nanoTime();
      while (System.nanoTime() - spun < 30_000_000) {
        Thread.onSpinWait();
      }
    }
    assertThat(polls).isBetween(2, 11);
    poll();
    after = seen.byKey().get(own);
    // Ticks of 10 ms, of user and of system time.
    final long burnt = after.y().get(1) - before.y().get(1);
    assertThat(burnt).isCloseTo(cpuNanos() - cpuBefore, within(60_000_000L));
    assertThat(after.label()).isNotEmpty();
    assertThat(after.y().get(3) + after.y().get(4)).isEqualTo(after.y().get(1));
    assertThat(after.y().get(2)).isBetween(1L << 24, 1L << 36);
    assertThat(after.x().get(0)).isGreaterThan(before.x().get(0));
    assertThat(after.y().subList(5, 11)).doesNotContainNull();
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static String startTime() throws IOException {
    final String stat = Files.readString(Path.of("/proc/self/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
  }

  private static List<Process> sleepers(final int count) throws IOException {
    final List<Process> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      started.add(new ProcessBuilder("sleep", "98765").start());
    }
    return started;
  }

  /** What comes and goes for hours must fill nothing: neither the store, nor what is open. */
  @Test
  void shouldSayOnceOfEachProcessThatItIsGoneAndCloseItsFiles() throws Exception {
    final File descriptors = new File("/proc/self/fd");
    source = new ProcessSource("sleep 98765"::equals, 1, 64);
    poll();
    assertThat(seen.samples).isEmpty();
    final List<String> ended = new ArrayList<>();
    int open = 0;
    for (int round = 0; round < 40; round++) {
      final List<Process> started = sleepers(5);
      try {
        // Between fork and exec a process has another command line.
        seen.pollUntil(source, () -> seen.samples.size() == 5);
        assertThat(seen.samples).allMatch(sample -> sample.label().equals("sleep"));
        for (final Process process : started) {
          assertThat(seen.keys()).anyMatch(key -> key.startsWith(process.pid() + "@"));
        }
        ended.addAll(seen.keys());
      } finally {
        for (final Process process : started) {
          process.destroyForcibly().waitFor();
          process.getInputStream().close();
          process.getErrorStream().close();
          process.getOutputStream().close();
        }
      }
      // In the very poll that finds them ended, and never again.
      poll();
      assertThat(seen.samples).isEmpty();
      assertThat(seen.gone).containsExactlyInAnyOrderElementsOf(ended);
      open = round == 0 ? descriptors.list().length : open;
    }
    poll();
    assertThat(seen.gone).hasSize(200).doesNotHaveDuplicates();
    assertThat(descriptors.list()).as("open files").hasSizeLessThanOrEqualTo(open + 5);
    assertThat(seen.malformed()).isEmpty();
    assertThat(seen.said()).isEmpty();
  }

  @Test
  void shouldAllocateNothingWhileNothingIsStarted() throws Exception {
    for (int pid = 1; pid <= 50; pid++) {
      process(pid, "p" + pid, "p");
    }
    source(null);
    final long[] samples = {0};
    final SampleOutput out =
        new NoLog() {
          @Override
          public void sample(final Sample sample, final byte[] label, final int labelLength) {
            samples[0]++;
          }
        };
    final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 300; i++) {
      source.poll(out);
    }
    samples[0] = 0;
    final long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 2_000; i++) {
      source.poll(out);
    }
    final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(samples[0]).isEqualTo(100_000);
    assertThat(allocated).isLessThan(16_384);
  }
}
