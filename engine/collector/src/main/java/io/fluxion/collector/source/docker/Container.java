// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import io.fluxion.collector.input.Excerpt;
import java.util.regex.Pattern;

/** A container that is watched: what is known of it, and when it is asked for next. */
final class Container {
  /** An id goes into a request: nothing else must come with it. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,255}");

  final String id;

  /** When its stream is to be opened, by {@link System#nanoTime}. */
  long dueAt;

  /** When an event last told of it, by {@link System#nanoTime}. */
  long toldAt;

  /** The last list that named it. */
  long listNumber;

  /** The daemon says that it runs. Otherwise it is asked for once more, to see how it ended. */
  boolean isRunning = true;

  /** When the last frame was read that was handed on, by the daemon's clock in ns since 1970. */
  long handedOnNanos;

  /** The last frame that was handed on had numbers. */
  boolean hasFrame;

  /** How many answers in a row were of no use. */
  int failures;

  boolean isFailureSaid;

  /** Its stream, by which what belongs to an earlier one is known; null while there is none. */
  LineSplitter stream;

  private String shownName;

  Container(final String id, final String name, final long toldAt) {
    this.id = id;
    this.toldAt = toldAt;
    rename(name);
  }

  static boolean isId(final String text) {
    return text != null && ID.matcher(text).matches();
  }

  /** No more of its name is kept than messages show. */
  void rename(final String name) {
    shownName = Excerpt.of(name);
  }

  /** What messages call it. */
  String shownName() {
    return shownName;
  }
}
