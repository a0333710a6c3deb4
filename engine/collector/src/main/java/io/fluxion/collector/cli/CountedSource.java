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

import io.fluxion.Sample;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.SampleOutput;
import java.io.IOException;

/** A source that ends after so many polls that gave samples. */
final class CountedSource implements LiveSource {
  private final LiveSource source;
  private int left;
  private boolean gave;

  /** A source that may be polled so often. */
  CountedSource(final LiveSource source, final int polls) {
    this.source = source;
    left = polls;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public boolean poll(final SampleOutput out) throws IOException, InputException, UsageException {
    gave = false;
    final boolean more = source.poll(watched(out));
    return more && !(gave && --left == 0);
  }

  private SampleOutput watched(final SampleOutput out) {
    return new SampleOutput() {
      @Override
      public void sample(final Sample sample, final byte[] label, final int labelLength) {
        gave = true;
        out.sample(sample, label, labelLength);
      }

      @Override
      public void gone(final byte[] key, final int length) {
        out.gone(key, length);
      }

      @Override
      public void malformed(final String place, final String reason) {
        out.malformed(place, reason);
      }

      @Override
      public void malformed(final long rows) {
        out.malformed(rows);
      }

      @Override
      public void say(final String message) {
        out.say(message);
      }
    };
  }

  @Override
  public void close() {
    source.close();
  }
}
