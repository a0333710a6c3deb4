// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.process;

import io.fluxion.Sample;
import io.fluxion.collector.row.ProcessFields;
import io.fluxion.collector.source.HostCpu;
import io.fluxion.collector.source.KernelText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The line {@code 42 (some name) S 1 ...} of {@code /proc/PID/stat} ({@code man 5 proc}), whose
 * fields are numbered from 1. The name is what the process calls itself, with spaces and
 * parentheses as it likes, so that only the last {@code )} ends it.
 *
 * <p>Not thread-safe. Nothing allocates, but {@link #name()} and what is said about a fault.
 */
final class ProcessStat {
  private static final int STATE = 3;
  private static final int FLAGS = 9;
  private static final int START_TIME = 22;

  /** A thread of the kernel, in the field flags. */
  private static final long KERNEL_THREAD = 0x0020_0000;

  /** What is read into a sample: where it stands, its unit, and the field of the sample. */
  private static final int[] NUMBERS = {10, 12, 14, 15, 24};

  private static final long[] UNITS = {1, 1, HostCpu.TICK_NANOS, HostCpu.TICK_NANOS, pageBytes()};
  private static final int[] FIELDS = {
    ProcessFields.MINOR_FAULTS,
    ProcessFields.MAJOR_FAULTS,
    ProcessFields.USER_CORES,
    ProcessFields.SYSTEM_CORES,
    ProcessFields.MEMORY_BYTES
  };

  /** The kind of the page size in the auxiliary vector. */
  private static final long AT_PAGESZ = 6;

  /** The longest name that the kernel shows here has 64 bytes. */
  private final byte[] name = new byte[64];

  private int nameLength;
  private boolean isKernelThread;
  private long startTime;
  private int field;

  /** The name of the process that was read last, in UTF-8 if it is any text. */
  byte[] nameBytes() {
    return name;
  }

  /** How long it is. */
  int nameLength() {
    return nameLength;
  }

  /** The same as text. */
  String name() {
    return new String(name, 0, nameLength, StandardCharsets.UTF_8);
  }

  /** Whether it is a thread of the kernel, as {@link #identify} read it. */
  boolean isKernelThread() {
    return isKernelThread;
  }

  /** When the process was started, in ticks since the boot, as {@link #identify} read it. */
  long startTime() {
    return startTime;
  }

  /**
   * Reads which process it is: its name, kind and start.
   *
   * @return false where the text does not say
   */
  boolean identify(final KernelText text) {
    if (!readName(text) || !readField(text, FLAGS, 1)) {
      return false;
    }
    isKernelThread = (text.number() & KERNEL_THREAD) != 0;
    final boolean isStartRead = readField(text, START_TIME, 1);
    startTime = text.number();
    return isStartRead;
  }

  /**
   * Reads the name, and sets what the text has of the fields of a process.
   *
   * @return what is wrong with the text, or null
   */
  String fill(final KernelText text, final Sample sample) {
    if (!readName(text)) {
      return text.length() == 0 ? null : "no name in parentheses";
    }
    for (int i = 0; i < NUMBERS.length; i++) {
      if (!readField(text, NUMBERS[i], UNITS[i])) {
        return "field " + field + KernelText.NO_NUMBER;
      }
      sample.setY(FIELDS[i], text.number());
      if (FIELDS[i] == ProcessFields.SYSTEM_CORES) {
        final long cpu = sample.yBits(ProcessFields.USER_CORES) + text.number();
        sample.setY(ProcessFields.CPU_CORES, cpu);
        sample.setY(ProcessFields.CPU_PERCENT, cpu);
      }
    }
    return null;
  }

  private boolean readName(final KernelText text) {
    final byte[] bytes = text.bytes();
    int open = 0;
    while (open < text.length() && bytes[open] != '(') {
      open++;
    }
    int close = text.length() - 1;
    while (close > open && bytes[close] != ')') {
      close--;
    }
    if (close <= open) {
      nameLength = 0;
      return false;
    }
    nameLength = Math.min(close - open - 1, name.length);
    System.arraycopy(bytes, open + 1, name, 0, nameLength);
    text.position(close);
    text.skipWord();
    field = STATE;
    return true;
  }

  /** Goes on to a field, and reads its number. */
  private boolean readField(final KernelText text, final int to, final long unit) {
    while (field < to) {
      field++;
      if (!text.skipWord()) {
        return false;
      }
    }
    return text.readNumber(unit);
  }

  /**
   * The size of a page of memory, which the kernel passes to each process in its auxiliary vector:
   * pairs of words, kind and value ({@code man 3 getauxval}).
   */
  static long pageBytes() {
    try {
      final ByteBuffer pairs = ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc/self/auxv")));
      pairs.order(ByteOrder.nativeOrder());
      while (pairs.remaining() >= 2 * Long.BYTES) {
        final long kind = pairs.getLong();
        final long value = pairs.getLong();
        if (kind == AT_PAGESZ) {
          return value;
        }
      }
    } catch (final IOException e) {
      // Not Linux: there are no processes to read either.
    }
    return 4096;
  }
}
