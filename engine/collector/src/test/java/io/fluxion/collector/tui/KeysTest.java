// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.tui.Keys.Action;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
  private static List<String> read(final KeyMap<Action> keys, final byte[] bytes)
      throws IOException {
    final List<String> read = new ArrayList<>();
    try (PaperTerminal paper =
        new PaperTerminal(new Screen(10, 2), OutputStream.nullOutputStream())) {
      paper.setAttributes(paper.getAttributes());
      paper.processInputBytes(bytes);
      // The end of what is typed.
      paper.processInputBytes(new byte[] {0x03});
      final BindingReader reader = new BindingReader(paper.reader());
      while (true) {
        final Action action = Keys.read(reader, keys);
        if (action == Action.QUIT) {
          return read;
        } else if (action == Action.TEXT) {
          read.add(reader.getLastBinding());
        } else if (action != Action.NONE) {
          read.add(action.name());
        }
      }
    }
  }

  private static List<String> read(final String text) throws IOException {
    return read(Keys.typing(), text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "[A, UP", "OA, UP", "[B, DOWN", "OB, DOWN", "[C, NEXT_COLUMN", "[D, PREVIOUS_COLUMN",
    "[5~, PAGE_UP", "[6~, PAGE_DOWN", "[H, HOME", "OH, HOME", "[1~, HOME", "[7~, HOME",
    "[F, END", "[4~, END", "[8~, END", "[1;5A, UP", "OM, ENTER"
  })
  void shouldKnowTheSequencesOfTerminals(final String sequence, final String key)
      throws IOException {
    assertThat(read("\u001b" + sequence + "x")).containsExactly(key, "x");
  }

  @Test
  void shouldPassOverSequencesThatMeanNothing() throws IOException {
    assertThat(read("\u001b[200~a\u001b[15~\u001b[<0;10;10Mb\u001bxc\u001b[Zd\u001bOQ\u001b[1;5Se"))
        .containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void shouldTakeAnEscapeForAKeyWhereNoSequenceFollows() throws IOException {
    assertThat(read("\u001b")).containsExactly("CANCEL");
    assertThat(read("\u001b\u001b[A")).containsExactly("CANCEL", "UP");
  }

  @Test
  void shouldTakeCharactersOfAllLengths() throws IOException {
    assertThat(read("aé容🎉\r")).containsExactly("a", "é", "容", "🎉", "ENTER");
  }

  @Test
  void shouldTakeBytesThatAreNoCharacterForNoOther() throws IOException {
    final byte[] bytes = {(byte) 0x80, 'a', (byte) 0xe5, 'b', (byte) 0xff, 'c'};
    assertThat(read(Keys.typing(), bytes))
        .containsExactly("\ufffd", "a", "\ufffd", "b", "\ufffd", "c");
  }

  @Test
  void shouldKnowControlKeys() throws IOException {
    assertThat(read("\u007f\b\n\f\u0015"))
        .containsExactly("BACKSPACE", "BACKSPACE", "ENTER", "REDRAW", "CLEAR");
  }

  @Test
  void shouldTakeLettersForCommandsOnlyWhereNoFilterIsTyped() throws IOException {
    final byte[] letters = "srh/ ".getBytes(StandardCharsets.UTF_8);
    assertThat(read(Keys.commands(), letters))
        .containsExactly("NEXT_COLUMN", "REVERSE", "HELP", "FILTER", "FREEZE");
    assertThat(read(Keys.typing(), letters)).containsExactly("s", "r", "h", "/", " ");
  }
}
