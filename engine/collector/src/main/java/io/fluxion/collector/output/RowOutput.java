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

import io.fluxion.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/** A sink of rows before an outlet: each row goes out as a whole, or is dropped and counted. */
public final class RowOutput implements LiveSink {
  private final Outlet outlet;
  private final Drops drops;
  private final Sink form;
  // The same where time matters to it, otherwise null.
  private final LiveSink live;
  private final Staged staged = new Staged();

  /**
   * A sink of rows.
   *
   * @param form makes the sink that gives the rows their form, over the stream it is given
   * @param outlet where they go
   * @param drops counts those it is too slow for
   */
  public RowOutput(
      final Function<OutputStream, Sink> form, final Outlet outlet, final Drops drops) {
    this.outlet = outlet;
    this.drops = drops;
    this.form = form.apply(staged);
    live = this.form instanceof final LiveSink sink ? sink : null;
  }

  /** The bytes of one row, whose array can be looked at. */
  private static final class Staged extends ByteArrayOutputStream {
    private byte[] bytes() {
      return buf;
    }
  }

  @Override
  public void row(final Sample sample, final String label) throws IOException {
    form.row(sample, label);
    form.flush();
    if (!outlet.offer(staged.bytes(), 0, staged.size())) {
      drops.add(1);
    }
    staged.reset();
  }

  @Override
  public void flush() {
    outlet.flush();
  }

  @Override
  public void tick(final long nowNanos) throws IOException {
    if (live != null) {
      live.tick(nowNanos);
    }
    outlet.flush();
    drops.tick(nowNanos);
  }

  @Override
  public void finish(final long malformed) throws IOException {
    form.finish(malformed);
    final int last = staged.size();
    final boolean taken = outlet.offerLast(staged.bytes(), 0, last);
    staged.reset();
    outlet.flush();
    drops.finish();
    if (!taken) {
      drops.sayEndLost(last);
    }
  }
}
