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
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import picocli.CommandLine;

/** Plans of words as somebody types them. */
public final class Plans {
  private Plans() {}

  /** Of {@code fluxion replay}, whose output is no terminal. */
  public static ReplayPlan replay(final String... words) throws UsageException {
    return ReplayPlan.of(CommandLine.populateCommand(new ReplayOptions(), words), false);
  }

  /** Of {@code fluxion live}, whose output is no terminal. */
  public static LivePlan live(final String... words) throws UsageException {
    return LivePlan.of(CommandLine.populateCommand(new LiveOptions(), words), false);
  }
}
