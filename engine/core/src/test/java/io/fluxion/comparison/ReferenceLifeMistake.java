// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

/**
 * Ways to get the life of keys wrong. A model that makes one of them stands for a store that does:
 * the comparison is worth something only if it notices every one.
 */
enum ReferenceLifeMistake {
  NONE,
  TIME_IS_THE_NEWEST_X_OF_ALL,
  TIME_IS_THAT_OF_ACCEPTED_SAMPLES,
  TIME_FORGETS_KEYS_THAT_ARE_GONE,
  TIME_OF_THE_FIRST_KEY_IS_KEPT,
  TIME_MOVES_BEFORE_THE_SAMPLE_IS_JUDGED,
  KEY_REMEMBERS_ITS_OWN_X,
  KEY_REMEMBERS_THE_TIME_BEFORE,
  KEY_IS_IDLE_AT_THE_LIMIT,
  IDLE_KEY_IS_HEARD_OF_BY_HANDLE,
  IDLE_KEY_COMES_BACK_TO_ITS_PLACE,
  IDLE_KEY_HOLDS_ITS_PLACE,
  IGNORED_SAMPLE_COUNTS_AS_HEARD,
  REJECTED_COUNTS_EACH_FIELD
}
