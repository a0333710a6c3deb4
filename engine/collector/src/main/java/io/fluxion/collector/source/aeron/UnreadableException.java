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
package io.fluxion.collector.source.aeron;

/** A file whose counters cannot be read. The message is a clause that goes behind its name. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean isForEver;

  private UnreadableException(final String clause, final boolean isForEver) {
    super(clause);
    this.isForEver = isForEver;
  }

  /** There may be counters soon. */
  static UnreadableException atPresent(final String clause) {
    return new UnreadableException(clause, false);
  }

  /** As this file is, there will be none. */
  static UnreadableException forEver(final String clause) {
    return new UnreadableException(clause, true);
  }

  boolean isForEver() {
    return isForEver;
  }
}
