/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyNumbersTest {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));

  static {
    System.out.println("KeyNumbersTest: -Dfluxion.seed=" + SEED);
  }

  private static int find(final KeyNumbers numbers, final String key) {
    final byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return numbers.find(bytes, bytes.length);
  }

  private static int add(final KeyNumbers numbers, final String key) {
    final byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return numbers.add(bytes, bytes.length);
  }

  /** In any order and in the same one again and again; some keys begin as others do. */
  @Test
  void shouldNumberKeysAsAMapDoes() {
    final SplittableRandom random = new SplittableRandom(SEED);
    for (int capacity = 1; capacity <= 300; capacity += 1 + capacity / 4) {
      final KeyNumbers numbers = new KeyNumbers(capacity, 12);
      for (int round = 0; round < 3; round++) {
        final Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 20 * capacity; i++) {
          final int which = i % 40 < 20 ? i % (capacity + 3) : random.nextInt(capacity + 3);
          final String key = (which % 5 == 0 ? "ké" : "k") + which * (which % 2 == 0 ? 1 : 100_001);
          final Integer number = expected.get(key);
          assertThat(find(numbers, key)).isEqualTo(number == null ? KeyNumbers.NONE : number);
          if (number == null && expected.size() < capacity) {
            assertThat(add(numbers, key)).isEqualTo(expected.size());
            expected.put(key, expected.size());
          }
        }
        numbers.clear();
        assertThat(find(numbers, "k1")).isEqualTo(KeyNumbers.NONE);
      }
    }
  }

  @Test
  void shouldRefuseWhatNoArrayHolds() {
    assertThatThrownBy(() -> new KeyNumbers(1 << 20, 1 << 11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1048576 keys of 2048 bytes");
  }
}
