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
import io.fluxion.collector.row.ProcessFields;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The line {@code 42 (some name) S 1 ...} of {@code /proc/PID/stat} ({@code man 5 proc}), whose
 * fields are numbered from 1. The name is what the process calls itself, with spaces and
 * parentheses as it likes, so that only the last {@code )} ends it.
 *
 * <p>Not thread-safe. Nothing allocates, but {@link #name()} and what is said about a fault.
 */
final class ProcessStat {
  /** A thread of the kernel, in the field flags. */
  private static final long KERNEL_THREAD = 0x0020_0000;

  /** The longest name that the kernel shows here. */
  private static final int LONGEST_NAME = 64;

  private static final long TICK_NANOS =
      TimeUnit.SECONDS.toNanos(1) / KernelConstants.ticksPerSecond();

  private static final int STATE = 3;
  private static final int FLAGS = 9;
  private static final int MINOR_FAULTS = 10;
  private static final int MAJOR_FAULTS = 12;
  private static final int USER_TIME = 14;
  private static final int SYSTEM_TIME = 15;
  private static final int START_TIME = 22;
  private static final int RESIDENT_PAGES = 24;

  private final byte[] name = new byte[LONGEST_NAME];
  private int nameLength;
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

  /**
   * Sets what the text has of the fields of a process.
   *
   * @return what is wrong with the text, or null
   */
  String fill(final KernelText text, final Sample sample) {
    if (text.isAtEnd()) {
      nameLength = 0;
      return null;
    }
    if (!readName(text)) {
      return "no name in parentheses";
    }
    if (!readField(text, MINOR_FAULTS, 1)) {
      return fault();
    }
    sample.setY(ProcessFields.MINOR_FAULTS, text.number());
    if (!readField(text, MAJOR_FAULTS, 1)) {
      return fault();
    }
    sample.setY(ProcessFields.MAJOR_FAULTS, text.number());
    if (!readField(text, USER_TIME, TICK_NANOS)) {
      return fault();
    }
    final long user = text.number();
    if (!readField(text, SYSTEM_TIME, TICK_NANOS)) {
      return fault();
    }
    sample.setY(ProcessFields.USER_CORES, user);
    sample.setY(ProcessFields.SYSTEM_CORES, text.number());
    sample.setY(ProcessFields.CPU_CORES, user + text.number());
    sample.setY(ProcessFields.CPU_PERCENT, user + text.number());
    if (!readField(text, RESIDENT_PAGES, KernelConstants.pageBytes())) {
      return fault();
    }
    sample.setY(ProcessFields.MEMORY_BYTES, text.number());
    return null;
  }

  /** Whether the text is that of a thread of the kernel; reads the name, too. */
  boolean isKernelThread(final KernelText text) {
    text.position(0);
    return readName(text) && readField(text, FLAGS, 1) && (text.number() & KERNEL_THREAD) != 0;
  }

  /**
   * When the process was started; reads the name, too.
   *
   * @return ticks since the boot, or -1 where the text does not say
   */
  long startTime(final KernelText text) {
    text.position(0);
    return readName(text) && readField(text, START_TIME, 1) ? text.number() : -1;
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
  private boolean readField(final KernelText text, final int number, final long unit) {
    while (field < number) {
      field++;
      if (!text.skipWord()) {
        return false;
      }
    }
    return text.readNumber(unit);
  }

  private String fault() {
    return "field " + field + " is no unsigned 64-bit integer";
  }
}
