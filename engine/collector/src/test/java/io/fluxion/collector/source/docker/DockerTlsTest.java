// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.collector.input.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A daemon behind TLS that wants to know who is calling. */
class DockerTlsTest {
  /** The SHA-256 of a context's name, {@code secure}. */
  private static final String ID =
      "6a934b45144e3758911efa29ed68fb2d420fa7bd568739cdcda9251fa9609b1e";

  @TempDir private Path home;
  private Path certificates;

  @BeforeEach
  void makeFolder() throws Exception {
    certificates = Files.createDirectory(home.resolve("certificates"));
  }

  /** Copies one of the test's own files. */
  private static void copy(final String from, final Path to) throws IOException {
    try (InputStream in = DockerTlsTest.class.getResourceAsStream("tls/" + from)) {
      Files.copy(in, to);
    }
  }

  private void copyAll(final String key) throws IOException {
    copy("ca.pem", certificates.resolve("ca.pem"));
    copy("cert.pem", certificates.resolve("cert.pem"));
    copy(key, certificates.resolve("key.pem"));
  }

  private DockerAddress resolve(final String address) throws Exception {
    return new DockerEnvironment(
            Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", certificates.toString()), home)
        .resolve(address);
  }

  private static DockerOptions options(final DockerAddress address) throws Exception {
    final DockerOptions any =
        DockerOptions.of("unix:///none", List.of(), List.of(), 50_000_000, 256);
    return new DockerOptions(
        address, any.names(), any.labels(), any.intervalNanos(), any.maxKeyBytes());
  }

  /** Takes TLS off and passes on what is in it, in both directions. */
  private SSLServerSocket terminate(final FakeDaemon daemon) throws Exception {
    final Path folder = Files.createDirectory(home.resolve("server"));
    copy("ca.pem", folder.resolve("ca.pem"));
    copy("server-cert.pem", folder.resolve("cert.pem"));
    copy("server-key.pem", folder.resolve("key.pem"));
    final SSLServerSocket server =
        (SSLServerSocket)
            TlsFiles.load(folder)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server.setNeedClientAuth(true);
    thread(
        () -> {
          while (true) {
            final Socket client = server.accept();
            final Socket plain =
                new Socket(InetAddress.getLoopbackAddress(), URI.create(daemon.host()).getPort());
            thread(() -> pass(client, plain));
            thread(() -> pass(plain, client));
          }
        });
    return server;
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void thread(final Task task) {
    final Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (final IOException e) {
                // Closed, by one side or the other.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void pass(final Socket from, final Socket to) throws IOException {
    try (from;
        to) {
      final OutputStream out = to.getOutputStream();
      final byte[] bytes = new byte[4_096];
      for (int n = from.getInputStream().read(bytes);
          n >= 0;
          n = from.getInputStream().read(bytes)) {
        out.write(bytes, 0, n);
        out.flush();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"key.pem", "key-pkcs1.pem"})
  void shouldWatchOverTls(final String key) throws Exception {
    copyAll(key);
    try (FakeDaemon daemon = FakeDaemon.tcp().run("a", "name-a").start();
        SSLServerSocket server = terminate(daemon);
        WatchedDaemon watched =
            new WatchedDaemon(options(resolve("tcp://localhost:" + server.getLocalPort())))) {
      daemon.frame("a", FakeDaemon.frame("a", "name-a", 1, 10));
      watched.awaitRows(1);
      assertThat(watched.said()).isEmpty();
    }
  }

  @Test
  void shouldSayThatADaemonIsNotTrustedOrDoesNotTrust() throws Exception {
    copy("ca.pem", certificates.resolve("ca.pem"));
    try (FakeDaemon daemon = FakeDaemon.tcp().run("a", "name-a").start();
        SSLServerSocket server = terminate(daemon)) {
      final String address = "tcp://localhost:" + server.getLocalPort();
      try (WatchedDaemon watched = new WatchedDaemon(options(resolve(address)))) {
        watched.await(() -> !watched.said().isEmpty());
        assertThat(watched.said().get(0)).startsWith("docker at " + address + " cannot be reached");
      }
      Files.delete(certificates.resolve("ca.pem"));
      try (WatchedDaemon watched = new WatchedDaemon(options(resolve(address)))) {
        watched.await(() -> !watched.said().isEmpty());
        assertThat(watched.said().get(0)).contains("unable to find valid certification path");
      }
      assertThat(daemon.asked()).isEmpty();
    }
  }

  @Test
  void shouldUseTheFilesOfAContext() throws Exception {
    copyAll("key.pem");
    final Path meta = home.resolve(".docker/contexts/meta");
    Files.createDirectories(meta.resolve(ID));
    Files.writeString(
        meta.resolve(ID).resolve("meta.json"),
        "{\"Name\":\"secure\",\"Endpoints\":{\"docker\":{\"Host\":\"tcp://there:2376\"}}}");
    final DockerEnvironment environment =
        new DockerEnvironment(Map.of("DOCKER_CONTEXT", "secure"), home);
    assertThat(environment.resolve(null).tls()).isNull();
    final Path tls = home.resolve(".docker/contexts/tls");
    Files.createDirectories(tls.resolve(ID));
    Files.move(certificates, tls.resolve(ID).resolve("docker"));
    assertThat(environment.resolve(null).tls()).isNotNull();
    assertThat(environment.resolve(null)).hasToString("tcp://there:2376");
  }

  @Test
  void shouldSayWhichFileCannotBeUsed() throws Exception {
    copyAll("key-sec1.pem");
    assertThatThrownBy(() -> resolve("tcp://there:2376"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("key.pem holds no unencrypted private key of PKCS #8 or PKCS #1");
    Files.delete(certificates.resolve("key.pem"));
    assertThatThrownBy(() -> resolve("tcp://there:2376"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("there is no ")
        .hasMessageEndingWith("key.pem");
    Files.writeString(certificates.resolve("ca.pem"), "rubbish");
    assertThatThrownBy(() -> resolve("tcp://there:2376"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(".pem");
    assertThat(resolve("unix:///there").tls()).isNull();
  }
}
