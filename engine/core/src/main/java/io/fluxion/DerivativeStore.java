// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import io.fluxion.internal.key.ByteKeyIndex;
import io.fluxion.internal.key.Expiry;
import io.fluxion.internal.key.KeyIndex;
import io.fluxion.internal.key.KeyLife;
import io.fluxion.internal.key.LongKeyIndex;
import io.fluxion.internal.key.SingleWriter;
import io.fluxion.internal.key.StoreTime;
import io.fluxion.internal.step.FieldRound;
import io.fluxion.internal.step.FieldSettings;
import io.fluxion.internal.step.FieldUpdate;
import io.fluxion.internal.step.KeyedUpdate;
import io.fluxion.internal.step.RoundUpdate;
import io.fluxion.internal.step.RowUpdate;
import io.fluxion.internal.step.StoreColumns;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Streaming derivatives for many keys in bounded memory: for each key one {@link DerivativeField}
 * or several, each with its last sample, its counts and a ring of raw samples.
 *
 * <p>Four ways in, the same results:
 *
 * <ul>
 *   <li>by handle: {@link #acquire(long)} once, {@link #update(int, long, long)} from then on;
 *   <li>by key: {@link #updateByKey(long, long, long)}, cheap where keys come in the order in which
 *       they arrived;
 *   <li>by row: {@link #update(Sample)}, a key with all its fields, any of which may be absent;
 *   <li>by round: {@link #update(Round)}, all keys and fields that are read at one moment.
 * </ul>
 *
 * <p>A <em>handle</em> belongs to a key until the key is removed or idle. It names a {@link #slot},
 * a place between 0 and the capacity for arrays beside the store, and the generation of that slot's
 * owner. A sample by a handle that holds no key is REJECTED, a reading by it throws, whoever holds
 * the slot now.
 *
 * <p>With an idle timeout keys expire: a key is gone once no sample of it was accepted for longer.
 * That is measured by the store's time, which the caller sets by {@link #advanceTo(long)}; until
 * the first such call it is the newest x that two different keys have reached. The key's own x
 * plays no part.
 *
 * <p>Keys are longs, or byte strings where the store was built with {@link Builder#byteKeys}. A
 * method that takes the other kind of key throws an {@link IllegalStateException}.
 *
 * <p>No update and no reading allocates. Not thread-safe: one writer. Under {@code -ea} a second
 * writing thread is an {@link AssertionError}. Any number of threads may read while none writes.
 */
public final class DerivativeStore {
  /** No handle: the key is unknown, the store is full, or the iteration has ended. */
  public static final int NONE = KeyIndex.NONE;

  private static final String SECOND_WRITER = "a second thread writes to this store";
  private static final long STORE_OBJECTS_BYTES = 1_100;
  private static final long FIELD_OBJECTS_BYTES = 1_700;

  private final DerivativeSchema schema;
  private final DerivativeField[] fields;
  private final StoreColumns columns;
  private final KeyLife keys;
  private final FieldUpdate first;
  private final KeyedUpdate byKey;
  private final RowUpdate rows;
  private final RoundUpdate[] rounds;
  private final SingleWriter writer = new SingleWriter();
  private final int maxKeyBytes;
  private final byte[] keyBytes;
  private final long footprintBytes;

  private DerivativeStore(final Builder builder, final List<FieldSettings> settings) {
    schema = builder.schema;
    maxKeyBytes = builder.maxKeyBytes;
    keyBytes = new byte[maxKeyBytes];
    footprintBytes = builder.footprintBytes();
    columns = new StoreColumns(settings, schema.window(), schema.isFramed());
    columns.layout.check(builder.maxKeys);
    keys = builder.newKeys(columns);
    columns.allocate(builder.maxKeys);
    final boolean timed = schema.isExpiring() && !schema.isFramed();
    final FieldUpdate[] updates = new FieldUpdate[settings.size()];
    fields = new DerivativeField[updates.length];
    rounds = new RoundUpdate[updates.length];
    for (int i = 0; i < updates.length; i++) {
      updates[i] = new FieldUpdate(settings.get(i), columns.fields[i], keys, timed);
      rounds[i] = new RoundUpdate(updates[i], keys);
      fields[i] = new DerivativeField(schema.fields().get(i), i, updates[i], keys, writer);
    }
    first = updates[0];
    byKey = keys.hasLongKeys() ? new KeyedUpdate(first, rounds[0], keys) : null;
    rows = new RowUpdate(keys, updates, columns.frames);
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
   * Returns the handle of a long key; gives the key a slot where it has none.
   *
   * @param key any
   * @return its handle, or {@link #NONE} in a store full of live keys, which is counted as REJECTED
   */
  public int acquire(final long key) {
    assert writer.isCurrent() : SECOND_WRITER;
    final int slot = keys.acquire(key);
    return slot == NONE ? keys.reject() : keys.handle(slot);
  }

  /**
   * Returns the handle of a byte-string key; gives the key a slot where it has none.
   *
   * @param bytes holds the key; it is copied
   * @param offset where it begins
   * @param length how long it is, in bytes
   * @return its handle, or {@link #NONE} in a store full of live keys, which is counted as REJECTED
   * @throws IllegalArgumentException where the key is longer than the store takes
   */
  public int acquire(final byte[] bytes, final int offset, final int length) {
    assert writer.isCurrent() : SECOND_WRITER;
    final int slot = keys.acquire(bytes, offset, length);
    return slot == NONE ? keys.reject() : keys.handle(slot);
  }

  /**
   * Returns the handle of a byte-string key given as text; gives the key a slot where it has none.
   *
   * @param name taken as UTF-8
   * @return its handle, or {@link #NONE} in a store full of live keys, which is counted as REJECTED
   * @throws IllegalArgumentException where the key is longer than the store takes
   */
  public int acquire(final CharSequence name) {
    assert writer.isCurrent() : SECOND_WRITER;
    keys.bytes();
    return acquire(keyBytes, 0, Utf8Keys.encode(name, keyBytes));
  }

  /**
   * The handle of a long key.
   *
   * @param key any
   * @return {@link #NONE} where it has none or is idle
   */
  public int find(final long key) {
    return keys.handle(keys.find(key));
  }

  /**
   * The handle of a byte-string key.
   *
   * @param bytes holds the key
   * @param offset where it begins
   * @param length how long it is, in bytes
   * @return {@link #NONE} where it has none or is idle
   */
  public int find(final byte[] bytes, final int offset, final int length) {
    return keys.handle(keys.find(bytes, offset, length));
  }

  /**
   * The handle of a byte-string key, for the writer: cheaper than {@link #find(byte[], int, int)}
   * where keys come in the order in which they arrived, as the next one is expected.
   *
   * @param bytes holds the key
   * @param offset where it begins
   * @param length how long it is, in bytes
   * @return {@link #NONE} where it has none or is idle
   */
  public int findInOrder(final byte[] bytes, final int offset, final int length) {
    assert writer.isCurrent() : SECOND_WRITER;
    return keys.handle(keys.findInOrder(bytes, offset, length));
  }

  /**
   * Removes a key; its next sample is FIRST.
   *
   * @param handle the key's
   * @throws IllegalArgumentException where the handle holds no key; names its slot
   */
  public void remove(final int handle) {
    assert writer.isCurrent() : SECOND_WRITER;
    keys.remove(keys.checked(handle));
  }

  /**
   * Removes a long key; its next sample is FIRST.
   *
   * @param key any
   * @return false where the store does not have it
   */
  public boolean removeKey(final long key) {
    assert writer.isCurrent() : SECOND_WRITER;
    return removeSlot(keys.find(key));
  }

  /**
   * Removes a byte-string key; its next sample is FIRST.
   *
   * @param bytes holds the key
   * @param offset where it begins
   * @param length how long it is, in bytes
   * @return false where the store does not have it
   */
  public boolean removeKey(final byte[] bytes, final int offset, final int length) {
    assert writer.isCurrent() : SECOND_WRITER;
    return removeSlot(keys.find(bytes, offset, length));
  }

  private boolean removeSlot(final int slot) {
    if (slot == NONE) {
      return false;
    }
    keys.remove(slot);
    return true;
  }

  /**
   * Takes the slots of all idle keys back. No result depends on whether this was called.
   *
   * @return how many
   */
  public int expire() {
    assert writer.isCurrent() : SECOND_WRITER;
    return keys.expire();
  }

  /**
   * Sets the listener that the writing thread calls before it takes the slot of an idle key back.
   * The listener may read the key's name and readings; it must not add or remove keys, which throws
   * an {@link IllegalStateException}. It is not called for keys that are removed by a call.
   *
   * @param listener takes the key's handle
   */
  public void onEviction(final IntConsumer listener) {
    keys.onEviction(listener);
  }

  /**
   * Sets the store's time, by which keys expire. From the first call on samples do not move it.
   * Without an idle timeout this does nothing.
   *
   * @param time in the unit of x; one before the store's time is ignored
   */
  public void advanceTo(final long time) {
    assert writer.isCurrent() : SECOND_WRITER;
    if (keys.expiry != null) {
      keys.advance(schema.hasDoubleTime() ? ordered((double) time) : time);
    }
  }

  /**
   * Sets the store's time where x is DOUBLE; as {@link #advanceTo(long)}.
   *
   * @param time in the unit of x; one before the store's time is ignored
   * @throws IllegalArgumentException where x is LONG, or the time is not a finite number
   */
  public void advanceTo(final double time) {
    assert writer.isCurrent() : SECOND_WRITER;
    if (!(Math.abs(time) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("the time must be a finite number, not " + time);
    }
    if (keys.expiry != null) {
      if (!schema.hasDoubleTime()) {
        throw new IllegalArgumentException("this store's x is LONG; its time is not " + time);
      }
      keys.advance(ordered(time));
    }
  }

  private long ordered(final double time) {
    return keys.expiry.time.ordered(Double.doubleToRawLongBits(time));
  }

  // ---- who is there

  /**
   * Live keys.
   *
   * @return 0 to {@link #capacity}
   */
  public int size() {
    return keys.size();
  }

  /**
   * The most keys at once.
   *
   * @return 1 or more
   */
  public int capacity() {
    return keys.index.capacity();
  }

  /**
   * Whether a new key would be rejected.
   *
   * @return true where every slot holds a live key
   */
  public boolean isFull() {
    return keys.index.isFull() && keys.size() == keys.index.capacity();
  }

  /**
   * Whether a handle holds its key.
   *
   * @param handle any int
   * @return false where the key was removed or is idle, and for what never was a handle
   */
  public boolean isLive(final int handle) {
    return keys.slotOf(handle) != NONE;
  }

  /**
   * The slot of a handle, for arrays beside the store. Another key may hold it later.
   *
   * @param handle what {@code acquire} or {@code find} returned
   * @return 0 to {@code capacity() - 1}
   */
  public int slot(final int handle) {
    return handle & keys.index.slotMask;
  }

  /**
   * The handle of the live key that arrived first.
   *
   * @return {@link #NONE} where there is no key
   */
  public int first() {
    return keys.handle(keys.first());
  }

  /**
   * The handle of the live key that arrived next.
   *
   * @param handle a live key's
   * @return {@link #NONE} after the newest
   * @throws IllegalArgumentException where the handle holds no key
   */
  public int next(final int handle) {
    return keys.handle(keys.next(keys.checked(handle)));
  }

  /**
   * Hands over the handle of each live key, in the order of arrival. The consumer may remove the
   * key that it was given, and no other; it must not add keys.
   *
   * @param consumer takes a handle
   */
  public void forEach(final IntConsumer consumer) {
    int slot = keys.first();
    while (slot != NONE) {
      final int following = keys.next(slot);
      final int handle = keys.handle(following);
      consumer.accept(keys.handle(slot));
      if (following != NONE && keys.slotOf(handle) == NONE) {
        throw new IllegalStateException("the consumer removed another key than its own");
      }
      slot = following;
    }
  }

  /**
   * The key as text: a long in digits, a byte string as UTF-8. Allocates.
   *
   * @param handle the key's
   * @return its name
   * @throws IllegalArgumentException where the handle holds no key
   */
  public String name(final int handle) {
    return keys.index.name(keys.checked(handle));
  }

  /**
   * The long key of a handle.
   *
   * @param handle the key's
   * @return the key
   * @throws IllegalArgumentException where the handle holds no key
   */
  public long key(final int handle) {
    return keys.longs().key(keys.checked(handle));
  }

  /**
   * Copies a byte-string key.
   *
   * @param handle the key's
   * @param target where to
   * @param offset where in it
   * @return bytes copied
   * @throws IllegalArgumentException where the handle holds no key
   */
  public int copyKey(final int handle, final byte[] target, final int offset) {
    return keys.bytes().copyKey(keys.checked(handle), target, offset);
  }

  /**
   * How long a byte-string key is.
   *
   * @param handle the key's
   * @return bytes
   * @throws IllegalArgumentException where the handle holds no key
   */
  public int keyLength(final int handle) {
    return keys.bytes().keyLength(keys.checked(handle));
  }

  /**
   * The longest byte-string key.
   *
   * @return bytes; 0 where keys are longs
   */
  public int maxKeyBytes() {
    return maxKeyBytes;
  }

  /**
   * The last x that the first field accepted of a key, in its 64 bits.
   *
   * @param handle the key's
   * @return a long, or the raw bits of a double
   * @throws IndexOutOfBoundsException where there was none yet
   */
  public long lastX(final int handle) {
    return fields[0].x(handle, 0);
  }

  /**
   * The store's time when a sample of a key was last accepted, in its 64 bits.
   *
   * @param handle the key's
   * @return a long, or the raw bits of a double; {@link Long#MIN_VALUE} where there was no sample
   *     yet, or no time: such a key is never idle
   * @throws IllegalStateException where keys do not expire
   */
  public long lastHeard(final int handle) {
    if (keys.expiry == null) {
      throw new IllegalStateException("a store without an idle timeout does not keep that");
    }
    final int slot = keys.checked(handle);
    final Expiry expiry = keys.expiry;
    return expiry.wasHeard(slot) ? expiry.time.ordered(expiry.heard(slot)) : Long.MIN_VALUE;
  }

  // ---- samples

  /**
   * Takes a sample of the first field by handle.
   *
   * @param handle the key's; REJECTED where it holds none
   * @param x in the unit of x
   * @param y the counter or gauge
   * @return (Δy × scale) / Δx, or NaN where this sample makes none; {@link #status()} says why
   */
  public double update(final int handle, final long x, final long y) {
    assert writer.isCurrent() : SECOND_WRITER;
    return first.update(handle, x, y);
  }

  /**
   * Takes a sample of a y in doubles of the first field by handle.
   *
   * @param handle the key's; REJECTED where it holds none
   * @param x in the unit of x
   * @param y the counter or gauge
   * @return (Δy × scale) / Δx, or NaN where this sample makes none; {@link #status()} says why
   * @throws IllegalArgumentException where the field's y is not DOUBLE
   */
  public double update(final int handle, final long x, final double y) {
    assert writer.isCurrent() : SECOND_WRITER;
    return first.update(handle, x, y);
  }

  /**
   * Takes a sample of the first field by key. An unknown key is given a slot; where no slot is
   * free, or the sample cannot be a first one, nothing is kept.
   *
   * @param key any
   * @param x in the unit of x
   * @param y the counter or gauge
   * @return (Δy × scale) / Δx, or NaN where this sample makes none; {@link #status()} says why
   */
  public double updateByKey(final long key, final long x, final long y) {
    assert writer.isCurrent() : SECOND_WRITER;
    if (byKey == null) {
      keys.longs();
    }
    return byKey.update(key, x, y);
  }

  /**
   * Takes a row: finds the key or gives it a slot, and hands each field its x and y. The sample
   * then has each field's status and derivative, and the key's handle.
   *
   * <p>A row none of whose fields could be a first sample gives a new key no slot. A frame is
   * judged by its own time before its fields are judged by their x.
   *
   * @param sample of this store's fields
   * @throws IllegalArgumentException where it is not, or a field has no factor per key; then
   *     nothing was taken
   */
  public void update(final Sample sample) {
    assert writer.isCurrent() : SECOND_WRITER;
    if (sample.schema != schema) {
      sample.fit(schema);
    }
    if (sample.row.hasKeyScale) {
      checkKeyScales(sample);
    }
    if (sample.row.hasLongKey != keys.hasLongKeys()) {
      throw new IllegalArgumentException(
          keys.hasLongKeys()
              ? "the keys of this store are longs: set the sample's key(long)"
              : "the keys of this store are byte strings: set the sample's key as text or bytes");
    }
    rows.update(sample.row);
  }

  private void checkKeyScales(final Sample sample) {
    for (int i = 0; i < fields.length; i++) {
      if (!Double.isNaN(sample.keyScale(i)) && !fields[i].schema().isScaledPerKey()) {
        throw new IllegalArgumentException(
            "field " + fields[i].schema().name() + " has no factor per key");
      }
    }
  }

  /**
   * Takes a round by handles: exactly as if each field's samples had been given to {@link
   * DerivativeField#update(int, long, long)} in turn. The cheapest order is that in which the keys
   * arrived. A handle that holds no key is REJECTED, once for all fields.
   *
   * @param round of this store's schema
   * @throws IllegalArgumentException where it is of another schema; then nothing was taken
   */
  public void update(final Round round) {
    assert writer.isCurrent() : SECOND_WRITER;
    round.check(schema);
    final long before = keys.rejected();
    for (int i = 0; i < rounds.length; i++) {
      rounds[i].update(round.handles, round.size(), round.fields[i]);
    }
    if (keys.rejected() != before) {
      keys.rejected(before + round.rejected());
    }
  }

  /**
   * Takes a round of the first field by long keys: exactly as if each sample had been given to
   * {@link #updateByKey(long, long, long)} in turn.
   *
   * @param round of this store's schema, with its {@link Round#keys} filled
   * @throws IllegalArgumentException where it is of another schema; then nothing was taken
   */
  public void updateByKey(final Round round) {
    assert writer.isCurrent() : SECOND_WRITER;
    keys.longs();
    round.check(schema);
    final FieldRound field = round.fields[0];
    byKey.update(round.keys, round.size(), field);
  }

  /**
   * An empty sample for this store.
   *
   * @return a new one, to be filled again for every row
   */
  public Sample newSample() {
    return new Sample(schema, maxKeyBytes);
  }

  /**
   * An empty round for this store.
   *
   * @param capacity the most samples, 1 or more
   * @return a new one, to be filled again for every round
   */
  public Round newRound(final int capacity) {
    return new Round(schema, capacity);
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
   * A field.
   *
   * @param name as in the schema
   * @return the field itself
   * @throws IllegalArgumentException where none has that name; says which there are
   */
  public DerivativeField field(final String name) {
    for (final DerivativeField field : fields) {
      if (field.schema().name().equals(name)) {
        return field;
      }
    }
    throw new IllegalArgumentException("no field " + name + " in " + schema);
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
   * How many samples had a status, over all keys and fields. REJECTED counts once for a row or a
   * handle's samples in a round, whatever the number of fields, and for a refused {@code acquire}.
   *
   * @param status a {@link SampleStatus}
   * @return 0 or more
   */
  public long count(final int status) {
    if (status == SampleStatus.REJECTED) {
      return keys.rejected();
    }
    long count = 0;
    for (final DerivativeField field : fields) {
      count += field.count(status);
    }
    return count;
  }

  /**
   * The first field's rate over the window.
   *
   * @param handle the key's
   * @return NaN where there is none
   * @see DerivativeField#rate
   */
  public double rate(final int handle) {
    return fields[0].rate(handle);
  }

  /**
   * The most table entries that a new key's insertion ever looked at.
   *
   * @return 0 before the first
   */
  public int longestProbe() {
    return keys.index.longestProbe();
  }

  /**
   * The heap this store takes, from construction to the end, to within 1 % from 1,000 keys on.
   *
   * <p>Per key and field {@code 48 + 16 × W} bytes: last x, last y, the increase's base of 16
   * bytes, resets, the ring's cursor and length, and its x and y. Besides, where asked for: 8 for
   * {@code changes}, 8 for a scale per key, 8 for {@code ewma}, 24 for {@code integral} (16 where x
   * or y are doubles); for keep-last 80 and once more what {@code changes}, {@code ewma} and {@code
   * integral} take, with frames three times that and 8 for a scale per key.
   *
   * <p>Per key: 16 for a long key and the order of arrival (10 and the longest key for a byte
   * string), 4 × the power of two that is at least the capacity for handles, 4 × the one that is at
   * least twice (up to 32,768 keys four times) the capacity for the table; 12 for frames, 8.07 for
   * an idle timeout. The objects around them: 1,100 bytes, and 1,700 a field.
   *
   * @return bytes
   */
  public long footprintBytes() {
    return footprintBytes;
  }

  // ---- the whole store

  /**
   * Copies keys with their slots, windows and counts, and the store's time, to another store: the
   * way to a larger one. Handles of this store do not hold there: {@link #find} and {@link #first}
   * of the other store return its own.
   *
   * @param target of an equal schema, empty, with the same kind of keys, and with room for all
   *     slots that were ever used
   * @throws IllegalArgumentException where it is not; then nothing was copied
   */
  public void copyTo(final DerivativeStore target) {
    assert target.writer.isCurrent() : SECOND_WRITER;
    if (!schema.equals(target.schema)) {
      throw new IllegalArgumentException("the target's schema is another: " + target.schema);
    }
    if (maxKeyBytes > target.maxKeyBytes || keys.hasLongKeys() != target.keys.hasLongKeys()) {
      throw new IllegalArgumentException(
          "the target's keys have at most " + target.maxKeyBytes + " bytes, not " + maxKeyBytes);
    }
    if (target.keys.index.size() > 0 || target.capacity() < keys.index.slotEnd()) {
      throw new IllegalArgumentException(
          "the target must be empty and hold "
              + keys.index.slotEnd()
              + " keys: it holds "
              + target.keys.index.size()
              + " of "
              + target.capacity());
    }
    keys.copyTo(target.keys);
    columns.copyTo(target.columns, keys.index.slotEnd());
    for (int i = 0; i < fields.length; i++) {
      fields[i].update.addCountsTo(target.fields[i].update);
    }
  }

  /**
   * Lets another thread be the writer from now on; the caller sees to it that the two are ordered.
   */
  public void handOver() {
    writer.handOver();
  }

  /**
   * How many keys, and the schema.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return size() + " of " + capacity() + " keys, " + footprintBytes + " bytes: " + schema;
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
     * @param maxBytes the longest key, 1 to 65,535 bytes
     * @return this
     */
    public Builder byteKeys(final int maxBytes) {
      if (maxBytes < 1 || maxBytes > ByteKeyIndex.LONGEST_KEY) {
        throw new IllegalArgumentException(
            "a longest key must be 1 to " + ByteKeyIndex.LONGEST_KEY + " bytes, not " + maxBytes);
      }
      maxKeyBytes = maxBytes;
      return this;
    }

    /**
     * Fixes the secret of the hash, which is otherwise drawn from {@link SecureRandom}. For tests
     * and benchmarks: results never depend on it, but who knows it can make look-ups slow.
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
      final long index =
          maxKeyBytes == 0
              ? LongKeyIndex.footprintBytes(maxKeys)
              : ByteKeyIndex.footprintBytes(maxKeys, maxKeyBytes);
      final StoreColumns columns =
          new StoreColumns(schema.checkedFields(), schema.window(), schema.isFramed());
      return index
          + columns.layout.footprintBytes(maxKeys)
          + (schema.isExpiring() ? Expiry.footprintBytes(maxKeys) : 0)
          + STORE_OBJECTS_BYTES
          + FIELD_OBJECTS_BYTES * schema.fields().size();
    }

    /**
     * Takes the memory.
     *
     * @return an empty store
     * @throws IllegalArgumentException where options do not fit each other; names the field
     */
    public DerivativeStore build() {
      if (maxKeys < 1) {
        throw new IllegalArgumentException("maxKeys must be 1 or more, not " + maxKeys);
      }
      return new DerivativeStore(this, schema.checkedFields());
    }

    private KeyLife newKeys(final StoreColumns columns) {
      final long seed = seeded ? hashSeed : new SecureRandom().nextLong();
      final KeyIndex index =
          maxKeyBytes == 0
              ? new LongKeyIndex(maxKeys, seed)
              : new ByteKeyIndex(maxKeys, maxKeyBytes, seed);
      if (!schema.isExpiring()) {
        return new KeyLife(index, null, columns);
      }
      final StoreTime time =
          schema.hasDoubleTime()
              ? StoreTime.ofDoubles(schema.idleTimeoutDouble(), index)
              : StoreTime.ofLongs(schema.idleTimeout(), index);
      return new KeyLife(index, new Expiry(time, maxKeys), columns);
    }
  }
}
