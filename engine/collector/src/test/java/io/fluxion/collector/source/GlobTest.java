// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));

  @ParameterizedTest
  @CsvSource({
    "web,web",
    "web*,web-1",
    "*,''",
    "*docker*,/system.slice/docker-4af.scope",
    "/a/*,/a/b/c",
    "we?,web",
    "[a-c]x,bx",
    "[!a-c]x,dx",
    "[]]x,]x",
    "a.b,a.b",
    "a\\*b,a*b",
    "[x,[x",
    "(a|b)$,(a|b)$"
  })
  void shouldFit(final String glob, final String name) {
    assertThat(new Glob(glob)).accepts(name);
  }

  @ParameterizedTest
  @CsvSource({
    "web,web-1",
    "web,my-web",
    "we?,we",
    "[a-c]x,dx",
    "[!a-c]x,bx",
    "a.b,axb",
    "a\\*b,axb",
    "[a&&b],x",
    "(a|b),a"
  })
  void shouldNotFit(final String glob, final String name) {
    assertThat(new Glob(glob)).rejects(name);
  }

  @Test
  void shouldTakeAnyTextForAPattern() {
    System.out.println("GlobTest: -Dfluxion.seed=" + SEED);
    final SplittableRandom random = new SplittableRandom(SEED);
    final int[] symbols = "ab*?[]!-\\^&.()|{}+$\n\uD83D\uDE00/".codePoints().toArray();
    for (int run = 0; run < 20_000; run++) {
      final StringBuilder glob = new StringBuilder();
      final StringBuilder escaped = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        final int symbol = symbols[random.nextInt(symbols.length)];
        glob.appendCodePoint(symbol);
        escaped.append('\\').appendCodePoint(symbol);
      }
      // Whatever it means, it has a meaning.
      assertThat(new Glob(glob.toString())).isNotNull();
      assertThat(new Glob(escaped.toString())).accepts(glob.toString());
    }
  }

  @Test
  @Timeout(10)
  void shouldNotTakeForEverOverManyStars() {
    final String name = "a".repeat(20_000);
    assertThat(new Glob("*a*a*a*a*a*a*b")).rejects(name).accepts(name + "b");
  }

  @Test
  void shouldFitEverythingWithoutAPattern() {
    assertThat(Glob.any(List.of())).accepts("", "/a");
    assertThat(Glob.any(List.of("/a", "/b*"))).accepts("/a", "/b/c").rejects("/c");
  }
}
