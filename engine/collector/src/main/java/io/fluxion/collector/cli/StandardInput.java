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
package io.fluxion.collector.cli;

import io.fluxion.collector.output.Streams;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.channels.Channels;

/** Standard input for a run that may be stopped while it waits for a line. */
final class StandardInput {
  private StandardInput() {}

  /** A stream whose reads end when their thread is interrupted, where the system lets it. */
  static InputStream interruptible(final Streams streams) {
    return streams.in() == System.in
        ? Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel())
        : streams.in();
  }
}
