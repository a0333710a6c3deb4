// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

/** What a person should hear of. May be called from any thread. */
public interface Log {
  /**
   * Counts a row that could not be read, and names it where not too many were named before.
   *
   * @param place such as {@code http://127.0.0.1:9100/metrics:17}
   * @param reason one clause, without line end or full stop
   */
  void malformed(String place, String reason);

  /**
   * Counts rows that could not be read and are not named: what follows too many malformed ones.
   *
   * @param rows how many
   */
  void malformed(long rows);

  /**
   * Says something: that a daemon is gone, that it is back.
   *
   * @param message one line
   */
  void say(String message);
}
