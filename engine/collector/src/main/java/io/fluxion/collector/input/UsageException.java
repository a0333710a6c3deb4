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

/**
 * A call whose words do not fit its input, such as a column that the header does not have: exit
 * status 2. The message is one clear line that says what would be right.
 */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A call whose words do not fit its input.
   *
   * @param message one line for a person
   */
  public UsageException(final String message) {
    super(message);
  }
}
