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

import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Streams;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Plans of command lines as somebody types them. */
final class Plans {
  private Plans() {}

  /** Of {@code fluxion live}, whose output is no terminal. */
  static RunPlan live(final String... words) throws Exception {
    final PrintStream err = new PrintStream(OutputStream.nullOutputStream());
    final Streams streams =
        new Streams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            err,
            false,
            false,
            false);
    final List<String> all = new ArrayList<>(List.of("live"));
    all.addAll(List.of(words));
    final CommandLine command = FluxionCommand.commandLine(streams, new Messages(err));
    CommandLine.ParseResult result = command.parseArgs(all.toArray(String[]::new));
    while (result.hasSubcommand()) {
      result = result.subcommand();
    }
    return ((SourceCommand) result.commandSpec().userObject()).plan(streams);
  }
}
