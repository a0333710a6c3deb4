// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import java.util.HashSet;
import java.util.Set;

/**
 * Says that something that is watched cannot be read at present, each reason once, and once that it
 * is back.
 *
 * <p>Not thread-safe.
 */
public final class Outage {
  /** Reasons may hold what others make up. */
  private static final int MAX_REASONS = 8;

  private final String name;
  private final Set<String> reasons = new HashSet<>();

  /**
   * No outage yet.
   *
   * @param name what is watched
   */
  public Outage(final String name) {
    this.name = name;
  }

  /**
   * It cannot be read.
   *
   * @param out is told where this reason is new
   * @param reason one clause
   */
  public void say(final Log out, final String reason) {
    if (reasons.size() < MAX_REASONS && reasons.add(reason)) {
      out.say(name + ": " + reason + "; it will be tried again");
    }
  }

  /**
   * It can be read.
   *
   * @param out is told where that is new
   */
  public void end(final Log out) {
    if (!reasons.isEmpty()) {
      reasons.clear();
      out.say(name + " is back");
    }
  }
}
