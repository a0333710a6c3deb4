// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonSinkTest {
  @Test
  void shouldWriteNullWhereCsvHasAnEmptyCell() throws IOException {
    final Rows rows =
        rows(List.of(Metric.DERIVATIVE, Metric.INCREASE, Metric.RATE), FieldSchema.counter("y"));
    rows.row("a", 1, 10).row("a", 2, 12);
    rows.key("a").setY(0, 1);
    rows.take(null);

    assertThat(rows.finish())
        .isEqualTo(
            """
            {"key":"a","x":1,"field":"y","derivative":null,"increase":0,"rate":null,"status":"FIRST"}
            {"key":"a","x":2,"field":"y","derivative":2.0,"increase":2,"rate":2.0,"status":"OK"}
            {"key":"a","x":null,"field":"y","derivative":null,"increase":null,"rate":null,\
            "status":"MISSING"}
            """);
  }

  @Test
  void shouldWriteNaNAsAString() throws IOException {
    final Rows rows =
        rows(List.of(Metric.DELTA), FieldSchema.gauge("y").yType(NumberType.DOUBLE).propagateNaN());
    rows.key("a").setX(0, 1);
    rows.sample.setY(0, 1.0);
    rows.take(null);
    rows.key("a").setX(0, 2);
    rows.sample.setY(0, Double.NaN);
    rows.take(null);

    assertThat(rows.finish()).endsWith("\"delta\":\"NaN\",\"status\":\"NOT_A_NUMBER\"}\n");
  }

  @Test
  void shouldEscapeWhatJsonMust() throws IOException {
    final Rows rows = rows(List.of(), FieldSchema.counter("/a\"b"));
    rows.row("q\" b\\ n\n r\r t\t \u0001 \u001f é 😀", 1, 1);

    assertThat(rows.finish())
        .isEqualTo(
            "{\"key\":\"q\\\" b\\\\ n\\n r\\r t\\t \\u0001 \\u001f é 😀\",\"x\":1,"
                + "\"field\":\"/a\\\"b\",\"status\":\"FIRST\"}\n");
  }

  @Test
  void shouldReplaceWhatIsNotUtf8() throws IOException {
    final Rows rows = rows(List.of(), FieldSchema.counter("y"));
    rows.key(new byte[] {'a', (byte) 0xff, 'b'}).setX(0, 1);
    rows.sample.setY(0, 1);
    rows.take(null);

    assertThat(rows.finish()).startsWith("{\"key\":\"a\ufffdb\",");
  }

  private static Rows rows(final List<Metric> metrics, final FieldSchema... fields) {
    return new Rows(
        DerivativeSchema.of(fields), (store, bytes) -> new NdjsonSink(store, metrics, bytes));
  }
}
