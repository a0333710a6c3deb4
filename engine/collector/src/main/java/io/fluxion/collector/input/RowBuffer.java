// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import java.io.IOException;
import java.util.Arrays;

/**
 * A fixed piece of an input, in which rows are found where they lie.
 *
 * <pre>
 *   |  passed over  |  row in hand, further rows  | \n |  room  | padding |
 *   0             start                         limit         capacity
 * </pre>
 *
 * <p>The bytes at {@code start} belong to the line {@link #line()}. Behind {@code limit} there is
 * always a newline, so that a search for one needs no other bound, and at least {@link
 * Bytes#PADDING} bytes, so that words can be loaded up to the end. {@link #fill} moves the row in
 * hand to the front and reads whatever is there: it never waits for the buffer to be full. A byte
 * order mark at the beginning of the input is passed over.
 *
 * <p>Where the input breaks off (damaged gz, a disk that fails), that is an end; {@link
 * #throwIfBroken} tells it from a good one once the rows before it are given out.
 *
 * <p>Not thread-safe. Nothing allocates per row.
 */
public final class RowBuffer {
  /** The longest row where nothing else is asked for: 1 MiB. */
  public static final int MAX_ROW_BYTES = 1 << 20;

  /** What {@link #findLine} answers where no line is left. */
  public static final int END = -1;

  /** What {@link #findLine} answers where the line is longer than the longest row. */
  public static final int TOO_LONG = -2;

  /** Small beside the cache, large beside a system call. */
  private static final int READ_BYTES = 1 << 16;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final Input input;
  private final int maxRowBytes;
  private final IdleListener beforeBlocking;
  private final byte[] bytes;
  private final int capacity;
  private int start;
  private int limit;
  private long line = 1;
  private boolean begun;
  private boolean ended;
  private IOException failure;

  /**
   * A buffer at the beginning of an input. Nothing is read yet.
   *
   * @param input read by this buffer alone
   * @param maxRowBytes the longest row, without its line end; 1 to 2^30
   * @param beforeBlocking told before each read
   */
  public RowBuffer(final Input input, final int maxRowBytes, final IdleListener beforeBlocking) {
    if (maxRowBytes < 1 || maxRowBytes > 1 << 30) {
      throw new IllegalArgumentException("longest row must be 1 to 2^30 bytes, is " + maxRowBytes);
    }
    this.input = input;
    this.maxRowBytes = maxRowBytes;
    this.beforeBlocking = beforeBlocking;
    capacity = maxRowBytes + READ_BYTES;
    bytes = new byte[capacity + Bytes.PADDING];
    bytes[0] = '\n';
  }

  /**
   * The bytes themselves.
   *
   * @return the same array for as long as the buffer lives
   */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Where the row in hand begins.
   *
   * @return a position, {@link #limit()} where nothing is in hand
   */
  public int start() {
    return start;
  }

  /**
   * Where the bytes read so far end; a newline that is not the input's stands there.
   *
   * @return a position
   */
  public int limit() {
    return limit;
  }

  /**
   * The number of the line that begins at {@link #start()}.
   *
   * @return 1 for the first
   */
  public long line() {
    return line;
  }

  /**
   * The longest row.
   *
   * @return bytes, without the line end
   */
  public int maxRowBytes() {
    return maxRowBytes;
  }

  /**
   * What messages call the input.
   *
   * @return see {@link Input#name()}
   */
  public String name() {
    return input.name();
  }

  /**
   * Lets go of bytes.
   *
   * @param position the new {@link #start()}: the beginning of a line
   * @param lines how many lines lie before it
   */
  public void advance(final int position, final int lines) {
    start = position;
    line += lines;
  }

  /**
   * Reads what there is, at least one byte. What is in hand may move to the front: every position
   * becomes lower by as much as {@link #start()} does.
   *
   * @return false at the end
   * @throws IOException of the listener's; a failure to read is an end, see {@link #throwIfBroken}
   */
  public boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, limit - start);
      limit -= start;
      start = 0;
    }
    final boolean more = begun ? read() : begin();
    bytes[limit] = '\n';
    return more;
  }

  private boolean begin() throws IOException {
    begun = true;
    final int length = BYTE_ORDER_MARK.length;
    boolean more = true;
    // Waits for a further byte only while all that came could be a mark.
    while (more && limit < length && isMark(limit)) {
      more = read();
    }
    if (limit >= length && isMark(length)) {
      limit -= length;
      System.arraycopy(bytes, length, bytes, 0, limit);
      return limit > 0 || read();
    }
    return limit > 0;
  }

  private boolean isMark(final int length) {
    return Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
  }

  private boolean read() throws IOException {
    if (limit > capacity - READ_BYTES) {
      throw new IllegalStateException("no room to read: the row in hand is too long");
    }
    beforeBlocking.beforeBlocking();
    try {
      final int count = input.read(bytes, limit, READ_BYTES);
      ended = count < 0;
      limit += Math.max(0, count);
    } catch (final IOException e) {
      failure = e;
      ended = true;
    }
    return !ended;
  }

  /**
   * Takes bytes as they are, for what does not come in lines. Lines are not counted.
   *
   * @param target where they go
   * @param offset of the first
   * @param length room, at least 1
   * @return how many, at least 1; or -1 at the end
   * @throws IOException of the listener's
   * @throws InputException where the input breaks off; the bytes before that have been given out
   */
  public int take(final byte[] target, final int offset, final int length)
      throws IOException, InputException {
    if (start == limit && !fill()) {
      if (failure != null) {
        throw new InputException(name() + ": " + reason());
      }
      return -1;
    }
    final int count = Math.min(length, limit - start);
    System.arraycopy(bytes, start, target, offset, count);
    start += count;
    return count;
  }

  /**
   * Tells an input that broke off from one that ended.
   *
   * @throws InputException naming input, line and reason, where reading failed
   */
  public void throwIfBroken() throws InputException {
    if (failure != null) {
      throw new InputException(name() + ", line " + line + ": " + reason());
    }
  }

  private String reason() {
    final String message = failure.getMessage();
    return message == null ? "cannot be read" : message;
  }

  /**
   * Finds the end of the line in hand, reading as far as it needs to.
   *
   * @return the position of its newline (or of {@link #limit()} where the input ends without one),
   *     {@link #TOO_LONG}, or {@link #END}
   * @throws IOException of the listener's
   * @throws InputException where the input breaks off inside the line
   */
  public int findLine() throws IOException, InputException {
    int position = start;
    while (true) {
      position = newline(position);
      if (position - start > maxRowBytes) {
        return TOO_LONG;
      }
      if (position < limit) {
        return position;
      }
      final int before = start;
      if (!fill()) {
        throwIfBroken();
        return start == limit ? END : limit;
      }
      position -= before - start;
    }
  }

  /**
   * Lets go of the line in hand, however long it is.
   *
   * @throws IOException of the listener's
   */
  public void passLine() throws IOException {
    int newline = newline(start);
    while (newline == limit) {
      start = limit;
      if (!fill()) {
        return;
      }
      newline = newline(0);
    }
    advance(newline + 1, 1);
  }

  /**
   * Finds a newline.
   *
   * @param from where to begin, at most {@link #limit()}
   * @return its position, {@link #limit()} where there is none
   */
  public int newline(final int from) {
    return Bytes.find((byte) '\n', bytes, from, limit);
  }
}
