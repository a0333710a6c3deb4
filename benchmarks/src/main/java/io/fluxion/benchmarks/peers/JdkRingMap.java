package io.fluxion.benchmarks.peers;

import io.fluxion.derivative.SampleStatus;
import java.util.HashMap;
import java.util.Map;

/**
 * What a good engineer would write with the JDK alone: a HashMap from boxed keys to bounded ring
 * objects. Its memory is bounded for each key, its keys are as many as come.
 *
 * <p>Not thread-safe.
 */
public final class JdkRingMap {
  private final Map<Long, KeyRing> rings = new HashMap<>();
  private final long[] counts = new long[SampleStatus.COUNT];
  private final int window;

  /**
   * An empty map.
   *
   * @param window how many samples are kept for a key
   */
  public JdkRingMap(final int window) {
    this.window = window;
  }

  /**
   * Takes a sample.
   *
   * @param key any
   * @param x a time
   * @param y a counter
   * @return Δy/Δx, or NaN where this sample makes none
   */
  public double update(final long key, final long x, final long y) {
    KeyRing ring = rings.get(key);
    if (ring == null) {
      ring = new KeyRing(window);
      rings.put(key, ring);
    }
    return ring.update(x, y, counts);
  }

  /**
   * The state of a key.
   *
   * @param key any
   * @return its ring, or null
   */
  public KeyRing ring(final long key) {
    return rings.get(key);
  }

  /**
   * How many samples had this status.
   *
   * @param status a {@link SampleStatus}
   * @return 0 or more
   */
  public long count(final int status) {
    return counts[status];
  }
}
