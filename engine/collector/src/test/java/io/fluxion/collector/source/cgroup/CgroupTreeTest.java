// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.source.KernelText;
import io.fluxion.collector.source.OpenFileLimit;
import io.fluxion.collector.source.OpenFiles;
import io.fluxion.collector.source.SeenSamples;
import java.lang.reflect.Proxy;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is watched, and what is left of groups that nobody said are gone. */
@EnabledOnOs(OS.LINUX)
class CgroupTreeTest {
  @TempDir private Path root;
  private final SeenSamples seen = new SeenSamples();
  private final FolderWatch watch = new FolderWatch();
  private CgroupTree tree;

  @AfterEach
  void close() {
    if (tree != null) {
      tree.close();
    }
    watch.close();
  }

  /** With no descriptors to spare, so that no group is open. */
  private void begin(final String... names) throws Exception {
    for (final String name : names) {
      FakeGroups.version2(root.resolve("top" + name), 5);
    }
    tree =
        new CgroupTree(
            CgroupHierarchy.of(root.resolve("top")),
            name -> true,
            64,
            new OpenFiles(new OpenFileLimit(300, 0)),
            watch,
            new KernelText());
    tree.walk(seen);
    assertThat(paths()).hasSize(names.length);
    assertThat(tree.groups()).noneMatch(Cgroup::isOpen);
  }

  private List<String> paths() {
    return tree.groups().stream().map(group -> group.path().toString()).toList();
  }

  @Test
  void shouldForgetWhatAWalkDoesNotMeet() throws Exception {
    begin("", "/a", "/a/b", "/c");
    watch.close();
    FakeGroups.remove(root.resolve("top/a"));
    tree.walk(seen);
    assertThat(paths()).containsExactly("", "c");
    FakeGroups.version2(root.resolve("top/a"), 6);
    tree.walk(seen);
    assertThat(paths()).containsExactly("", "c", "a");
  }

  @Test
  void shouldLeaveOutAFolderThatMayNotBeWatched() {
    final Path folder = root.resolve("folder");
    final Path denied =
        (Path)
            Proxy.newProxyInstance(
                Path.class.getClassLoader(),
                new Class<?>[] {Path.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("register")) {
                    // What others may not read root may, so that a test cannot make one.
                    throw new AccessDeniedException(folder.toString());
                  }
                  return method.invoke(folder, arguments);
                });
    assertThat(watch.add(denied)).isNull();
    assertThat(watch.failure()).isNull();
    assertThat(watch.add(root)).isNotNull();
  }
}
