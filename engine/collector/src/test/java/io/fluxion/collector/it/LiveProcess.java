// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@code fluxion live} at work, and what it holds on to. */
final class LiveProcess implements AutoCloseable {
  /** Threads of the JVM that come and go as it likes: compilers, collectors. */
  private static final List<String> JVM_THREADS =
      List.of("C1 ", "C2 ", "GC ", "G1 ", "Sweeper", "Monitor Deflati");

  private final Process process;
  private final Path errors;

  private LiveProcess(final Process process, final Path errors) {
    this.process = process;
    this.errors = errors;
  }

  static LiveProcess start(final Path errors, final FluxionProcess call) throws IOException {
    return new LiveProcess(call.start(errors), errors);
  }

  long pid() {
    return process.pid();
  }

  /** What it has said so far. */
  List<String> errors() throws IOException {
    return Files.readAllLines(errors);
  }

  /** Its threads, but those that the JVM has for itself. */
  long threads() throws IOException {
    try (Stream<Path> tasks = Files.list(entry("task"))) {
      return tasks.filter(task -> !isOfJvm(task)).count();
    }
  }

  private static boolean isOfJvm(final Path task) {
    try {
      final String name = Files.readString(task.resolve("comm"));
      return JVM_THREADS.stream().anyMatch(name::startsWith);
    } catch (final IOException e) {
      // It has ended meanwhile.
      return true;
    }
  }

  long descriptors() throws IOException {
    try (Stream<Path> links = Files.list(entry("fd"))) {
      return links.count();
    }
  }

  /** Those of its descriptors that are sockets. */
  long sockets() throws IOException {
    try (Stream<Path> links = Files.list(entry("fd"))) {
      return links.filter(LiveProcess::isSocket).count();
    }
  }

  private static boolean isSocket(final Path link) {
    try {
      return Files.readSymbolicLink(link).toString().startsWith("socket:");
    } catch (final IOException e) {
      // Closed meanwhile.
      return false;
    }
  }

  private Path entry(final String name) {
    return Path.of("/proc", Long.toString(process.pid()), name);
  }

  /** Has it end as a service manager does. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new AssertionError("fluxion live does not end");
    }
  }

  int exit() {
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
