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

import io.fluxion.DerivativeStore;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.FailureException;
import java.util.Locale;

/** Takes a plan's memory, or says why it cannot be had. */
final class StoreOfPlan {
  private StoreOfPlan() {}

  static DerivativeStore build(final int maxKeys, final Layout layout)
      throws FailureException, UsageException {
    final DerivativeStore.Builder builder =
        DerivativeStore.builder(layout.schema())
            .maxKeys(maxKeys)
            .byteKeys(layout.rows().maxKeyBytes());
    try {
      if (builder.footprintBytes() <= Runtime.getRuntime().maxMemory()) {
        return builder.build();
      }
    } catch (final IllegalArgumentException e) {
      // The words are right one by one; it is the store that they do not fit together in.
      throw new UsageException(e.getMessage());
    } catch (final OutOfMemoryError e) {
      throw tooLarge(maxKeys, builder.footprintBytes());
    }
    throw tooLarge(maxKeys, builder.footprintBytes());
  }

  private static FailureException tooLarge(final int maxKeys, final long bytes) {
    return new FailureException(
        String.format(
            Locale.ROOT,
            "the store of %d keys needs %d bytes, the heap has at most %d:"
                + " give a lower --max-keys (or --window), or java -Xmx%dm",
            maxKeys,
            bytes,
            Runtime.getRuntime().maxMemory(),
            (bytes >> 20) / 4 * 5 + 64));
  }
}
