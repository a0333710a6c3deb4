// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.source.docker.DockerOptions;
import io.fluxion.collector.source.docker.DockerSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fluxion live docker}. */
@Command(
    name = "docker",
    sortOptions = false,
    customSynopsis = "fluxion live docker [OPTIONS]",
    header = "Watches the containers of a Docker daemon.",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Defaults: --idle-timeout 1h, or 5 intervals where that is longer; --max-keys 8192;"
          + " --max-key-bytes 256.",
      "",
      "Example:",
      "  fluxion live docker --name 'web-*' --label tier=front --out table",
      ""
    })
final class DockerCommand extends PolledCommand {
  @Option(
      names = "--host",
      order = FIRST + 2,
      paramLabel = "URL",
      description = {
        "Where the daemon listens, unix:///PATH or tcp://HOST:PORT.",
        "Default: the daemon of the docker command: DOCKER_HOST, else the context of DOCKER_CONTEXT"
            + " or docker context use, else unix:///var/run/docker.sock. TLS takes the context's"
            + " files, or those of DOCKER_CERT_PATH where DOCKER_TLS_VERIFY is set."
      })
  private String host;

  @Option(
      names = "--name",
      order = FIRST + 3,
      paramLabel = "GLOB",
      description = "Only containers whose name matches one of these.")
  private List<String> names = List.of();

  @Option(
      names = "--label",
      order = FIRST + 4,
      paramLabel = "K[=V]",
      description = "Only containers that have all of these labels.")
  private List<String> labels = List.of();

  DockerCommand() {
    super("docker", new StoreOptions());
  }

  @Override
  RowSchema rows() {
    return RowSchema.ofFrames(FrameKind.DOCKER, store().maxKeyBytes());
  }

  @Override
  SourcePlan.Opener opener(final RowSchema rows) throws UsageException {
    final DockerOptions options =
        DockerOptions.of(host, names, labels, intervalNanos(), rows.maxKeyBytes());
    return (streams, stopped) -> new SourcePlan.Opened(new DockerSource(options), rows);
  }
}
