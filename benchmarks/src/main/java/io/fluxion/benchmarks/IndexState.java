// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.Fluxion;
import io.fluxion.SampleStatus;
import io.fluxion.benchmarks.alternatives.BucketIndex;
import io.fluxion.benchmarks.alternatives.EngineIndex;
import io.fluxion.benchmarks.alternatives.IndexDesign;
import io.fluxion.benchmarks.alternatives.IntEntryIndex;
import io.fluxion.benchmarks.alternatives.InterleavedIndex;
import io.fluxion.benchmarks.alternatives.LongEntryIndex;
import io.fluxion.benchmarks.alternatives.PhasedLookup;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A store that is updated by slots, the index that knows the slots, and the samples of a {@link
 * KeyedStream} in random order. A fork has one design alone, so that a look-up is inlined.
 *
 * <p>A wrong slot can't hide: the slot would be updated twice in a round, or with another key's
 * increment, and {@link KeyedStream#verify} would miss a derivative or the sum.
 */
@State(Scope.Benchmark)
public class IndexState {
  /** Look-ups of one invocation. */
  public static final int LOOKUPS = 100_000;

  private static final long SEED = 17;

  /** How keys and slots lie in memory. */
  @Param({"engine", "intEntries", "interleaved", "longEntries", "buckets", "phased"})
  public String design;

  /** Keys in proportion to places; {@code engine} has its own, 0.24 to 0.48. */
  @Param({"0.25", "0.5", "0.8"})
  public double loadFactor;

  /** How many keys there are. */
  @Param({"1000", "100000", "1000000"})
  public int keys;

  IndexDesign index;
  private final KeyedStream samples = new KeyedStream();
  private final int[] block = new int[PhasedLookup.BLOCK];
  private DerivativeStore store;
  int[] handles;
  private long earlier;

  /** Filled in by JMH and {@link #setUp}. */
  public IndexState() {}

  /** Makes all keys known to store and index, and fills all rings. */
  @Setup(Level.Trial)
  public void setUp() {
    samples.keys = keys;
    samples.order = "random";
    samples.setUp();
    store = Fluxion.counters(keys);
    index = create();
    for (int i = 0; i < keys; i++) {
      // A slot's first handle is the slot itself, so that a look-up needs no more than the slot.
      final int handle = store.acquire(KeyedStream.key(i));
      if (index.insert(KeyedStream.key(i)) != handle) {
        throw new IllegalStateException("store and index give key " + i + " different slots");
      }
    }
    for (int round = DerivativeSchema.DEFAULT_WINDOW; round > 0; round--) {
      for (int slot = 0; slot < keys; slot++) {
        store.update(slot, KeyedStream.FIRST_X - round * KeyedStream.STEP_X, 0);
      }
    }
    samples.forEachKey(
        (key, x, y) -> {
          store.update(index.find(key), x, y);
          return Double.NaN;
        });
    earlier = store.count(SampleStatus.OK);
    final long[] sequence = samples.keySequence();
    handles = new int[sequence.length];
    for (int i = 0; i < sequence.length; i++) {
      handles[i] = index.find(sequence[i]);
    }
  }

  private IndexDesign create() {
    return switch (design) {
      case "engine" -> new EngineIndex(keys, SEED);
      case "intEntries" -> new IntEntryIndex(keys, loadFactor, SEED);
      case "interleaved" -> new InterleavedIndex(keys, loadFactor, SEED);
      case "longEntries" -> new LongEntryIndex(keys, loadFactor, SEED);
      case "buckets" -> new BucketIndex(keys, loadFactor, SEED);
      case "phased" -> new PhasedLookup(keys, loadFactor, SEED);
      default -> throw new IllegalArgumentException("there is no design " + design);
    };
  }

  /** One batch: each key is looked up, and its slot updated before the next. */
  double updateEach() {
    final IndexDesign index = this.index;
    final DerivativeStore store = this.store;
    final long[] keys = samples.keySequence();
    final byte[] increments = samples.incrementSequence();
    final long x = samples.x();
    final long total = samples.total();
    final int end = samples.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = samples.position(); i < end; i++) {
      sum += store.update(index.find(keys[i]), x, total * increments[i]);
    }
    return samples.close(sum);
  }

  /** One batch: a block of keys is looked up, and then their slots are updated. */
  double updateBlocks() {
    final long[] keys = samples.keySequence();
    final int end = samples.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = samples.position(); i < end; i += block.length) {
      final int count = Math.min(block.length, end - i);
      index.findBlock(keys, i, count, block);
      sum += update(block, 0, i, count);
    }
    return samples.close(sum);
  }

  /** One batch: the slots are known. */
  double updateHandles() {
    final int begin = samples.position();
    return samples.close(update(handles, begin, begin, KeyedStream.BATCH));
  }

  private double update(final int[] slots, final int from, final int sample, final int count) {
    final DerivativeStore store = this.store;
    final byte[] increments = samples.incrementSequence();
    final long x = samples.x();
    final long total = samples.total();
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += store.update(slots[from + i], x, total * increments[sample + i]);
    }
    return sum;
  }

  /** Fails where a slot was wrong. */
  @TearDown(Level.Iteration)
  public void tearDown() {
    samples.verify(store.count(SampleStatus.OK) - earlier);
  }
}
