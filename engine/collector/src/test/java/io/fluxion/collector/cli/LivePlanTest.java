// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code fluxion live} takes for granted, by what becomes of samples. */
class LivePlanTest {
  private static DerivativeStore store(final String interval, final String... words)
      throws Exception {
    final List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--interval", interval));
    final SourcePlan source = Plans.live(all.toArray(String[]::new)).sources().get(0);
    source.store().maxKeys = 8;
    final SourcePlan.Opened opened = source.opener().open(null, () -> false);
    opened.source().close();
    return new StoreBuilder(source.store(), opened.rows()).build();
  }

  private static String update(final DerivativeStore store, final String key, final long x) {
    final Sample sample = store.newSample();
    sample.clear();
    final byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, sample.key(), 0, bytes.length);
    sample.keyLength(bytes.length);
    sample.setX(0, x);
    sample.setY(0, 0);
    store.update(sample);
    return SampleStatus.name(store.field(0).status());
  }

  @ParameterizedTest
  @CsvSource({"1s, 300", "119s, 300", "300s, 750", "3600s, 9000", "7200s, 18000"})
  void shouldBearAScrapeThatIsMissed(final String interval, final long seconds) throws Exception {
    final DerivativeStore store = store(interval, "scrape", "http://a/metrics");
    final long gap = TimeUnit.SECONDS.toNanos(seconds);
    assertThat(update(store, "k", 0)).isEqualTo("FIRST");
    assertThat(update(store, "k", gap)).isEqualTo("OK");
    assertThat(update(store, "k", 2 * gap + 1)).isEqualTo("GAP");
  }

  @ParameterizedTest
  @CsvSource({"1s, 3600", "720s, 3600", "900s, 4500", "3600s, 18000"})
  void shouldRememberAKeyForFivePolls(final String interval, final long seconds) throws Exception {
    final DerivativeStore store = store(interval, "counters", "file");
    final long idle = TimeUnit.SECONDS.toNanos(seconds);
    assertThat(update(store, "a", 0)).isEqualTo("FIRST");
    assertThat(update(store, "b", 0)).isEqualTo("FIRST");
    assertThat(update(store, "c", 0)).isEqualTo("FIRST");
    for (final String key : List.of("a", "c")) {
      assertThat(update(store, key, idle / 2)).isEqualTo("OK");
    }
    for (final String key : List.of("a", "c", "b")) {
      assertThat(update(store, key, idle)).isEqualTo("OK");
    }
    for (final String key : List.of("a", "c")) {
      assertThat(update(store, key, idle + idle / 2)).isEqualTo("OK");
    }
    for (final String key : List.of("a", "c")) {
      assertThat(update(store, key, 2 * idle + 1)).isEqualTo("OK");
    }
    assertThat(update(store, "b", 2 * idle + 1)).isEqualTo("FIRST");
  }
}
