// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * A stream of bytes to read rows from: a file or standard input, gz or not. Gz is recognised by its
 * first two bytes when reading begins, so that opening never blocks.
 *
 * <p>Not thread-safe, but {@link #bytesRead()}, which a progress bar may read from its own thread.
 */
public final class Input implements Closeable {
  /** The path that means standard input. */
  public static final String STANDARD_INPUT = "-";

  private static final int GZIP_MAGIC_1 = 0x1f;
  private static final int GZIP_MAGIC_2 = 0x8b;

  private final String name;
  private final long totalBytes;
  private final boolean isRegularFile;
  private final CountingStream raw;
  private InputStream content;

  private Input(final String name, final InputStream stream, final File file) {
    this.name = name;
    isRegularFile = file != null && file.isFile();
    totalBytes = isRegularFile ? file.length() : -1;
    raw = new CountingStream(stream);
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
      return new Input(path, new FileInputStream(file), file);
    } catch (final IOException e) {
      throw new InputException(
          path + " cannot be read" + (file.canRead() ? "" : ": permission denied"));
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
    return new Input(name, stream, null);
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
    return raw.count;
  }

  /**
   * Whether reading would have to wait, as far as the system tells: what is there of a regular file
   * never does.
   *
   * @return true where somebody else should get what is known so far
   */
  public boolean waits() {
    try {
      return !isRegularFile && raw.available() == 0;
    } catch (final IOException e) {
      return true;
    }
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
      content = begin();
    }
    return content.read(target, offset, length);
  }

  /** Waits for the first byte, and for the second only where the first is that of gz. */
  private InputStream begin() throws IOException {
    final byte[] first = new byte[2];
    int count = Math.max(0, raw.read(first, 0, 1));
    if (count == 1 && (first[0] & 0xff) == GZIP_MAGIC_1) {
      count += Math.max(0, raw.read(first, 1, 1));
    }
    final InputStream all = new SequenceInputStream(new ByteArrayInputStream(first, 0, count), raw);
    return count == 2 && (first[1] & 0xff) == GZIP_MAGIC_2 ? new GzipInput(all) : all;
  }

  @Override
  public void close() throws IOException {
    if (content != null) {
      content.close();
    }
    raw.close();
  }

  /** Counts the bytes as they lie there; one thread reads, any thread asks. */
  private static final class CountingStream extends FilterInputStream {
    private volatile long count;

    private CountingStream(final InputStream in) {
      super(in);
    }

    @Override
    public int read(final byte[] target, final int offset, final int length) throws IOException {
      int read;
      do {
        read = in.read(target, offset, length);
      } while (read == 0);
      add(Math.max(0, read));
      return read;
    }

    /** One thread writes, so that reading and adding need not be one step. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private void add(final int bytes) {
      count = count + bytes;
    }
  }

  /** Standard input stays open: it belongs to the process. */
  private static final class Uncloseable extends FilterInputStream {
    private Uncloseable(final InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // Nothing to let go of.
    }
  }
}
