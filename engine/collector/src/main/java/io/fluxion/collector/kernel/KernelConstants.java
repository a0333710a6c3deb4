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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code sysconf} answers a C program, which the kernel tells each process in its auxiliary
 * vector: pairs of words, kind and value ({@code man 3 getauxval}).
 */
final class KernelConstants {
  private static final long AT_PAGESZ = 6;
  private static final long AT_CLKTCK = 17;
  private static final int PAIR_BYTES = 2 * Long.BYTES;

  private static final long PAGE_BYTES = auxiliary(AT_PAGESZ, 4096);
  private static final long TICKS_PER_SECOND = auxiliary(AT_CLKTCK, 100);

  private KernelConstants() {}

  /** The size of a page of memory. */
  static long pageBytes() {
    return PAGE_BYTES;
  }

  /** How many ticks of the kernel's statistics make a second: 100. */
  static long ticksPerSecond() {
    return TICKS_PER_SECOND;
  }

  private static long auxiliary(final long kind, final long otherwise) {
    try {
      final ByteBuffer pairs =
          ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc/self/auxv")))
              .order(ByteOrder.nativeOrder());
      while (pairs.remaining() >= PAIR_BYTES) {
        final long found = pairs.getLong();
        final long value = pairs.getLong();
        if (found == kind && value > 0) {
          return value;
        }
      }
    } catch (final IOException e) {
      // No Linux: nothing that these numbers are for can be read either.
    }
    return otherwise;
  }
}
