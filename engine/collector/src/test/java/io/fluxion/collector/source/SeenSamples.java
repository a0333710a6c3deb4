// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.Sample;
import io.fluxion.collector.KeptLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Keeps what a source hands on. */
public final class SeenSamples extends KeptLog {
  /** A sample: absent numbers are null. */
  public record Seen(
      String key, String label, long frame, List<Long> x, List<Long> y, double cpuPercentScale) {}

  private static final long LIMIT_NANOS = 30_000_000_000L;

  public final List<Seen> samples = new ArrayList<>();

  /** The keys that were said to be gone, also of earlier polls. */
  public final List<String> gone = new ArrayList<>();

  @Override
  public void sample(final Sample sample, final byte[] label, final int labelLength) {
    final List<Long> x = new ArrayList<>();
    final List<Long> y = new ArrayList<>();
    for (int field = 0; field < 11; field++) {
      x.add(sample.hasX(field) ? (Long) sample.xBits(field) : null);
      y.add(sample.hasY(field) ? (Long) sample.yBits(field) : null);
    }
    samples.add(
        new Seen(
            new String(sample.key(), 0, sample.keyLength(), StandardCharsets.UTF_8),
            labelLength < 0 ? null : new String(label, 0, labelLength, StandardCharsets.UTF_8),
            sample.frame(),
            x,
            y,
            sample.keyScale(0)));
  }

  @Override
  public void gone(final byte[] key, final int length) {
    gone.add(new String(key, 0, length, StandardCharsets.UTF_8));
  }

  /** The last sample of each key, keys in their order. */
  public Map<String, Seen> byKey() {
    final Map<String, Seen> last = new LinkedHashMap<>();
    samples.forEach(seen -> last.put(seen.key(), seen));
    return last;
  }

  /** The keys of the samples, each once, in their order. */
  public List<String> keys() {
    return List.copyOf(byKey().keySet());
  }

  /** The numbers of the last sample of a key, a hyphen for one that is absent. */
  public String numbers(final String key) {
    return byKey().get(key).y().stream()
        .map(number -> number == null ? "-" : number.toString())
        .collect(Collectors.joining(" "));
  }

  /** A field of the last sample of a key. */
  public Long y(final String key, final int field) {
    return byKey().get(key).y().get(field);
  }

  /** Forgets what is there, and polls once. */
  public void poll(final LiveSource source) throws Exception {
    clear();
    source.poll(this);
  }

  /** Polls until something is so; what comes by inotify or exec comes soon, but not at once. */
  public void pollUntil(final LiveSource source, final BooleanSupplier isSo) throws Exception {
    final long begun = System.nanoTime();
    poll(source);
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime() - begun).as("ns of waiting").isLessThan(LIMIT_NANOS);
      Thread.sleep(1);
      poll(source);
    }
  }

  /** Forgets all but {@link #gone}. */
  public void clear() {
    samples.clear();
    clearLog();
  }
}
