package io.fluxion.collector.source;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

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
  private InputStream content;

  private Input(final String name, final InputStream stream, final long totalBytes) {
    this.name = name;
    this.totalBytes = totalBytes;
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
      return new Input(path, new FileInputStream(file), file.isFile() ? file.length() : -1);
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
    return new Input(name, stream, -1);
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
    return raw.bytesRead();
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
