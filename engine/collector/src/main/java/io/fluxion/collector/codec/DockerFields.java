package io.fluxion.collector.codec;

import io.fluxion.derivative.FieldSchema;
import io.fluxion.derivative.NumberType;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The seven fields of a Docker stats frame. Each is judged over {@code read}, the frame's time in
 * ns since 1970, but {@code cpu_percent}, which is over the host's CPU time.
 */
public final class DockerFields {
  /** CPU time over the host's CPU time, × CPUs × 100: what {@code docker stats} shows. */
  public static final int CPU_PERCENT = 0;

  /** CPU time over time: CPU seconds per second. */
  public static final int CPU_CORES = 1;

  /** Memory in use less the inactive file cache, in bytes: a gauge. */
  public static final int MEMORY_BYTES = 2;

  /** Bytes received, over all interfaces. */
  public static final int NETWORK_RX_BYTES = 3;

  /** Bytes sent, over all interfaces. */
  public static final int NETWORK_TX_BYTES = 4;

  /** Bytes read, over all block devices. */
  public static final int BLOCK_READ_BYTES = 5;

  /** Bytes written, over all block devices. */
  public static final int BLOCK_WRITE_BYTES = 6;

  /** How many fields a frame has. */
  static final int COUNT = 7;

  /** From per nanosecond to per second. */
  private static final double PER_SECOND = 1e9;

  private static final double PERCENT = 100;

  private DockerFields() {}

  /**
   * The schemas of the fields, by number.
   *
   * @param options applied to each, for what holds for all of them (reset policy, maximum gap)
   * @return seven schemas, of y as unsigned 64-bit integers
   */
  public static List<FieldSchema> schemas(final UnaryOperator<FieldSchema> options) {
    return Stream.of(
            FieldSchema.counter("cpu_percent").overCounter().scale(PERCENT).scaledPerKey(),
            // Nanoseconds of CPU per nanosecond: a scale of 1.
            FieldSchema.counter("cpu_cores"),
            FieldSchema.gauge("memory_bytes").scale(PER_SECOND),
            FieldSchema.counter("network_rx_bytes").scale(PER_SECOND),
            FieldSchema.counter("network_tx_bytes").scale(PER_SECOND),
            FieldSchema.counter("block_read_bytes").scale(PER_SECOND),
            FieldSchema.counter("block_write_bytes").scale(PER_SECOND))
        .map(field -> options.apply(field.yType(NumberType.ULONG)))
        .toList();
  }
}
