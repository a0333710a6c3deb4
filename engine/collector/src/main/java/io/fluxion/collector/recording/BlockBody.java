// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

/**
 * The layout of what follows a block's header, for R rows of F fields.
 *
 * <pre>
 *   entries     keys first seen in this block, in order of appearance, which is that of their ids;
 *               each: int   length of the key, 1 to 65,535
 *                     int   length of the label, -1 where there is none
 *                     the key's bytes, the label's bytes (UTF-8), 0 to 7 bytes of 0
 *   directory   2 + 3 × F bytes and 0 to 7 bytes of 0: how each column is held
 *                  0          the time: the frames' own, or the x that all fields share
 *                  1 + f      x of field f
 *                  1 + F + f  y of field f
 *                  1 + 2F + f scale of field f for the row's key
 *                  1 + 3F     the store's time, as it was said before the row; not in version 1,
 *                             whose directory is shorter by this byte
 *   ids         R × int and 0 or 4 bytes of 0: the key of each row; with the highest bit set the key
 *               has ended before the rows that follow, and the row has nothing else; from version 3 on
 *   columns     in the order of the directory, those that are held; each:
 *                  R × long   the values, in the bits of their type; 0 where absent
 *                  (R + 63) / 64 × long   where HOLES: a bit for each row, the lowest first, 1 where
 *                             the value is there
 *               or 1 × long, where SAME
 * </pre>
 *
 * <p>In the directory: {@link #ABSENT} no row has a value, {@link #WHOLE} all have, {@link #HOLES}
 * some have; for x alone, {@link #AS_TIME} it is the time, and absent where that is; for the
 * store's time alone, {@link #SAME} all have the one that is there.
 */
final class BlockBody {
  static final byte ABSENT = 0;
  static final byte WHOLE = 1;
  static final byte HOLES = 2;
  static final byte AS_TIME = 3;
  static final byte SAME = 4;

  /** In an id: the key has ended. */
  static final int GONE = Integer.MIN_VALUE;

  /** Of an entry, before its key. */
  static final int ENTRY_HEADER_BYTES = 8;

  private BlockBody() {}

  /** The next multiple of 8. */
  static int aligned(final int length) {
    return (length + Long.BYTES - 1) & -Long.BYTES;
  }

  /** How many columns there are in blocks of a version. */
  static int columns(final int fields, final int version) {
    return (version == 1 ? 1 : 2) + 3 * fields;
  }

  static int directoryBytes(final int fields, final int version) {
    return aligned(columns(fields, version));
  }

  static int idBytes(final int rows) {
    return aligned(rows * Integer.BYTES);
  }

  static int bitmapLongs(final int rows) {
    return (rows + Long.SIZE - 1) / Long.SIZE;
  }

  /** How long a column is that is held in this way. */
  static int columnBytes(final int state, final int rows) {
    return switch (state) {
      case WHOLE -> rows * Long.BYTES;
      case HOLES -> (rows + bitmapLongs(rows)) * Long.BYTES;
      case SAME -> Long.BYTES;
      default -> 0;
    };
  }

  /** Whether a column may be held in this way. */
  static boolean isState(final int column, final int fields, final int state) {
    return switch (state) {
      case ABSENT, WHOLE, HOLES -> true;
      case AS_TIME -> column >= 1 && column <= fields;
      case SAME -> column == 1 + 3 * fields;
      default -> false;
    };
  }
}
