// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.alternatives;

/**
 * Buckets of one cache line: twelve tags of a byte in two longs, then twelve slots of an int in
 * six. All tags of a bucket are compared at once and without a branch, as in F14 and the Swiss
 * tables, but with the arithmetic of a long; keys are compared in their column. What finds its
 * bucket full goes into the next one.
 *
 * <pre>
 * long  0          1                     2        3             7
 *      tags 0-7 | tags 8-11, 4 unused | 0, 1  | 2, 3  | ... | 10, 11
 * </pre>
 *
 * <p>A look-up touches two cache lines whatever the load, and one more where a bucket overflows.
 *
 * <p>Not thread-safe.
 */
public final class BucketIndex extends IndexDesign {
  private static final int PLACES = 12;
  private static final int WORDS = 8;
  private static final int SLOTS = 2;
  // The elements of an array begin 16 bytes behind it, and a large array begins at that of a
  // collector's region: with 48 bytes more, buckets lie on cache lines.
  private static final int BEGIN = 6;

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x80 * ONES;
  private static final int TAKEN = 0x80;
  private static final long LAST_TAG = 0xFF00_0000L;

  private final long[] words;
  private final long[] keys;
  private final int buckets;

  /**
   * An empty index.
   *
   * @param capacity the most keys
   * @param loadFactor the most keys in proportion to places in buckets
   * @param seed any number; the hash is drawn from it
   */
  public BucketIndex(final int capacity, final double loadFactor, final long seed) {
    super(capacity, seed);
    // Some place stays free, so that some bucket is not full.
    buckets = (length(capacity, loadFactor) + PLACES - 1) / PLACES;
    words = new long[Math.addExact(BEGIN, Math.multiplyExact(WORDS, buckets))];
    keys = new long[capacity];
  }

  @Override
  public int find(final long key) {
    final long hash = hash(key);
    final long tags = tag(hash) * ONES;
    final long[] words = this.words;
    int bucket = begin(hash);
    while (true) {
      final long upperTags = words[bucket + 1];
      // A place is a bit: eight times its number, and behind the eighth one less 63.
      long candidates = equal(words[bucket], tags) >>> 7 | equal(upperTags, tags) >>> 6;
      while (candidates != 0) {
        final int bit = Long.numberOfTrailingZeros(candidates);
        final int slot = slot(bucket, (bit >>> 3) + ((bit & 1) << 3));
        if (keys[slot] == key) {
          return slot;
        }
        candidates &= candidates - 1;
      }
      if ((upperTags & LAST_TAG) == 0) {
        return NONE;
      }
      bucket = following(bucket);
    }
  }

  /**
   * Where bytes are equal.
   *
   * @return the highest bit of each byte that is equal, and sometimes of the one above it
   */
  private static long equal(final long bytes, final long others) {
    final long different = bytes ^ others;
    return (different - ONES) & ~different & HIGH_BITS;
  }

  private int slot(final int bucket, final int place) {
    return (int) (words[bucket + SLOTS + (place >>> 1)] >>> ((place & 1) << 5));
  }

  private static long tag(final long hash) {
    return (hash & 0xFF) | TAKEN;
  }

  private int begin(final long hash) {
    return BEGIN + WORDS * home(hash, buckets);
  }

  private int following(final int bucket) {
    return bucket + WORDS == words.length ? BEGIN : bucket + WORDS;
  }

  @Override
  void place(final long key, final int slot) {
    keys[slot] = key;
    final long hash = hash(key);
    int bucket = begin(hash);
    while ((words[bucket + 1] & LAST_TAG) != 0) {
      bucket = following(bucket);
    }
    int place = 0;
    while ((words[bucket + (place >>> 3)] >>> ((place & 7) << 3) & TAKEN) != 0) {
      place++;
    }
    words[bucket + (place >>> 3)] |= tag(hash) << ((place & 7) << 3);
    words[bucket + SLOTS + (place >>> 1)] |= (long) slot << ((place & 1) << 5);
  }

  @Override
  public long footprintBytes() {
    return (long) Long.BYTES * (words.length + keys.length);
  }
}
