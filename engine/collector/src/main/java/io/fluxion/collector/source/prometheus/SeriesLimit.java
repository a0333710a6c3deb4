// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import io.fluxion.Sample;
import java.security.SecureRandom;
import org.agrona.collections.Long2LongHashMap;

/**
 * How many series of one target the store may hold at once, so that no target takes the place of
 * the others. Known series are never refused; a series counts until it has not been seen for the
 * idle timeout, as in the store.
 *
 * <p>A series is known by a hash of 64 bits: two of one hash count once, which does no harm. Not
 * thread-safe. Nothing allocates while no series is new.
 */
final class SeriesLimit {
  private static final long FACTOR = 0x9e3779b97f4a7c15L;
  private static final long NEVER = Long.MIN_VALUE;

  private final int maxSeries;
  private final long idleNanos;
  private final long seed = new SecureRandom().nextLong();
  private final Long2LongHashMap lastSeen = new Long2LongHashMap(NEVER);
  private boolean hasSwept;
  private long now;
  private int refused;

  /** A limit of at least one series, or {@link ScrapeOptions#NO_LIMIT}. */
  SeriesLimit(final int maxSeries, final long idleNanos) {
    this.maxSeries = maxSeries;
    this.idleNanos = idleNanos;
  }

  /** Begins an answer, at a time of the monotonic clock. */
  void begin(final long newNow) {
    now = newNow;
    hasSwept = false;
    refused = 0;
  }

  /** Whether the sample's series may be handed on. */
  boolean admits(final Sample sample) {
    if (maxSeries == ScrapeOptions.NO_LIMIT) {
      return true;
    }
    final long hash = hash(sample.key(), sample.keyLength());
    if (lastSeen.get(hash) == NEVER && !hasRoom()) {
      refused++;
      return false;
    }
    lastSeen.put(hash, now);
    return true;
  }

  /** How many series of this answer were refused. */
  int refused() {
    return refused;
  }

  private boolean hasRoom() {
    // Once an answer: looking through all series for each new one would be quadratic.
    if (lastSeen.size() >= maxSeries && !hasSwept) {
      hasSwept = true;
      lastSeen.values().removeIf(seen -> now - seen > idleNanos);
    }
    return lastSeen.size() < maxSeries;
  }

  /** Secret, so that no target can choose series of one hash, which would count once. */
  private long hash(final byte[] bytes, final int length) {
    long hash = seed;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ bytes[i]) * FACTOR;
      hash ^= hash >>> 32;
    }
    return hash;
  }
}
