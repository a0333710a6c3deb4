package io.fluxion.collector.command;

import io.fluxion.collector.codec.Decoder;
import io.fluxion.collector.codec.Decoders;
import io.fluxion.collector.codec.Format;
import io.fluxion.collector.sink.CsvSink;
import io.fluxion.collector.sink.NdjsonSink;
import io.fluxion.collector.sink.NoneSink;
import io.fluxion.collector.sink.Sink;
import io.fluxion.collector.sink.TableSink;
import io.fluxion.collector.sink.TableStyle;
import io.fluxion.collector.source.Input;
import io.fluxion.collector.source.InputException;
import io.fluxion.collector.source.RowBuffer;
import io.fluxion.collector.source.UsageException;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.Sample;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Carries out a plan: files to rows, rows through the store, outcomes to the sink. Whatever ends
 * it, the good rows are out before the reason is named.
 */
final class ReplayRun {
  private final ReplayPlan plan;
  private final Streams streams;
  private final Messages messages;
  private final Progress progress;
  private final PaceKeeper pace;
  private final List<String> problems = new ArrayList<>();
  private final long started = System.nanoTime();

  private DerivativeStore store;
  private Sample sample;
  private Sink sink = new NoneSink();
  private long rows;
  private int status = ExitStatus.DONE;
  private boolean outputLost;
  private boolean readerGone;

  ReplayRun(final ReplayPlan plan, final Streams streams, final Messages messages) {
    this.plan = plan;
    this.streams = streams;
    this.messages = messages;
    pace = Pace.isKept(plan.speed()) ? new PaceKeeper(plan, messages) : null;
    // On a terminal that takes the rows themselves, a bar would stand between them.
    final boolean rowsOnTerminal =
        streams.outIsTerminal()
            && (plan.out() == ReplayPlan.Out.CSV || plan.out() == ReplayPlan.Out.NDJSON);
    progress =
        new Progress(
            streams.err(), messages, streams.errIsTerminal() && !rowsOnTerminal, plan.files());
  }

  /** A part of a run, which may end it. */
  private interface Step {
    void take() throws IOException, InputException, FailureException, UsageException;
  }

  /**
   * Reads everything.
   *
   * @return an {@link ExitStatus}
   */
  int run() {
    attempt(this::checkFiles);
    if (status == ExitStatus.DONE) {
      attempt(this::readAll);
      progress.close();
      if (!outputLost) {
        attempt(() -> sink.finish(messages.malformed()));
      }
      if (plan.summary() != null && status != ExitStatus.USAGE) {
        attempt(this::writeSummary);
      }
    }
    if (!readerGone && rows > 0 && !plan.strict()) {
      messages.sayMalformed();
    }
    problems.forEach(messages::say);
    return status;
  }

  private void attempt(final Step step) {
    try {
      step.take();
    } catch (final UsageException e) {
      end(ExitStatus.USAGE, e.getMessage());
    } catch (final InputException | FailureException e) {
      end(ExitStatus.FAILED, e.getMessage());
    } catch (final OutputException e) {
      outputLost = true;
      readerGone = e.isReaderGone();
      if (!readerGone) {
        end(ExitStatus.FAILED, "the output cannot be written: " + e.getMessage());
      }
    } catch (final IOException | RuntimeException | Error e) {
      end(ExitStatus.FAILED, messages.unexpected(e));
    }
  }

  private void end(final int newStatus, final String problem) {
    status = Math.max(status, newStatus);
    problems.add(problem);
  }

  /** Refuses what would fail later, before anything is printed. Opens nothing: it may be a pipe. */
  private void checkFiles() throws InputException, FailureException {
    for (final String name : plan.files()) {
      final File file = new File(name);
      if (name.equals(ReplayPlan.STANDARD_INPUT)) {
        continue;
      }
      if (!file.exists()) {
        throw new InputException("no such file: " + name);
      }
      if (file.isDirectory()) {
        throw new InputException(name + " is a directory");
      }
      if (!file.canRead()) {
        throw new InputException(name + " cannot be read: permission denied");
      }
    }
    if (plan.summary() != null) {
      RunSummary.check(plan.summary());
    }
  }

