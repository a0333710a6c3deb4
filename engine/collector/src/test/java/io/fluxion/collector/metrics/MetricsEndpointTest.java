/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.FieldSchema;
import io.fluxion.collector.row.FrameKind;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    return text.lines().filter(line -> line.contains("{key=\"" + key + '"')).toList();
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
              "fluxion_y{key=\"/a\\\\xff\"} 0.0",
              "fluxion_y{key=\"/a\\\\xfe\"} 1.0",
              "fluxion_y{key=\"/a\\\\x5cxff\"} 2.0",
              "fluxion_y{key=\"/a\\\\x5cx5cxff\"} 3.0",
              "fluxion_y{key=\"/a\\\\x2db\"} 4.0",
              "fluxion_y{key=\"/a\\\\xc3\"} 5.0",
              "fluxion_y{key=\"/\u00e4\"} 6.0",
              "fluxion_y{key=\"/\\\\xff\\\\\"} 7.0");
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
              "fluxion_full_percent{key=\"k\"} 1.0E9",
              "fluxion_full_percent_per_second{key=\"k\"} 5.0E8",
              "fluxion_full_percent_window_per_second{key=\"k\"} 5.0E8");
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
            "fluxion_cpu_ratio{key=\"k\"} 0.5",
            "fluxion_cpu_cores{key=\"k\"} 0.5",
            "fluxion_throttled_seconds_per_second{key=\"k\"} 0.5",
            "fluxion_io_read_bytes_per_second{key=\"k\"} 5.0E8",
            "fluxion_memory_bytes{key=\"k\"} 1.0E9");
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
          .contains("fluxion_z{key=\"k\"} 7.0");
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
      assertThat(series(store.awaitStatus("ok", 1), "k")).hasSize(2);
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
      assertThat(stuck).contains("fluxion_store_keys 1.0");
      store.put(
          KEY,
          sample -> {
            sample.setX(0, 3 * SECOND);
            sample.setY(0, 2 * SECOND);
          });
      assertThat(series(store.awaitStatus("ok", 2), "k")).hasSize(2);
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

  @Test
  void shouldSayThatItIsTooBusy() throws Exception {
    final CountDownLatch free = new CountDownLatch(1);
    try (ExposedStore store = new ExposedStore(rows(FieldSchema.gauge("y")), 1, NEVER)) {
      try {
        store.pipeline().execute(() -> await(free));
        final HttpResponse<String> answer = store.scrape();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("no time to answer");
      } finally {
        free.countDown();
      }
      assertThat(store.scrape().statusCode()).isEqualTo(200);
    }
  }

  private static void await(final CountDownLatch latch) {
    try {
      latch.await();
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
