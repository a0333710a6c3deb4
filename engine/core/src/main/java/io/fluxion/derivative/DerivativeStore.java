package io.fluxion.derivative;

import io.fluxion.state.KeyIndex;
import io.fluxion.state.SlotIndex;
import io.fluxion.state.StateStore;

/**
 * Streaming derivatives for many keys in bounded memory: for each key one {@link DerivativeField}
 * or several, each with its last sample, its counts and a ring of raw samples.
 *
 * <p>Three ways in, the same results:
 *
 * <ul>
 *   <li>by handle: {@link #acquire(long)} once, {@link #update(int, long, long)} for ever;
 *   <li>by key: {@link #updateByKey}, cheap where keys come in the order in which they came last
 *       time;
 *   <li>by round: {@link #updateRound(int[], int, long, long[], double[], byte[])} for a whole
 *       scrape at once.
 * </ul>
 *
 * <p>Rows of several fields, with byte-string keys and holes, go through {@link #update(Sample)}.
 * No update allocates. A slot is valid until its key is removed or, in a store with an idle
 * timeout, until the key has been idle: then its slot may be given to another.
 *
 * <p>Not thread-safe: one writer, which also reads. Under {@code -ea} a second writing thread is an
 * {@link AssertionError}.
 */
public final class DerivativeStore {
  private static final long STORE_OBJECTS_BYTES = 8_960;
  private static final long FIELD_OBJECTS_BYTES = 2_136;

  private final DerivativeSchema schema;
  private final StateStore state;
  private final DerivativeField[] fields;
  private final DerivativeField first;
  // The index of long keys where a slot that was found is live; one that knows no key where keys
  // expire or are byte strings.
  private final KeyIndex lasting;
  private final LiveKeys keys;
  private final RowUpdate rows;
  private final KeyedRounds rounds;
  private Thread writer;

  private DerivativeStore(final Builder builder) {
    schema = builder.schema;
    final StoreLayout layout = new StoreLayout(schema);
    state = builder.stateOf(layout);
    fields = new DerivativeField[layout.fields().size()];
    final KeyClock clock =
        schema.isExpiring() && !schema.isFramed() ? new KeyClock(state, fields) : null;
    final WindowScratch scratch = new WindowScratch();
    for (int i = 0; i < fields.length; i++) {
      final FieldColumns columns = layout.columns(i);
      columns.bind(state);
      fields[i] = new DerivativeField(layout.fields().get(i), columns, clock, scratch);
    }
    first = fields[0];
    lasting = state.expires() || builder.maxKeyBytes > 0 ? new KeyIndex(1, 0) : state.longKeys();
    final FrameJudge frames =
        schema.isFramed()
            ? new FrameJudge(
                state,
                state.longs(layout.frameId()),
                layout.previousFrameId() < 0 ? null : state.longs(layout.previousFrameId()),
                layout.fields())
            : null;
    keys = new LiveKeys(state, fields, frames);
    rows = new RowUpdate(state, fields, frames, keys);
    rounds = new KeyedRounds(this, first, lasting);
  }

  /**
   * A store to be built.
   *
   * @param schema what is kept for a key
   * @return a new builder
   */
  public static Builder builder(final DerivativeSchema schema) {
    return new Builder(schema);
  }

  // ---- keys

  /**
   * The slot of a long key, which it is given now where it has none.
   *
   * @param key any
   * @return its slot, or {@link SlotIndex#NONE} when the store is full of live keys
   */
  public int acquire(final long key) {
    final int found = state.find(key);
    return keys.isLive(found) ? found : keys.entered(state.acquire(key));
  }

  /**
   * The slot of a byte-string key, which it is given now where it has none.
   *
   * @param bytes holds the key; it is copied
   * @param offset where it begins
   * @param length how long it is, in bytes
   * @return its slot, or {@link SlotIndex#NONE} when the store is full of live keys
   */
  public int acquire(final byte[] bytes, final int offset, final int length) {
    final int found = state.find(bytes, offset, length);
    return keys.isLive(found) ? found : keys.entered(state.acquire(bytes, offset, length));
  }

  /**
   * The slot of a long key.
   *
   * @param key any
   * @return its slot, or {@link SlotIndex#NONE} where it has none or has been idle
   */
  public int find(final long key) {
    final int found = state.find(key);
    return found != SlotIndex.NONE && state.isIdle(found) ? SlotIndex.NONE : found;
  }

  /**
   * The slot of a byte-string key.
   *
   * @param bytes holds the key
   * @param offset where it begins
   * @param length how long it is, in bytes
   * @return its slot, or {@link SlotIndex#NONE} where it has none or has been idle
   */
  public int find(final byte[] bytes, final int offset, final int length) {
    final int found = state.find(bytes, offset, length);
    return found != SlotIndex.NONE && state.isIdle(found) ? SlotIndex.NONE : found;
  }

  /**
   * Forgets a key; its next sample is FIRST.
   *
   * @param slot a taken slot
   */
  public void remove(final int slot) {
    assert isWriter() : "a second thread writes to this store";
    state.remove(slot);
  }

