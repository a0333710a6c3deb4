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

import io.fluxion.collector.input.UsageException;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where to listen: a port, on loopback unless a host stands before it. */
final class HostPort {
  private static final Pattern WORD = Pattern.compile("(?:(\\[[^]]+]|[^:]*):)?(\\d{1,5})");
  private static final String LOOPBACK = "127.0.0.1";
  private static final int LARGEST_PORT = 65_535;

  private HostPort() {}

  static InetSocketAddress of(final String option, final String word) throws UsageException {
    final Matcher matcher = WORD.matcher(word);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > LARGEST_PORT) {
      throw new UsageException(
          option + " takes PORT or HOST:PORT, such as 9400 or 0.0.0.0:9400, not '" + word + "'");
    }
    final String host = matcher.group(1);
    final InetSocketAddress address =
        new InetSocketAddress(
            host == null || host.isEmpty() ? LOOPBACK : host, Integer.parseInt(matcher.group(2)));
    if (address.isUnresolved()) {
      throw new UsageException(option + " " + word + ": there is no host '" + host + "'");
    }
    return address;
  }
}
