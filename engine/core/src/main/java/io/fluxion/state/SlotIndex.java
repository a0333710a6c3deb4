package io.fluxion.state;

import java.util.Arrays;

/**
 * What both indexes share: which slots are taken, in which order their keys arrived, and the guess
 * that keys come in the order in which they came last time.
 *
 * <p>The order is a circular list in two int columns, so iteration never depends on the hash nor on
 * which slot was reused. After a key was found, the next one is expected in the slot behind it in
 * that order: {@code expected}. A scrape that reads the same keys in the same order every time
 * never hashes; where keys come in no order, a guess becomes rare.
 *
 * <p>Capacity is fixed at construction: no growth, no rehash. Not thread-safe: one writer.
 */
public abstract sealed class SlotIndex permits KeyIndex, KeyDictionary {
  /** No slot: the key is unknown, the index is full, or the iteration has ended. */
  public static final int NONE = -1;

  private static final int FREE = -2;

  // A run of wrong guesses this long is no hole in an order: there is none, and to look at the next
  // slot and at its key would cost two cache misses for nothing. From then on a guess is made again
  // behind every fourth slot, eighth, and so on, until one is right.
  private static final int PATIENCE = 4;
  private static final int RAREST_GUESS = 10;

  final int[] next;
  final int[] previous;
  final ProbeTable table;

  /**
   * Where the next key is looked for first; {@link #NONE} while there is no key, and mostly while
   * keys come in no order.
   */
  int expected = NONE;

  private final int capacity;
  private int guessMask;
  private int wrongGuesses;
  // The guess that was made behind a wrong one or none: while it stands, none was right since.
  private int expectedAfterWrong;
  private int head = NONE;
  private int size;
  private int untouched;
  private int firstFree = NONE;

  SlotIndex(final int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, is " + capacity);
    }
    this.capacity = capacity;
    table = new ProbeTable(capacity);
    next = new int[capacity];
    previous = new int[capacity];
    Arrays.fill(previous, FREE);
  }

  /**
   * The most keys this index holds at once.
   *
   * @return keys, 1 or more
   */
  public final int capacity() {
    return capacity;
  }

  /**
   * Keys that hold a slot now.
   *
   * @return 0 to {@link #capacity()}
   */
  public final int size() {
    return size;
  }

  /**
   * Whether another key would find no slot.
   *
   * @return true when {@code size() == capacity()}
   */
  public final boolean isFull() {
    return size == capacity;
  }

  /**
   * The slot of the key that arrived first.
   *
   * @return a slot, or {@link #NONE} where there is no key
   */
  public final int first() {
    return head;
  }

  /**
   * The slot of the key that arrived after that of {@code slot}.
   *
   * @param slot a taken slot
   * @return a slot, or {@link #NONE} after the newest
   */
  public final int next(final int slot) {
    final int following = next[slot];
    return following == head ? NONE : following;
  }

  /**
   * The slot of the key that arrived last.
   *
   * @return a slot, or {@link #NONE} where there is no key
   */
  public final int last() {
    return head == NONE ? NONE : previous[head];
  }

  /**
   * Whether a key holds this slot.
   *
   * @param slot 0 to {@code capacity() - 1}
   * @return true where it does
   */
  public final boolean isTaken(final int slot) {
    return previous[slot] != FREE;
  }

  /**
   * The longest probe of any insertion so far: how many table entries it looked at.
   *
   * @return entries, 0 before the first insertion
   */
  public final int longestProbe() {
    return table.longestProbe();
  }

  /**
   * Gives a slot back. Its columns keep what they held until the slot is acquired again.
   *
   * @param slot a taken slot
   */
  public final void remove(final int slot) {
    table.remove(slot, this);
    final int before = previous[slot];
    final int after = next[slot];
    next[before] = after;
    previous[after] = before;
    size--;
    if (head == slot) {
      head = size == 0 ? NONE : after;
    }
    if (expected == slot) {
      expected = size == 0 ? NONE : after;
    }
    previous[slot] = FREE;
    next[slot] = firstFree;
    firstFree = slot;
  }

  /** Sets {@link #expected} after a key was found where the guess was right: nothing but that. */
  final int foundAsExpected(final int slot) {
    expected = next[slot];
    return slot;
  }

  /**
   * Where the next key is looked for first.
   *
   * @return a taken slot, or {@link #NONE} where no key is expected
   */
  public final int expected() {
    return expected;
  }

  /**
   * Expects the key that arrived after that of a slot, as if that had just been found as expected.
   *
   * @param slot a taken slot
   */
  public final void passed(final int slot) {
    foundAsExpected(slot);
  }

  /** Whether a key holds each of these slots. */
  final boolean areTaken(final int slot, final int count) {
    return slot + count <= untouched && (firstFree == NONE || signs(previous, slot, count) >= 0);
  }

  /** A loop with one sum in it and nothing else, which the JIT makes vector code of. */
  private static int signs(final int[] values, final int from, final int count) {
    int bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= values[from + i];
    }
    return bits;
  }

  /**
   * Sets {@link #expected} after a key was looked for by its hash.
   *
   * @param slot where it was found, or NONE; where another had been expected, {@link #expected}
   *     still says so
   */
  final int foundByHash(final int slot) {
    if (slot >= 0) {
      if (expected >= 0) {
        guessedWrong(slot);
      } else if ((slot & guessMask) == 0) {
        expect(next[slot]);
      }
    }
    return slot;
  }

  private void expect(final int slot) {
    expected = slot;
    expectedAfterWrong = slot;
  }

  private void guessedWrong(final int slot) {
    if (expected != expectedAfterWrong) {
      // The guesses in between were right.
      wrongGuesses = 0;
    }
    final int wrong = ++wrongGuesses;
    if (wrong <= PATIENCE) {
      expect(next[slot]);
      return;
    }
    expected = NONE;
    final int rarity = Math.min(1 + wrong - PATIENCE, RAREST_GUESS);
    guessMask = (1 << rarity) - 1;
    wrongGuesses = PATIENCE + rarity - 1;
  }

  /**
   * A free slot, already last in the order of arrival; the caller has checked that there is one.
   */
  final int take() {
    final int slot;
    if (firstFree != NONE) {
      slot = firstFree;
      firstFree = next[slot];
    } else {
      slot = untouched++;
    }
    if (head == NONE) {
      head = slot;
      next[slot] = slot;
      previous[slot] = slot;
    } else {
      final int tail = previous[head];
      next[tail] = slot;
      previous[slot] = tail;
      next[slot] = head;
      previous[head] = slot;
    }
    size++;
    expected = head;
    return slot;
  }

  /** The hash of the key that holds the slot; all its 64 bits are mixed. */
  abstract long hash(int slot);

  /**
   * The heap this index takes, from construction to the end.
   *
   * @return bytes
   */
  public abstract long footprintBytes();

  /** The order's two columns and the table, for this many keys. */
  static long sharedBytes(final int capacity) {
    return 2 * Footprint.ofInts(capacity)
        + ProbeTable.footprintBytes(capacity)
        + Footprint.OBJECTS_PER_INDEX;
  }
}