  private void readAll() throws IOException, InputException, FailureException, UsageException {
    for (final String file : plan.files()) {
      try (Input input = open(file)) {
        read(input);
        progress.passed(input);
      }
    }
    if (rows == 0) {
      throw new InputException(noGoodRow());
    }
  }

  private Input open(final String file) throws InputException {
    return file.equals(ReplayPlan.STANDARD_INPUT)
        ? Input.of("standard input", streams.in())
        : Input.open(file);
  }

  private void read(final Input input)
      throws IOException, InputException, FailureException, UsageException {
    final RowBuffer buffer =
        new RowBuffer(
            input,
            RowBuffer.MAX_ROW_BYTES,
            () -> {
              sink.flush();
              progress.tick(input, rows);
            });
    final Format format = plan.format() == null ? Format.detect(buffer) : plan.format();
    checkFormat(format, input.name());
    final Decoder decoder = Decoders.open(format, buffer, input.name(), plan.layout().rows());
    if (store == null) {
      begin();
    }
    readRows(decoder, input.name());
  }

  /** What a file holds must be what the options are for. */
  private void checkFormat(final Format format, final String name) throws UsageException {
    final boolean frames = format == Format.DOCKER;
    if (frames == plan.layout().frames()) {
      return;
    }
    final String content = frames ? "docker frames" : format.name().toLowerCase(Locale.ROOT);
    if (store != null) {
      throw new UsageException(
          name + " holds " + content + ", unlike the files before it: a run takes one of the two");
    }
    throw new UsageException(
        name
            + " holds "
            + content
            + (frames
                ? ", whose fields are fixed: leave out --key, --x, --y and their kin,"
                    + " or say --format ndjson"
                : ": give --key, --x and --y to name its columns"));
  }

  private void begin() throws FailureException, UsageException {
    store = StoreOfPlan.build(plan);
    sample = new Sample(store.fieldCount(), plan.maxKeyBytes());
    final OutputStream out = new StandardOutput(streams);
    final Layout layout = plan.layout();
    switch (plan.out()) {
      case TABLE:
        final boolean ansi = streams.outIsTerminal() && System.getenv("NO_COLOR") == null;
        sink =
            new TableSink(
                store,
                new TableStyle(layout.frames(), layout.nanoseconds(), plan.metrics(), ansi),
                out);
        break;
      case CSV:
        sink = new CsvSink(store, plan.metrics(), out);
        break;
      case NDJSON:
        sink = new NdjsonSink(store, plan.metrics(), out);
        break;
      default:
        break;
    }
  }

  private void readRows(final Decoder decoder, final String name)
      throws IOException, InputException, UsageException {
    int outcome = decoder.next(sample);
    while (outcome != Decoder.END) {
      if (outcome == Decoder.ROW) {
        if (pace != null) {
          pace.await(sample, decoder, name, sink);
        }
        rows++;
        store.update(sample);
        sink.row(sample, decoder.label());
      } else {
        malformed(decoder, name);
      }
      outcome = decoder.next(sample);
    }
  }

  private void malformed(final Decoder decoder, final String name) throws InputException {
    if (plan.strict()) {
      messages.countMalformed();
      throw new InputException(
          name + ':' + decoder.line() + ": " + decoder.reason() + " (--strict stops here)");
    }
    messages.malformed(name, decoder.line(), decoder.reason());
  }

  private String noGoodRow() {
    final int files = plan.files().size();
    final long malformed = messages.malformed();
    return (files == 1 ? plan.files().get(0) : files + " files")
        + ": not one good row"
        + (malformed == 0 ? "" : ", " + malformed + " malformed");
  }

  private void writeSummary() throws FailureException {
    new RunSummary(rows, messages.malformed(), store, System.nanoTime() - started)
        .write(plan.summary());
  }
}
