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
package io.fluxion.collector.agent;

import io.fluxion.Sample;
import io.fluxion.collector.recording.Block;
import io.fluxion.collector.source.SampleOutput;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The layout of a sample on its way through the ring.
 *
 * <pre>
 *    0  long   when it was taken, by System.nanoTime
 *    8  long   the store's time, {@link Block#NO_TIME} where nobody says it
 *   16  long   time of the frame
 *   24  int    1 where there is a frame's time, else 0
 *   28  int    length of the key, K
 *   32  int    length of the label, L; -1 where there is none
 *   36  int    fields that have something, F
 *   40  F times:
 *         0  int     number of the field
 *         4  int     what it has: 1 x, 2 y, 4 scale of the key
 *         8  long    x
 *        16  long    y
 *        24  double  scale
 *        K bytes of key, L bytes of label
 * </pre>
 */
final class SampleMessage {
  private static final int TAKEN = 0;
  private static final int STORE_TIME = 8;
  private static final int FRAME = 16;
  private static final int HAS_FRAME = 24;
  private static final int KEY_LENGTH = 28;
  private static final int LABEL_LENGTH = 32;
  private static final int FIELD_COUNT = 36;
  private static final int FIELDS = 40;
  private static final int FIELD_BYTES = 32;
  private static final int X = 8;
  private static final int Y = 16;
  private static final int SCALE = 24;
  private static final int PRESENCE = 4;
  private static final int HAS_X = 1;
  private static final int HAS_Y = 2;
  private static final int HAS_SCALE = 4;

  private SampleMessage() {}

  /** The longest that a message can be. */
  static int longest(final int fields, final int keyLength, final int labelLength) {
    return FIELDS + fields * FIELD_BYTES + keyLength + Math.max(0, labelLength);
  }

  /** The length of a sample's message. */
  static int length(final Sample sample, final int fields, final int labelLength) {
    int present = 0;
    for (int i = 0; i < fields; i++) {
      present += presence(sample, i) == 0 ? 0 : 1;
    }
    return longest(present, sample.keyLength(), labelLength);
  }

  private static int presence(final Sample sample, final int field) {
    return (sample.hasX(field) ? HAS_X : 0)
        | (sample.hasY(field) ? HAS_Y : 0)
        | (Double.isNaN(sample.keyScale(field)) ? 0 : HAS_SCALE);
  }

  /** Writes a sample at an offset; there are {@link #length} bytes of room. */
  static void encode(
      final Sample sample,
      final int fields,
      final byte[] label,
      final int labelLength,
      final long taken,
      final long storeTime,
      final MutableDirectBuffer out,
      final int offset) {
    out.putLong(offset + TAKEN, taken);
    out.putLong(offset + STORE_TIME, storeTime);
    out.putLong(offset + FRAME, sample.frame());
    out.putInt(offset + HAS_FRAME, sample.hasFrame() ? 1 : 0);
    out.putInt(offset + KEY_LENGTH, sample.keyLength());
    out.putInt(offset + LABEL_LENGTH, labelLength);
    int at = offset + FIELDS;
    int present = 0;
    for (int i = 0; i < fields; i++) {
      final int presence = presence(sample, i);
      if (presence != 0) {
        out.putInt(at, i);
        out.putInt(at + PRESENCE, presence);
        out.putLong(at + X, sample.xBits(i));
        out.putLong(at + Y, sample.yBits(i));
        out.putDouble(at + SCALE, sample.keyScale(i));
        at += FIELD_BYTES;
        present++;
      }
    }
    out.putInt(offset + FIELD_COUNT, present);
    out.putBytes(at, sample.key(), 0, sample.keyLength());
    if (labelLength > 0) {
      out.putBytes(at + sample.keyLength(), label, 0, labelLength);
    }
  }

  /** When the sample was taken. */
  static long taken(final DirectBuffer in, final int offset) {
    return in.getLong(offset + TAKEN);
  }

  /** What the store's time is then; {@link Block#NO_TIME} where nobody says it. */
  static long storeTime(final DirectBuffer in, final int offset) {
    return in.getLong(offset + STORE_TIME);
  }

  /** Fills a sample with what stands at an offset. */
  static void decode(final DirectBuffer in, final int offset, final Sample sample) {
    sample.clear();
    if (in.getInt(offset + HAS_FRAME) != 0) {
      sample.frame(in.getLong(offset + FRAME));
    }
    final int present = in.getInt(offset + FIELD_COUNT);
    int at = offset + FIELDS;
    for (int i = 0; i < present; i++) {
      final int field = in.getInt(at);
      final int presence = in.getInt(at + PRESENCE);
      if ((presence & HAS_X) != 0) {
        sample.setXBits(field, in.getLong(at + X));
      }
      if ((presence & HAS_Y) != 0) {
        sample.setYBits(field, in.getLong(at + Y));
      }
      if ((presence & HAS_SCALE) != 0) {
        sample.keyScale(field, in.getDouble(at + SCALE));
      }
      at += FIELD_BYTES;
    }
    final int keyLength = in.getInt(offset + KEY_LENGTH);
    in.getBytes(at, sample.key(), 0, keyLength);
    sample.keyLength(keyLength);
  }

  /** The length of the label, {@link SampleOutput#NO_LABEL} where there is none. */
  static int labelLength(final DirectBuffer in, final int offset) {
    return in.getInt(offset + LABEL_LENGTH);
  }

  /** Where the label begins. */
  static int labelOffset(final DirectBuffer in, final int offset) {
    return offset
        + FIELDS
        + in.getInt(offset + FIELD_COUNT) * FIELD_BYTES
        + in.getInt(offset + KEY_LENGTH);
  }
}
