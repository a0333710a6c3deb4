// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The built jar, called in this process: its own classes in a loader of their own, with streams in
 * place of the process's.
 */
final class FluxionJar {
  private static FluxionJar built;

  private final Constructor<?> streams;
  private final Method run;

  private FluxionJar(final Path jar) {
    try {
      final URLClassLoader loader =
          new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
      final Class<?> type = loader.loadClass("io.fluxion.collector.output.Streams");
      streams = type.getConstructors()[0];
      run =
          loader
              .loadClass("io.fluxion.collector.cli.FluxionCommand")
              .getMethod("run", String[].class, type);
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    } catch (final ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  static synchronized FluxionJar of(final Path jar) {
    if (built == null) {
      built = new FluxionJar(jar);
    }
    return built;
  }

  /** Calls the command as a pipe at each end would have it. */
  FluxionProcess.Outcome run(final List<String> words, final byte[] input, final int chunk) {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final InputStream in =
        new ByteArrayInputStream(input) {
          @Override
          public synchronized int read(final byte[] bytes, final int offset, final int length) {
            return super.read(bytes, offset, Math.min(length, chunk));
          }
        };
    try {
      final Object ends =
          streams.newInstance(
              in,
              (OutputStream) out,
              new PrintStream(err, true, StandardCharsets.UTF_8),
              false,
              false,
              true);
      final int exit = (int) run.invoke(null, words.toArray(String[]::new), ends);
      return new FluxionProcess.Outcome(
          exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    } catch (final ReflectiveOperationException e) {
      throw new AssertionError(words + " failed in this process", e);
    }
  }
}
