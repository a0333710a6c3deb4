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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDecoderTest {
  private final List<Integer> keys = new ArrayList<>();
  private final KeyDecoder decoder = new KeyDecoder(keys::add);

  private void type(final String text) {
    final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    decoder.take(bytes, bytes.length);
  }

  @ParameterizedTest
  @CsvSource({
    "[A, -5", "OA, -5", "[B, -6", "OB, -6", "[C, -8", "[D, -7", "[5~, -9", "[6~, -10",
    "[H, -11", "OH, -11", "[1~, -11", "[7~, -11", "[F, -12", "[4~, -12", "[8~, -12", "[1;5A, -5",
    "OM, -2"
  })
  void shouldKnowTheSequencesOfTerminals(final String sequence, final int key) {
    type("\u001b" + sequence + "x");
    assertThat(keys).containsExactly(key, (int) 'x');
  }

  @Test
  void shouldPassOverSequencesThatMeanNothing() {
    type("\u001b[200~a\u001b[15~\u001b[<0;10;10Mb\u001bxc\u001b[Z");
    assertThat(keys).containsExactly((int) 'a', (int) 'b', (int) 'c');
  }

  @Test
  void shouldTakeAnEscapeForAKeyWhereNothingFollows() {
    type("\u001b");
    assertThat(keys).isEmpty();
    decoder.idle();
    assertThat(keys).containsExactly(Keys.ESCAPE);
    type("\u001b\u001b[A");
    assertThat(keys).containsExactly(Keys.ESCAPE, Keys.ESCAPE, Keys.UP);
    decoder.idle();
    assertThat(keys).hasSize(3);
  }

  @Test
  void shouldTakeCharactersInWhateverPiecesTheyCome() {
    for (final byte b : "aé容🎉\r".getBytes(StandardCharsets.UTF_8)) {
      decoder.take(new byte[] {b}, 1);
    }
    assertThat(keys).containsExactly((int) 'a', (int) 'é', (int) '容', 0x1f389, Keys.ENTER);
  }

  @Test
  void shouldPassOverBytesThatAreNoCharacter() {
    decoder.take(new byte[] {(byte) 0x80, 'a', (byte) 0xe5, 'b', (byte) 0xff, 'c'}, 6);
    assertThat(keys).containsExactly((int) 'a', (int) 'b', (int) 'c');
  }

  @Test
  void shouldKnowControlKeys() {
    type("\u0003\u007f\b\n\f\u0015");
    assertThat(keys)
        .containsExactly(
            Keys.INTERRUPT, Keys.BACKSPACE, Keys.BACKSPACE, Keys.ENTER, Keys.REDRAW, Keys.CLEAR);
  }
}
