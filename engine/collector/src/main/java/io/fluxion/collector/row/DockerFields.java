// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.row;

import io.fluxion.FieldSchema;
import java.util.List;

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

  /** How many fields there are. */
  public static final int COUNT = 7;

  private DockerFields() {}

  static List<FieldSchema> schemas() {
    return List.of(
        Fields.percent("cpu_percent"),
        Fields.nanoseconds("cpu_cores"),
        Fields.gauge("memory_bytes"),
        Fields.counter("network_rx_bytes"),
        Fields.counter("network_tx_bytes"),
        Fields.counter("block_read_bytes"),
        Fields.counter("block_write_bytes"));
  }
}
