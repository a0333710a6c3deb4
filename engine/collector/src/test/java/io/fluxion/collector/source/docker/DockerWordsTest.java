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
package io.fluxion.collector.source.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.collector.input.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerWordsTest {
  @ParameterizedTest
  @CsvSource({
    "unix:///var/run/docker.sock, docker",
    "tcp://127.0.0.1:2375, 127.0.0.1:2375",
    "tcp://[::1]:1/, [::1]:1",
    "tcp://some-host:65535, some-host:65535"
  })
  void shouldReadAddresses(final String given, final String authority) throws Exception {
    final DockerAddress address = DockerAddress.parse(given);
    assertThat(address).hasToString(given);
    assertThat(address.authority()).isEqualTo(authority);
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
        "http://host:80",
        "ssh://host"
      })
  void shouldRefuseWhatIsNoAddress(final String given) {
    assertThatThrownBy(() -> DockerAddress.parse(given))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--host takes unix:///PATH or tcp://HOST:PORT, such as unix:///var/run/docker.sock or"
                + " tcp://127.0.0.1:2375, not '"
                + given
                + "'");
  }

  @Test
  void shouldRefuseAPathThatNoSocketCanHave() {
    assertThatThrownBy(() -> DockerAddress.parse("unix:///" + "x".repeat(107)))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--host takes a socket's path of at most 107 bytes");
    assertThatThrownBy(() -> DockerAddress.parse("unix:///a\0b"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--host takes a path, not ");
  }

  @Test
  void shouldWantNamesThatMatchAnyPattern() throws Exception {
    final DockerOptions options =
        DockerOptions.of(null, List.of("web-*", "db?"), List.of(), 1_000_000_000, 256);
    assertThat(options.wants("web-1")).isTrue();
    assertThat(options.wants("db1")).isTrue();
    assertThat(options.wants("db12")).isFalse();
    assertThat(options.wants("web-" + "1".repeat(1_000))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=v"})
  void shouldRefuseWhatIsNoLabel(final String label) {
    assertThatThrownBy(
            () -> DockerOptions.of(null, List.of(), List.of("k=v", label), 1_000_000_000, 256))
        .isInstanceOf(UsageException.class)
        .hasMessage("--label takes KEY or KEY=VALUE, not '" + label + "'");
  }

  @Test
  void shouldWatchWhereDockerListensUnlessToldOtherwise() throws Exception {
    final DockerOptions options =
        DockerOptions.of(null, List.of(), List.of("k", "k=v=w"), 1_000_000_000, 256);
    assertThat(options.address()).hasToString("unix:///var/run/docker.sock");
    assertThat(options.wants("anything")).isTrue();
  }
}
