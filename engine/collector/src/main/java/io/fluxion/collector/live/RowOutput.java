package io.fluxion.collector.live;

import io.fluxion.collector.sink.LiveSink;
import io.fluxion.collector.sink.Sink;
import io.fluxion.derivative.Sample;
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
