// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.row;

import io.fluxion.FieldSchema;
import java.util.List;

/**
 * The fields of a control group, as the kernel's cgroup files give them. Each is judged over the
 * time of the poll, in ns since 1970, but {@code cpu_percent}, which is over the host's CPU time.
 * Times are in ns, so that their derivative is seconds per second.
 */
public final class CgroupFields {
  /** CPU time over the host's CPU time, × CPUs × 100. */
  public static final int CPU_PERCENT = 0;

  /** CPU time over time: CPU seconds per second. */
  public static final int CPU_CORES = 1;

  /** Memory in use, with the file cache, in bytes: a gauge. */
  public static final int MEMORY_BYTES = 2;

  /** The part of the CPU time that was spent in user mode. */
  public static final int USER_CORES = 3;

  /** The part of the CPU time that was spent in the kernel. */
  public static final int SYSTEM_CORES = 4;

  /** How long the group was held back by its CPU quota, summed over CPUs. */
  public static final int THROTTLED = 5;

  /** Bytes read, over all block devices. */
  public static final int IO_READ_BYTES = 6;

  /** Bytes written, over all block devices. */
  public static final int IO_WRITE_BYTES = 7;

  /** How long some task of the group waited for a CPU: the total of {@code cpu.pressure}. */
  public static final int CPU_STALLED = 8;

  /** How long some task of the group waited for memory: the total of {@code memory.pressure}. */
  public static final int MEMORY_STALLED = 9;

  /** How long some task of the group waited for a device: the total of {@code io.pressure}. */
  public static final int IO_STALLED = 10;

  /** How many fields there are. */
  public static final int COUNT = 11;

  private CgroupFields() {}

  static List<FieldSchema> schemas() {
    return List.of(
        Fields.percent("cpu_percent"),
        Fields.nanoseconds("cpu_cores"),
        Fields.gauge("memory_bytes"),
        Fields.nanoseconds("user_cores"),
        Fields.nanoseconds("system_cores"),
        Fields.nanoseconds("throttled"),
        Fields.counter("io_read_bytes"),
        Fields.counter("io_write_bytes"),
        Fields.nanoseconds("cpu_stalled"),
        Fields.nanoseconds("memory_stalled"),
        Fields.nanoseconds("io_stalled"));
  }
}
