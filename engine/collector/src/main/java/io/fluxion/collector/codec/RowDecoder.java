package io.fluxion.collector.codec;

/** What every decoder knows of its last row. */
abstract class RowDecoder implements Decoder {
  /** The line on which it began. */
  long line;

  /** Why it was malformed. */
  String reason;

  @Override
  public long line() {
    return line;
  }

  @Override
  public String reason() {
    return reason;
  }
}
