// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Metric;
import io.fluxion.collector.output.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several sources by a file: the same options, checks and messages as on a command line. */
class ConfigFileTest {
  @TempDir private Path folder;

  private Path file(final String yaml) throws IOException {
    return Files.writeString(folder.resolve("fluxion.yaml"), yaml);
  }

  private RunPlan plan(final String yaml) throws Exception {
    final PrintStream err = new PrintStream(OutputStream.nullOutputStream());
    final Streams streams =
        new Streams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            err,
            false,
            false,
            false);
    return new ConfigFile(file(yaml), streams, new Messages(err)).plan();
  }

  @Test
  void shouldWatchSeveralSources() throws Exception {
    final RunPlan plan =
        plan(
            """
            # as on the command line, without dashes
            sources:
              docker:
                interval: 5s
                name: [web-*, db]
                max-keys: 100
              scrape:
                url:
                  - http://127.0.0.1:9100/metrics
                  - http://127.0.0.1:9101/metrics
                scale: 0.5
                record: scrape.fluxion
              process:
              "-": {key: "host,disk", x: t, x-unit: s, y: [rx, tx]}
            outputs:
              out: [csv=all.csv, ndjson]
              metrics: 9400
              emit: [derivative, rate]
              summary-json: run.json
              once: true
            """);
    assertThat(plan.sources())
        .extracting(SourcePlan::name)
        .containsExactly("docker", "scrape", "process", "lines");
    assertThat(plan.sources())
        .extracting(SourcePlan::intervalNanos)
        .containsExactly(5_000_000_000L, 1_000_000_000L, 1_000_000_000L, 0L);
    assertThat(plan.sources())
        .extracting(SourcePlan::record)
        .containsExactly(null, "scrape.fluxion", null, null);
    assertThat(plan.sources().get(0).store().maxKeys).isEqualTo(100);
    assertThat(plan.sources().get(1).store().scale).isEqualTo(0.5);
    assertThat(plan.outs()).extracting(Out::name).containsExactly("csv all.csv", "ndjson");
    assertThat(plan.metrics()).containsExactly(Metric.DERIVATIVE, Metric.RATE);
    assertThat(plan.endpoint().getPort()).isEqualTo(9_400);
    assertThat(plan.polls()).isEqualTo(2);
    assertThat(plan.targets().files()).containsExactly("all.csv", "scrape.fluxion", "run.json");
  }

  @Test
  void shouldTakeAListWhereAKindComesTwice() throws Exception {
    final RunPlan plan =
        plan(
            """
            sources:
              - cgroup
              - scrape: {url: "http://a/metrics", interval: 1m}
              - scrape: {url: "http://b/metrics", y-kind: gauge}
            """);
    assertThat(plan.sources())
        .extracting(SourcePlan::name)
        .containsExactly("cgroup", "scrape", "scrape");
    assertThat(plan.sources().get(1).intervalNanos()).isEqualTo(60_000_000_000L);
    assertThat(plan.polls()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sources:~  docker:~    interval: 1|3: sources.docker.interval: invalid value for --interval:"
            + " '1' has no unit: write 1s (or 250ms, 5m, 1h)",
        "sources:~  docker:~    max-gap: 30|2: sources.docker: invalid value for --max-gap:"
            + " '30' has no unit: write 30s (or 250ms, 5m, 1h)",
        "sources:~  docker:~    intervall: 1s|3: sources.docker.intervall is no option; fluxion live"
            + " docker --help lists what there is",
        "sources:~  docker:~    root: /x|3: sources.docker.root is no option; fluxion live"
            + " docker --help lists what there is",
        "sources:~  docker:~    help: true|3: sources.docker.help is no option; fluxion live"
            + " docker --help lists what there is",
        "sources:~  podman:|2: 'podman' is no source: there are docker, cgroup, process, scrape,"
            + " counters, -",
        "sources:~  scrape:|2: sources.scrape: Missing required parameter: 'URL'",
        "sources:~  docker:~    out: csv|3: sources.docker.out holds for all sources: say it below"
            + " outputs",
        "sources:~  docker:~outputs:~  out: xml|4: outputs.out: invalid value for --out: 'xml' is none"
            + " of table, csv, ndjson, summary, none",
        "sources:~  docker:~outputs:~  window: 3|4: outputs has no 'window'",
        "sources:~  docker:~outputs:~  once: maybe|4: outputs.once is true or false",
        "sources:~  docker:~  cgroup:~outputs:~  record: a|5: outputs.record: a recording holds the rows"
            + " of one source: give each its own record",
        "sources:~  docker:~    host:|3: sources.docker.host has no value, or one that is no plain text",
        "sources:~  docker:~    host: {a: b}|3: sources.docker.host has no value, or one that is no"
            + " plain text",
        "sources:~  docker: yes|2: sources.docker is no mapping of keys",
        "sources:~  docker:~  docker:|3: sources.docker comes twice",
        "sources:~  - '-': {key: k, x: x, y: y}~  - '-': {key: k, x: x, y: y}|1: standard input can be"
            + " read only once",
        "sources:|1: there are no sources",
        "outputs:~  out: csv| there are no sources",
        "source:~  docker:|1: source is neither sources nor outputs",
        "- docker|1: the file is no mapping of keys",
        "sources:~  docker: [a|2: no YAML: ",
        "a: &x [*x, *x]|1: a is neither sources nor outputs",
      })
  void shouldNameFileLineAndKey(final String yaml, final String message) throws IOException {
    final Path file = file(yaml.replace('~', '\n'));
    final CommandRun run = new CommandRun().run("live", "--config", file.toString());
    assertThat(run.err()).startsWith("fluxion: " + file + ":").hasLineCount(1).contains(message);
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void shouldSayThatThereIsNoFile() throws IOException {
    final Path none = folder.resolve("none.yaml");
    final CommandRun run = new CommandRun().run("live", "--config", none.toString());
    assertThat(run.err())
        .startsWith("fluxion: --config " + none + " cannot be read")
        .hasLineCount(1);
    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(new CommandRun().run("live", "--config", file("").toString()).err())
        .isEqualTo("fluxion: " + folder.resolve("fluxion.yaml") + " is empty\n");
  }

  @Test
  void shouldRunAsTheCommandLineDoes() throws IOException {
    final CommandRun run =
        new CommandRun()
            .in("k,x,y\na,1,1\na,2,3\n")
            .run(
                "live",
                "--config",
                file("sources:\n  '-': {key: k, x: x, y: y}\noutputs: {out: csv}\n").toString());
    assertThat(run.out()).isEqualTo("key,x,field,derivative,status\na,1,y,,FIRST\na,2,y,2.0,OK\n");
    assertThat(run.status()).isZero();
  }
}
