/**
 * Where results go: {@link io.fluxion.collector.sink.CsvSink}, {@link
 * io.fluxion.collector.sink.NdjsonSink}, {@link io.fluxion.collector.sink.TableSink} and {@link
 * io.fluxion.collector.sink.NoneSink}. A sink reads a row's outcome from the store's fields right
 * after the update; it knows neither where the row came from nor who asked. {@link
 * io.fluxion.collector.sink.CsvRecording} and {@link io.fluxion.collector.sink.NdjsonRecording}
 * write the samples themselves instead.
 *
 * <pre>
 *   source ─► codec ─► store ─► <b>sink</b>
 * </pre>
 */
package io.fluxion.collector.sink;
