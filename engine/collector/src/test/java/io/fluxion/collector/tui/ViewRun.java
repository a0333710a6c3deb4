// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.Sample;
import io.fluxion.collector.output.Metric;
import io.fluxion.collector.output.TableStyle;
import io.fluxion.collector.row.DockerFields;
import io.fluxion.collector.row.FrameKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A store, a view of it on a {@link PaperTerminal}, and a clock that stands still between rounds.
 */
final class ViewRun implements AutoCloseable {
  static final long SECOND = 1_000_000_000;
  private static final int MAX_KEY_BYTES = 64;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  final PaperTerminal paper;
  final DerivativeStore store;
  final LiveTerminal terminal;
  final LiveView view;
  final AtomicInteger quits = new AtomicInteger();
  final AtomicBoolean foreground = new AtomicBoolean(true);
  private Runnable stopped = () -> {};
  private final Sample sample;
  private final ByteArrayOutputStream last = new ByteArrayOutputStream();
  private long now = System.nanoTime();

  ViewRun(final PaperTerminal paper, final DerivativeSchema schema, final TableStyle style)
      throws IOException {
    this.paper = paper;
    store = DerivativeStore.builder(schema).maxKeys(20_000).byteKeys(MAX_KEY_BYTES).build();
    sample = store.newSample();
    terminal = new LiveTerminal(paper, foreground::get, () -> stopped.run());
    view = new LiveView(store, style, terminal, last, quits::incrementAndGet);
  }

  /** Containers: seven fields, one line each. */
  static ViewRun ofContainers(final int columns, final int rows) throws IOException {
    return new ViewRun(
        new PaperTerminal(columns, rows),
        DerivativeSchema.of(FrameKind.DOCKER.schemas(field -> field)).framed(),
        containers());
  }

  static TableStyle containers() {
    return new TableStyle(FrameKind.DOCKER, true, List.of(Metric.DERIVATIVE), true);
  }

  /** Rows of one counter over a time. */
  static ViewRun ofRows(final int columns, final int rows) throws IOException {
    return ofRows(new PaperTerminal(columns, rows));
  }

  static ViewRun ofRows(final PaperTerminal paper) throws IOException {
    return new ViewRun(
        paper,
        DerivativeSchema.of(FieldSchema.counter("y")).window(8),
        new TableStyle(null, false, List.of(Metric.DERIVATIVE), false));
  }

  /** A frame of a container that has used so many CPUs for a second. */
  ViewRun frame(final String id, final String label, final long second, final double cpuSeconds)
      throws IOException {
    key(id);
    sample.frame(second * SECOND);
    for (int i = 0; i < store.fieldCount(); i++) {
      sample.setX(i, second * SECOND);
      sample.setY(i, (long) (cpuSeconds * 1_000_000) * (i + 1));
    }
    sample.setX(DockerFields.CPU_PERCENT, 2 * second * SECOND);
    sample.setY(DockerFields.CPU_PERCENT, (long) (cpuSeconds * SECOND));
    if (store.field(DockerFields.CPU_PERCENT).schema().isXCounter()) {
      sample.keyScale(DockerFields.CPU_PERCENT, 2);
    }
    return take(label);
  }

  /** A frame of a stopped container. */
  ViewRun blank(final String id, final String label) {
    key(id);
    return take(label);
  }

  /** A row without numbers. */
  ViewRun blankRow(final String key) {
    key(key);
    return take(null);
  }

  ViewRun row(final String key, final long x, final long y) throws IOException {
    key(key);
    for (int i = 0; i < store.fieldCount(); i++) {
      sample.setX(i, x);
      sample.setY(i, y * (i + 1));
    }
    return take(null);
  }

  private void key(final String key) {
    sample.clear();
    final byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, sample.key(), 0, bytes.length);
    sample.keyLength(bytes.length);
  }

  private ViewRun take(final String label) {
    store.update(sample);
    view.row(sample, label);
    return this;
  }

  /** What is done while the process would be stopped. */
  void whenStopped(final Runnable task) {
    stopped = task;
  }

  /** Lets time pass. */
  ViewRun pass(final double seconds) throws IOException {
    now += (long) (seconds * SECOND);
    view.tick(now);
    return this;
  }

  /** Types, and lets time pass until the screen is as it should be. */
  ViewRun type(final String keys, final Predicate<Screen> expected) throws IOException {
    paper.type(keys);
    return await(expected);
  }

  /** Lets time pass, which is none for what is shown of it, until the screen is as it should be. */
  ViewRun await(final Predicate<Screen> expected) throws IOException {
    final long begun = System.nanoTime();
    while (!expected.test(paper.paper())) {
      if (System.nanoTime() - begun > PATIENCE_NANOS) {
        throw new AssertionError("never came:\n" + paper.paper().text());
      }
      now += SECOND / 1_000;
      view.tick(now);
      LockSupport.parkNanos(1_000_000);
    }
    return this;
  }

  /** The screen once it shows what there is now. */
  String screen() throws IOException {
    pass(1);
    await(screen -> terminal.isUpToDate());
    assertThat(paper.paper().isClipped()).as(paper.paper().text()).isFalse();
    return paper.paper().text();
  }

  String finish() throws IOException {
    view.finish(0);
    return last.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    view.close();
  }
}
