// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the READMEs compile, run, and print what the READMEs say they print. */
class ReadmeExampleTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```java\n(.*?)```.*?```text\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  /** A java block, and the text block behind it. */
  private record Example(String code, String printed) {}

  private static List<Example> examples(final String file) throws IOException {
    final String readme = Files.readString(Path.of(System.getProperty("fluxion.root"), file));
    final List<Example> examples = new ArrayList<>();
    final Matcher matcher = EXAMPLE.matcher(readme);
    while (matcher.find()) {
      examples.add(new Example(matcher.group(1), matcher.group(2)));
    }
    // Each java block is one of them.
    assertThat(readme.split("```java\n", -1)).as(file).hasSize(examples.size() + 1);
    return examples;
  }

  @Test
  void shouldCompileAndPrintWhatTheReadmeSays() throws Exception {
    final List<Example> examples = examples("README.md");
    assertThat(examples).hasSize(1);
    final String code = examples.get(0).code();
    assertThat(code.lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(13);
    assertThat(printedBy(code, "Example")).isEqualTo(examples.get(0).printed());
  }

  @Test
  void shouldCompileAndPrintWhatTheGuideSays() throws Exception {
    final List<Example> examples = examples("engine/core/README.md");
    assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
    for (int i = 0; i < examples.size(); i++) {
      final String name = "Guide" + i;
      final String code =
          "import io.fluxion.*;\nimport io.fluxion.update.*;\npublic class "
              + name
              + " {\npublic static void main(String[] args) {\n"
              + examples.get(i).code()
              + "}\n}\n";
      assertThat(printedBy(code, name)).isEqualTo(examples.get(i).printed());
    }
  }

  private String printedBy(final String code, final String name) throws Exception {
    final Path source = Files.writeString(folder.resolve(name + ".java"), code);
    final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    final int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                errors,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertThat(status).as(errors.toString(StandardCharsets.UTF_8)).isZero();
    final PrintStream out = System.out;
    final ByteArrayOutputStream captured = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
      loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
    }
    return captured.toString(StandardCharsets.UTF_8);
  }
}
