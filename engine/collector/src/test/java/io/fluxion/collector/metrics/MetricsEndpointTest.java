// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fluxion.DerivativeSchema;
import io.fluxion.FieldSchema;
import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.row.RowSchema;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the endpoint exposes, whatever keys, names and clients there are. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MetricsEndpointTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long NEVER = TimeUnit.HOURS.toNanos(1);
  private static final byte[] KEY = bytes("k");

  private static byte[] bytes(final String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static DerivativeSchema rows(final FieldSchema... fields) {
    return DerivativeSchema.of(List.of(fields)).window(4);
  }

  /** Names of types and lines of series, without those of the engine's own. */
  private static List<String> series(final String text, final String key) {
    return text.lines().filter(line -> line.contains(",key=\"" + key + "\"}")).toList();
  }

  @Test
  void shouldExposeKeysThatAreNotUtf8ApartFromEachOther() throws Exception {
    final List<String> keys =
        List.of(
            "/a\u00ff",
            "/a\u00fe",
            "/a\\xff",
            "/a\\x5cxff",
            "/a\\x2db",
            "/a\u00c3",
            "/\u00c3\u00a4",
            "/\u00ff\\");
    try (ExposedStore store =
        new ExposedStore(rows(FieldSchema.gauge("y").scale(SECOND)), 1, NEVER)) {
      for (int i = 0; i < keys.size(); i++) {
        final int y = i;
        store.put(
            bytes(keys.get(i)),
            sample -> {
              sample.setX(0, SECOND);
              sample.setY(0, y);
            });
      }
      final String text = store.awaitStatus("first", keys.size());
      // Behind the backslashes that the text format itself asks for.
      assertThat(text.lines().filter(line -> line.startsWith("fluxion_y{")))
          .containsExactlyInAnyOrder(
              "fluxion_y{field=\"y\",key=\"/a\\\\xff\"} 0.0",
              "fluxion_y{field=\"y\",key=\"/a\\\\xfe\"} 1.0",
              "fluxion_y{field=\"y\",key=\"/a\\\\x5cxff\"} 2.0",
              "fluxion_y{field=\"y\",key=\"/a\\\\x5cx5cxff\"} 3.0",
              "fluxion_y{field=\"y\",key=\"/a\\\\x2db\"} 4.0",
              "fluxion_y{field=\"y\",key=\"/a\\\\xc3\"} 5.0",
              "fluxion_y{field=\"y\",key=\"/\u00e4\"} 6.0",
              "fluxion_y{field=\"y\",key=\"/\\\\xff\\\\\"} 7.0");
    }
  }

  @Test
  void shouldNameFieldsApartFromTheEnginesOwnMetrics() throws Exception {
    final List<String> own = new ArrayList<>();
    try (ExposedStore store = new ExposedStore(rows(FieldSchema.gauge("y")), 1, NEVER)) {
      store
          .scrape()
          .body()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.replaceAll("[{ ].*", ""))
          .distinct()
          .forEach(name -> own.add(name.substring("fluxion_".length())));
    }
    assertThat(own).contains("samples_total", "store_keys", "update_latency_seconds_sum");
    final List<String> names = new ArrayList<>(own);
    for (final String name : own) {
      names.add(name.replaceAll("_(total|sum|count)$", ""));
    }
    names.add("dropped_rows");
    names.add("dropped_rows_total");
    names.add("a_total_info");
    names.add("a_bucket_created_total");
    names.add("x_total_percent");
    final FieldSchema[] fields =
        names.stream().distinct().map(FieldSchema::gauge).toArray(FieldSchema[]::new);
    try (ExposedStore store = new ExposedStore(rows(fields), 1, NEVER)) {
      store.put(
          KEY,
          sample -> {
            for (int i = 0; i < fields.length; i++) {
              sample.setX(i, SECOND);
              sample.setY(i, i);
            }
          });
      final String text = store.awaitStatus("first", 1);
      final List<String> types = text.lines().filter(line -> line.startsWith("# TYPE")).toList();
      assertThat(types).doesNotHaveDuplicates();
      final List<String> values = series(text, "k");
      assertThat(values).hasSize(fields.length);
      assertThat(values.stream().map(line -> line.replaceAll("\\{.*", "")))
          .doesNotHaveDuplicates()
          .doesNotContainAnyElementsOf(own.stream().map(name -> "fluxion_" + name).toList());
    }
  }

  private static void putTwice(final ExposedStore store, final int fields, final boolean framed) {
    for (int at = 1; at <= 2; at++) {
      final long x = at * SECOND;
      store.put(
          KEY,
          sample -> {
            if (framed) {
              sample.frame(x);
            }
            for (int i = 0; i < fields; i++) {
              sample.setX(i, x);
              sample.setY(i, x / 2);
            }
          });
    }
  }

  @Test
  void shouldTakeAColumnOfAUserForPercentOfNothing() throws Exception {
    try (ExposedStore store =
        new ExposedStore(rows(FieldSchema.gauge("full_percent").scale(SECOND)), 1, NEVER)) {
      putTwice(store, 1, false);
      assertThat(series(store.awaitStatus("ok", 1), "k"))
          .containsExactlyInAnyOrder(
              "fluxion_full_percent{field=\"full_percent\",key=\"k\"} 1.0E9",
              "fluxion_full_percent_per_second{field=\"full_percent\",key=\"k\"} 5.0E8",
              "fluxion_full_percent_window_per_second{field=\"full_percent\",key=\"k\"} 5.0E8");
    }
  }

  @Test
  void shouldExposeBaseUnitsWhateverTheScale() throws Exception {
    final List<List<String>> texts = new ArrayList<>();
    for (final double scale : new double[] {1, 8}) {
      final List<FieldSchema> fields =
          FrameKind.CGROUP.schemas(field -> field.scale(field.scale() * scale));
      try (ExposedStore store =
          new ExposedStore(DerivativeSchema.of(fields).window(4).framed(), scale, NEVER)) {
        putTwice(store, fields.size(), true);
        texts.add(series(store.awaitStatus("ok", 1), "k"));
      }
    }
    assertThat(texts.get(0))
        .contains(
            "fluxion_cpu_ratio{field=\"cpu_percent\",key=\"k\"} 0.5",
            "fluxion_cpu_cores{field=\"cpu_cores\",key=\"k\"} 0.5",
            "fluxion_throttled_seconds_per_second{field=\"throttled\",key=\"k\"} 0.5",
            "fluxion_io_read_bytes_per_second{field=\"io_read_bytes\",key=\"k\"} 5.0E8",
            "fluxion_memory_bytes{field=\"memory_bytes\",key=\"k\"} 1.0E9");
    assertThat(texts.get(1)).isEqualTo(texts.get(0));
  }

  @Test
  void shouldExposeNothingOfAFieldThatIsMissingNow() throws Exception {
    try (ExposedStore store =
        new ExposedStore(
            rows(FieldSchema.gauge("y").scale(SECOND), FieldSchema.gauge("z").scale(SECOND)),
            1,
            NEVER)) {
      putTwice(store, 2, false);
      assertThat(series(store.awaitStatus("ok", 1), "k")).hasSize(6);
      store.put(
          KEY,
          sample -> {
            sample.setX(0, 3 * SECOND);
            sample.setX(1, 3 * SECOND);
            sample.setY(1, 7);
          });
      assertThat(series(store.awaitStatus("missing", 1), "k"))
          .hasSize(3)
          .contains("fluxion_z{field=\"z\",key=\"k\"} 7.0");
      // What is ignored brings nothing back.
      store.put(KEY, sample -> duplicate(sample::setX, sample::setY));
      assertThat(series(store.awaitStatus("duplicate_x", 1), "k")).hasSize(3);
    }
  }

  /** Something of a field. */
  private interface Setter {
    void set(int field, long value);
  }

  private static void duplicate(final Setter x, final Setter y) {
    for (int i = 0; i < 2; i++) {
      x.set(i, (2 + i) * SECOND);
      y.set(i, 9);
    }
  }

  @Test
  void shouldForgetASeriesThatIsStuck() throws Exception {
    try (ExposedStore store =
        new ExposedStore(
            rows(FieldSchema.counter("y").scale(SECOND)), 1, TimeUnit.SECONDS.toNanos(2))) {
      putTwice(store, 1, false);
      assertThat(series(store.awaitStatus("ok", 1), "k")).hasSize(3);
      final String stuck =
          store.await(
              text -> {
                store.put(
                    KEY,
                    sample -> {
                      sample.setX(0, 2 * SECOND);
                      sample.setY(0, 9);
                    });
                return series(text, "k").isEmpty();
              });
      assertThat(stuck).contains("fluxion_store_keys{source=\"test\"} 1.0");
      store.put(
          KEY,
          sample -> {
            sample.setX(0, 3 * SECOND);
            sample.setY(0, 2 * SECOND);
          });
      assertThat(series(store.awaitStatus("ok", 2), "k")).hasSize(3);
    }
  }

  @Test
  void shouldAnswerBesideClientsThatStall() throws Exception {
    final List<Socket> stalled = new ArrayList<>();
    try (ExposedStore store = new ExposedStore(rows(FieldSchema.gauge("y")), 1, NEVER)) {
      for (int i = 0; i < 5; i++) {
        final Socket socket = new Socket(InetAddress.getLoopbackAddress(), store.port());
        stalled.add(socket);
        final OutputStream out = socket.getOutputStream();
        out.write(bytes("GET /metrics HTTP/1.1\r\nHost:"));
        out.flush();
      }
      assertThat(store.scrape().statusCode()).isEqualTo(200);
    } finally {
      for (final Socket socket : stalled) {
        socket.close();
      }
    }
  }

  private static final int STATUS_AT = 9;

  /** The status of an answer to a request written by hand. */
  private static String status(final ExposedStore store, final String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), store.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes(request));
      final byte[] answer = socket.getInputStream().readNBytes(STATUS_AT + 3);
      return new String(answer, StandardCharsets.ISO_8859_1).substring(STATUS_AT);
    }
  }

  /** A page of another site, whose name was made to mean this machine, gets nothing. */
  @Test
  void shouldAnswerOnlyToItsOwnNames() throws Exception {
    try (ExposedStore store = new ExposedStore(rows(FieldSchema.gauge("y")), 1, NEVER)) {
      final String get = "GET /metrics HTTP/1.1\r\n";
      for (final String host :
          List.of(
              "127.0.0.1",
              "127.0.0.1:9464",
              "[::1]:9464",
              "10.1.2.3",
              "localhost:1",
              "LOCALHOST")) {
        assertThat(status(store, get + "Host: " + host + "\r\n\r\n")).as(host).isEqualTo("200");
      }
      for (final String host :
          List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil", "")) {
        assertThat(status(store, get + "Host: " + host + "\r\n\r\n")).as(host).isEqualTo("403");
      }
      assertThat(status(store, get + "\r\n")).isEqualTo("403");
    }
  }

  @Test
  void shouldTakeNoOtherMethodThanGetAndHead() throws Exception {
    try (ExposedStore store = new ExposedStore(rows(FieldSchema.gauge("y")), 1, NEVER)) {
      final String rest = " /metrics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
      assertThat(status(store, "HEAD" + rest)).isEqualTo("200");
      for (final String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
        assertThat(status(store, method + rest)).as(method).isEqualTo("405");
      }
      assertThat(status(store, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).isEqualTo("200");
      assertThat(status(store, "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n")).isEqualTo("404");
    }
  }

  /** Many who ask at once get one answer, and the polls go on meanwhile. */
  @Test
  void shouldMakeOneAnswerForAllWhoAskWithinASecond() throws Exception {
    final AtomicInteger made = new AtomicInteger();
    final Exposition slow =
        out -> {
          made.incrementAndGet();
          out.write(
              GaugeSnapshot.builder()
                  .name("a")
                  .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(1).build())
                  .build());
        };
    try (MetricsEndpoint endpoint =
        new MetricsEndpoint(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), List.of(slow))) {
      final HttpClient client = HttpClient.newHttpClient();
      final HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + "/metrics"))
              .header("Accept-Encoding", "gzip")
              .build();
      final long begun = System.nanoTime();
      final List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()));
      }
      for (final CompletableFuture<HttpResponse<byte[]>> answer : answers) {
        assertThat(answer.get().headers().firstValue("Content-Encoding")).hasValue("gzip");
        final InputStream text = new GZIPInputStream(new ByteArrayInputStream(answer.get().body()));
        assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8))
            .contains("# TYPE a gauge");
      }
      final long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
      assertThat(made.get()).isBetween(1, (int) seconds + 1);
    }
  }

  /** A defect in what is exposed is an answer, no dead endpoint. */
  @Test
  void shouldSayThatTheMetricsCannotBeMade() throws Exception {
    final AtomicBoolean full = new AtomicBoolean(true);
    final Exposition exposition =
        out -> {
          if (full.get()) {
            throw new OutOfMemoryError("heap");
          }
        };
    try (MetricsEndpoint endpoint =
        new MetricsEndpoint(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), List.of(exposition))) {
      final HttpClient client = HttpClient.newHttpClient();
      final HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + "/metrics"))
              .build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(500);
      full.set(false);
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void shouldGiveKeysTheLabelsOfTheirColumns() {
    assertThat(
            new KeyLabels(ExposedStore.rows("host", "disk-id", "field"))
                .of("a,\"b,\"\"c\",d", null))
        .containsExactly(
            entry("host", "a"), entry("disk_id", "b,\"c"), entry("exported_field", "d"));
    assertThat(
            new KeyLabels(RowSchema.ofFrames(FrameKind.DOCKER, 64)).of("0123456789abcdef", "web"))
        .containsExactly(entry("container", "web"), entry("id", "0123456789abcdef"));
    assertThat(new KeyLabels(RowSchema.ofFrames(FrameKind.CGROUP, 64)).of("/a", null))
        .containsExactly(entry("cgroup", "/a"));
    assertThat(new KeyLabels(RowSchema.ofFrames(FrameKind.PROCESS, 64)).of("7@12", "nginx"))
        .containsExactly(entry("process", "nginx"), entry("id", "7@12"));
  }

  @Test
  void shouldGiveScrapedSeriesTheirOwnLabels() {
    final KeyLabels labels = new KeyLabels(ExposedStore.rows("series"));
    assertThat(labels.of("rx_total{device=\"e\\\"0\",instance=\"http://a\"}", null))
        .containsExactly(
            entry("series", "rx_total"), entry("device", "e\"0"), entry("instance", "http://a"));
    assertThat(labels.of("rx_total{field=\"a\",series=\"b\"}", null))
        .containsExactly(
            entry("series", "rx_total"),
            entry("exported_field", "a"),
            entry("exported_series", "b"));
    assertThat(labels.of("no series {", null)).containsExactly(entry("series", "no series {"));
  }

  /** Prometheus can take the counter as it is, and the rate beside it. */
  @Test
  void shouldExposeCountersAsTheyAre() throws Exception {
    final List<FieldSchema> fields = FrameKind.CGROUP.schemas(field -> field);
    try (ExposedStore store =
        new ExposedStore(
            DerivativeSchema.of(fields).window(4).framed(),
            new KeyLabels(RowSchema.ofFrames(FrameKind.CGROUP, 64)),
            1,
            NEVER)) {
      putTwice(store, fields.size(), true);
      assertThat(store.awaitStatus("ok", 1).lines())
          .contains(
              "fluxion_cpu_seconds_total{cgroup=\"k\",field=\"cpu_cores\"} 1.0",
              "fluxion_cpu_cores{cgroup=\"k\",field=\"cpu_cores\"} 0.5",
              "fluxion_throttled_seconds_total{cgroup=\"k\",field=\"throttled\"} 1.0",
              "fluxion_io_read_bytes_total{cgroup=\"k\",field=\"io_read_bytes\"} 1.0E9",
              "fluxion_memory_bytes{cgroup=\"k\",field=\"memory_bytes\"} 1.0E9");
    }
  }
}
