// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients of the metrics that do harm. In a process of its own: the limits of the JDK's server are
 * those of the JVM.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MetricsLimitsIT {
  private static final int MOST_CONNECTIONS = 64;
  private static final Pattern PORT = Pattern.compile("metrics at port (\\d+)");
  private static final byte[] BEGINNING = "GET /me".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private LiveProcess live;
  private int port;
  private final List<Socket> sockets = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")), "there is no /proc here");
    // Several sources, whose fields have the same names.
    final Path config = folder.resolve("fluxion.yaml");
    Files.writeString(
        config,
        """
        sources:
          - process
          - process:
              match: java*
        outputs:
          out: none
          metrics: 0
        """);
    live =
        LiveProcess.start(
            folder.resolve("err"), FluxionProcess.fluxion("live", "--config").and(config).quick());
    while (port == 0) {
      Thread.sleep(20);
      final Matcher said = PORT.matcher(String.join(" ", live.errors()));
      port = said.find() ? Integer.parseInt(said.group(1)) : 0;
    }
  }

  @AfterEach
  void end() throws IOException {
    for (final Socket socket : sockets) {
      socket.close();
    }
    if (live != null) {
      live.close();
    }
  }

  private Socket connect() throws IOException {
    final Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    sockets.add(socket);
    return socket;
  }

  private String firstLine() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      final byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return new String(line, StandardCharsets.UTF_8);
    } catch (final SocketTimeoutException e) {
      throw e;
    } catch (final IOException e) {
      return "closed";
    }
  }

  @Test
  void shouldExposeEachMetricOnceHoweverManySourcesHaveIt() throws Exception {
    final String own = "process=\"java\"";
    String text = scrape();
    final long begun = System.nanoTime();
    while (text.lines().filter(line -> line.contains("cpu_ratio{") && line.contains(own)).count()
        < 2) {
      assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(20));
      Thread.sleep(200);
      text = scrape();
    }
    final List<String> types = text.lines().filter(line -> line.startsWith("# TYPE")).toList();
    assertThat(types).doesNotHaveDuplicates().contains("# TYPE fluxion_cpu_ratio gauge");
    assertThat(text)
        .contains(
            "source=\"process\"",
            "source=\"process-2\"",
            "fluxion_store_keys{source=\"process-2\"}");
  }

  private String scrape() throws Exception {
    final HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  /** Who sends a byte a second holds up nobody, and is not waited for. */
  @Test
  void shouldCloseConnectionsThatTakeTheirTime() throws Exception {
    for (int i = 0; i < 3 * MOST_CONNECTIONS / 4; i++) {
      connect().getOutputStream().write(BEGINNING);
    }
    final long begun = System.nanoTime();
    assertThat(firstLine()).isEqualTo("HTTP/1.1 200");
    assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(4));
    for (final Socket socket : sockets) {
      socket.setSoTimeout(20_000);
      assertThat(isClosed(socket)).as("closed").isTrue();
    }
  }

  /** Once there are too many, further connections are closed at once, and later ones are served. */
  @Test
  void shouldBoundItsConnections() throws Exception {
    for (int i = 0; i < 2 * MOST_CONNECTIONS; i++) {
      connect().setSoTimeout(20);
    }
    int closed = 0;
    for (final Socket socket : sockets) {
      closed += isClosed(socket) ? 1 : 0;
    }
    assertThat(closed).isGreaterThanOrEqualTo(MOST_CONNECTIONS);
    for (final Socket socket : sockets) {
      socket.close();
    }
    String line = firstLine();
    final long begun = System.nanoTime();
    while (!line.equals("HTTP/1.1 200")
        && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(20)) {
      Thread.sleep(50);
      line = firstLine();
    }
    assertThat(line).isEqualTo("HTTP/1.1 200");
  }

  private static boolean isClosed(final Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (final SocketTimeoutException e) {
      return false;
    } catch (final IOException e) {
      return true;
    }
  }
}
