// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Docker daemon and a containerd of a test's own, started by hand: sockets, data, and everything
 * that they write in one folder, containers without a network and in control groups of their own.
 * Its one image is busybox.
 *
 * <p>Containers live on while the daemon is stopped ({@code --live-restore}). {@link #close}
 * removes everything; should the JVM end without it, a hook does.
 */
final class DockerDaemon implements AutoCloseable {
  /** The image that there is. */
  static final String IMAGE = "busybox";

  private static final List<String> FOLDERS =
      List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin", "/usr/local/sbin");
  private static final List<String> NEEDED =
      List.of("dockerd", "containerd", "containerd-shim-runc-v2", "runc", "docker", "busybox");
  private static final int PAUSES = 20;
  private static final long PATIENCE_SECONDS = 30;

  private final Path folder;
  private final HostTraces traces;
  private final Thread hook = new Thread(this::removeAll);
  private Process containerd;
  private Process dockerd;

  private DockerDaemon(final Path folder) {
    this.folder = folder;
    traces = new HostTraces(folder, "fluxion-docker-" + ProcessHandle.current().pid());
  }

  /** Why no daemon can run on this machine; null where one can be tried. */
  static String obstacle() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return "Docker runs by itself on Linux alone";
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      return "dockerd runs as root alone";
    }
    for (final String command : NEEDED) {
      if (find(command) == null) {
        return "there is no " + command + " here: Debian's docker.io and busybox-static bring it";
      }
    }
    return null;
  }

  private static String find(final String command) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }

  /** One that answers, and has its image. */
  static DockerDaemon start(final Path folder) throws IOException, InterruptedException {
    final DockerDaemon daemon = new DockerDaemon(folder);
    Runtime.getRuntime().addShutdownHook(daemon.hook);
    try {
      daemon.startContainerd();
      daemon.startDaemon();
      daemon.makeImage();
      return daemon;
    } catch (final IOException | InterruptedException | RuntimeException | Error e) {
      daemon.close();
      throw e;
    }
  }

  private void startContainerd() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("containerd.toml"),
        """
        version = 2
        root = "%1$s/containerd-root"
        state = "%1$s/containerd-state"
        disabled_plugins = ["io.containerd.grpc.v1.cri"]
        [grpc]
          address = "%1$s/containerd.sock"
        """
            .formatted(folder));
    Files.writeString(folder.resolve("daemon.json"), "{}");
    containerd = launch("containerd", "--config", folder.resolve("containerd.toml").toString());
    await("containerd", containerd, () -> Files.exists(folder.resolve("containerd.sock")));
  }

  /** Starts the daemon, for the first time or again. */
  void startDaemon() throws IOException, InterruptedException {
    dockerd =
        launch(
            "dockerd",
            "--config-file=" + folder.resolve("daemon.json"),
            "--host=" + host(),
            "--data-root=" + folder.resolve("data"),
            "--exec-root=" + folder.resolve("exec"),
            "--pidfile=" + folder.resolve("docker.pid"),
            "--containerd=" + folder.resolve("containerd.sock"),
            "--cgroup-parent=/" + traces.group(),
            "--exec-opt=native.cgroupdriver=cgroupfs",
            "--bridge=none",
            "--iptables=false",
            "--ip6tables=false",
            "--storage-driver=vfs",
            "--live-restore");
    await("dockerd", dockerd, () -> run(docker("version")).exit() == 0);
  }

  /** Stops the daemon; its containers live on. */
  void stopDaemon() throws InterruptedException {
    stop(dockerd);
  }

  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private void await(final String name, final Process process, final Condition condition)
      throws IOException, InterruptedException {
    final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.holds()) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        final List<String> log = Files.readAllLines(folder.resolve(name + ".log"));
        throw new IOException(
            name
                + " does not come up: "
                + String.join(" / ", log.subList(Math.max(0, log.size() - 3), log.size())));
      }
      Thread.sleep(20);
    }
  }

  private Process launch(final String command, final String... words) throws IOException {
    final List<String> line = new ArrayList<>(List.of(find(command)));
    line.addAll(Arrays.asList(words));
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(command + ".log").toFile()))
        .start();
  }

  private void makeImage() throws IOException, InterruptedException {
    final Path bin = Files.createDirectories(folder.resolve("rootfs/bin"));
    Files.copy(Path.of(find("busybox")), bin.resolve("busybox"));
    Files.createSymbolicLink(bin.resolve("sh"), Path.of("busybox"));
    Files.createSymbolicLink(bin.resolve("sleep"), Path.of("busybox"));
    final Path tar = folder.resolve("rootfs.tar");
    final Outcome packed =
        run(List.of("tar", "-C", folder.resolve("rootfs").toString(), "-cf", tar + "", "."));
    if (packed.exit() != 0) {
      throw new IOException("tar: " + packed.text());
    }
    call("import", tar.toString(), IMAGE);
  }

  /** What {@code --host} takes. */
  String host() {
    return "unix://" + folder.resolve("docker.sock");
  }

  /** A command line of the docker client. */
  List<String> docker(final String... words) {
    final List<String> line = new ArrayList<>(List.of(find("docker"), "-H", host()));
    line.addAll(Arrays.asList(words));
    return line;
  }

  /** Calls the docker client, which must succeed; what it printed, without the last line's end. */
  String call(final String... words) throws IOException, InterruptedException {
    final Outcome outcome = run(docker(words));
    if (outcome.exit() != 0) {
      throw new IOException("docker " + String.join(" ", words) + ": " + outcome.text());
    }
    return outcome.text().strip();
  }

  /**
   * Pauses a container. On cgroup version 1 runc tries for a tenth of a second to freeze it, which
   * fails where its processes get no CPU meanwhile; so it is asked again.
   */
  String pause(final String name) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return call("pause", name);
      } catch (final IOException e) {
        if (attempt == PAUSES || !e.getMessage().contains("unable to freeze")) {
          throw e;
        }
      }
      Thread.sleep(100);
    }
  }

  /** Runs a container in the background; its id. */
  String run(final String name, final List<String> options, final String... command)
      throws IOException, InterruptedException {
    final List<String> words = new ArrayList<>(List.of("run", "-d", "--network=none", "--name"));
    words.add(name);
    words.addAll(options);
    words.add(IMAGE);
    words.addAll(Arrays.asList(command));
    return call(words.toArray(new String[0]));
  }

  /** The ids of all containers, by name. */
  Map<String, String> ids() throws IOException, InterruptedException {
    final Map<String, String> ids = new LinkedHashMap<>();
    call("ps", "-a", "--no-trunc", "--format", "{{.Names}} {{.ID}}")
        .lines()
        .forEach(line -> ids.put(line.split(" ")[0], line.split(" ")[1]));
    return ids;
  }

  /** The kernel's own count of a container's CPU time, in ns. */
  long cpuNanos(final String id) throws IOException {
    return traces.cpuNanos(id);
  }

  private record Outcome(int exit, String text) {}

  private Outcome run(final List<String> line) throws IOException, InterruptedException {
    final Path output = Files.createTempFile(folder, "call", ".out");
    try {
      final Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(4 * PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      return new Outcome(
          process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static void stop(final Process process) throws InterruptedException {
    if (process != null && process.isAlive()) {
      process.destroy();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    removeAll();
  }

  private synchronized void removeAll() {
    try {
      if (dockerd != null && dockerd.isAlive()) {
        final List<String> words = new ArrayList<>(List.of("rm", "-f"));
        words.addAll(ids().values());
        if (words.size() > 2) {
          run(docker(words.toArray(new String[0])));
        }
      }
    } catch (final IOException e) {
      // The containers are removed below, with what keeps them.
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      stop(dockerd);
      stop(containerd);
    } catch (final InterruptedException e) {
      Stream.of(dockerd, containerd).forEach(Process::destroyForcibly);
      Thread.currentThread().interrupt();
    }
    traces.remove();
  }
}
