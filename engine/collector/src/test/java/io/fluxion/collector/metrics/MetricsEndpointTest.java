package io.fluxion.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.derivative.DerivativeSchema;
import io.fluxion.derivative.FieldSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the endpoint exposes, whatever keys, names and clients there are. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MetricsEndpointTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long NEVER = TimeUnit.HOURS.toNanos(1);

  private static byte[] bytes(final String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static DerivativeSchema rows(final FieldSchema... fields) {
    return DerivativeSchema.of(List.of(fields)).window(4);
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
}
