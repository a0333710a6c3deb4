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
package io.fluxion.collector.kernel;

import io.fluxion.Sample;
import io.fluxion.collector.row.CgroupFields;
import java.nio.charset.StandardCharsets;

/**
 * How the text of one of the kernel's cgroup files is read. What is not in the text is not set;
 * what is there and is no number is a fault.
 *
 * <p>Stateless.
 */
abstract class CgroupFormat {
  private static final String NO_NUMBER = " is no unsigned 64-bit integer";

  /**
   * Sets what the text has of the fields that are asked for.
   *
   * @param text as it was read, at its beginning
   * @param fields bits by field number; others are not touched
   * @return what is wrong with the text, or null
   */
  abstract String fill(KernelText text, Sample sample, int fields);

  /** The bit of a field. */
  static int bit(final int field) {
    return 1 << field;
  }

  static void set(final Sample sample, final int fields, final long value) {
    for (int left = fields; left != 0; left &= left - 1) {
      sample.setY(Integer.numberOfTrailingZeros(left), value);
    }
  }

  private static byte[] ascii(final String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }

  private static String fault(final byte[] word) {
    return new String(word, StandardCharsets.US_ASCII).replaceAll("[ =]+$", "") + NO_NUMBER;
  }

  /** One number and nothing else. */
  static final class Plain extends CgroupFormat {
    @Override
    String fill(final KernelText text, final Sample sample, final int fields) {
      if (text.isAtEnd()) {
        return null;
      }
      if (!text.readNumber(1)) {
        return "the content" + NO_NUMBER;
      }
      set(sample, fields, text.number());
      return null;
    }
  }

  /** A line for each number: {@code usage_usec 8420}. */
  static final class Keyed extends CgroupFormat {
    private final long unit;
    private final byte[][] words;
    private final int[] fields;

    /**
     * Lines.
     *
     * @param unit what the numbers are multiplied by
     * @param words the keys, in the order in which they come
     * @param fields bits by field number, for each key
     */
    Keyed(final long unit, final String[] words, final int[] fields) {
      this.unit = unit;
      this.words = new byte[words.length][];
      for (int i = 0; i < words.length; i++) {
        this.words[i] = ascii(words[i] + ' ');
      }
      this.fields = fields;
    }

    @Override
    String fill(final KernelText text, final Sample sample, final int asked) {
      String fault = null;
      int missing = asked;
      while (missing != 0 && !text.isAtEnd()) {
        for (int i = 0; i < words.length; i++) {
          if ((fields[i] & missing) != 0 && text.skip(words[i])) {
            if (text.readNumber(unit)) {
              set(sample, fields[i] & asked, text.number());
            } else {
              fault = fault(words[i]);
            }
            missing &= ~fields[i];
            break;
          }
        }
        text.skipLine();
      }
      return fault;
    }
  }

  /**
   * Numbers for each block device, summed: lines such as {@code 8:0 rbytes=4096 wbytes=0}, or
   * {@code 8:0 Read 4096}.
   */
  static final class Devices extends CgroupFormat {
    private final byte[] read;
    private final byte[] written;
    private final byte[] total;
    private final boolean isEmptyZero;

    /**
     * Lines of devices.
     *
     * @param read what stands before bytes read
     * @param written what stands before bytes written
     * @param total what says that there are no more devices, or null where nothing does: then a
     *     text without lines says that no device was used yet
     */
    Devices(final String read, final String written, final String total) {
      this.read = ascii(read);
      this.written = ascii(written);
      this.total = total == null ? null : ascii(total);
      isEmptyZero = total == null;
    }

    @Override
    String fill(final KernelText text, final Sample sample, final int asked) {
      boolean isKnown = text.isAtEnd() && isEmptyZero;
      long readBytes = 0;
      long writtenBytes = 0;
      while (!text.isAtEnd()) {
        do {
          final boolean isRead = text.skip(read);
          if (isRead || text.skip(written)) {
            if (!text.readNumber(1)) {
              return fault(isRead ? read : written);
            }
            readBytes += isRead ? text.number() : 0;
            writtenBytes += isRead ? 0 : text.number();
            isKnown = true;
          } else if (total != null && text.skip(total)) {
            isKnown = true;
          }
        } while (text.skipWord());
        text.skipLine();
      }
      if (isKnown) {
        set(sample, asked & bit(CgroupFields.IO_READ_BYTES), readBytes);
        set(sample, asked & bit(CgroupFields.IO_WRITE_BYTES), writtenBytes);
      }
      return null;
    }
  }

  /** The total of the line {@code some avg10=0.00 avg60=0.00 avg300=0.00 total=8420}. */
  static final class Pressure extends CgroupFormat {
    private static final byte[] SOME = ascii("some ");
    private static final byte[] TOTAL = ascii("total=");
    private static final long MICROSECOND = 1000;

    @Override
    String fill(final KernelText text, final Sample sample, final int asked) {
      while (!text.isAtEnd() && !text.skip(SOME)) {
        text.skipLine();
      }
      do {
        if (text.skip(TOTAL)) {
          if (!text.readNumber(MICROSECOND)) {
            return fault(TOTAL);
          }
          set(sample, asked, text.number());
          return null;
        }
      } while (text.skipWord());
      return null;
    }
  }
}
