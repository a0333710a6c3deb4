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
package io.fluxion.collector.kernel;

import static io.fluxion.collector.kernel.CgroupFormat.bit;

import io.fluxion.collector.row.CgroupFields;

/**
 * The files of a group that are read, each field's best one first: those of version 1 have a
 * controller of their own and count CPU time in ns, those of version 2 in µs. A file is opened only
 * where it has a field that no file before it has, so that the order here is the preference.
 *
 * <p>What a file costs is nearly all the kernel's: from C, 0.5 µs for {@code memory.*}, {@code
 * cpuacct.*} and {@code blkio.*}, 1.1 for {@code cpu.stat}, 2.2 for each pressure file (Linux 6.18,
 * two CPUs), and from here 0.2 to 0.3 more. {@code memory.stat}, with 10, is not among them.
 */
enum CgroupFile {
  /** CPU time in ns. */
  CPUACCT_USAGE(
      1,
      "cpuacct.usage",
      bit(CgroupFields.CPU_PERCENT) | bit(CgroupFields.CPU_CORES),
      new CgroupFormat.Plain()),

  /** CPU time in user mode, in ns. */
  CPUACCT_USER(1, "cpuacct.usage_user", bit(CgroupFields.USER_CORES), new CgroupFormat.Plain()),

  /** CPU time in the kernel, in ns. */
  CPUACCT_SYSTEM(1, "cpuacct.usage_sys", bit(CgroupFields.SYSTEM_CORES), new CgroupFormat.Plain()),

  /** How often and how long the quota held the group, in ns. */
  CPU_STAT_1(
      1,
      "cpu.stat",
      bit(CgroupFields.THROTTLED),
      new CgroupFormat.Keyed(
          1, new String[] {"throttled_time"}, new int[] {bit(CgroupFields.THROTTLED)})),

  /** Memory in use. */
  MEMORY_USAGE(
      1, "memory.usage_in_bytes", bit(CgroupFields.MEMORY_BYTES), new CgroupFormat.Plain()),

  /** Bytes to and from block devices, those of the groups below included. */
  BLKIO(
      1,
      "blkio.throttle.io_service_bytes_recursive",
      bit(CgroupFields.IO_READ_BYTES) | bit(CgroupFields.IO_WRITE_BYTES),
      new CgroupFormat.Devices("Read ", "Write ", "Total ")),

  /** CPU time and throttling in µs. */
  CPU_STAT_2(
      2,
      "cpu.stat",
      bit(CgroupFields.CPU_PERCENT)
          | bit(CgroupFields.CPU_CORES)
          | bit(CgroupFields.USER_CORES)
          | bit(CgroupFields.SYSTEM_CORES)
          | bit(CgroupFields.THROTTLED),
      new CgroupFormat.Keyed(
          1000,
          new String[] {"usage_usec", "user_usec", "system_usec", "throttled_usec"},
          new int[] {
            bit(CgroupFields.CPU_PERCENT) | bit(CgroupFields.CPU_CORES),
            bit(CgroupFields.USER_CORES),
            bit(CgroupFields.SYSTEM_CORES),
            bit(CgroupFields.THROTTLED)
          })),

  /** Memory in use. */
  MEMORY_CURRENT(2, "memory.current", bit(CgroupFields.MEMORY_BYTES), new CgroupFormat.Plain()),

  /** Bytes to and from block devices. */
  IO_STAT(
      2,
      "io.stat",
      bit(CgroupFields.IO_READ_BYTES) | bit(CgroupFields.IO_WRITE_BYTES),
      new CgroupFormat.Devices("rbytes=", "wbytes=", null)),

  /** Waiting for CPUs. */
  CPU_PRESSURE(2, "cpu.pressure", bit(CgroupFields.CPU_STALLED), new CgroupFormat.Pressure()),

  /** Waiting for memory. */
  MEMORY_PRESSURE(
      2, "memory.pressure", bit(CgroupFields.MEMORY_STALLED), new CgroupFormat.Pressure()),

  /** Waiting for block devices. */
  IO_PRESSURE(2, "io.pressure", bit(CgroupFields.IO_STALLED), new CgroupFormat.Pressure());

  private final int version;
  private final String fileName;
  private final int fields;
  private final CgroupFormat format;

  CgroupFile(
      final int version, final String fileName, final int fields, final CgroupFormat format) {
    this.version = version;
    this.fileName = fileName;
    this.fields = fields;
    this.format = format;
  }

  /** Of the cgroup interface: 1 or 2. */
  int version() {
    return version;
  }

  /** What it is called in a group's folder. */
  String fileName() {
    return fileName;
  }

  /** The fields that it may have, as bits by number. */
  int fields() {
    return fields;
  }

  /** How it is read. */
  CgroupFormat format() {
    return format;
  }

  /** Whether the group's CPU time is in it. */
  boolean isCpuTime() {
    return (fields & bit(CgroupFields.CPU_CORES)) != 0;
  }
}
