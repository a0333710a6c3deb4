// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * SipHash-1-3: a keyed hash of bytes whose collisions cannot be aimed at without the key.
 *
 * <p>Source: J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF" (2012), with one
 * round a word and three to finish, as the hash tables of Rust and Ruby have it.
 */
final class SipHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long k0;
  private final long k1;

  SipHash(final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    k0 = random.nextLong();
    k1 = random.nextLong();
  }

  SipHash(final long k0, final long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  long hash(final byte[] bytes, final int offset, final int length) {
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    final int whole = offset + (length & ~7);
    long word = 0;
    // The last turn takes the bytes that do not fill a word, and the length; then three to finish.
    for (int at = offset; at <= whole + 24; at += 8) {
      if (at < whole) {
        word = (long) LONG.get(bytes, at);
      } else if (at == whole) {
        word = tail(bytes, at, length);
      } else {
        word = 0;
        if (at == whole + 8) {
          v2 ^= 0xff;
        }
      }
      v3 ^= word;
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
      v0 ^= word;
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private static long tail(final byte[] bytes, final int from, final int length) {
    long word = (long) length << 56;
    for (int i = (length & 7) - 1; i >= 0; i--) {
      word |= (bytes[from + i] & 0xffL) << (8 * i);
    }
    return word;
  }
}
