// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.fluxion.DerivativeStore;
import io.fluxion.SampleStatus;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A run in numbers, for {@code --summary-json}.
 *
 * @param samples rows that could be read
 * @param malformed rows that could not
 * @param stores what the rows went into; none where no row came so far
 * @param nanos how long the run took, in ns
 */
public record RunSummary(long samples, long malformed, List<DerivativeStore> stores, long nanos) {
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Refuses a file that could not be written, before anything is read.
   *
   * @param path the summary's
   * @throws FailureException what is in the way
   */
  public static void check(final String path) throws FailureException {
    FileTarget.check("--summary-json", path);
  }

  /**
   * Writes the summary, as one object of JSON; forgets the idle keys before.
   *
   * @param path of the file; what it held is gone
   * @throws FailureException where it cannot be written
   */
  public void write(final String path) throws FailureException {
    // Idle keys are gone, whether a sweep has passed by yet or not.
    stores.forEach(DerivativeStore::expire);
    try (JsonGenerator json =
        new JsonFactory().createGenerator(new File(path), JsonEncoding.UTF8)) {
      final double seconds = nanos / NANOS_PER_SECOND;
      json.writeStartObject();
      json.writeNumberField("samples", samples);
      json.writeNumberField("keys", sum(DerivativeStore::size));
      json.writeNumberField("malformed", malformed);
      json.writeObjectFieldStart("status");
      for (int status = 0; status < SampleStatus.COUNT; status++) {
        final int of = status;
        json.writeNumberField(SampleStatus.name(status), sum(store -> store.count(of)));
      }
      json.writeEndObject();
      json.writeNumberField("seconds", seconds);
      json.writeNumberField("samples_per_second", nanos > 0 ? Math.round(samples / seconds) : 0);
      json.writeNumberField("store_bytes", sum(DerivativeStore::footprintBytes));
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (final IOException e) {
      throw failure(path, e.getMessage());
    }
  }

  private static FailureException failure(final String path, final String reason) {
    return FileTarget.failure("--summary-json", path, reason);
  }

  private long sum(final ToLongFunction<DerivativeStore> reading) {
    return stores.stream().mapToLong(reading).sum();
  }
}
