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

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.generate.Fault;
import io.fluxion.collector.generate.Generator;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.output.CsvRecording;
import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.FileTarget;
import io.fluxion.collector.output.NdjsonRecording;
import io.fluxion.collector.output.OutputException;
import io.fluxion.collector.output.RecordingFile;
import io.fluxion.collector.output.Sink;
import io.fluxion.collector.output.StandardOutput;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.output.WrittenColumns;
import io.fluxion.collector.recording.RecordingSchema;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Carries out a plan: samples from the generator to a file or standard output. */
final class GenerateRun {
  private final GeneratePlan plan;
  private final Streams streams;

  GenerateRun(final GeneratePlan plan, final Streams streams) {
    this.plan = plan;
    this.streams = streams;
  }

  /**
   * Writes everything.
   *
   * @return an {@link ExitStatus}
   */
  int run() throws FailureException {
    if (plan.out() != null) {
      FileTarget.check("--out", plan.out());
    }
    if (plan.summary() != null) {
      FileTarget.check("--summary-json", plan.summary());
    }
    final Generator generator = newGenerator();
    try {
      write(generator);
    } catch (final OutputException e) {
      if (!e.isReaderGone()) {
        throw new FailureException("the output cannot be written: " + e.getMessage());
      }
    } catch (final IOException e) {
      throw FileTarget.failure("--out", plan.out(), e.getMessage());
    }
    if (plan.summary() != null) {
      writeSummary(generator);
    }
    return ExitStatus.DONE;
  }

  private Generator newGenerator() throws FailureException {
    try {
      return new Generator(plan.shape());
    } catch (final OutOfMemoryError e) {
      throw new FailureException(
          "the heap of "
              + Runtime.getRuntime().maxMemory()
              + " bytes has no room for "
              + plan.shape().keys()
              + " keys of "
              + plan.shape().fields()
              + " fields: give a lower --keys (or --fields), or java -Xmx");
    }
  }

  private void write(final Generator generator) throws IOException, FailureException {
    if (plan.format() == Format.FLUXION) {
      record(generator);
      return;
    }
    if (plan.out() == null) {
      write(generator, new StandardOutput(streams));
      return;
    }
    try (OutputStream file = new FileOutputStream(plan.out())) {
      write(generator, file);
    }
  }

  private void write(final Generator generator, final OutputStream target) throws IOException {
    final Sink sink =
        plan.format() == Format.NDJSON
            ? new NdjsonRecording(plan.columns(), target)
            : new CsvRecording(plan.columns(), target);
    final Sample sample = generator.newSample();
    while (generator.next(sample) == Decoder.ROW) {
      sink.row(sample, null);
    }
    sink.finish(0);
  }

  private void record(final Generator generator) throws FailureException {
    final WrittenColumns columns = plan.columns();
    final int longestKey = generator.newSample().key().length;
    final RecordingSchema schema =
        new RecordingSchema(
            false,
            List.of(columns.key()),
            columns.x(),
            columns.ys(),
            NumberType.LONG,
            columns.yType(),
            plan.unit().name().toLowerCase(Locale.ROOT),
            false,
            columns.yType() == NumberType.DOUBLE,
            longestKey);
    final Sample sample = generator.newSample();
    try (RecordingFile file = new RecordingFile(plan.out())) {
      file.open(schema, RecordPlan.defaultEntries(longestKey));
      while (generator.next(sample) == Decoder.ROW) {
        file.row(sample, null);
      }
    }
  }

  private void writeSummary(final Generator generator) throws FailureException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(new File(plan.summary()), JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeNumberField("samples", generator.made());
      json.writeNumberField("keys", generator.keys());
      json.writeObjectFieldStart("faults");
      for (final Fault fault : Fault.values()) {
        json.writeNumberField(fault.text(), generator.made(fault));
      }
      json.writeEndObject();
      json.writeObjectFieldStart("status");
      for (int status = 0; status < SampleStatus.COUNT; status++) {
        json.writeNumberField(SampleStatus.name(status), generator.made(status));
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (final IOException e) {
      throw FileTarget.failure("--summary-json", plan.summary(), e.getMessage());
    }
  }
}
