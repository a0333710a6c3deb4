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
