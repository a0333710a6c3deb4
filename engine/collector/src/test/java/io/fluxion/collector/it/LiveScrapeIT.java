// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code fluxion live scrape} against Debian's exporter of the machine's own figures, and against
 * targets that do harm.
 */
@Tag("system")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveScrapeIT {
  private static final String EXPORTER = "prometheus-node-exporter";
  private static final int SCRAPES = 21;
  private static final long PATIENCE_MILLIS = 10_000;
  private static final double TICKS_PER_SECOND = 100;

  /** Of what the kernel says, for modes that move. */
  private static final double TOLERANCE = 0.03;

  /**
   * Both count whole ticks, at either end of the span: two. And the exporter reads them somewhat
   * after the request, whose time they get: some 10 ms, on a busy machine a few times that, at
   * either end.
   */
  private static final double TOLERANCE_TICKS = 6;

  /** A row of a CPU's time as the csv has it, without the quotes that its key needs. */
  private static final Pattern ROW =
      Pattern.compile(
          "node_cpu_seconds_total\\{cpu=(\\d+),mode=(\\w+)},(\\d+),value,([^,]*),([^,]+),(\\w+)");

  @TempDir private Path folder;

  /** What the csv says of one CPU's mode. */
  private static final class Printed {
    private long firstX;
    private long lastX;
    private double seconds;
    private double lastValue;
    private double firstValue;

    void add(final Matcher row) {
      final long x = Long.parseLong(row.group(3));
      lastValue = Double.parseDouble(row.group(5));
      if (firstX == 0) {
        assertThat(row.group(6)).isEqualTo("FIRST");
        firstX = x;
        firstValue = lastValue;
      } else {
        assertThat(row.group(6)).isEqualTo("OK");
        seconds += Double.parseDouble(row.group(4)) * (x - lastX) / 1e9;
      }
      lastX = x;
    }
  }

  private static boolean isInstalled(final String command) {
    for (final String path : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(path, command))) {
        return true;
      }
    }
    return false;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process exporter(final int port) throws Exception {
    final Process exporter =
        new ProcessBuilder(EXPORTER, "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("exporter").toFile())
            .start();
    final long begun = System.nanoTime();
    while (!listens(port)) {
      assertThat(exporter.isAlive()).as(Files.readString(folder.resolve("exporter"))).isTrue();
      assertThat(System.nanoTime() - begun)
          .isLessThan(TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS));
      Thread.sleep(20);
    }
    return exporter;
  }

  private static boolean listens(final int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (final IOException e) {
      return false;
    }
  }

  private static void end(final Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /** Reads rows until each CPU's mode has been printed that often. */
  private static Map<String, Printed> read(final Process live) throws IOException {
    final Map<String, Printed> printed = new HashMap<>();
    final Map<String, Integer> counts = new HashMap<>();
    int others = 0;
    final BufferedReader lines =
        new BufferedReader(new InputStreamReader(live.getInputStream(), StandardCharsets.UTF_8));
    assertThat(lines.readLine()).isEqualTo("key,x,field,derivative,value,status");
    String line = lines.readLine();
    while (line != null) {
      final Matcher row = ROW.matcher(line.replace("\"", ""));
      if (row.matches()) {
        final String name = row.group(1) + " " + row.group(2);
        printed.computeIfAbsent(name, any -> new Printed()).add(row);
        counts.merge(name, 1, Integer::sum);
      } else {
        others++;
        // What comes behind the CPUs' rows: all of them are there.
        if (!counts.isEmpty() && counts.values().stream().allMatch(count -> count == SCRAPES)) {
          assertThat(others).isGreaterThan(SCRAPES);
          return printed;
        }
      }
      line = lines.readLine();
    }
    throw new AssertionError("it ended with " + counts);
  }

  /** Keeps one CPU busy, so that there is something to measure. */
  private static Thread busy() {
    final Thread thread =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Test
  void shouldAgreeWithTheKernelOnTheTimeOfEachCpu() throws Exception {
    assumeTrue(isInstalled(EXPORTER), "there is no " + EXPORTER + " on the PATH");
    assumeTrue(ProcStat.isThere(), "there is no /proc/stat");
    final int port = freePort();
    final Process exporter = exporter(port);
    final Thread busy = busy();
    final ProcStat kernel = new ProcStat();
    final Path errors = folder.resolve("err");
    kernel.read();
    final Process live =
        FluxionProcess.fluxion(
                "live",
                "scrape",
                "http://127.0.0.1:" + port + "/metrics",
                "--interval",
                "1s",
                "--timeout",
                "10s",
                "--emit",
                "derivative,value",
                "--out",
                "csv")
            .start(errors);
    final Thread watching = watch(kernel);
    try {
      final Map<String, Printed> printed = read(live);
      watching.interrupt();
      watching.join();
      kernel.read();
      end(live);
      assertThat(live.exitValue()).isZero();
      assertThat(Files.readAllLines(errors))
          .allMatch(line -> line.endsWith(" series without a type are left out"))
          .hasSizeLessThan(2);
      compare(kernel, printed);
    } finally {
      busy.interrupt();
      watching.interrupt();
      end(live);
      end(exporter);
    }
  }

  private static byte[] zipped(final byte[] text, final int times) throws IOException {
    final ByteArrayOutputStream zip = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      try (OutputStream member = new GZIPOutputStream(zip)) {
        member.write(text);
      }
    }
    return zip.toByteArray();
  }

  private static HttpHandler answering(final byte[] zip) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, zip.length);
      exchange.getResponseBody().write(zip);
      exchange.close();
    };
  }

  /** Each of the others has ended a run: by a recursion for each member, by 60 MiB of text. */
  @Test
  void shouldOutliveHostileTargetsInASmallHeap() throws Exception {
    final byte[] lines = new byte[60 << 20];
    Arrays.fill(lines, (byte) '\n');
    final byte[] counter = "# TYPE a counter\na 1\n".getBytes(StandardCharsets.US_ASCII);
    final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/members", answering(zipped(new byte[0], 10_000)));
    server.createContext("/bomb", answering(zipped(lines, 1)));
    server.createContext("/good", answering(zipped(counter, 1)));
    server.start();
    final String address = "http://127.0.0.1:" + server.getAddress().getPort();
    final Path errors = folder.resolve("err");
    final Process live =
        FluxionProcess.fluxion("live", "scrape", "--interval", "500ms", "--timeout", "10s")
            .and("--out", "csv", address + "/bomb/1", address + "/bomb/2")
            .and(address + "/members", address + "/good")
            .jvm("-Xmx256m")
            .start(errors);
    try (BufferedReader rows =
        new BufferedReader(new InputStreamReader(live.getInputStream(), StandardCharsets.UTF_8))) {
      rows.readLine();
      for (int i = 0; i < 8; i++) {
        assertThat(rows.readLine()).as(Files.readString(errors)).contains("/good");
      }
      end(live);
      assertThat(live.exitValue()).isZero();
      assertThat(Files.readAllLines(errors))
          .isNotEmpty()
          .allMatch(line -> line.endsWith("; it will be tried again"));
    } finally {
      end(live);
      server.stop(0);
    }
  }

  private static Thread watch(final ProcStat kernel) {
    final Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  kernel.read();
                  Thread.sleep(20);
                }
              } catch (final IOException e) {
                throw new AssertionError(e);
              } catch (final InterruptedException e) {
                // Enough.
              }
            });
    thread.start();
    return thread;
  }

  private static void compare(final ProcStat kernel, final Map<String, Printed> printed) {
    assertThat(printed.keySet()).containsExactlyInAnyOrderElementsOf(kernel.names());
    double most = 0;
    double worst = 0;
    for (final String name : kernel.names()) {
      final Printed own = printed.get(name);
      final double ticks = kernel.ticksAt(name, own.lastX) - kernel.ticksAt(name, own.firstX);
      final double ownTicks = own.seconds * TICKS_PER_SECOND;
      System.out.printf(
          "LiveScrapeIT: cpu %s, ticks in %.1f s: kernel %.1f, fluxion %.1f%n",
          name, (own.lastX - own.firstX) / 1e9, ticks, ownTicks);
      assertThat(ownTicks)
          .as(name)
          .isCloseTo(ticks, within(Math.max(TOLERANCE * ticks, TOLERANCE_TICKS)));
      // What was printed adds up to what the counter did.
      assertThat(own.seconds).isCloseTo(own.lastValue - own.firstValue, within(1e-6));
      most = Math.max(most, ticks);
      worst =
          Math.max(worst, ticks * TOLERANCE < TOLERANCE_TICKS ? 0 : Math.abs(ownTicks / ticks - 1));
    }
    System.out.printf(
        "LiveScrapeIT: largest deviation of a mode that moves: %.3f %%%n", 100 * worst);
    // The busy CPU's time is what 3 % are taken of, not the ticks.
    assertThat(most).isGreaterThan(SCRAPES * TICKS_PER_SECOND / 4);
  }
}
