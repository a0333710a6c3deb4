// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ByteKeyIndexTest {
  @Test
  void shouldAgreeWithAHashMapOverRandomKeysOfAllLengths() {
    final long seed = Long.getLong("fluxion.seed", System.nanoTime());
    System.out.println("ByteKeyIndexTest -Dfluxion.seed=" + seed);
    final SplittableRandom random = new SplittableRandom(seed);
    final ByteKeyIndex index = new ByteKeyIndex(100, 20, seed);
    final Map<String, Integer> model = new HashMap<>();
    for (int step = 0; step < 100_000; step++) {
      final String key = "k".repeat(random.nextInt(18)) + random.nextInt(20);
      final byte[] bytes = ("xx" + key).getBytes(StandardCharsets.US_ASCII);
      final int found = index.find(bytes, 2, bytes.length - 2);
      final Integer known = model.get(key);
      assertThat(found).isEqualTo(known == null ? KeyIndex.NONE : known);
      if (known == null) {
        final int slot = index.insert(bytes, 2, bytes.length - 2);
        if (slot != KeyIndex.NONE) {
          model.put(key, slot);
          assertThat(textOf(index, slot)).isEqualTo(key);
        }
      } else if (random.nextInt(4) == 0) {
        index.remove(known);
        model.remove(key);
      }
      assertThat(index.size()).isEqualTo(model.size());
    }
  }

  @Test
  void shouldTakeAnEmptyKeyAndOneOfTheLargestLength() {
    final ByteKeyIndex index = new ByteKeyIndex(2, 3, 1);
    final int empty = index.insert(new byte[0], 0, 0);
    final int full = index.insert(new byte[] {1, 2, 3}, 0, 3);
    assertThat(index.find(new byte[] {9}, 1, 0)).isEqualTo(empty);
    assertThat(index.find(new byte[] {1, 2, 3}, 0, 3)).isEqualTo(full);
  }

  @Test
  void shouldRefuseAKeyThatIsTooLong() {
    final ByteKeyIndex index = new ByteKeyIndex(2, 3, 1);
    assertThatThrownBy(() -> index.insert(new byte[4], 0, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a key of 4 bytes; this store takes at most 3");
  }

  @Test
  void shouldHashAsThePublishedVectorsOfSipHash13() {
    final SipHash zeroKey = new SipHash(0, 0);
    assertThat(hash(zeroKey, "")).isEqualTo(0xd1fba762150c532cL);
    assertThat(hash(zeroKey, "siphash")).isEqualTo(0x8264ceeccb16bcbeL);
    assertThat(hash(zeroKey, "digest-sip_hash")).isEqualTo(0xce31007e34130c0aL);
  }

  private static long hash(final SipHash hash, final String text) {
    final byte[] bytes = ("--" + text).getBytes(StandardCharsets.US_ASCII);
    return hash.hash(bytes, 2, bytes.length - 2);
  }

  private static String textOf(final ByteKeyIndex index, final int slot) {
    final byte[] target = new byte[index.keyLength(slot)];
    index.copyKey(slot, target, 0);
    return new String(target, StandardCharsets.US_ASCII);
  }
}
