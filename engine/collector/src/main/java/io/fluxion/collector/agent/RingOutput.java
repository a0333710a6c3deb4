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
package io.fluxion.collector.agent;

import io.fluxion.Sample;
import io.fluxion.collector.output.Doorbell;
import io.fluxion.collector.recording.Block;
import io.fluxion.collector.source.Log;
import io.fluxion.collector.source.PollClock;
import io.fluxion.collector.source.SampleOutput;

/**
 * What a source gives its samples to: puts them into the ring and wakes the writer. All samples of
 * a poll have one store's time, that of the first.
 */
final class RingOutput implements SampleOutput {
  private final SampleRing ring;
  private final Doorbell writer;
  private final Log log;
  // Null where the store's time is not said.
  private final PollClock clock;
  private long storeTime = Block.NO_TIME;
  // After the first sample that was not taken, no other is: what was taken has no hole.
  private boolean ended;

  RingOutput(final SampleRing ring, final Doorbell writer, final Log log, final PollClock clock) {
    this.ring = ring;
    this.writer = writer;
    this.log = log;
    this.clock = clock;
  }

  /** The samples that follow are of another poll. */
  void beginPoll() {
    storeTime = Block.NO_TIME;
  }

  @Override
  public void sample(final Sample sample, final byte[] label, final int labelLength) {
    if (ended) {
      return;
    }
    if (clock != null && storeTime == Block.NO_TIME) {
      storeTime = clock.nanos();
    }
    if (ring.put(sample, label, labelLength, System.nanoTime(), storeTime, writer)) {
      writer.ring();
    } else {
      ended = true;
    }
  }

  @Override
  public void malformed(final String place, final String reason) {
    log.malformed(place, reason);
  }

  @Override
  public void malformed(final long rows) {
    log.malformed(rows);
  }

  @Override
  public void say(final String message) {
    log.say(message);
  }

  /** Nothing more is given. */
  void close() {
    if (clock != null) {
      clock.close();
    }
  }
}
