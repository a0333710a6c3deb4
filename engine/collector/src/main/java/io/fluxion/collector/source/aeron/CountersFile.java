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
package io.fluxion.collector.source.aeron;

import io.fluxion.collector.input.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * A file of counters, mapped for reading. One descriptor stays open with it, by which the file's
 * length is asked for.
 *
 * <p>A file that becomes shorter than what is mapped makes the JVM throw an InternalError somewhat
 * after an access; until then, what was read may be anything. So nothing that was read counts
 * before {@link #isWhole} is asked, which is also where the error comes at the latest.
 *
 * <p>Not thread-safe.
 */
final class CountersFile implements AutoCloseable {
  private final Path path;
  private final Object identity;
  private final FileChannel channel;
  private final CountersLayout layout;
  private final MappedByteBuffer mapping;
  private final UnsafeBuffer head;
  private final CountersReader counters;

  private CountersFile(
      final Path path,
      final Object identity,
      final FileChannel channel,
      final CountersLayout layout)
      throws IOException {
    this.path = path;
    this.identity = identity;
    this.channel = channel;
    this.layout = layout;
    mapping = channel.map(FileChannel.MapMode.READ_ONLY, 0, layout.fileLength());
    head = new UnsafeBuffer(mapping, 0, CountersLayout.CNC_HEAD_BYTES);
    counters =
        new CountersReader(
            new UnsafeBuffer(mapping, layout.metadataOffset(), layout.metadataLength()),
            new UnsafeBuffer(
                mapping, layout.metadataOffset() + layout.metadataLength(), layout.valuesLength()));
  }

  /**
   * Opens a file.
   *
   * @throws IOException where it is not there, may not be read, or has no counters yet
   * @throws InputException where it never will have any: one clause
   */
  static CountersFile open(final Path path) throws IOException, InputException {
    final BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new InputException(
          "it is a folder; an Aeron driver's counters are in its file cnc.dat");
    }
    final FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      final ByteBuffer head =
          ByteBuffer.allocate(CountersLayout.HEAD_BYTES).order(ByteOrder.nativeOrder());
      channel.read(head, 0);
      final CountersLayout layout = CountersLayout.of(head, channel.size());
      return new CountersFile(path, attributes.fileKey(), channel, layout);
    } catch (final IOException | InputException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  CountersReader counters() {
    return counters;
  }

  /**
   * Whether this file, which must be whole, is still what its name stands for: neither replaced nor
   * begun anew.
   */
  boolean isCurrent() throws IOException {
    final BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    // The file itself lives on while it is mapped, so that no other one can have its number.
    return Objects.equals(identity, attributes.fileKey()) && !hasBegunAnew();
  }

  private boolean hasBegunAnew() {
    return layout.isCnc()
        && (head.getIntVolatile(CountersLayout.VERSION) == 0
            || head.getLong(CountersLayout.START_TIMESTAMP) != layout.startTimestamp());
  }

  /** Whether the file is as long as what is mapped: what was read before this is what it has. */
  boolean isWhole() throws IOException {
    return channel.size() >= layout.fileLength();
  }

  @Override
  public void close() {
    IoUtil.unmap(mapping);
    try {
      channel.close();
    } catch (final IOException e) {
      // It was only read from.
    }
  }
}
