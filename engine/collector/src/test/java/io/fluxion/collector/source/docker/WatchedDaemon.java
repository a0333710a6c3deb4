// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.Sample;
import io.fluxion.collector.KeptLog;
import io.fluxion.collector.row.DockerFields;
import io.fluxion.collector.source.OpenFileLimit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A source under test, polled by the test's own thread, and everything that it gave. */
final class WatchedDaemon extends KeptLog implements AutoCloseable {
  private static final long LONGEST_SECONDS = 20;

  /** As usual, but in less of a test's time. */
  private static final DockerTimeouts QUICK =
      new DockerTimeouts(
          DockerTimeouts.USUAL.silenceNanos(),
          TimeUnit.MILLISECONDS.toNanos(30),
          TimeUnit.MILLISECONDS.toNanos(500));

  private static final long INTERVAL_NANOS = 50_000_000;

  private final DockerSource source;
  private final List<String> rows = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();
  private long polls;

  WatchedDaemon(final DockerOptions options) {
    this(options, QUICK);
  }

  WatchedDaemon(final DockerOptions options, final DockerTimeouts timeouts) {
    this(options, timeouts, OpenFileLimit.ofProcess());
  }

  private WatchedDaemon(
      final DockerOptions options, final DockerTimeouts timeouts, final OpenFileLimit files) {
    source = new DockerSource(options, timeouts, files);
  }

  static DockerOptions all(final FakeDaemon daemon) throws Exception {
    return DockerOptions.of(daemon.host(), List.of(), List.of(), INTERVAL_NANOS, 256);
  }

  static WatchedDaemon of(final FakeDaemon daemon) throws Exception {
    return new WatchedDaemon(all(daemon));
  }

  static WatchedDaemon of(final FakeDaemon daemon, final OpenFileLimit files) throws Exception {
    return new WatchedDaemon(all(daemon), QUICK, files);
  }

  DockerSource source() {
    return source;
  }

  void poll() {
    polls++;
    assertThat(source.poll(this)).isTrue();
  }

  /** Polls until something holds. */
  void await(final BooleanSupplier condition) {
    final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as(
              () ->
                  "waiting in vain; rows " + rows + " malformed " + malformed() + " said " + said())
          .isLessThan(end);
      poll();
    }
  }

  void awaitRows(final int count) {
    await(() -> rows.size() >= count);
  }

  void awaitRequest(final FakeDaemon daemon, final String id) {
    await(() -> daemon.openStats(id) == 1);
  }

  /** Polls for so long. */
  void pollFor(final long millis) {
    final long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() - end < 0) {
      poll();
    }
  }

  /** {@code KEY NAME SECOND CPU} each, or {@code KEY NAME blank}. */
  List<String> rows() {
    return rows;
  }

  /** The keys that have ended, in order. */
  List<String> gone() {
    return gone;
  }

  long polls() {
    return polls;
  }

  @Override
  public void sample(final Sample sample, final byte[] label, final int labelLength) {
    final String key = new String(sample.key(), 0, sample.keyLength(), StandardCharsets.UTF_8);
    final String name =
        labelLength == NO_LABEL ? "-" : new String(label, 0, labelLength, StandardCharsets.UTF_8);
    boolean isBlank = true;
    for (int i = 0; i < DockerFields.COUNT; i++) {
      isBlank &= !sample.hasX(i) && !sample.hasY(i);
    }
    rows.add(
        key
            + ' '
            + name
            + (sample.hasFrame()
                ? " "
                    + (sample.frame() - FakeDaemon.nanos(0)) / 1_000_000_000L
                    + ' '
                    + sample.yBits(DockerFields.CPU_CORES)
                : isBlank ? " blank" : " half blank"));
  }

  @Override
  public void gone(final byte[] key, final int length) {
    gone.add(new String(key, 0, length, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    source.close();
  }
}
