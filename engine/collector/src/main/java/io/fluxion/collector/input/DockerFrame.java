// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fluxion.Sample;
import io.fluxion.collector.row.DockerFields;
import java.io.IOException;

/**
 * The numbers of one stats frame, each there or not. All are unsigned 64-bit integers; {@code
 * precpu_stats} is not among them.
 */
final class DockerFrame {
  private final UnsignedSum totalUsage = new UnsignedSum("cpu_stats.cpu_usage.total_usage");
  private final UnsignedSum systemUsage = new UnsignedSum("cpu_stats.system_cpu_usage");
  private final UnsignedSum onlineCpus = new UnsignedSum("cpu_stats.online_cpus");
  private final UnsignedSum memoryUsage = new UnsignedSum("memory_stats.usage");
  private final UnsignedSum totalInactiveFile =
      new UnsignedSum("memory_stats.stats.total_inactive_file");
  private final UnsignedSum inactiveFile = new UnsignedSum("memory_stats.stats.inactive_file");
  private final UnsignedSum received = new UnsignedSum("networks.rx_bytes");
  private final UnsignedSum sent = new UnsignedSum("networks.tx_bytes");
  private final UnsignedSum blockRead = new UnsignedSum("bytes read in blkio_stats");
  private final UnsignedSum blockWritten = new UnsignedSum("bytes written in blkio_stats");
  private final UnsignedSum blockValue =
      new UnsignedSum("blkio_stats.io_service_bytes_recursive.value");
  private int percpuUsages;

  void clear() {
    totalUsage.clear();
    systemUsage.clear();
    onlineCpus.clear();
    memoryUsage.clear();
    totalInactiveFile.clear();
    inactiveFile.clear();
    received.clear();
    sent.clear();
    blockRead.clear();
    blockWritten.clear();
    percpuUsages = 0;
  }

  // ---- the members of a frame; the parser stands at the value, and at its end afterwards

  void readCpu(final JsonParser parser) throws IOException, RowException {
    if (!isObject(parser, "cpu_stats")) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "cpu_usage" -> readCpuUsage(parser);
        case "system_cpu_usage" -> systemUsage.read(parser);
        case "online_cpus" -> onlineCpus.read(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private void readCpuUsage(final JsonParser parser) throws IOException, RowException {
    if (!isObject(parser, "cpu_stats.cpu_usage")) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "total_usage" -> totalUsage.read(parser);
        case "percpu_usage" -> percpuUsages = countElements(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private static int countElements(final JsonParser parser) throws IOException {
    int count = 0;
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        parser.skipChildren();
        count++;
      }
    } else {
      parser.skipChildren();
    }
    return count;
  }

  void readMemory(final JsonParser parser) throws IOException, RowException {
    if (!isObject(parser, "memory_stats")) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "usage" -> memoryUsage.read(parser);
        case "stats" -> readMemoryDetails(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private void readMemoryDetails(final JsonParser parser) throws IOException, RowException {
    if (!isObject(parser, "memory_stats.stats")) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "total_inactive_file" -> totalInactiveFile.read(parser);
        case "inactive_file" -> inactiveFile.read(parser);
        default -> parser.skipChildren();
      }
    }
  }

  void readNetworks(final JsonParser parser) throws IOException, RowException {
    if (!isObject(parser, "networks")) {
      return;
    }
    // No interface at all has moved no byte.
    received.begin();
    sent.begin();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      parser.nextToken();
      if (isObject(parser, "networks' member")) {
        readInterface(parser);
      }
    }
  }

  private void readInterface(final JsonParser parser) throws IOException, RowException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "rx_bytes" -> received.add(parser);
        case "tx_bytes" -> sent.add(parser);
        default -> parser.skipChildren();
      }
    }
  }

  void readBlocks(final JsonParser parser) throws IOException, RowException {
    if (!isObject(parser, "blkio_stats")) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final boolean isBytes = parser.currentName().equals("io_service_bytes_recursive");
      final boolean isArray = parser.nextToken() == JsonToken.START_ARRAY;
      if (isBytes && isArray) {
        readBlockEntries(parser);
      } else if (isBytes && parser.currentToken() != JsonToken.VALUE_NULL) {
        throw new RowException("blkio_stats.io_service_bytes_recursive is not an array");
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readBlockEntries(final JsonParser parser) throws IOException, RowException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!isObject(parser, "blkio_stats.io_service_bytes_recursive's element")) {
        continue;
      }
      // An empty list says nothing; a list without reads says that there were none.
      blockRead.add(0);
      blockWritten.add(0);
      readBlockEntry(parser);
    }
  }

  private void readBlockEntry(final JsonParser parser) throws IOException, RowException {
    String operation = "";
    blockValue.clear();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final String member = parser.currentName();
      final JsonToken token = parser.nextToken();
      if (member.equals("value")) {
        blockValue.read(parser);
      } else if (member.equals("op") && token == JsonToken.VALUE_STRING) {
        operation = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    // cgroup v1 says Read, v2 read.
    if (operation.equalsIgnoreCase("read")) {
      blockRead.add(blockValue.value());
    } else if (operation.equalsIgnoreCase("write")) {
      blockWritten.add(blockValue.value());
    }
  }

  /** Whether an object begins here; null is none, and anything else is no frame. */
  private static boolean isObject(final JsonParser parser, final String name) throws RowException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return false;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new RowException(name + " is not an object");
    }
    return true;
  }

  // ---- what they mean

  /** Fills a sample's fields with the frame of a time in ns since 1970. */
  void fill(final Sample sample, final long readNanos) {
    sample.frame(readNanos);
    for (int field = DockerFields.CPU_CORES; field < DockerFields.COUNT; field++) {
      sample.setX(field, readNanos);
    }
    final long cpus = onlineCpus.value() != 0 ? onlineCpus.value() : percpuUsages;
    if (cpus != 0) {
      sample.keyScale(DockerFields.CPU_PERCENT, cpus);
      if (systemUsage.isPresent()) {
        sample.setX(DockerFields.CPU_PERCENT, systemUsage.value());
      }
    }
    fill(sample, DockerFields.CPU_PERCENT, totalUsage);
    fill(sample, DockerFields.CPU_CORES, totalUsage);
    if (memoryUsage.isPresent()) {
      sample.setY(DockerFields.MEMORY_BYTES, memoryInUse());
    }
    fill(sample, DockerFields.NETWORK_RX_BYTES, received);
    fill(sample, DockerFields.NETWORK_TX_BYTES, sent);
    fill(sample, DockerFields.BLOCK_READ_BYTES, blockRead);
    fill(sample, DockerFields.BLOCK_WRITE_BYTES, blockWritten);
  }

  private static void fill(final Sample sample, final int field, final UnsignedSum sum) {
    if (sum.isPresent()) {
      sample.setY(field, sum.value());
    }
  }

  private long memoryInUse() {
    final long usage = memoryUsage.value();
    final long cache =
        totalInactiveFile.isPresent() ? totalInactiveFile.value() : inactiveFile.value();
    return Long.compareUnsigned(cache, usage) < 0 ? usage - cache : usage;
  }
}
