// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import io.fluxion.Sample;
import io.fluxion.collector.row.RowSchema;
import java.io.IOException;

/**
 * Reads the rows of one input, one call each. Outcomes are int codes, so that a row costs no
 * object.
 *
 * <p>Not thread-safe.
 */
public interface Decoder {
  /** The store's time of a row of which nobody said it. */
  long NO_TIME = Long.MIN_VALUE;

  /** The sample holds a row. */
  int ROW = 0;

  /** A row could not be read; {@link #line()} and {@link #reason()} say which and why. */
  int MALFORMED = 1;

  /** The input is at its end. */
  int END = 2;

  /** The key of the sample has ended; the sample holds nothing else. */
  int GONE = 3;

  /**
   * Reads the next row. Blocks only after the input's {@link
   * io.fluxion.collector.input.IdleListener} was told.
   *
   * @param sample cleared and filled; as many fields as the format has or the options name, and a
   *     key as long as {@link RowSchema#maxKeyBytes}. Its content means nothing after MALFORMED and
   *     END
   * @return {@link #ROW}, {@link #MALFORMED}, {@link #END} or, from a recording, {@link #GONE}
   * @throws IOException of the idle listener's; no failure of the input
   * @throws InputException where the input is empty, breaks off or cannot be read; the rows before
   *     that have been given out
   * @throws UsageException where the options do not fit the input, such as a column that the header
   *     does not have
   */
  int next(Sample sample) throws IOException, InputException, UsageException;

  /**
   * Where the last row began.
   *
   * @return its line's number, 1 for the first
   */
  long line();

  /**
   * Where the last row stands, for messages.
   *
   * @param inputName what messages call the input
   * @return such as {@code FILE:17}
   */
  default String place(final String inputName) {
    return inputName + ':' + line();
  }

  /**
   * How many rows the last malformed one stands for.
   *
   * @return 1 or more, 0 where damage has cost none; meaningful after {@link #MALFORMED}
   */
  default long rows() {
    return 1;
  }

  /**
   * Why the last row is malformed.
   *
   * @return one clause, without line end or full stop; meaningful after {@link #MALFORMED}
   */
  String reason();

  /**
   * The store's time that was said before the last row, where the input keeps it.
   *
   * @return in the unit of x; {@link #NO_TIME} where nobody said it
   */
  default long storeTime() {
    return NO_TIME;
  }

  /**
   * A name to show for the last row's key.
   *
   * @return such as a container's name, or null where the key itself is the name
   */
  default String label() {
    return null;
  }

  /**
   * What is to be said of the whole input though no row is malformed.
   *
   * @return a clause that begins with a verb, such as "ends without an end mark", or null;
   *     meaningful after {@link #END}
   */
  default String warning() {
    return null;
  }
}
