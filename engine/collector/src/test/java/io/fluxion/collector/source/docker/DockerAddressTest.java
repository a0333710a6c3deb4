// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.collector.input.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which daemon is meant, and which of its containers. */
class DockerAddressTest {
  private static final String DEFAULT = "unix:///var/run/docker.sock";

  @TempDir private Path home;

  private DockerAddress resolve(final String option, final Map<String, String> variables)
      throws Exception {
    return new DockerEnvironment(variables, home).resolve(option);
  }

  @ParameterizedTest
  @CsvSource({
    "tcp://127.0.0.1:2375, 127.0.0.1, 2375",
    "tcp://[::1]:1/, ::1, 1",
    "tcp://some-host:65535, some-host, 65535"
  })
  void shouldReadAddresses(final String given, final String host, final int port) throws Exception {
    final DockerAddress address = resolve(given, Map.of());
    assertThat(address).hasToString(given);
    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.socket()).isNull();
    assertThat(address.tls()).isNull();
    assertThat(resolve(DEFAULT, Map.of()).socket()).isEqualTo(Path.of("/var/run/docker.sock"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/var/run/docker.sock",
        "unix://",
        "unix://docker.sock",
        "tcp://127.0.0.1",
        "tcp://:2375",
        "tcp://host:0",
        "tcp://host:65536",
        "tcp://host:99999999999",
        "tcp://host:80/v1.41",
        "tcp://::1:80",
        "http://host:80"
      })
  void shouldRefuseWhatIsNoAddress(final String given) {
    assertThatThrownBy(() -> resolve(given, Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "invalid value for --host: '"
                + given
                + "': expected unix:///PATH or tcp://HOST:PORT, such as unix:///var/run/docker.sock"
                + " or tcp://127.0.0.1:2375");
  }

  @Test
  void shouldSayWhatToDoInsteadOfWhatIsNotSupported() {
    assertThatThrownBy(() -> resolve(null, Map.of("DOCKER_HOST", "ssh://me@there")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("invalid value for DOCKER_HOST: 'ssh://me@there': ssh is not")
        .hasMessageContaining("ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock USER@HOST");
    assertThatThrownBy(() -> resolve("npipe:////./pipe/docker_engine", Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("Windows named pipes are not supported; have the daemon listen on");
  }

  @Test
  void shouldRefuseAPathThatNoSocketCanHave() {
    assertThatThrownBy(() -> resolve("unix:///" + "x".repeat(107), Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("the path of a socket has at most 107 bytes");
    assertThatThrownBy(() -> resolve("unix:///a\0b", Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("invalid value for --host: ");
    assertThatThrownBy(() -> resolve("x".repeat(100_000), Map.of()))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
  }

  private void context(final String name, final String id, final String host) throws Exception {
    final Path meta = home.resolve(".docker/contexts/meta").resolve(id);
    Files.createDirectories(meta);
    Files.writeString(
        meta.resolve("meta.json"),
        "{\"Name\":\"%s\",\"Metadata\":{\"Description\":\"Host\"},\"Endpoints\":{\"docker\":{\"Host\":\"%s\",\"SkipTLSVerify\":false}}}"
            .formatted(name, host));
  }

  /** The folder of a context is named by the SHA-256 of its name. */
  private void contexts() throws Exception {
    context(
        "remote",
        "b71199ebd070b36beab7317920c2c2f1d777df8d05e5527d8458fda57cb17a7a",
        "tcp://remote:2375");
    context(
        "other",
        "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa",
        "unix:///other.sock");
    context("far", "512eea46ceb3921dff4363c7069d89d4964d1d9fccaa0f411851a7aa60a5c868", "ssh://far");
  }

  @Test
  void shouldDecideAsTheDockerCommandDoes() throws Exception {
    assertThat(resolve(null, Map.of())).hasToString(DEFAULT);
    contexts();
    assertThat(resolve(null, Map.of())).hasToString(DEFAULT);
    Files.writeString(
        home.resolve(".docker/config.json"),
        "{\"auths\":{\"currentContext\":\"no\"},\"currentContext\":\"remote\"}");
    assertThat(resolve(null, Map.of("DOCKER_HOST", ""))).hasToString("tcp://remote:2375");
    assertThat(resolve(null, Map.of("DOCKER_CONTEXT", "other"))).hasToString("unix:///other.sock");
    assertThat(resolve(null, Map.of("DOCKER_CONTEXT", "default"))).hasToString(DEFAULT);
    assertThat(resolve(null, Map.of("DOCKER_CONTEXT", "other", "DOCKER_HOST", "tcp://variable:1")))
        .hasToString("tcp://variable:1");
    assertThat(resolve("tcp://option:1", Map.of("DOCKER_HOST", "tcp://variable:1")))
        .hasToString("tcp://option:1");
    final Path moved = Files.move(home.resolve(".docker"), home.resolve("moved"));
    assertThat(resolve(null, Map.of("DOCKER_CONFIG", moved.toString())))
        .hasToString("tcp://remote:2375");
  }

  @Test
  void shouldSayWhatIsWrongWithAContext() throws Exception {
    contexts();
    assertThatThrownBy(() -> resolve(null, Map.of("DOCKER_CONTEXT", "none")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("Docker context 'none' is not there");
    assertThatThrownBy(() -> resolve(null, Map.of("DOCKER_CONTEXT", "far")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("Docker context 'far': 'ssh://far': ssh is not supported");
    Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\":");
    assertThatThrownBy(() -> resolve(null, Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("config.json: it is not valid JSON");
  }

  @Test
  void shouldWantNamesThatMatchAnyPattern() throws Exception {
    final DockerOptions options =
        DockerOptions.of(DEFAULT, List.of("web-*", "db?"), List.of(), 1_000_000_000, 256);
    assertThat(options.wants("web-1")).isTrue();
    assertThat(options.wants("db1")).isTrue();
    assertThat(options.wants("db12")).isFalse();
    assertThat(options.wants("web-" + "1".repeat(1_000))).isFalse();
    assertThat(DockerOptions.of(DEFAULT, List.of(), List.of("k", "k=v=w"), 1, 256).wants("any"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=v"})
  void shouldRefuseWhatIsNoLabel(final String label) {
    assertThatThrownBy(
            () -> DockerOptions.of(DEFAULT, List.of(), List.of("k=v", label), 1_000_000_000, 256))
        .isInstanceOf(UsageException.class)
        .hasMessage("invalid value for --label: '" + label + "': expected KEY or KEY=VALUE");
  }
}
