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

import io.fluxion.NumberType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a recording holds, in numbers: of the whole, and of each key and field. Takes block after
 * block; its memory grows with the keys, not with the rows.
 *
 * <p>The x of frames is their time, for all fields. A sample is a row that has x and y; steps and
 * falls are those from one sample of a key to its next. Not thread-safe.
 */
public final class Inspection {
  private final RecordingSchema schema;
  private final int fields;
  private final boolean hasMaxGap;
  private final long maxGap;
  private final double maxGapDouble;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> keys = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private KeyInspection[] counts = {};
  // From the ids of the current dictionary to numbers of keys.
  private int[] keyOfId = {};
  private int dictionary;
  private byte[] key = {};
  private long rows;
  private long blocks;
  private long lostBlocks;
  private long lostRows;
  private boolean hasX;
  private long lowestX;
  private long highestX;

  private Inspection(
      final RecordingSchema schema,
      final boolean hasMaxGap,
      final long maxGap,
      final double maxGapDouble) {
    this.schema = schema;
    this.hasMaxGap = hasMaxGap;
    this.maxGap = maxGap;
    this.maxGapDouble = maxGapDouble;
    fields = schema.fields().size();
  }

  /**
   * An inspection that counts no gaps.
   *
   * @param schema of the recording
   * @return nothing so far
   */
  public static Inspection of(final RecordingSchema schema) {
    return new Inspection(schema, false, 0, 0);
  }

  /**
   * An inspection of an x in longs that counts gaps.
   *
   * @param schema of the recording
   * @param maxGap the largest step that is none, 0 or more
   * @return nothing so far
   */
  public static Inspection of(final RecordingSchema schema, final long maxGap) {
    return new Inspection(schema, true, maxGap, maxGap);
  }

  /**
   * An inspection of an x in doubles that counts gaps.
   *
   * @param schema of the recording
   * @param maxGap the largest step that is none, 0 or more
   * @return nothing so far
   */
  public static Inspection of(final RecordingSchema schema, final double maxGap) {
    return new Inspection(schema, true, (long) maxGap, maxGap);
  }

  /**
   * Takes a block.
   *
   * @param block just read
   */
  public void add(final Block block) {
    blocks++;
    lostRows += block.unnamedRows() + block.tooLongRows();
    if (block.dictionary() != dictionary) {
      dictionary = block.dictionary();
      Arrays.fill(keyOfId, -1);
    }
    final int known = block.entries().size();
    if (known > keyOfId.length) {
      final int before = keyOfId.length;
      keyOfId = Arrays.copyOf(keyOfId, Math.max(known, 2 * before));
      Arrays.fill(keyOfId, before, keyOfId.length, -1);
    }
    for (int row = 0; row < block.rows(); row++) {
      if (block.isUsable(row)) {
        add(block, row);
      }
    }
  }

  /**
   * Notes a block that is lost.
   *
   * @param rowsOfIt how many rows went with it
   */
  public void lost(final long rowsOfIt) {
    lostBlocks++;
    lostRows += rowsOfIt;
  }

  private void add(final Block block, final int row) {
    rows++;
    final int id = block.ids()[row];
    if (keyOfId[id] < 0) {
      keyOfId[id] = number(block, id);
    }
    final int number = keyOfId[id];
    if (block.label(row) != null) {
      labels.set(number, block.label(row));
    }
    final boolean isTimed = block.time().has(row);
    if (isTimed) {
      span(block.time().values[row]);
    }
    for (int field = 0; field < fields; field++) {
      final KeyInspection of = of(number, field);
      final Column x = block.x(field);
      if (!x.has(row) || !block.y(field).has(row) || (schema.frames() && !isTimed)) {
        of.miss();
      } else {
        final long at = schema.frames() ? block.time().values[row] : x.values[row];
        of.take(at, block.y(field).values[row]);
      }
    }
  }

  private int number(final Block block, final int id) {
    final int length = block.entries().keyLength(id);
    if (key.length < length) {
      key = new byte[length];
    }
    block.entries().copyKey(id, key);
    final String text = new String(key, 0, length, StandardCharsets.UTF_8);
    final Integer before = numbers.putIfAbsent(text, keys.size());
    if (before != null) {
      return before;
    }
    keys.add(text);
    labels.add(null);
    final int needed = keys.size() * fields;
    if (needed > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(needed, 2 * counts.length));
    }
    for (int i = needed - fields; i < needed; i++) {
      counts[i] = new KeyInspection(schema, maxGap, maxGapDouble);
    }
    return keys.size() - 1;
  }

  private void span(final long x) {
    if (isXDouble() && Double.isNaN(Double.longBitsToDouble(x))) {
      return;
    }
    if (!hasX || compareX(x, lowestX) < 0) {
      lowestX = x;
    }
    if (!hasX || compareX(x, highestX) > 0) {
      highestX = x;
    }
    hasX = true;
  }

  private int compareX(final long one, final long other) {
    return isXDouble()
        ? Double.compare(Double.longBitsToDouble(one), Double.longBitsToDouble(other))
        : Long.compare(one, other);
  }

  /**
   * What the rows are.
   *
   * @return what the recording's header says
   */
  public RecordingSchema schema() {
    return schema;
  }

  /**
   * Whether x is a double.
   *
   * @return false where x and steps of it are longs
   */
  public boolean isXDouble() {
    return schema.xType() == NumberType.DOUBLE;
  }

  /**
   * Rows that can be read.
   *
   * @return 0 or more
   */
  public long rows() {
    return rows;
  }

  /**
   * Blocks that can be read.
   *
   * @return 0 or more
   */
  public long blocks() {
    return blocks;
  }

  /**
   * Places where one block or several are lost.
   *
   * @return 0 or more
   */
  public long lostBlocks() {
    return lostBlocks;
  }

  /**
   * Rows that are lost, where their number is known; a place of unknown size counts for one.
   *
   * @return 0 or more
   */
  public long lostRows() {
    return lostRows;
  }

  /**
   * Whether a row has an x.
   *
   * @return false where there is no span
   */
  public boolean hasX() {
    return hasX;
  }

  /**
   * The lowest x of all rows.
   *
   * @return in bits; meaningful where {@link #hasX()}
   */
  public long lowestX() {
    return lowestX;
  }

  /**
   * The highest x of all rows.
   *
   * @return in bits; meaningful where {@link #hasX()}
   */
  public long highestX() {
    return highestX;
  }

  /**
   * How many keys there are.
   *
   * @return 0 or more
   */
  public int keys() {
    return keys.size();
  }

  /**
   * A key.
   *
   * @param number in the order of appearance, from 0
   * @return its text
   */
  public String key(final int number) {
    return keys.get(number);
  }

  /**
   * The last label of a key.
   *
   * @param number of the key
   * @return null where it has none
   */
  public String label(final int number) {
    return labels.get(number);
  }

  /**
   * What is known of a key and field.
   *
   * @param number of the key
   * @param field its number
   * @return the counts themselves
   */
  public KeyInspection of(final int number, final int field) {
    return counts[number * fields + field];
  }

  /**
   * Whether gaps are counted.
   *
   * @return true where a maximum gap was given
   */
  public boolean countsGaps() {
    return hasMaxGap;
  }
}
