// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The calls of {@code fluxion live} that the collector's README shows are calls that it takes. */
class ReadmeUnitTest {
  private static final Pattern UNIT = Pattern.compile("(?m)^ExecStart=.* -jar \\S+ live (.*)$");
  private static final Pattern SHELL =
      Pattern.compile("(?m)^(?:tail [^|]*\\| )?fluxion live ([^#\\n]*)");

  private static List<String> calls(final Pattern pattern) throws IOException {
    final String readme =
        Files.readString(Path.of(System.getProperty("fluxion.root"), "engine/collector/README.md"));
    final List<String> calls = new ArrayList<>();
    final Matcher matcher = pattern.matcher(readme);
    while (matcher.find()) {
      calls.add(matcher.group(1).strip().replace("'", ""));
    }
    return calls;
  }

  private static RunPlan plan(final String call) throws Exception {
    return Plans.live(call.split(" +"));
  }

  @Test
  void shouldTakeWhatTheServiceStarts() throws Exception {
    final List<String> calls = calls(UNIT);
    assertThat(calls).hasSize(1);
    final RunPlan plan = plan(calls.get(0));
    assertThat(plan.sources().get(0).name()).isEqualTo("cgroup");
    assertThat(plan.outs()).isEmpty();
    assertThat(plan.endpoint().getAddress().isLoopbackAddress()).isTrue();
  }

  @Test
  void shouldTakeWhatTheExamplesCall() throws Exception {
    final List<String> names = new ArrayList<>();
    for (final String call : calls(SHELL)) {
      names.add(plan(call).sources().get(0).name());
    }
    assertThat(names).contains("docker", "cgroup", "process", "scrape", "counters", "lines");
  }
}
