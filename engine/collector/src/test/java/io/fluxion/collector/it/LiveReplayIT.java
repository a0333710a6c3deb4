// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A recording of what a target exposed, replayed without a word on how it was watched. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveReplayIT {
  /** Steps within the longest that {@code live scrape} takes for granted. */
  private static final int STEP_SECONDS = 290;

  private static final int STEPS = 16;

  @TempDir private Path folder;

  /**
   * Two series with times of their own, in the past: one goes on, but for a gap, the other is away
   * for longer than that. The times of one key alone make no other idle. Then nothing changes any
   * more.
   */
  private static String exposition(final long begin, final int request) {
    final int step = Math.min(request, STEPS);
    // The second step is one too large.
    final long time = begin + 1_000L * (STEP_SECONDS * step + (step >= 2 ? STEP_SECONDS : 0));
    final String steady = "steady_total " + (10 + step) + ' ' + time + '\n';
    final boolean away = step > 0 && step < STEPS;
    final String other = "away_total " + (5 + step) + ' ' + time + '\n';
    return "# TYPE steady_total counter\n"
        + steady
        + "# TYPE away_total counter\n"
        + (away ? "" : other);
  }

  private static HttpServer target() throws IOException {
    final long begin = System.currentTimeMillis() - TimeUnit.HOURS.toMillis(6);
    final AtomicInteger requests = new AtomicInteger();
    final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          final byte[] text =
              exposition(begin, requests.getAndIncrement()).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, text.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(text);
          }
        });
    server.start();
    return server;
  }

  @Test
  void shouldReplayToWhatWasPrinted() throws Exception {
    final Path csv = folder.resolve("a.csv");
    final Path recording = folder.resolve("a.fluxion");
    final HttpServer server = target();
    final Process process =
        FluxionProcess.fluxion(
                "live", "scrape", "http://127.0.0.1:" + server.getAddress().getPort() + "/")
            .and("--interval", "50ms", "--timeout", "20s", "--out", "csv=" + csv, "--record")
            .and(recording)
            .quick()
            .start(folder.resolve("err"));
    try {
      while (!Files.exists(csv) || Files.readString(csv).lines().count() < 2 * STEPS) {
        assertThat(process.isAlive()).isTrue();
        Thread.sleep(50);
      }
      final String pid = String.valueOf(process.pid());
      assertThat(new ProcessBuilder("kill", "-TERM", pid).start().waitFor()).isZero();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
      server.stop(0);
    }
    final String printed = Files.readString(csv);
    assertThat(printed.lines().filter(line -> line.endsWith(",GAP")))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("steady_total"))
        .anyMatch(line -> line.startsWith("away_total"));
    assertThat(printed.lines().filter(line -> line.matches("away_total,.*,FIRST"))).hasSize(1);
    final FluxionProcess.Outcome replay =
        FluxionProcess.replay("--out", "csv").and(recording).run();
    assertThat(replay.err()).isEmpty();
    assertThat(replay.out()).isEqualTo(printed);
  }
}
