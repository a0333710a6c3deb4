package io.fluxion.benchmarks.decode;

import io.fluxion.collector.sink.CsvRecording;
import io.fluxion.collector.sink.Sink;
import io.fluxion.collector.sink.WrittenColumns;
import java.io.OutputStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The recording in csv. */
@State(Scope.Benchmark)
public class CsvStream extends TextStream {
  /** Filled in by JMH and {@link #setUp}. */
  public CsvStream() {}

  @Override
  final Sink sink(final WrittenColumns columns, final OutputStream target) {
    return new CsvRecording(columns, target);
  }

  @Override
  final boolean hasHeader() {
    return true;
  }
}
