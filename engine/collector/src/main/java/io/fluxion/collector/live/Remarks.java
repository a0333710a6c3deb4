package io.fluxion.collector.live;

/** What a person should hear of. May be called from any thread. */
public interface Remarks {
  /**
   * Counts a row that could not be read, and names it where not too many were named before.
   *
   * @param place such as {@code http://127.0.0.1:9100/metrics:17}
   * @param reason one clause, without line end or full stop
   */
  void malformed(String place, String reason);

  /**
   * Says something: that a daemon is gone, that it is back.
   *
   * @param message one line
   */
  void say(String message);
}
