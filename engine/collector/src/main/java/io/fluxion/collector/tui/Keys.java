// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;

/** What can be asked for by keys, and the keys for it. */
final class Keys {
  private static final String ESCAPE = "\u001b";

  /** After so long without another byte an Escape is the key, and not the begin of a sequence. */
  private static final long ESCAPE_MILLIS = 100;

  private static final String MODIFIERS = "2345678";

  private Keys() {}

  /** What a key means. */
  enum Action {
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    NEXT_COLUMN,
    PREVIOUS_COLUMN,
    REVERSE,
    FILTER,
    FREEZE,
    HELP,
    QUIT,
    REDRAW,
    ENTER,
    CANCEL,
    BACKSPACE,
    CLEAR,
    /** A character without another meaning. */
    TEXT,
    /** The begin of an escape sequence that means nothing here; its end is still to be read. */
    SEQUENCE,
    NONE
  }

  /** The keys while a filter is being typed. */
  static KeyMap<Action> typing() {
    final KeyMap<Action> keys = new KeyMap<>();
    keys.setAmbiguousTimeout(ESCAPE_MILLIS);
    keys.setNomatch(Action.TEXT);
    keys.setUnicode(Action.TEXT);
    // Alt and a key.
    for (char c = ' '; c <= '~'; c++) {
      keys.bind(Action.NONE, ESCAPE + c);
    }
    arrow(keys, Action.UP, 'A');
    arrow(keys, Action.DOWN, 'B');
    arrow(keys, Action.NEXT_COLUMN, 'C');
    arrow(keys, Action.PREVIOUS_COLUMN, 'D');
    arrow(keys, Action.HOME, 'H');
    arrow(keys, Action.END, 'F');
    numbered(keys, Action.HOME, "17");
    numbered(keys, Action.END, "48");
    numbered(keys, Action.PAGE_UP, "5");
    numbered(keys, Action.PAGE_DOWN, "6");
    sequence(keys, Action.ENTER, "OM");
    keys.bind(Action.ENTER, "\r", "\n");
    keys.bind(Action.CANCEL, ESCAPE);
    keys.bind(Action.BACKSPACE, KeyMap.del(), KeyMap.ctrl('H'));
    keys.bind(Action.CLEAR, KeyMap.ctrl('U'));
    keys.bind(Action.REDRAW, KeyMap.ctrl('L'));
    // Where the terminal makes no signal of it.
    keys.bind(Action.QUIT, KeyMap.ctrl('C'));
    return keys;
  }

  /** The keys otherwise. */
  static KeyMap<Action> commands() {
    final KeyMap<Action> keys = typing();
    keys.bind(Action.NEXT_COLUMN, "s");
    keys.bind(Action.PREVIOUS_COLUMN, "S");
    keys.bind(Action.REVERSE, "r");
    keys.bind(Action.FILTER, "/");
    keys.bind(Action.FREEZE, " ");
    keys.bind(Action.HELP, "?", "h");
    keys.bind(Action.QUIT, "q", "Q");
    return keys;
  }

  /** Waits for the next key; null at the end. */
  static Action read(final BindingReader reader, final KeyMap<Action> keys) {
    final Action action = reader.readBinding(keys);
    if (action != Action.SEQUENCE) {
      return action;
    }
    int c = reader.readCharacter();
    while (c >= ' ' && c < '@') {
      c = reader.readCharacter();
    }
    return Action.NONE;
  }

  private static void arrow(final KeyMap<Action> keys, final Action action, final char letter) {
    sequence(keys, action, "[" + letter);
    sequence(keys, action, "O" + letter);
    for (final char modifier : MODIFIERS.toCharArray()) {
      sequence(keys, action, "[1;" + modifier + letter);
    }
  }

  private static void numbered(
      final KeyMap<Action> keys, final Action action, final String numbers) {
    for (final char number : numbers.toCharArray()) {
      sequence(keys, action, "[" + number + '~');
    }
  }

  /** What begins like this sequence and goes on otherwise is a sequence, too. */
  private static void sequence(
      final KeyMap<Action> keys, final Action action, final String afterEscape) {
    for (int i = 1; i < afterEscape.length(); i++) {
      keys.bind(Action.SEQUENCE, ESCAPE + afterEscape.substring(0, i));
    }
    keys.bind(action, ESCAPE + afterEscape);
  }
}
