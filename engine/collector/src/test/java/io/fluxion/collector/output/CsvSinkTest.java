// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.fluxion.DerivativeSchema;
import io.fluxion.FieldSchema;
import io.fluxion.IntegralRule;
import io.fluxion.NumberType;
import io.fluxion.ResetPolicy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvSinkTest {
  private static final List<Metric> ALL = List.of(Metric.values());
  private static final FieldSchema EVERYTHING =
      FieldSchema.counter("y").countChanges().ewma(2).integral(IntegralRule.LOCF).integralUnit(10);

  @Test
  void shouldWriteARowForEachSampleInOrder() throws IOException {
    final Rows rows = rows(ALL, EVERYTHING);
    rows.row("a", 1, 10).row("b", 1, 5).row("a", 3, 14).row("a", 3, 15).row("a", 4, 2);

    assertThat(rows.finish())
        .isEqualTo(
            """
            key,x,field,value,derivative,delta,increase,rate,resets,changes,slope,intercept,r2,mean,\
            min,max,stddev,y_mean,y_min,y_max,ewma,integral,status
            a,1,y,10,,,0,,0,0,,,,,,,,10.0,10,10,,0.0,FIRST
            b,1,y,5,,,0,,0,0,,,,,,,,5.0,5,5,,0.0,FIRST
            a,3,y,14,2.0,4,4,2.0,0,1,2.0,8.0,1.0,2.0,2.0,2.0,0.0,12.0,10,14,2.0,2.0,OK
            a,3,y,,,,,,,,,,,,,,,,,,,,DUPLICATE_X
            a,4,y,2,,,4,2.0,1,2,1.4285714285714286,8.857142857142858,0.8928571428571429,2.0,\
            2.0,2.0,0.0,8.666666666666666,2,14,2.0,3.4,RESET
            """);
  }

  @Test
  void shouldWriteARowForEachField() throws IOException {
    final Rows rows =
        rows(List.of(Metric.DELTA), FieldSchema.counter("in"), FieldSchema.counter("out"));
    rows.key("a").setX(0, 7);
    rows.sample.setX(1, 7);
    rows.sample.setY(1, 3);
    rows.take(null);

    assertThat(rows.finish())
        .isEqualTo("key,x,field,delta,status\na,7,in,,MISSING\na,7,out,,FIRST\n");
  }

  @Test
  void shouldLeaveXEmptyWhereItIsAbsent() throws IOException {
    final Rows rows = rows(List.of(Metric.DERIVATIVE), FieldSchema.counter("y"));
    rows.key("a").setY(0, 3);
    rows.take(null);

    assertThat(rows.finish()).endsWith("\na,,y,,MISSING\n");
  }

  @Test
  void shouldQuoteOnlyWhatNeedsIt() throws IOException {
    final Rows rows = rows(List.of(Metric.DERIVATIVE), FieldSchema.counter("y, \"raw\""));
    for (final String key : List.of("a,b", "say \"hi\"", "two\nlines", "cr\r", "\"", "plain é!")) {
      rows.row(key, 1, 1);
    }

    assertThat(rows.finish().replace(",1,\"y, \"\"raw\"\"\",,FIRST\n", "|"))
        .isEqualTo(
            "key,x,field,derivative,status\n"
                + "\"a,b\"|\"say \"\"hi\"\"\"|\"two\nlines\"|\"cr\r\"|\"\"\"\"|plain é!|");
  }

  @Test
  void shouldPrintDeltasBeyond64BitsExactly() throws IOException {
    final Rows rows =
        rows(
            List.of(Metric.DELTA, Metric.INCREASE, Metric.DERIVATIVE),
            FieldSchema.counter("y").reset(ResetPolicy.NONE));
    rows.row("a", 1, Long.MIN_VALUE).row("a", 2, Long.MAX_VALUE).row("a", 3, Long.MIN_VALUE);

    assertThat(rows.finish())
        .isEqualTo(
            """
            key,x,field,delta,increase,derivative,status
            a,1,y,,0,,FIRST
            a,2,y,18446744073709551615,1.8446744073709552E19,1.8446744073709552E19,OK
            a,3,y,-18446744073709551615,0,-1.8446744073709552E19,OK
            """);
  }

  @Test
  void shouldPrintDoublesAndPropagatedNaN() throws IOException {
    final FieldSchema field =
        FieldSchema.gauge("y").xType(NumberType.DOUBLE).yType(NumberType.DOUBLE).propagateNaN();
    final Rows rows = rows(List.of(Metric.DERIVATIVE, Metric.DELTA, Metric.RATE), field);
    rows.row("a", 0.5, 1.0).row("a", 0.75, 1.1).row("a", 1.0, Double.NaN).row("a", 1e9, 0.0);

    assertThat(rows.finish())
        .isEqualTo(
            """
            key,x,field,derivative,delta,rate,status
            a,0.5,y,,,,FIRST
            a,0.75,y,0.40000000000000036,0.10000000000000009,0.40000000000000036,OK
            a,1.0,y,NaN,NaN,0.40000000000000036,NOT_A_NUMBER
            a,1.0E9,y,NaN,NaN,0.40000000000000036,OK
            """);
  }

  @Test
  void shouldWriteNothingWithoutRows() throws IOException {
    assertThat(rows(ALL, EVERYTHING).finish()).isEmpty();
  }

  @Test
  void shouldHandOnRowsWhenFlushed() throws IOException {
    final Rows rows = rows(List.of(Metric.DELTA), FieldSchema.counter("y")).row("a", 1, 1);
    rows.flush();
    rows.forgetOutput();
    rows.row("a", 2, 4);

    assertThat(rows.finish()).isEqualTo("a,2,y,3,OK\n");
  }

  @Test
  void shouldAllocateNothingPerRowOfLongs() throws IOException {
    final Rows rows =
        rows(
            List.of(Metric.DERIVATIVE, Metric.DELTA, Metric.INCREASE, Metric.RESETS),
            FieldSchema.counter("y"));
    long x = 0;
    // What the sink writes to must not grow, either.
    for (int i = 0; i < 20_000; i++) {
      rows.row("key", ++x, x * 3);
      if (i % 1_000 == 0) {
        rows.flush();
        rows.forgetOutput();
      }
    }
    rows.flush();
    rows.forgetOutput();
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    rows.key("key");
    final long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1_000; i++) {
      rows.sample.setX(0, ++x);
      rows.sample.setY(0, x * 3);
      rows.take(null);
    }

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
  }

  private static Rows rows(final List<Metric> metrics, final FieldSchema... fields) {
    return new Rows(
        DerivativeSchema.of(fields), (store, bytes) -> new CsvSink(store, metrics, bytes));
  }
}
