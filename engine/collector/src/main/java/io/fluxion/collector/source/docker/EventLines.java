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
package io.fluxion.collector.source.docker;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** The stream of events, one a line. What is no event of a container is passed over. */
final class EventLines implements ResponseBody {
  private static final int MAX_LINE_BYTES = 262_144;

  private final Consumer<DaemonEvent> events;
  private ByteArrayOutputStream line = new ByteArrayOutputStream();

  EventLines(final Consumer<DaemonEvent> events) {
    this.events = events;
  }

  @Override
  public void take(final byte[] bytes) {
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        append(bytes, from, at);
        end();
        from = at + 1;
      }
    }
    append(bytes, from, bytes.length);
  }

  /** A line that is too long keeps one byte too many, by which it is known. */
  private void append(final byte[] bytes, final int from, final int to) {
    line.write(bytes, from, Math.min(to - from, MAX_LINE_BYTES + 1 - line.size()));
  }

  private void end() {
    final DaemonEvent event =
        line.size() > MAX_LINE_BYTES ? null : DaemonEvent.parse(line.toByteArray());
    line = new ByteArrayOutputStream();
    if (event != null) {
      events.accept(event);
    }
  }
}
