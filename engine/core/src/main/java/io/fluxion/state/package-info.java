/**
 * Bounded, primitive state for each key: columns indexed by slot, and the indexes that turn a key
 * into its slot.
 *
 * <pre>
 *   key ── KeyIndex (64-bit) ──────┐
 *   key ── KeyDictionary (bytes) ──┴─► slot ──► StateStore: long[] double[] int[] columns, rings in planes
 * </pre>
 *
 * <p>A <em>slot</em> is a key's place in every column; it is the handle that embedders keep. A
 * <em>ring</em> is W planes, each one value per slot; a slot's <em>cursor</em> says which plane it
 * writes next. Nothing here holds an object per key, so the garbage collector never looks inside
 * and the size is known before the first sample.
 *
 * <p>Nothing in this package knows what the columns mean: {@code derivative} and {@code update}
 * stand on it, never the other way round. One thread writes to a store; none of these types is
 * thread-safe.
 */
package io.fluxion.state;
