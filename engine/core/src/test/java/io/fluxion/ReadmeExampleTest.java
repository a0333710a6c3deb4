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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example compiles, runs, and prints what the README says it prints. */
class ReadmeExampleTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PRINTED = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);

  @Test
  void shouldCompileAndPrintWhatTheReadmeSays(@TempDir final Path folder)
      throws IOException, ReflectiveOperationException {
    final String readme =
        Files.readString(Path.of(System.getProperty("fluxion.root"), "README.md"));
    final Matcher example = JAVA.matcher(readme);
    assertThat(example.find()).as("a java block in README.md").isTrue();
    final String code = example.group(1);
    assertThat(code.lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(13);
    final Path source = folder.resolve("Example.java");
    Files.writeString(source, code);
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
    final Matcher printed = PRINTED.matcher(readme.substring(example.end()));
    assertThat(printed.find()).as("a text block behind it").isTrue();
    assertThat(run(folder)).isEqualTo(printed.group(1));
  }

  private static String run(final Path folder) throws IOException, ReflectiveOperationException {
    final PrintStream out = System.out;
    final ByteArrayOutputStream captured = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Example")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
    }
    return captured.toString(StandardCharsets.UTF_8);
  }
}
