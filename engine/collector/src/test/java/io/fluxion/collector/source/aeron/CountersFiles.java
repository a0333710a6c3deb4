// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.aeron;

import static io.aeron.CncFileDescriptor.createCountersMetaDataBuffer;
import static io.aeron.CncFileDescriptor.createCountersValuesBuffer;

import io.aeron.CncFileDescriptor;
import java.nio.MappedByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersManager;
import org.agrona.concurrent.status.CountersReader;

/** A file of counters and its owner, made with the classes of those who define the format. */
final class CountersFiles implements AutoCloseable {
  private static final int OTHER_BUFFERS = 4_096;
  private static final int PID = 4_711;

  private final MappedByteBuffer mapping;
  private final CountersManager manager;

  private CountersFiles(final MappedByteBuffer mapping, final CountersManager manager) {
    this.mapping = mapping;
    this.manager = manager;
  }

  /** Metadata and values, nothing else. */
  static CountersFiles agrona(final Path path, final int counters) {
    final int metadata = counters * CountersReader.METADATA_LENGTH;
    final int values = counters * CountersReader.COUNTER_LENGTH;
    final MappedByteBuffer mapping = IoUtil.mapNewFile(path.toFile(), metadata + values);
    return new CountersFiles(
        mapping,
        manager(
            new UnsafeBuffer(mapping, 0, metadata), new UnsafeBuffer(mapping, metadata, values)));
  }

  /** An Aeron driver's file, which is not ready before {@link #signalReady}. */
  static CountersFiles cnc(final Path path, final int counters, final long startTimestamp) {
    final int metadata = counters * CountersReader.METADATA_LENGTH;
    final int values = counters * CountersReader.COUNTER_LENGTH;
    final int length =
        CncFileDescriptor.computeCncFileLength(3 * OTHER_BUFFERS + metadata + values, 4_096);
    final MappedByteBuffer mapping = IoUtil.mapNewFile(path.toFile(), length);
    final UnsafeBuffer head = CncFileDescriptor.createMetaDataBuffer(mapping);
    CncFileDescriptor.fillMetaData(
        head,
        OTHER_BUFFERS,
        OTHER_BUFFERS,
        metadata,
        values,
        1_000_000_000L,
        OTHER_BUFFERS,
        startTimestamp,
        PID,
        4_096);
    return new CountersFiles(
        mapping,
        manager(
            createCountersMetaDataBuffer(mapping, head),
            createCountersValuesBuffer(mapping, head)));
  }

  private static CountersManager manager(final UnsafeBuffer metadata, final UnsafeBuffer values) {
    return new CountersManager(
        metadata, values, StandardCharsets.UTF_8, System::currentTimeMillis, 0);
  }

  CountersFiles signalReady() {
    CncFileDescriptor.signalCncReady(head());
    return this;
  }

  UnsafeBuffer head() {
    return CncFileDescriptor.createMetaDataBuffer(mapping);
  }

  CountersManager manager() {
    return manager;
  }

  /** Allocates a counter with a value. */
  int add(final String label, final long value) {
    final int id = manager.allocate(label);
    manager.setCounterValue(id, value);
    return id;
  }

  @Override
  public void close() {
    IoUtil.unmap(mapping);
  }
}
