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
package io.fluxion.collector.input;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;

/**
 * A stream of bytes to read rows from: a file or standard input, gz or not. Gz is recognised by its
 * first two bytes when reading begins, so that opening never blocks.
 *
 * <p>Not thread-safe, but {@link #bytesRead()}, which a progress bar may read from its own thread.
 */
public final class Input implements Closeable {
  /** The path that means standard input. */
  public static final String STANDARD_INPUT = "-";

  private final String name;
  private final RawInput raw;
  private final long totalBytes;
  // Of a regular file, else null.
  private final FileChannel file;
  private InputStream content;
  private volatile MappedFeed mapped;

  private Input(
      final String name, final InputStream stream, final long totalBytes, final FileChannel file) {
    this.name = name;
    this.totalBytes = totalBytes;
    this.file = file;
    raw = new RawInput(stream);
  }

  /**
   * Opens a file or standard input.
   *
   * @param path of a file, a pipe or a device, or {@code -} for standard input
   * @return an input at its beginning; nothing has been read yet
   * @throws InputException where there is no such file, or it is a directory, or may not be read
   */
  public static Input open(final String path) throws InputException {
    if (path.equals(STANDARD_INPUT)) {
      return of("standard input", new Uncloseable(System.in));
    }
    final File file = new File(path);
    if (!file.exists()) {
      throw new InputException("no such file: " + path);
    }
    if (file.isDirectory()) {
      throw new InputException(path + " is a directory");
    }
    try {
      final FileInputStream stream = new FileInputStream(file);
      return file.isFile()
          ? new Input(path, stream, file.length(), stream.getChannel())
          : new Input(path, stream, -1, null);
    } catch (final IOException e) {
      throw new InputException(path + " cannot be read" + reasonOf(file));
    }
  }

  /**
   * An input over a stream that is already there.
   *
   * @param name what messages call it
   * @param stream read as it is, or through gunzip where it begins as gz; closed with the input
   * @return an input of unknown size
   */
  public static Input of(final String name, final InputStream stream) {
    return new Input(name, stream, -1, null);
  }

  private static String reasonOf(final File file) {
    return file.canRead() ? "" : ": permission denied";
  }

  /**
   * What messages call this input.
   *
   * @return the path as it was given, or "standard input"
   */
  public String name() {
    return name;
  }

  /**
   * How much there is to read, as it lies there: compressed where it is compressed.
   *
   * @return bytes, or -1 where that is unknown
   */
  public long totalBytes() {
    return totalBytes;
  }

  /**
   * How much has been read so far, on the same scale as {@link #totalBytes()}.
   *
   * @return bytes
   */
  public long bytesRead() {
    return mapped == null ? raw.bytesRead() : mapped.position();
  }

  /**
   * Whether reading would have to wait, as far as the system tells: what is there of a regular file
   * never does.
   *
   * @return true where somebody else should get what is known so far
   */
  public boolean waits() {
    return file == null && !raw.hasMore();
  }

  /**
   * The bytes of this input, of which nothing was read yet.
   *
   * @param beforeBlocking told before each read
   * @return a feed at the beginning: mapped into memory where it is a regular file as it is
   * @throws IOException of the listener's
   */
  public ByteFeed bytes(final IdleListener beforeBlocking) throws IOException {
    return bytes(new RowBuffer(this, RowBuffer.MAX_ROW_BYTES, beforeBlocking), beforeBlocking);
  }

  /**
   * The bytes of this input from its beginning: mapped into memory where it is a regular file as it
   * is, otherwise those that the buffer has read and will read.
   *
   * @param buffer over this input, of which nothing was passed; not to be used afterwards
   * @param beforeBlocking told before each read
   * @return a feed at the beginning
   * @throws IOException of the listener's
   */
  public ByteFeed bytes(final RowBuffer buffer, final IdleListener beforeBlocking)
      throws IOException {
    if (content == null) {
      // Whether it is gz shows when reading begins.
      buffer.fill();
    }
    if (file == null || content != raw) {
      return buffer::take;
    }
    mapped = new MappedFeed(file, name, beforeBlocking);
    return mapped;
  }

  /**
   * Reads some bytes, unpacked; blocks until there are any, but not until there are as many as
   * there is room for.
   *
   * @param target where they go
   * @param offset of the first
   * @param length room for them, at least 1
   * @return how many, or -1 at the end
   * @throws IOException where reading fails, or gz is damaged or ends too early
   */
  int read(final byte[] target, final int offset, final int length) throws IOException {
    if (content == null) {
      content = raw.startsAsGzip() ? new GzipInput(raw) : raw;
    }
    return content.read(target, offset, length);
  }

  @Override
  public void close() throws IOException {
    if (content != null) {
      content.close();
    }
    raw.close();
  }

  /** Standard input stays open: it belongs to the process. */
  private static final class Uncloseable extends java.io.FilterInputStream {
    private Uncloseable(final InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // Nothing to let go of.
    }
  }
}
