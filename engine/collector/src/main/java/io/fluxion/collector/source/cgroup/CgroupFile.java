// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.cgroup;

import io.fluxion.Sample;
import io.fluxion.collector.row.CgroupFields;
import io.fluxion.collector.source.KernelText;

/**
 * The files of a group that are read, in the order of reading: CPU time first, so that its x is
 * that very moment. A file is opened only where it has a field that no file before it has, so that
 * the order is also the preference: those of version 1 have a controller of their own and count CPU
 * time in ns, those of version 2 in µs.
 *
 * <p>What a file costs is nearly all the kernel's: from C, 0.5 µs for {@code memory.*}, {@code
 * cpuacct.*} and {@code blkio.*}, 1.1 for {@code cpu.stat}, 2.2 for each pressure file (Linux 6.18,
 * two CPUs), and from here 0.2 to 0.3 more. {@code memory.stat}, with 10, is not among them.
 */
enum CgroupFile {
  /** Which controllers a group has: that says when it may have other files. No field is in it. */
  CONTROLLERS(2, "cgroup.controllers", 1),

  CPUACCT_USAGE(1, "cpuacct.usage", 1, number(CgroupFields.CPU_PERCENT, CgroupFields.CPU_CORES)),
  CPUACCT_USER(1, "cpuacct.usage_user", 1, number(CgroupFields.USER_CORES)),
  CPUACCT_SYSTEM(1, "cpuacct.usage_sys", 1, number(CgroupFields.SYSTEM_CORES)),
  CPU_STAT_1(1, "cpu.stat", 1, line("throttled_time ", CgroupFields.THROTTLED)),
  CPU_STAT_2(
      2,
      "cpu.stat",
      1000,
      line("usage_usec ", CgroupFields.CPU_PERCENT, CgroupFields.CPU_CORES),
      line("user_usec ", CgroupFields.USER_CORES),
      line("system_usec ", CgroupFields.SYSTEM_CORES),
      line("throttled_usec ", CgroupFields.THROTTLED)),
  MEMORY_USAGE(1, "memory.usage_in_bytes", 1, number(CgroupFields.MEMORY_BYTES)),
  BLKIO(1, "blkio.throttle.io_service_bytes_recursive", "Read ", "Write ", "Total "),
  MEMORY_CURRENT(2, "memory.current", 1, number(CgroupFields.MEMORY_BYTES)),
  IO_STAT(2, "io.stat", "rbytes=", "wbytes=", null),
  CPU_PRESSURE(2, "cpu.pressure", 1000, pressure(CgroupFields.CPU_STALLED)),
  MEMORY_PRESSURE(2, "memory.pressure", 1000, pressure(CgroupFields.MEMORY_STALLED)),
  IO_PRESSURE(2, "io.pressure", 1000, pressure(CgroupFields.IO_STALLED));

  /** How a line begins, the word in it before the number, and the number's fields as bits. */
  private record Line(byte[] begin, byte[] word, String name, int fields) {}

  private final int version;
  private final String fileName;
  private final long unit;
  private final Line[] lines;
  private final boolean isSummed;

  /** The word of the last line of a file whose numbers are summed; null where there is none. */
  private final byte[] end;

  /** A file with a line for each number, which is multiplied by a unit. */
  CgroupFile(final int version, final String fileName, final long unit, final Line... lines) {
    this.version = version;
    this.fileName = fileName;
    this.unit = unit;
    this.lines = lines;
    isSummed = false;
    end = null;
  }

  /**
   * A file of bytes read and written for each block device, which are summed: lines such as {@code
   * 8:0 rbytes=4096 wbytes=0}, or {@code 8:0 Read 4096}. Where no line is said to be the last, a
   * text without lines says that no device was used yet.
   */
  CgroupFile(
      final int version,
      final String fileName,
      final String read,
      final String written,
      final String end) {
    this.version = version;
    this.fileName = fileName;
    unit = 1;
    lines =
        new Line[] {
          line(read, CgroupFields.IO_READ_BYTES), line(written, CgroupFields.IO_WRITE_BYTES)
        };
    isSummed = true;
    this.end = end == null ? null : KernelText.word(end);
  }

  /** One number and nothing else. */
  private static Line number(final int... fields) {
    return new Line(new byte[0], new byte[0], "the content", bits(fields));
  }

  /** {@code usage_usec 8420}. */
  private static Line line(final String begin, final int... fields) {
    final String name = begin.replaceAll("[ =]$", "");
    return new Line(KernelText.word(begin), new byte[0], name, bits(fields));
  }

  /** {@code some avg10=0.00 avg60=0.00 avg300=0.00 total=8420}. */
  private static Line pressure(final int field) {
    return new Line(KernelText.word("some "), KernelText.word("total="), "total", bits(field));
  }

  static int bits(final int... fields) {
    int bits = 0;
    for (final int field : fields) {
      bits |= 1 << field;
    }
    return bits;
  }

  /** Of the cgroup interface: 1 or 2. */
  int version() {
    return version;
  }

  /** What it is called in a group's folder. */
  String fileName() {
    return fileName;
  }

  /** The fields that it may have, as bits by number. */
  int fields() {
    int fields = 0;
    for (final Line line : lines) {
      fields |= line.fields;
    }
    return fields;
  }

  /**
   * Sets what a text has of the fields that are asked for. What is not in the text is not set; what
   * is there and is no number is a fault.
   *
   * @param text as it was read, at its beginning
   * @param asked bits by field number; others are not touched
   * @return what is wrong with the text, or null
   */
  String fill(final KernelText text, final Sample sample, final int asked) {
    if (isSummed) {
      return fillSums(text, sample, asked);
    }
    String fault = null;
    for (final Line line : lines) {
      if ((line.fields & asked) != 0 && text.findLine(line.begin) && text.findWord(line.word)) {
        if (text.readNumber(unit)) {
          set(sample, line.fields & asked, text.number());
        } else {
          fault = line.name + KernelText.NO_NUMBER;
        }
      }
    }
    return fault;
  }

  private String fillSums(final KernelText text, final Sample sample, final int asked) {
    boolean isKnown = text.isAtEnd() && end == null;
    long read = 0;
    long written = 0;
    while (!text.isAtEnd()) {
      do {
        final boolean isRead = text.skip(lines[0].begin);
        if (isRead || text.skip(lines[1].begin)) {
          if (!text.readNumber(1)) {
            return lines[isRead ? 0 : 1].name + KernelText.NO_NUMBER;
          }
          read += isRead ? text.number() : 0;
          written += isRead ? 0 : text.number();
          isKnown = true;
        }
        isKnown |= end != null && text.skip(end);
      } while (text.skipWord());
      text.skipLine();
    }
    if (isKnown) {
      set(sample, asked & lines[0].fields, read);
      set(sample, asked & lines[1].fields, written);
    }
    return null;
  }

  private static void set(final Sample sample, final int fields, final long value) {
    for (int left = fields; left != 0; left &= left - 1) {
      sample.setY(Integer.numberOfTrailingZeros(left), value);
    }
  }
}
