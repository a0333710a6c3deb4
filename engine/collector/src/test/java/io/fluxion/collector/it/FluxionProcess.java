// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One call of the built jar, as a user makes it: {@code java -jar fluxion.jar ...} in a process of
 * its own. Knows nothing of the classes inside.
 */
final class FluxionProcess {
  /** The repository's root. */
  static final Path ROOT = Path.of(System.getProperty("fluxion.root", "../..")).toAbsolutePath();

  /** The recording of a real Docker daemon. */
  static final Path RECORDING = ROOT.resolve("replay-data/docker/merged.ndjson");

  private static final Path JAR =
      Path.of(
          System.getProperty(
              "fluxion.jar", ROOT.resolve("engine/collector/target/fluxion.jar").toString()));
  private static final long LIMIT_SECONDS = 120;

  private final List<String> jvm = new ArrayList<>();
  private final List<String> words;
  private byte[] input = {};
  private int chunk = 1 << 16;
  private boolean quick;
  private boolean alone;

  private FluxionProcess(final List<String> words) {
    this.words = words;
  }

  static FluxionProcess fluxion(final String... words) {
    return new FluxionProcess(new ArrayList<>(List.of(words)));
  }

  static FluxionProcess replay(final String... words) {
    return fluxion("replay").and(words);
  }

  FluxionProcess and(final String... more) {
    words.addAll(Arrays.asList(more));
    return this;
  }

  FluxionProcess and(final Path file) {
    words.add(file.toString());
    return this;
  }

  FluxionProcess jvm(final String... options) {
    jvm.addAll(Arrays.asList(options));
    return this;
  }

  /** A JVM that is soon up, where nothing is measured. */
  FluxionProcess quick() {
    quick = true;
    return this;
  }

  /** Has {@link #run} start a process: where its own files, streams or end matter. */
  FluxionProcess alone() {
    alone = true;
    return quick();
  }

  /** What comes through the pipe to standard input. */
  FluxionProcess input(final byte[] bytes) {
    input = bytes;
    return this;
  }

  FluxionProcess input(final String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  /** How many bytes go into the pipe at once. */
  FluxionProcess chunk(final int bytes) {
    chunk = bytes;
    return this;
  }

  /** Starts it with pipes at both ends; standard error goes to the file. */
  Process start(final Path errors) throws IOException {
    return builder().redirectError(errors.toFile()).start();
  }

  /** Starts it with one pipe for both outputs, as {@code 2>&1 |} has it. */
  Process startMerged() throws IOException {
    return builder().redirectErrorStream(true).start();
  }

  /** Calls the jar to its end: in this process, unless that has options for a JVM of its own. */
  Outcome run() {
    if (jvm.isEmpty() && !alone) {
      return FluxionJar.of(JAR).run(words, input, chunk);
    }
    try {
      final Path out = Files.createTempFile("fluxion", ".out");
      final Path err = Files.createTempFile("fluxion", ".err");
      try {
        final Process process =
            builder().redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        feed(process);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
          throw new AssertionError(
              words + " still runs after " + LIMIT_SECONDS + " s; " + Files.readString(err));
        }
        return new Outcome(
            process.exitValue(),
            Files.readAllBytes(out),
            new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void feed(final Process process) {
    try (OutputStream pipe = process.getOutputStream()) {
      for (int at = 0; at < input.length; at += chunk) {
        pipe.write(input, at, Math.min(chunk, input.length - at));
        pipe.flush();
      }
    } catch (final IOException e) {
      // It may end before it has read everything; its exit status says whether it should have.
    }
  }

  /** The words that start it. */
  List<String> command() {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    if (quick) {
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    }
    command.add("-jar");
    command.add(JAR.toString());
    command.addAll(words);
    return command;
  }

  private ProcessBuilder builder() {
    final ProcessBuilder builder = new ProcessBuilder(command());
    // A JVM that picks up options says so on standard error.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder;
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }

  /** What a finished process left behind. */
  record Outcome(int exit, byte[] bytes, String err) {
    String out() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    List<String> lines() {
      return out().lines().toList();
    }

    List<String> errors() {
      return err.lines().toList();
    }
  }
}
