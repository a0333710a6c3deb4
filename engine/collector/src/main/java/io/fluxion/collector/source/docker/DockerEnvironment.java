// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import com.fasterxml.jackson.core.JsonParser;
import io.fluxion.collector.input.Excerpt;
import io.fluxion.collector.input.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Which daemon is meant, decided as the docker command decides it: an explicit address, then {@code
 * DOCKER_HOST}, then the context of {@code DOCKER_CONTEXT} or of {@code config.json}, then {@link
 * DockerAddress#DEFAULT}.
 *
 * <p>A context's TLS files are used where it has any; for the other addresses of TCP those of
 * {@code DOCKER_CERT_PATH} where {@code DOCKER_TLS_VERIFY} is set. A daemon is always verified.
 *
 * @param variables of the environment
 * @param home the folder of the user
 */
record DockerEnvironment(Map<String, String> variables, Path home) {
  private static final String OPTION = "invalid value for --host";
  private static final String DEFAULT_CONTEXT = "default";
  private static final long MAX_FILE_BYTES = 1 << 20;

  /** That of this process. */
  static DockerEnvironment ofProcess() {
    return new DockerEnvironment(System.getenv(), Path.of(System.getProperty("user.home", "/")));
  }

  /**
   * The daemon that is meant.
   *
   * @param given an explicit address, or null
   * @throws UsageException where an address, a context or a TLS file cannot be used
   */
  DockerAddress resolve(final String given) throws UsageException {
    if (given != null) {
      return withTls(DockerAddress.parse(given, OPTION));
    }
    final String host = variable("DOCKER_HOST");
    if (host != null) {
      return withTls(DockerAddress.parse(host, "invalid value for DOCKER_HOST"));
    }
    final String context = variable("DOCKER_CONTEXT");
    final String name = context == null ? currentContext() : context;
    return name == null || name.isEmpty() || name.equals(DEFAULT_CONTEXT)
        ? DockerAddress.parse(DockerAddress.DEFAULT, OPTION)
        : ofContext(name);
  }

  /** The value of a variable that is set and not empty; otherwise null. */
  private String variable(final String name) {
    final String value = variables.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  private Path folder() {
    final String config = variable("DOCKER_CONFIG");
    return config == null ? home.resolve(".docker") : Path.of(config);
  }

  private DockerAddress withTls(final DockerAddress address) throws UsageException {
    if (address.socket() != null || variable("DOCKER_TLS_VERIFY") == null) {
      return address;
    }
    final String path = variable("DOCKER_CERT_PATH");
    return address.with(TlsFiles.load(path == null ? folder() : Path.of(path)));
  }

  private String currentContext() throws UsageException {
    final Path config = folder().resolve("config.json");
    return Files.exists(config) ? text(config, "/currentContext") : null;
  }

  private DockerAddress ofContext(final String name) throws UsageException {
    final String shown = "Docker context '" + Excerpt.of(name) + "'";
    final String id = sha256(name);
    final Path meta = folder().resolve("contexts/meta").resolve(id).resolve("meta.json");
    if (!Files.exists(meta)) {
      throw new UsageException(
          shown + " is not there (docker context ls lists those that are): no file " + meta);
    }
    final String host = text(meta, "/Endpoints/docker/Host");
    if (host == null || host.isEmpty()) {
      throw new UsageException(shown + " has no address: no Endpoints.docker.Host in " + meta);
    }
    final DockerAddress address = DockerAddress.parse(host, shown);
    final Path tls = folder().resolve("contexts/tls").resolve(id).resolve("docker");
    return Files.isDirectory(tls) ? address.with(TlsFiles.load(tls)) : address;
  }

  private static String sha256(final String name) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (final NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** The text at a pointer in a JSON file; null where there is none. */
  private static String text(final Path file, final String pointer) throws UsageException {
    try {
      final byte[] bytes = read(file);
      final JsonParser parser = JsonReading.parser(bytes, bytes.length);
      return JsonReading.textAt(parser, pointer);
    } catch (final IOException e) {
      throw new UsageException("cannot read " + file + ": " + JsonReading.why(e));
    }
  }

  /** A small file. */
  static byte[] read(final Path file) throws IOException {
    if (Files.size(file) > MAX_FILE_BYTES) {
      throw new IOException("longer than " + MAX_FILE_BYTES + " bytes");
    }
    return Files.readAllBytes(file);
  }
}
