// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Docker's frames as one reads them with Jackson's streaming parser, picking out what is wanted and
 * skipping the rest. It takes every member to be there and of its type, and every number to be
 * signed, as the engine's decoder does not.
 */
@State(Scope.Benchmark)
public class JacksonFrames {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private JsonParser parser;
  private String id;
  private long read;
  private long cpu;
  private long system;
  private long cpus;
  private long memory;
  private long cache;
  private long received;
  private long sent;
  private long blockRead;
  private long blockWritten;

  /** Filled in by {@link #setUp}. */
  public JacksonFrames() {}

  /** Takes the value of a member at which the parser stands. */
  private interface Member {
    void take(String name) throws IOException;
  }

  /**
   * Opens the stream.
   *
   * @param stream the frames
   * @throws IOException never
   */
  @Setup(Level.Trial)
  public void setUp(final DockerStream stream) throws IOException {
    parser = new JsonFactory().createParser(stream.open());
  }

  /**
   * Reads a batch.
   *
   * @return a sum over it
   * @throws IOException where a line is no JSON
   */
  public long batch() throws IOException {
    long sum = 0;
    for (int i = 0; i < DecodedStream.BATCH; i++) {
      received = 0;
      sent = 0;
      parser.nextToken();
      members(this::frame);
      sum += sum();
    }
    return sum;
  }

  private void members(final Member member) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final String name = parser.currentName();
      parser.nextToken();
      member.take(name);
    }
  }

  private void frame(final String name) throws IOException {
    switch (name) {
      case "id" -> id = parser.getText();
      case "read" -> {
        final Instant instant = Instant.parse(parser.getText());
        read = instant.getEpochSecond() * NANOS_PER_SECOND + instant.getNano();
      }
      case "cpu_stats" -> members(this::cpuStats);
      case "memory_stats" -> members(this::memoryStats);
      case "networks" -> members(network -> members(this::network));
      case "blkio_stats" -> members(this::blocks);
      default -> parser.skipChildren();
    }
  }

  private void cpuStats(final String name) throws IOException {
    switch (name) {
      case "cpu_usage" -> members(this::cpuStats);
      case "total_usage" -> cpu = parser.getLongValue();
      case "system_cpu_usage" -> system = parser.getLongValue();
      case "online_cpus" -> cpus = parser.getLongValue();
      default -> parser.skipChildren();
    }
  }

  private void memoryStats(final String name) throws IOException {
    switch (name) {
      case "usage" -> memory = parser.getLongValue();
      case "stats" -> members(this::memoryStats);
      case "total_inactive_file" -> cache = parser.getLongValue();
      default -> parser.skipChildren();
    }
  }

  private void network(final String name) throws IOException {
    switch (name) {
      case "rx_bytes" -> received += parser.getLongValue();
      case "tx_bytes" -> sent += parser.getLongValue();
      default -> parser.skipChildren();
    }
  }

  private void blocks(final String name) throws IOException {
    if (!name.equals("io_service_bytes_recursive")) {
      parser.skipChildren();
      return;
    }
    blockRead = 0;
    blockWritten = 0;
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      block();
    }
  }

  private void block() throws IOException {
    String operation = "";
    long value = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "op" -> operation = parser.getText();
        case "value" -> value = parser.getLongValue();
        default -> parser.skipChildren();
      }
    }
    switch (operation) {
      case "Read", "read" -> blockRead += value;
      case "Write", "write" -> blockWritten += value;
      default -> {}
    }
  }

  /** By field, as {@link DockerStream#sumOfFrame} has it. */
  private long sum() {
    return DockerStream.cpus(cpus)
        + DecodedStream.sum(id, system, cpu)
        + 2 * DecodedStream.sum(id, read, cpu)
        + 3 * DecodedStream.sum(id, read, memory - cache)
        + 4 * DecodedStream.sum(id, read, received)
        + 5 * DecodedStream.sum(id, read, sent)
        + 6 * DecodedStream.sum(id, read, blockRead)
        + 7 * DecodedStream.sum(id, read, blockWritten);
  }
}
