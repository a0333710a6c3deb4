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

import io.fluxion.collector.source.Log;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The rows that a sink was too slow for: counted, and said when the first is dropped, then every
 * ten seconds while more are, and at the end.
 */
public final class Drops {
  private static final long SAY_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final String sink;
  private final Log log;
  private volatile long rows;
  private long saidRows;
  private long said;

  /**
   * No drops yet.
   *
   * @param sink what messages call it
   * @param log to whom they are said
   */
  public Drops(final String sink, final Log log) {
    this.sink = sink;
    this.log = log;
  }

  /** Counts rows; on the writer's thread. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  void add(final long count) {
    rows = rows + count;
  }

  /** Says what there is to say, if it is time to. */
  void tick(final long nowNanos) {
    if (rows > saidRows && (saidRows == 0 || nowNanos - said >= SAY_EVERY_NANOS)) {
      say(nowNanos);
    }
  }

  /** Says what was not said yet. */
  void finish() {
    if (rows > saidRows) {
      say(0);
    }
  }

  private void say(final long nowNanos) {
    said = nowNanos;
    saidRows = rows;
    log.say(String.format(Locale.ROOT, "%s: too slow, %,d rows dropped so far", sink, saidRows));
  }

  /** Says that what the sink had to say at its end is lost. */
  void sayEndLost(final long bytes) {
    log.say(sink + ": too slow, its last " + bytes + " bytes are not written");
  }

  /**
   * What messages call the sink.
   *
   * @return such as {@code csv}
   */
  public String sink() {
    return sink;
  }

  /**
   * How many rows were dropped.
   *
   * @return 0 or more
   */
  public long rows() {
    return rows;
  }
}
