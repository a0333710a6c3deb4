package io.fluxion.benchmarks.decode;

import io.fluxion.collector.sink.NdjsonRecording;
import io.fluxion.collector.sink.Sink;
import io.fluxion.collector.sink.WrittenColumns;
import java.io.OutputStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The recording in lines of JSON. */
@State(Scope.Benchmark)
public class NdjsonStream extends TextStream {
  /** Filled in by JMH and {@link #setUp}. */
  public NdjsonStream() {}

  @Override
  final Sink sink(final WrittenColumns columns, final OutputStream target) {
    return new NdjsonRecording(columns, target);
  }

  @Override
  final boolean hasHeader() {
    return false;
  }
}
