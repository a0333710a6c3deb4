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
package io.fluxion.collector.output;

import org.agrona.concurrent.AgentRunner;

/** Starts agents on threads that keep no process alive. */
public final class AgentThreads {
  private AgentThreads() {}

  /**
   * Starts an agent, and returns once its thread has taken it over: an agent that was closed before
   * that would say its last on the thread that closes it.
   *
   * @param runner of the agent
   */
  public static void start(final AgentRunner runner) {
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
