// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents of the repository: their length, their links, and whom they are for. */
class DocumentsTest {
  private static final Path ROOT = Path.of(System.getProperty("fluxion.root"));
  private static final int MOST_WORDS_OF_README = 800;
  private static final int LINES_OF_FIRST_SCREEN = 12;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      final List<Path> documents =
          files
              .filter(file -> file.toString().endsWith(".md"))
              .filter(DocumentsTest::isPartOfTheProject)
              .toList();
      assertThat(documents).hasSizeGreaterThanOrEqualTo(10);
      return documents;
    }
  }

  private static boolean isPartOfTheProject(final Path file) {
    for (final Path part : ROOT.relativize(file)) {
      if (part.toString().equals("target") || part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  @Test
  void shouldKeepTheReadmeShort() throws IOException {
    final String readme = Files.readString(ROOT.resolve("README.md"));
    assertThat(readme.strip().split("\\s+")).hasSizeLessThanOrEqualTo(MOST_WORDS_OF_README);
  }

  @Test
  void shouldSayWhomADocumentIsForOnItsFirstScreen() throws IOException {
    for (final Path document : documents()) {
      assertThat(Files.readAllLines(document).stream().limit(LINES_OF_FIRST_SCREEN))
          .as(document.toString())
          .anyMatch(line -> line.startsWith("**For** "));
    }
  }

  @Test
  void shouldResolveEveryRelativeLink() throws IOException {
    final List<String> broken = new ArrayList<>();
    int links = 0;
    for (final Path document : documents()) {
      final Matcher matcher =
          LINK.matcher(CODE.matcher(Files.readString(document)).replaceAll("code"));
      while (matcher.find()) {
        final String link = matcher.group(1);
        if (!link.startsWith("https://")) {
          links++;
          if (!resolves(document, link)) {
            broken.add(ROOT.relativize(document) + " has " + link);
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(40);
  }

  private static boolean resolves(final Path document, final String link) throws IOException {
    final String[] parts = link.split("#", 2);
    final Path target =
        parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    if (!target.startsWith(ROOT) || !Files.exists(target)) {
      return false;
    }
    if (Files.isDirectory(target)) {
      return parts.length == 1 && Files.exists(target.resolve("README.md"));
    }
    return parts.length == 1 || anchors(target).contains(parts[1]);
  }

  /** The anchors of a document's headings, as GitHub makes them. */
  private static List<String> anchors(final Path document) throws IOException {
    return Files.readAllLines(document).stream()
        .filter(line -> line.matches("#{1,6} .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }
}
