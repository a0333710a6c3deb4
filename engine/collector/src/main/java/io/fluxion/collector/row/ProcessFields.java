// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.row;

import io.fluxion.FieldSchema;
import java.util.List;

/**
 * The fields of a process, as {@code /proc/PID} gives them. Each is judged over the time of the
 * poll, in ns since 1970, but {@code cpu_percent}, which is over the host's CPU time. Times are in
 * ns, so that their derivative is seconds per second.
 *
 * <p>The kernel counts the CPU time of a whole process in ticks of 10 ms ({@code stat}), and in ns
 * only that of a single thread ({@code schedstat} of the process is its main thread's).
 */
public final class ProcessFields {
  /** CPU time of all threads over the host's CPU time, × CPUs × 100. */
  public static final int CPU_PERCENT = 0;

  /** CPU time of all threads over time: CPU seconds per second. */
  public static final int CPU_CORES = 1;

  /** Resident memory in bytes: a gauge. */
  public static final int MEMORY_BYTES = 2;

  /** The part of the CPU time that was spent in user mode. */
  public static final int USER_CORES = 3;

  /** The part of the CPU time that was spent in the kernel. */
  public static final int SYSTEM_CORES = 4;

  /** How long the main thread ran, from {@code schedstat}. */
  public static final int MAIN_THREAD_CORES = 5;

  /** How long the main thread could have run but waited for a CPU, from {@code schedstat}. */
  public static final int MAIN_THREAD_WAITING = 6;

  /** Page faults that needed no device. */
  public static final int MINOR_FAULTS = 7;

  /** Page faults that waited for a device. */
  public static final int MAJOR_FAULTS = 8;

  /** Bytes fetched from devices, from {@code io}. */
  public static final int READ_BYTES = 9;

  /** Bytes sent to devices, from {@code io}. */
  public static final int WRITE_BYTES = 10;

  /** How many fields there are. */
  public static final int COUNT = 11;

  private ProcessFields() {}

  static List<FieldSchema> schemas() {
    return List.of(
        Fields.percent("cpu_percent"),
        Fields.nanoseconds("cpu_cores"),
        Fields.gauge("memory_bytes"),
        Fields.nanoseconds("user_cores"),
        Fields.nanoseconds("system_cores"),
        Fields.nanoseconds("main_thread_cores"),
        Fields.nanoseconds("main_thread_waiting"),
        Fields.counter("minor_faults"),
        Fields.counter("major_faults"),
        Fields.counter("read_bytes"),
        Fields.counter("write_bytes"));
  }
}
