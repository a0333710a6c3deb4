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
package io.fluxion.collector.tui;

import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/**
 * Bytes of a terminal to {@link Keys}: UTF-8, and the sequences of the VT100 and its heirs. An
 * Escape by itself is one that nothing follows at once; sequences that mean nothing here are passed
 * over.
 *
 * <p>Not thread-safe.
 */
final class KeyDecoder {
  private static final int ESC = 0x1b;
  private static final int LONGEST = 16;

  private final IntConsumer keys;
  // An unfinished sequence or character.
  private final byte[] pending = new byte[LONGEST];
  private int length;

  KeyDecoder(final IntConsumer keys) {
    this.keys = keys;
  }

  void take(final byte[] bytes, final int count) {
    for (int i = 0; i < count; i++) {
      take(bytes[i]);
    }
  }

  /** Nothing came for a while: what is unfinished is all there is. */
  void idle() {
    if (length == 1 && pending[0] == ESC) {
      keys.accept(Keys.ESCAPE);
    }
    length = 0;
  }

  private void take(final byte b) {
    if (length > 0 && pending[0] == ESC) {
      takeOfSequence(b);
    } else if (length > 0 || b < 0) {
      takeOfCharacter(b);
    } else if (b == ESC) {
      pending[length++] = b;
    } else {
      keys.accept(plain(b));
    }
  }

  private static int plain(final byte b) {
    return switch (b) {
      case '\r', '\n' -> Keys.ENTER;
      case 0x7f, '\b' -> Keys.BACKSPACE;
      case 0x03 -> Keys.INTERRUPT;
      case 0x0c -> Keys.REDRAW;
      case 0x15 -> Keys.CLEAR;
      default -> b;
    };
  }

  private void takeOfSequence(final byte b) {
    if (b == ESC) {
      // Twice: the first one was by itself.
      idle();
      pending[length++] = b;
      return;
    }
    if (length == LONGEST) {
      length = 0;
      return;
    }
    pending[length++] = b;
    if (length == 2) {
      if (b != '[' && b != 'O') {
        // Alt and a key.
        length = 0;
      }
    } else if (b >= '@' && b <= '~') {
      final int key = sequence(b);
      length = 0;
      if (key != 0) {
        keys.accept(key);
      }
    }
  }

  /** The key of a sequence that ends in this byte; 0 for none. */
  private int sequence(final byte last) {
    return switch (last) {
      case 'A' -> Keys.UP;
      case 'B' -> Keys.DOWN;
      case 'C' -> Keys.RIGHT;
      case 'D' -> Keys.LEFT;
      case 'H' -> Keys.HOME;
      case 'F' -> Keys.END;
      case 'M' -> pending[1] == 'O' ? Keys.ENTER : 0;
      case '~' -> numbered();
      default -> 0;
    };
  }

  private int numbered() {
    int number = 0;
    for (int i = 2; i < length && pending[i] >= '0' && pending[i] <= '9'; i++) {
      number = number * 10 + pending[i] - '0';
    }
    return switch (number) {
      case 1, 7 -> Keys.HOME;
      case 4, 8 -> Keys.END;
      case 5 -> Keys.PAGE_UP;
      case 6 -> Keys.PAGE_DOWN;
      default -> 0;
    };
  }

  private void takeOfCharacter(final byte b) {
    if (length > 0 && (b & 0xc0) != 0x80) {
      // Cut short: what comes now is another.
      length = 0;
      take(b);
      return;
    }
    pending[length++] = b;
    final int lead = pending[0] & 0xff;
    final int expected = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    if (length < expected) {
      return;
    }
    final String character = new String(pending, 0, length, StandardCharsets.UTF_8);
    length = 0;
    final int codePoint = character.codePointAt(0);
    if (codePoint != 0xfffd) {
      keys.accept(codePoint);
    }
  }
}
