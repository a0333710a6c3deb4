package io.fluxion.state;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Keys, each with a slot in every column of a {@link StateLayout}. All memory is taken at
 * construction; nothing is allocated afterwards, whatever comes in.
 *
 * <p>Keys are longs, or byte strings where the builder was given {@link Builder#byteKeys}. Slots
 * are handed out by {@link #acquire(long)}; a full store answers {@link SlotIndex#NONE} and never
 * evicts a live key for a new one. With an idle timeout, a key whose {@link #touch last event time}
 * lies further behind the newest ({@link #advance}) is <em>idle</em>: it counts as gone, and its
 * slot is reclaimed when it is needed, or by {@link #expire}.
 *
 * <p>The arrays that {@link #longs}, {@link #doubles} and {@link #ints} return are the columns
 * themselves, for loops over slots. A slot is a valid index from acquisition to removal.
 *
 * <p>Not thread-safe: one writer. No method reads a clock.
 */
public final class StateStore {
  private final SlotIndex index;
  private final KeyIndex longKeys;
  private final KeyDictionary byteKeys;
  private final Object[] columns;
  private final List<StateLayout.Column> specs;
  private final Ring[] rings;
  private final EventClock clock;
  private final long[] lastSeen;
  private final long footprintBytes;
  // No key was seen before this: as long as it is not idle, no key is, and no sweep is needed.
  private long oldestSeen;

  private StateStore(final Builder builder) {
    final int capacity = builder.maxKeys;
    final long seed = builder.seeded ? builder.seed : new SplittableRandom().nextLong();
    longKeys = builder.maxKeyBytes == 0 ? new KeyIndex(capacity, seed) : null;
    byteKeys =
        builder.maxKeyBytes == 0 ? null : new KeyDictionary(capacity, builder.maxKeyBytes, seed);
    index = longKeys != null ? longKeys : byteKeys;
    specs = builder.layout.columns();
    rings = new Ring[builder.layout.rings().size()];
    for (int i = 0; i < rings.length; i++) {
      rings[i] = new Ring(builder.layout.rings().get(i).planes(), capacity);
    }
    columns = new Object[specs.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = newColumn(specs.get(i), capacity);
    }
    clock = builder.clock.get();
    lastSeen = clock == null ? null : new long[capacity];
    oldestSeen = clock == null ? 0 : clock.never();
    footprintBytes = builder.footprintBytes();
  }

  private Object newColumn(final StateLayout.Column spec, final int capacity) {
    final int length =
        spec.ring() < 0 ? capacity : rings[spec.ring()].planes() * rings[spec.ring()].stride();
    return switch (spec.kind()) {
      case LONG -> new long[length];
      case DOUBLE -> new double[length];
      case INT -> new int[length];
    };
  }

  /**
   * A store to be built.
   *
   * @param layout what is kept for a key
   * @return a new builder
   */
  public static Builder builder(final StateLayout layout) {
    return new Builder(layout);
  }

  /**
   * The column of a long field or lane, indexed by slot or by what its ring returns.
   *
   * @param column its number
   * @return the array itself, not a copy
   */
  public long[] longs(final int column) {
    return (long[]) columnOf(column, StateLayout.Kind.LONG);
  }

  /**
   * The column of a double field or lane, indexed by slot or by what its ring returns.
   *
   * @param column its number
   * @return the array itself, not a copy
   */
  public double[] doubles(final int column) {
    return (double[]) columnOf(column, StateLayout.Kind.DOUBLE);
  }

  /**
   * The column of an int field, indexed by slot.
   *
   * @param column its number
   * @return the array itself, not a copy
   */
  public int[] ints(final int column) {
    return (int[]) columnOf(column, StateLayout.Kind.INT);
  }

  private Object columnOf(final int column, final StateLayout.Kind kind) {
    final StateLayout.Column spec = specs.get(column);
    if (spec.kind() != kind) {
      throw new IllegalArgumentException(
          "column " + spec.name() + " is " + spec.kind() + ", not " + kind);
    }
    return columns[column];
  }

  /**
   * A ring's cursors.
   *
   * @param ring its number
   * @return where each slot stands in it
   */
  public Ring ring(final int ring) {
    return rings[ring];
  }

  /**
   * The slot of a long key, which it is given now where it has none: all its fields zero, its rings
   * empty. Idle keys are reclaimed where the store is full.
   *
   * @param key any
   * @return its slot, or {@link SlotIndex#NONE} when the store is full of live keys
   */
  public int acquire(final long key) {
    final int found = longKeys().find(key);
    if (found != SlotIndex.NONE || !hasRoom()) {
      return found;
    }
    return cleared(longKeys.insert(key));
  }

  /**
   * The slot of a byte-string key, which it is given now where it has none.
   *
   * @param bytes holds the key; it is copied
   * @param offset where it begins
   * @param length how long it is, in bytes
   * @return its slot, or {@link SlotIndex#NONE} when the store is full of live keys
   * @throws IllegalArgumentException where the key is longer than the store takes
   * @see #acquire(long)
   */
  public int acquire(final byte[] bytes, final int offset, final int length) {
    final int found = byteKeys().find(bytes, offset, length);
    if (found != SlotIndex.NONE || !hasRoom()) {
      return found;
    }
    return cleared(byteKeys.insert(bytes, offset, length));
  }

  /**
   * The slot of a long key.
   *
   * @param key any
   * @return its slot, which may be {@link #isIdle idle}, or {@link SlotIndex#NONE}
   */
  public int find(final long key) {
    return longKeys().find(key);
  }

  /**
   * The slot of a byte-string key.
   *
   * @param bytes holds the key
   * @param offset where it begins
   * @param length how long it is, in bytes
   * @return its slot, which may be {@link #isIdle idle}, or {@link SlotIndex#NONE}
   */
  public int find(final byte[] bytes, final int offset, final int length) {
    return byteKeys().find(bytes, offset, length);
  }

  /**
   * Forgets a key and frees its slot; when it returns it is new.
   *
   * @param slot a taken slot
   */
  public void remove(final int slot) {
    assert index.isTaken(slot) : "slot " + slot + " holds no key";
    index.remove(slot);
  }

  /**
   * Whether a new key would get a slot: there is a free one, or an idle key whose slot is now
   * reclaimed.
   *
   * @return false where every slot holds a live key
   */
  public boolean hasRoom() {
    return !index.isFull() || (clock != null && clock.isIdle(oldestSeen) && expire() > 0);
  }

  /**
   * Frees the slots of all idle keys.
   *
   * @return how many
   */
  public int expire() {
    if (clock == null) {
      return 0;
    }
    int expired = 0;
    long oldest = clock.never();
    int slot = index.first();
    while (slot != SlotIndex.NONE) {
      final int following = index.next(slot);
      final long seen = lastSeen[slot];
      if (clock.isIdle(seen)) {
        index.remove(slot);
        expired++;
      } else if (clock.isBefore(seen, oldest)) {
        oldest = seen;
      }
      slot = following;
    }
    oldestSeen = oldest;
    return expired;
  }

  /**
   * Whether the store has an idle timeout.
   *
   * @return false where keys stay until they are removed
   */
  public boolean expires() {
    return clock != null;
  }

  /**
   * Whether a key counts as gone: its last event time is behind the newest by more than the idle
   * timeout. A key without an event time is never idle.
   *
   * @param slot a taken slot
   * @return false always where there is no idle timeout
   */
  public boolean isIdle(final int slot) {
    return clock != null && clock.isIdle(lastSeen[slot]);
  }

  /**
   * Notes a key's event time. Only for stores with an idle timeout.
   *
   * @param slot a taken slot
   * @param time event time, or the raw bits of a double one
   */
  public void touch(final int slot, final long time) {
    lastSeen[slot] = time;
    if (clock.isBefore(time, oldestSeen)) {
      oldestSeen = time;
    }
    if (!clock.isStarted()) {
      clock.advance(time);
    }
  }

  /**
   * Moves the newest event time on; an older one changes nothing. Only for stores with an idle
   * timeout.
   *
   * @param time event time, or the raw bits of a double one
   */
  public void advance(final long time) {
    clock.advance(time);
  }

  /**
   * The keys and their order: size, capacity, iteration in order of arrival.
   *
   * @return the index behind this store; idle keys that nobody reclaimed yet are in it
   */
  public SlotIndex index() {
    return index;
  }

  /**
   * The 64-bit keys.
   *
   * @return the index of a store with long keys
   * @throws IllegalStateException where keys are byte strings
   */
  public KeyIndex longKeys() {
    if (longKeys == null) {
      throw new IllegalStateException("the keys of this store are byte strings, not longs");
    }
    return longKeys;
  }

  /**
   * The byte-string keys.
   *
   * @return the dictionary of a store with byte-string keys
   * @throws IllegalStateException where keys are longs
   */
  public KeyDictionary byteKeys() {
    if (byteKeys == null) {
      throw new IllegalStateException("the keys of this store are longs, not byte strings");
    }
    return byteKeys;
  }

  /**
   * The heap this store takes, from construction to the end, to within 1 % from 1,000 keys on.
   *
   * <p>The index ({@link KeyIndex#footprintBytes}, {@link KeyDictionary#footprintBytes}), and per
   * key: 8 bytes for each long or double field, 4 for each int, 8 for each ring, 8 × length for
   * each of its lanes (capacity rounded up to a cache line or two), and 8 where there is an idle
   * timeout; 16 bytes for each array's header and 96 for each column's description.
   *
   * @return bytes
   */
  public long footprintBytes() {
    return footprintBytes;
  }

  private int cleared(final int slot) {
    for (int i = 0; i < columns.length; i++) {
      if (specs.get(i).ring() < 0) {
        clear(columns[i], slot);
      }
    }
    for (final Ring ring : rings) {
      ring.enter(slot);
    }
    if (clock != null) {
      lastSeen[slot] = clock.never();
    }
    return slot;
  }

  private static void clear(final Object column, final int slot) {
    if (column instanceof final long[] longs) {
      longs[slot] = 0;
    } else if (column instanceof final double[] doubles) {
      doubles[slot] = 0;
    } else {
      ((int[]) column)[slot] = 0;
    }
  }

  /** Options of a store; {@link #maxKeys} must be given. */
  public static final class Builder {
    private final StateLayout layout;
    private int maxKeys;
    private int maxKeyBytes;
    private boolean seeded;
    private long seed;
    private Supplier<EventClock> clock = () -> null;

    private Builder(final StateLayout layout) {
      this.layout = layout;
    }

    /**
     * The most keys at once. The memory for all of them is taken at construction.
     *
     * @param maxKeys 1 to 2^28
     * @return this
     */
    public Builder maxKeys(final int maxKeys) {
      this.maxKeys = maxKeys;
      return this;
    }

    /**
     * Keys are byte strings, not longs.
     *
     * @param maxKeyBytes the longest key, 1 to {@link KeyDictionary#LONGEST_KEY} bytes
     * @return this
     */
    public Builder byteKeys(final int maxKeyBytes) {
      if (maxKeyBytes < 1) {
        throw new IllegalArgumentException("maxKeyBytes must be 1 or more, is " + maxKeyBytes);
      }
      this.maxKeyBytes = maxKeyBytes;
      return this;
    }

    /**
     * Fixes the secret of the hash, which is otherwise drawn at random. Results never depend on it.
     *
     * @param seed any number
     * @return this
     */
    public Builder hashSeed(final long seed) {
      seeded = true;
      this.seed = seed;
      return this;
    }

    /**
     * Keys expire by event time in longs.
     *
     * @param timeout the furthest a live key may be behind the newest event time, 0 or more, in the
     *     unit of the event times
     * @return this
     */
    public Builder idleTimeout(final long timeout) {
      clock = () -> new EventClock(timeout);
      return this;
    }

    /**
     * Keys expire by event time in doubles, which {@link StateStore#touch} and {@link
     * StateStore#advance} take as raw bits.
     *
     * @param timeout the furthest a live key may be behind the newest event time, 0 or more, in the
     *     unit of the event times
     * @return this
     */
    public Builder idleTimeout(final double timeout) {
      clock = () -> new EventClock(timeout);
      return this;
    }

    /**
     * What {@link StateStore#footprintBytes} of the store would be; nothing is taken yet.
     *
     * @return bytes
     */
    public long footprintBytes() {
      final long keys =
          maxKeyBytes == 0
              ? KeyIndex.footprintBytes(maxKeys)
              : KeyDictionary.footprintBytes(maxKeys, maxKeyBytes);
      final long times = clock.get() == null ? 0 : Footprint.ofLongs(maxKeys);
      return keys + layout.footprintBytes(maxKeys) + times;
    }

    /**
     * Takes the memory.
     *
     * @return an empty store
     */
    public StateStore build() {
      return new StateStore(this);
    }
  }
}
