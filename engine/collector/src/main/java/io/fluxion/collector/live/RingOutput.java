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
package io.fluxion.collector.live;

import io.fluxion.Sample;

/** What a source gives its samples to: puts them into the ring and wakes the writer. */
final class RingOutput implements SampleOutput {
  private final SampleRing ring;
  private final Doorbell writer;
  private final Remarks remarks;
  // After the first sample that was not taken, no other is: what was taken has no hole.
  private boolean ended;

  RingOutput(final SampleRing ring, final Doorbell writer, final Remarks remarks) {
    this.ring = ring;
    this.writer = writer;
    this.remarks = remarks;
  }

  @Override
  public void sample(final Sample sample, final byte[] label, final int labelLength) {
    if (ended) {
      return;
    }
    if (ring.put(sample, label, labelLength, System.nanoTime(), writer)) {
      writer.ring();
    } else {
      ended = true;
    }
  }

  @Override
  public void malformed(final String place, final String reason) {
    remarks.malformed(place, reason);
  }

  @Override
  public void say(final String message) {
    remarks.say(message);
  }
}
