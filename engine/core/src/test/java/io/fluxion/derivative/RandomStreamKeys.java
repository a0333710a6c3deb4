package io.fluxion.derivative;

import io.fluxion.state.SlotIndex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The keys of a random stream: names for the model, longs or bytes for the store. */
final class RandomStreamKeys {
  static final int LONGEST = 24;
  private static final long[] LIMITS = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE};

  private final boolean longs;
  private final List<String> names;

  RandomStreamKeys(final RandomStreamSetup setup, final SplittableRandom random) {
    longs = setup.longKeys();
    final Set<String> drawn = new LinkedHashSet<>();
    while (drawn.size() < setup.keys()) {
      drawn.add(longs ? drawLong(random) : drawBytes(random));
    }
    names = new ArrayList<>(drawn);
  }

  private static String drawLong(final SplittableRandom random) {
    switch (random.nextInt(3)) {
      case 0:
        return Long.toString(LIMITS[random.nextInt(LIMITS.length)]);
      case 1:
        return Long.toString(random.nextInt(20));
      default:
        return Long.toString(random.nextLong());
    }
  }

  /** Lengths from 0 on, and beginnings in common. */
  private static String drawBytes(final SplittableRandom random) {
    final int length = random.nextInt(LONGEST + 1);
    final StringBuilder name =
        new StringBuilder("container-container-cont").delete(length, LONGEST);
    if (length > 0) {
      name.setCharAt(length - 1, (char) ('a' + random.nextInt(26)));
    }
    return name.toString();
  }

  /** Some key; the first ones come more often, so that the last ones fall behind. */
  String any(final SplittableRandom random) {
    final int bound = 1 + random.nextInt(names.size());
    return names.get(random.nextInt(bound));
  }

  List<String> names() {
    return names;
  }

  static byte[] bytes(final String name) {
    return name.getBytes(StandardCharsets.ISO_8859_1);
  }

  int find(final DerivativeStore store, final String name) {
    if (longs) {
      return store.find(Long.parseLong(name));
    }
    final byte[] padded = padded(name);
    return store.find(padded, 1, padded.length - 2);
  }

  int acquire(final DerivativeStore store, final String name) {
    if (longs) {
      return store.acquire(Long.parseLong(name));
    }
    final byte[] padded = padded(name);
    return store.acquire(padded, 1, padded.length - 2);
  }

  /** Between other bytes, which are none of the key. */
  private static byte[] padded(final String name) {
    return bytes("<" + name + ">");
  }

  /** The names of a store's live keys in its order of arrival. */
  List<String> order(final DerivativeStore store) {
    final List<String> order = new ArrayList<>();
    final SlotIndex index = store.index();
    for (int slot = index.first(); slot != SlotIndex.NONE; slot = index.next(slot)) {
      if (!store.state().isIdle(slot)) {
        order.add(name(store, slot));
      }
    }
    return order;
  }

  private String name(final DerivativeStore store, final int slot) {
    if (longs) {
      return Long.toString(store.state().longKeys().key(slot));
    }
    final byte[] target = new byte[LONGEST];
    store.state().byteKeys().copyKey(slot, target, 0);
    final int length = store.state().byteKeys().keyLength(slot);
    return new String(target, 0, length, StandardCharsets.ISO_8859_1);
  }
}
