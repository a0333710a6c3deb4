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
package io.fluxion.collector.tui;

import io.fluxion.collector.output.TableColumn;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which lines are listed, and in which order: those that a filter lets through, sorted by a column.
 * Lines of equal cells stay as they came. By a number, quiet lines are behind all others, and lines
 * without a number behind those that have one, whichever way.
 *
 * <p>Not thread-safe. Sorting numbers allocates only where there are more lines than ever.
 */
final class LineOrder {
  private int[] order = {};
  private int[] merged = {};
  private double[] numbers = {};
  private long[] ranks = {};
  private boolean[] quiet = {};
  private int count;

  int count() {
    return count;
  }

  /** The number of the line at a place. */
  int line(final int place) {
    return order[place];
  }

  /** The numbers of all that are listed, in order. */
  int[] lines() {
    return Arrays.copyOf(order, count);
  }

  /**
   * Lists lines.
   *
   * @param filter what names must contain, in letters of either case; empty for all
   * @param descending the largest first
   */
  void fill(
      final Lines lines, final String filter, final TableColumn column, final boolean descending) {
    final int all = lines.count();
    if (order.length < all) {
      order = new int[all * 2];
      merged = new int[all * 2];
      numbers = new double[all * 2];
      ranks = new long[all * 2];
      quiet = new boolean[all * 2];
    }
    final String part = filter.toLowerCase(Locale.ROOT);
    count = 0;
    for (int line = 0; line < all; line++) {
      if (part.isEmpty() || lines.contains(line, part)) {
        order[count++] = line;
      }
    }
    if (column.isNumber()) {
      lines.numbers(column, numbers);
      for (int line = 0; line < all; line++) {
        ranks[line] = rank(numbers[line], descending);
        quiet[line] = lines.isQuiet(line);
      }
      sort(this::areRanked);
    } else {
      final String[] texts = new String[all];
      for (int i = 0; i < count; i++) {
        texts[order[i]] = lines.cell(column, order[i]);
      }
      final int sign = descending ? -1 : 1;
      sort((first, second) -> sign * texts[first].compareTo(texts[second]) <= 0);
    }
  }

  /** A long that is in the order of the number, or in the opposite one; NaN behind all. */
  private static long rank(final double number, final boolean descending) {
    if (Double.isNaN(number)) {
      return Long.MAX_VALUE;
    }
    // Without the difference between 0 and -0.
    final long bits = Double.doubleToRawLongBits(number + 0.0);
    final long rank = bits ^ bits >> 63 & Long.MAX_VALUE;
    return descending ? ~rank : rank;
  }

  private boolean areRanked(final int first, final int second) {
    return quiet[first] == quiet[second] ? ranks[first] <= ranks[second] : quiet[second];
  }

  /** Whether two lines may stand in this order. */
  private interface Ordered {
    boolean are(int first, int second);
  }

  /** A merge sort from the bottom up: stable, and without an object. */
  private void sort(final Ordered ordered) {
    for (int width = 1; width < count; width *= 2) {
      for (int begin = 0; begin < count; begin += 2 * width) {
        final int middle = Math.min(begin + width, count);
        merge(ordered, begin, middle, Math.min(middle + width, count));
      }
      final int[] swapped = order;
      order = merged;
      merged = swapped;
    }
  }

  private void merge(final Ordered ordered, final int begin, final int middle, final int end) {
    int first = begin;
    int second = middle;
    for (int i = begin; i < end; i++) {
      final boolean takeFirst =
          second == end || first < middle && ordered.are(order[first], order[second]);
      merged[i] = order[takeFirst ? first++ : second++];
    }
  }
}
