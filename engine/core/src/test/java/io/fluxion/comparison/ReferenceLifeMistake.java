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
