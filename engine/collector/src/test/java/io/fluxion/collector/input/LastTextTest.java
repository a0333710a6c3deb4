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
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LastTextTest {
  private static final String DIGITS = "170000000123456789012345";

  /** A text behind a few other bytes, and before some. */
  private static byte[] padded(final String text) {
    return ("abc" + text + "padding.").getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean is(final LastText last, final String text) {
    return last.is(padded(text), 3, 3 + text.length());
  }

  private static LastText kept(final String text) {
    final LastText last = new LastText();
    last.keep(padded(text), 3, 3 + text.length());
    return last;
  }

  @Test
  void shouldTellTheSameTextFromAllOthers() {
    for (int length = 8; length <= 24; length++) {
      final String text = DIGITS.substring(0, length);
      final LastText last = kept(text);
      assertThat(is(last, text)).isTrue();
      for (int i = 0; i < length; i++) {
        assertThat(is(last, text.substring(0, i) + 'x' + text.substring(i + 1))).isFalse();
      }
      assertThat(is(last, text + '0')).isFalse();
      assertThat(is(last, text.substring(1))).isFalse();
    }
  }

  @Test
  void shouldKeepNoTextThatIsShorterOrLonger() {
    for (final String text : new String[] {"", "1234567", DIGITS + '6'}) {
      assertThat(is(new LastText(), text)).isFalse();
      assertThat(is(kept(text), text)).isFalse();
    }
  }
}
