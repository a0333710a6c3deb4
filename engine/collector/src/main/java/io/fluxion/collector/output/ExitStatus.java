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
package io.fluxion.collector.output;

/** How a command ends. */
public final class ExitStatus {
  /** Done; also when the reader of the output went away. */
  public static final int DONE = 0;

  /** The input could not be used, or the output not written. */
  public static final int FAILED = 1;

  /** An option is unknown, invalid or does not fit the others. */
  public static final int USAGE = 2;

  private ExitStatus() {}
}
