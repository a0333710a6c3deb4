// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;

/** Feeds a store and a sink as a run does. */
final class Rows {
  static final int MAX_KEY_BYTES = 64;

  final DerivativeStore store;
  final Sample sample;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Sink sink;

  Rows(
      final DerivativeSchema schema,
      final BiFunction<DerivativeStore, ByteArrayOutputStream, Sink> sinkOf) {
    store = DerivativeStore.builder(schema).maxKeys(100).byteKeys(MAX_KEY_BYTES).build();
    sample = store.newSample();
    sink = sinkOf.apply(store, bytes);
  }

  /** Begins a row; its numbers are the caller's to set. */
  Sample key(final String key) {
    return key(key.getBytes(StandardCharsets.UTF_8));
  }

  Sample key(final byte[] key) {
    sample.clear();
    System.arraycopy(key, 0, sample.key(), 0, key.length);
    sample.keyLength(key.length);
    return sample;
  }

  /** A row of one field. */
  Rows row(final String key, final long x, final long y) throws IOException {
    key(key).setX(0, x);
    sample.setY(0, y);
    return take(null);
  }

  /** A row of one field in doubles. */
  Rows row(final String key, final double x, final double y) throws IOException {
    key(key).setX(0, x);
    sample.setY(0, y);
    return take(null);
  }

  Rows take(final String label) throws IOException {
    store.update(sample);
    sink.row(sample, label);
    return this;
  }

  void flush() throws IOException {
    sink.flush();
  }

  void forgetOutput() {
    bytes.reset();
  }

  String finish() throws IOException {
    return finish(0);
  }

  String finish(final long malformed) throws IOException {
    sink.finish(malformed);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
