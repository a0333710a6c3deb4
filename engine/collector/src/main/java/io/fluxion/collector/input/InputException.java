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

/** An input that cannot be used: exit status 1. The message is one clear line. */
public final class InputException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * An input that cannot be used.
   *
   * @param message one line for a person, which names the file
   */
  public InputException(final String message) {
    super(message);
  }
}
