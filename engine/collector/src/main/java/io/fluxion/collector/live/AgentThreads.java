package io.fluxion.collector.live;

import org.agrona.concurrent.AgentRunner;

/** Starts agents on threads that keep no process alive. */
final class AgentThreads {
  private AgentThreads() {}

  /**
   * Starts an agent, and returns once its thread has taken it over: an agent that was closed before
   * that would say its last on the thread that closes it.
   */
  static void start(final AgentRunner runner) {
    AgentRunner.startOnThread(
        runner,
        task -> {
          final Thread thread = new Thread(task);
          thread.setDaemon(true);
          return thread;
        });
    while (runner.thread() == null) {
      Thread.yield();
    }
  }
}
