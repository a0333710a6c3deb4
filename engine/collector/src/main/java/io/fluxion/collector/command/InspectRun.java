package io.fluxion.collector.command;

import io.fluxion.collector.codec.Format;
import io.fluxion.collector.codec.XUnit;
import io.fluxion.collector.recording.Inspection;
import io.fluxion.collector.recording.RecordingReader;
import io.fluxion.collector.recording.RecordingSchema;
import io.fluxion.collector.sink.InspectionText;
import io.fluxion.collector.source.IdleListener;
import io.fluxion.collector.source.Input;
import io.fluxion.collector.source.InputException;
import io.fluxion.collector.source.RowBuffer;
import io.fluxion.collector.source.UsageException;
import io.fluxion.derivative.NumberType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Looks into files, one after the other; what a file is, its first bytes tell. */
final class InspectRun {
  private final InspectOptions options;
  private final List<String> files;
  private final boolean table;
  private final Streams streams;
  private final Messages messages;
  private final OutputStream out;
  private int written;

  InspectRun(final InspectOptions options, final Streams streams, final Messages messages)
      throws UsageException {
    this.options = options;
    this.streams = streams;
    this.messages = messages;
    files = InputWords.files(options.files);
    table = Words.choice("--out", options.out, "table", "ndjson").equals("table");
    out = new StandardOutput(streams);
  }

  /**
   * Reads everything.
   *
   * @return an {@link ExitStatus}
   */
  int run() throws UsageException {
    try {
      InputFiles.check(files);
      for (final String file : files) {
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
    final RecordingReader reader =
        new RecordingReader(input.bytes(buffer, nobodyWaits), input.name());
    final Inspection inspection = inspection(reader.schema());
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
    put(new InspectionText(input.name(), inspection));
  }

  private void sayUnnamed(final RecordingReader reader) {
    final int rows = reader.block().unnamedRows() + reader.block().tooLongRows();
    if (rows > 0) {
      messages.malformed(reader.place(), rows + " of its rows have a key whose name is lost", rows);
    }
  }

  private void put(final InspectionText text) throws IOException {
    if (table) {
      if (written++ > 0) {
        out.write('\n');
      }
      text.putTable(out, streams.outIsTerminal() && System.getenv("NO_COLOR") == null);
    } else {
      text.putNdjson(out);
    }
  }

  private Inspection inspection(final RecordingSchema schema) throws UsageException {
    final String gap = options.maxGap;
    if (gap == null) {
      return Inspection.of(schema);
    }
    if (schema.nanoseconds()) {
      final XUnit unit = XUnit.valueOf(Columns.upper(schema.xUnit()));
      return Inspection.of(schema, Distance.nanos("--max-gap", gap, unit));
    }
    return schema.xType() == NumberType.DOUBLE
        ? Inspection.of(schema, Distance.real("--max-gap", gap))
        : Inspection.of(schema, Distance.whole("--max-gap", gap));
  }
}