  /**
   * Frees the slots of all idle keys. No result depends on whether this was called.
   *
   * @return how many
   */
  public int expire() {
    return state.expire();
  }

  /**
   * The keys: how many, and in which order they arrived.
   *
   * @return the index; idle keys that nobody expired yet are in it
   */
  public SlotIndex index() {
    return state.index();
  }

  /**
   * The columns behind this store.
   *
   * @return the state itself
   */
  public StateStore state() {
    return state;
  }

  // ---- samples

  /**
   * Takes a sample of the first field by handle.
   *
   * @param slot a taken slot
   * @param x in the unit of x
   * @param y the counter or gauge
   * @return Δy/Δx × scale, or NaN where this sample makes none; {@link #status()} says why
   */
  public double update(final int slot, final long x, final long y) {
    assert isWriter() : "a second thread writes to this store";
    return first.update(slot, x, y);
  }

  /**
   * Takes a sample of the first field by key. An unknown key is given a slot; where there is none,
   * or where its sample could not be a first one, nothing is kept.
   *
   * @param key any
   * @param x in the unit of x
   * @param y the counter or gauge
   * @return Δy/Δx × scale, or NaN where this sample makes none; {@link #status()} says why
   */
  public double updateByKey(final long key, final long x, final long y) {
    assert isWriter() : "a second thread writes to this store";
    final int slot = lasting.findExpected(key);
    return slot >= 0 ? first.update(slot, x, y) : updateUnexpected(key, x, y);
  }

  /**
   * The update of a key that does not come in order. In a method of its own, with an update of its
   * own, so that all that a loop over keys in order has besides the short way is one call.
   */
  private double updateUnexpected(final long key, final long x, final long y) {
    final int slot = lasting.findUnexpected(key);
    if (slot >= 0) {
      return first.update(slot, x, y);
    }
    return first.judge(SlotIndex.NONE, first.xBits(x), first.yBits(y), keys, key);
  }

  /**
   * Takes a row: finds the key or gives it a slot, and hands each field its x and y. What became of
   * them stands in each field, the slot in the sample.
   *
   * <p>A row none of whose fields could be a first sample gives a new key no slot. A frame is
   * judged by its own time before its fields are judged by their x.
   *
   * @param sample with as many fields as this store
   */
  public void update(final Sample sample) {
    assert isWriter() : "a second thread writes to this store";
    rows.update(sample);
  }

  /**
   * Takes a round of the first field that has one x: what a scrape reads at one moment. Exactly as
   * if each sample had been given to {@link #update(int, long, long)} in turn.
   *
   * @param slots taken slots
   * @param count how many of them take part
   * @param x of all samples
   * @param ys y of each, beside its slot
   * @param derivatives where each one's derivative is put, NaN where there is none
   * @param statuses where each one's {@link SampleStatus} is put
   * @throws IndexOutOfBoundsException where an array is too short; no sample was taken
   */
  public void updateRound(
      final int[] slots,
      final int count,
      final long x,
      final long[] ys,
      final double[] derivatives,
      final byte[] statuses) {
    assert isWriter() : "a second thread writes to this store";
    first.updateRound(slots, 0, count, x, ys, derivatives, statuses);
  }

  /**
   * Takes a round of the first field in which each sample has its own x.
   *
   * @param slots taken slots
   * @param count how many of them take part
   * @param xs x of each, beside its slot
   * @param ys y of each
   * @param derivatives where each one's derivative is put, NaN where there is none
   * @param statuses where each one's {@link SampleStatus} is put
   * @throws IndexOutOfBoundsException where an array is too short; no sample was taken
   */
  public void updateRound(
      final int[] slots,
      final int count,
      final long[] xs,
      final long[] ys,
      final double[] derivatives,
      final byte[] statuses) {
    assert isWriter() : "a second thread writes to this store";
    first.updateRound(slots, 0, count, xs, ys, derivatives, statuses);
  }

  /**
   * Takes a round of the first field by keys, of one x.
   *
   * @param keys in any order; the order in which they arrived is the cheapest
   * @param count how many of them take part
   * @param x of all samples
   * @param ys y of each, beside its key
   * @param derivatives where each one's derivative is put, NaN where there is none
   * @param statuses where each one's {@link SampleStatus} is put
   * @throws IndexOutOfBoundsException where an array is too short; no sample was taken
   */
  public void updateRound(
      final long[] keys,
      final int count,
      final long x,
      final long[] ys,
      final double[] derivatives,
      final byte[] statuses) {
    assert isWriter() : "a second thread writes to this store";
    rounds.update(keys, count, x, null, ys, derivatives, statuses);
  }

