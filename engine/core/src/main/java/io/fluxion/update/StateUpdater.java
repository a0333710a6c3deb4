// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.update;

/** A user's own step from a key's state and its new values to its new state. */
@FunctionalInterface
public interface StateUpdater {
  /**
   * Called once for every key of a batch and for every other key that has state.
   *
   * @param state the columns; only those of {@code slot} are this call's to change
   * @param slot the key's; a key that had no state finds its fields zero and its rings empty
   * @param values the key's values of this batch in arrival order, none for a key with state alone
   * @return whether the key has state; false removes it
   */
  boolean update(StateStore state, int slot, Values values);
}
