// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that look like the kernel's. */
public final class TestFiles {
  private TestFiles() {}

  /** Makes a file and its folders. */
  public static Path write(final Path file, final String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Replaces a file's content; other than by making it anew, which some file systems sync. */
  public static void overwrite(final Path file, final byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(content), 0);
      channel.truncate(content.length);
    }
  }

  /** Replaces a file's content in place by an ASCII text. */
  public static void overwrite(final Path file, final String text) throws IOException {
    overwrite(file, text.getBytes(StandardCharsets.US_ASCII));
  }
}