  /**
   * Takes a round of the first field by keys in which each sample has its own x.
   *
   * @param keys in any order; the order in which they arrived is the cheapest
   * @param count how many of them take part
   * @param xs x of each, beside its key
   * @param ys y of each
   * @param derivatives where each one's derivative is put, NaN where there is none
   * @param statuses where each one's {@link SampleStatus} is put
   * @throws IndexOutOfBoundsException where an array is too short; no sample was taken
   */
  public void updateRound(
      final long[] keys,
      final int count,
      final long[] xs,
      final long[] ys,
      final double[] derivatives,
      final byte[] statuses) {
    assert isWriter() : "a second thread writes to this store";
    rounds.update(keys, count, 0, xs, ys, derivatives, statuses);
  }

  // ---- answers

  /**
   * What became of the first field's last sample.
   *
   * @return a {@link SampleStatus}
   */
  public int status() {
    return first.status();
  }

  /**
   * A field.
   *
   * @param number 0 to {@code fieldCount() - 1}, in the order of the schema
   * @return the field itself
   */
  public DerivativeField field(final int number) {
    return fields[number];
  }

  /**
   * How many fields there are.
   *
   * @return 1 or more
   */
  public int fieldCount() {
    return fields.length;
  }

  /**
   * What this store keeps.
   *
   * @return its schema
   */
  public DerivativeSchema schema() {
    return schema;
  }

  /**
   * How many samples had this status, over all keys and fields.
   *
   * @param status a {@link SampleStatus}
   * @return 0 or more
   */
  public long count(final int status) {
    long count = 0;
    for (final DerivativeField field : fields) {
      count += field.count(status);
    }
    return count;
  }

  /**
   * The first field's rate over the window.
   *
   * @param slot a taken slot
   * @return NaN where there is none
   * @see DerivativeField#rate
   */
  public double rate(final int slot) {
    return first.rate(slot);
  }

  /**
   * The heap this store takes, from construction to the end, to within 1 % from 1,000 keys on.
   *
   * <p>The index ({@link StateStore#footprintBytes}), and per key and field {@code 48 + 16 × W}
   * bytes: last x, last y, the increase's base of 16 bytes, resets, the ring's cursor and length,
   * and its x and y. Besides, where asked for: 8 for {@code changes}, 8 for a scale per key, 8 for
   * {@code ewma}, 24 for {@code integral} (16 where x or y are doubles); for keep-last 80 and once
   * more what {@code changes}, {@code ewma} and {@code integral} take, with frames three times that
   * and 8 for a scale per key; per key 8 for frames (16 with keep-last) and 8 for an idle timeout.
   * The objects around them: 8,960 bytes, and 2,136 a field.
   *
   * @return bytes
   */
  public long footprintBytes() {
    return state.footprintBytes() + ofObjects(fields.length);
  }

  private static long ofObjects(final int fields) {
    return STORE_OBJECTS_BYTES + FIELD_OBJECTS_BYTES * fields;
  }

  /**
   * Lets another thread be the writer from now on; the caller sees to it that the two are ordered.
   */
  public void handOver() {
    writer = null;
  }

  private boolean isWriter() {
    final Thread current = Thread.currentThread();
    if (writer == null) {
      writer = current;
    }
    return writer == current;
  }

  /** Options of a store; {@link #maxKeys} must be given. */
  public static final class Builder {
    private final DerivativeSchema schema;
    private int maxKeys;
    private int maxKeyBytes;
    private boolean seeded;
    private long hashSeed;

    private Builder(final DerivativeSchema schema) {
      this.schema = schema;
    }

    /**
     * The most keys at once. The memory for all of them is taken at construction.
     *
     * @param keys 1 to 2^28
     * @return this
     */
    public Builder maxKeys(final int keys) {
      maxKeys = keys;
      return this;
    }

    /**
     * Keys are byte strings, not longs.
     *
     * @param maxBytes the longest key
     * @return this
     */
    public Builder byteKeys(final int maxBytes) {
      maxKeyBytes = maxBytes;
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
      hashSeed = seed;
      return this;
    }

    /**
     * What {@link DerivativeStore#footprintBytes} of the store would be; nothing is taken yet.
     *
     * @return bytes
     */
    public long footprintBytes() {
      return builderOf(new StoreLayout(schema)).footprintBytes()
          + ofObjects(schema.fields().size());
    }

    /**
     * Takes the memory.
     *
     * @return an empty store
     */
    public DerivativeStore build() {
      return new DerivativeStore(this);
    }

    private StateStore stateOf(final StoreLayout layout) {
      return builderOf(layout).build();
    }

    private StateStore.Builder builderOf(final StoreLayout layout) {
      final StateStore.Builder builder = StateStore.builder(layout.state()).maxKeys(maxKeys);
      if (maxKeyBytes > 0) {
        builder.byteKeys(maxKeyBytes);
      }
      if (seeded) {
        builder.hashSeed(hashSeed);
      }
      if (schema.isExpiring()) {
        if (schema.clockType() == NumberType.DOUBLE) {
          builder.idleTimeout(schema.idleTimeoutDouble());
        } else {
          builder.idleTimeout(schema.idleTimeout());
        }
      }
      return builder;
    }
  }
}
