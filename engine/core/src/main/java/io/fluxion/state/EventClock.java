package io.fluxion.state;

/**
 * The newest event time a store has seen, and how far behind it a key may stay before it counts as
 * gone. Times are longs, or the raw bits of doubles.
 */
final class EventClock {
  /** Event time of a key that has had none yet: it is never idle. */
  private static final long NEVER = Long.MAX_VALUE;

  private final boolean doubles;
  private final long timeout;
  private final double doubleTimeout;
  private boolean started;
  private long newest;

  EventClock(final long timeout) {
    if (timeout < 0) {
      throw new IllegalArgumentException("idle timeout must be 0 or more, is " + timeout);
    }
    doubles = false;
    this.timeout = timeout;
    doubleTimeout = Double.NaN;
  }

  EventClock(final double timeout) {
    if (!(timeout >= 0)) {
      throw new IllegalArgumentException("idle timeout must be 0 or more, is " + timeout);
    }
    doubles = true;
    this.timeout = 0;
    doubleTimeout = timeout;
  }

  long never() {
    return doubles ? Double.doubleToRawLongBits(Double.POSITIVE_INFINITY) : NEVER;
  }

  boolean isIdle(final long lastSeen) {
    if (!started) {
      return false;
    }
    if (doubles) {
      return isBehind(Double.longBitsToDouble(newest), Double.longBitsToDouble(lastSeen));
    }
    // The difference of two longs needs 64 bits without a sign.
    return newest > lastSeen && Long.compareUnsigned(newest - lastSeen, timeout) > 0;
  }

  private boolean isBehind(final double now, final double then) {
    final double behind = now - then;
    if (behind != doubleTimeout) {
      return behind > doubleTimeout;
    }
    // What rounding took from the difference decides (Knuth, TAOCP vol. 2, section 4.2.2).
    final double rounded = behind - now;
    return (now - (behind - rounded)) - (then + rounded) > 0;
  }

  boolean isBefore(final long a, final long b) {
    return doubles ? Double.longBitsToDouble(a) < Double.longBitsToDouble(b) : a < b;
  }

  /** Moves the newest time on; the very first call sets it. */
  void advance(final long time) {
    if (!started || isBefore(newest, time)) {
      started = true;
      newest = time;
    }
  }

  boolean isStarted() {
    return started;
  }
}
