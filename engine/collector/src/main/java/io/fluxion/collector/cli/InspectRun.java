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

import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.IdleListener;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.RowBuffer;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.output.InspectionText;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.OutputException;
import io.fluxion.collector.output.StandardOutput;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.recording.Inspection;
import io.fluxion.collector.recording.RecordingReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Carries out a plan: files, one after the other; what a file is, its first bytes tell. */
final class InspectRun {
  private final InspectPlan plan;
  private final Streams streams;
  private final Messages messages;
  private final OutputStream out;
  private int written;

  InspectRun(final InspectPlan plan, final Streams streams, final Messages messages) {
    this.plan = plan;
    this.streams = streams;
    this.messages = messages;
    out = new StandardOutput(streams);
  }

  /**
   * Reads everything.
   *
   * @return an {@link ExitStatus}
   */
  int run() throws UsageException {
    try {
      InputFiles.check(plan.files());
      for (final String file : plan.files()) {
        try (Input input = InputFiles.open(file, streams)) {
          inspect(input);
        }
      }
      messages.sayMalformed();
      return ExitStatus.DONE;
    } catch (final InputException e) {
      messages.say(e.getMessage());
    } catch (final OutputException e) {
      if (e.isReaderGone()) {
        return ExitStatus.DONE;
      }
      messages.say("the output cannot be written: " + e.getMessage());
    } catch (final IOException | RuntimeException | Error e) {
      messages.say(messages.unexpected(e));
    }
    return ExitStatus.FAILED;
  }

  private void inspect(final Input input) throws IOException, InputException, UsageException {
    final IdleListener nobodyWaits = () -> {};
    final RowBuffer buffer = new RowBuffer(input, RowBuffer.MAX_ROW_BYTES, nobodyWaits);
    final Format format = Format.detect(buffer);
    if (format != Format.FLUXION) {
      throw new InputException(
          input.name()
              + " holds "
              + format.name().toLowerCase(Locale.ROOT)
              + ", not a recording; fluxion record makes one of it");
    }
    final RecordingReader reader = new RecordingReader(buffer::take, input.name());
    final Inspection inspection = plan.inspection(reader.schema());
    int next = reader.next();
    while (next != RecordingReader.END) {
      if (next == RecordingReader.BLOCK) {
        inspection.add(reader.block());
        sayUnnamed(reader);
      } else {
        inspection.lost(reader.lostRows());
        messages.malformed(reader.place(), reader.reason(), reader.lostRows());
      }
      next = reader.next();
    }
    if (inspection.rows() == 0) {
      throw new InputException(
          input.name()
              + ": not one good row"
              + (inspection.lostRows() == 0 ? "" : ", " + inspection.lostRows() + " lost"));
    }
    put(new InspectionText(input.name(), reader.version(), inspection));
  }

  private void sayUnnamed(final RecordingReader reader) {
    final int rows = reader.block().unnamedRows() + reader.block().tooLongRows();
    if (rows > 0) {
      messages.malformed(reader.place(), rows + " of its rows have a key whose name is lost", rows);
    }
  }

  private void put(final InspectionText text) throws IOException {
    if (plan.table()) {
      if (written++ > 0) {
        out.write('\n');
      }
      text.putTable(out, streams.outIsTerminal() && System.getenv("NO_COLOR") == null);
    } else {
      text.putNdjson(out);
    }
  }
}
