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
package io.fluxion.collector.input;

/** A JSON row that cannot be read; the message is the reason. Never leaves its decoder. */
final class RowException extends Exception {
  private static final long serialVersionUID = 1L;

  RowException(final String reason) {
    // Bad rows can be many, and nobody reads where in the code they were found out.
    super(reason, null, false, false);
  }
}
