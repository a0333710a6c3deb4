// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import io.fluxion.Sample;
import io.fluxion.collector.row.DockerFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Makes up stats frames of the Docker Engine API, round by round one of each container: with all
 * members that a daemon sends (cgroup v1, two networks), some 2.2 KB each, of which a reader wants
 * a dozen numbers.
 */
public final class DockerFrames {
  /** How many fields a frame has. */
  public static final int FIELDS = DockerFields.COUNT;

  /** Digits of a container's id. */
  public static final int ID_BYTES = 64;

  /** What a container has in a frame. */
  static final int CPUS = 4;

  private static final long FIRST_READ = 1_700_000_000_000_000_000L;
  private static final long SECOND = 1_000_000_000;
  private static final long SEED = 42;
  private static final long CACHE = 1 << 16;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final String[] ids;
  private final long[] cpu;
  private final long[] received;
  private final long[] sent;
  private final long[] blockRead;
  private final long[] blockWritten;
  private int container = -1;
  private long roundRead = FIRST_READ;
  private long system = SECOND;
  private long read;
  private long lastCpu;
  private long memory;

  /**
   * Before the first frame.
   *
   * @param containers 1 or more
   */
  public DockerFrames(final int containers) {
    ids = new String[containers];
    cpu = new long[containers];
    received = new long[containers];
    sent = new long[containers];
    blockRead = new long[containers];
    blockWritten = new long[containers];
    for (int i = 0; i < containers; i++) {
      final StringBuilder id = new StringBuilder();
      while (id.length() < ID_BYTES) {
        id.append(String.format("%016x", random.nextLong()));
      }
      ids[i] = id.toString();
    }
  }

  /** Moves on to the next frame. */
  public void next() {
    container++;
    if (container == ids.length) {
      container = 0;
      roundRead += SECOND;
      system += CPUS * SECOND;
    }
    read = roundRead + random.nextLong(SECOND / 2);
    lastCpu = cpu[container];
    cpu[container] += random.nextLong(SECOND);
    memory = (1L << 24) + random.nextLong(1L << 24);
    received[container] += random.nextLong(1L << 20);
    sent[container] += random.nextLong(1L << 20);
    blockRead[container] += random.nextLong(1L << 16);
    blockWritten[container] += random.nextLong(1L << 16);
  }

  /**
   * The frame as a decoder must give it.
   *
   * @param sample cleared and filled
   */
  public void fill(final Sample sample) {
    sample.clear();
    final byte[] id = ids[container].getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(id, 0, sample.key(), 0, id.length);
    sample.keyLength(id.length);
    sample.frame(read);
    for (int field = 0; field < FIELDS; field++) {
      sample.setX(field, field == DockerFields.CPU_PERCENT ? system : read);
    }
    sample.keyScale(DockerFields.CPU_PERCENT, CPUS);
    sample.setY(DockerFields.CPU_PERCENT, cpu[container]);
    sample.setY(DockerFields.CPU_CORES, cpu[container]);
    sample.setY(DockerFields.MEMORY_BYTES, memory - CACHE);
    sample.setY(DockerFields.NETWORK_RX_BYTES, received[container]);
    sample.setY(DockerFields.NETWORK_TX_BYTES, sent[container]);
    sample.setY(DockerFields.BLOCK_READ_BYTES, blockRead[container]);
    sample.setY(DockerFields.BLOCK_WRITE_BYTES, blockWritten[container]);
  }

  /**
   * The frame as the daemon sends it.
   *
   * @return one line, with its end
   */
  public String line() {
    return "{\"read\":\""
        + instant(read)
        + "\",\"preread\":\""
        + instant(read - SECOND)
        + "\",\"pids_stats\":{\"current\":12},"
        + blocks()
        + ",\"num_procs\":0,\"storage_stats\":{},\"cpu_stats\":"
        + cpuStats(cpu[container], system)
        + ",\"precpu_stats\":"
        + cpuStats(lastCpu, system - CPUS * SECOND)
        + ",\"memory_stats\":"
        + memoryStats()
        + ",\"name\":\"/container-"
        + container
        + "\",\"id\":\""
        + ids[container]
        + "\",\"networks\":{\"eth0\":"
        + network(received[container] / 2, sent[container] / 2)
        + ",\"eth1\":"
        + network(
            received[container] - received[container] / 2, sent[container] - sent[container] / 2)
        + "}}\n";
  }

  private static Instant instant(final long nanos) {
    return Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND);
  }

  private static String cpuStats(final long usage, final long systemUsage) {
    final long part = usage / CPUS;
    return String.format(
        "{\"cpu_usage\":{\"total_usage\":%d,\"percpu_usage\":[%d,%d,%d,%d],"
            + "\"usage_in_kernelmode\":%d,\"usage_in_usermode\":%d},\"system_cpu_usage\":%d,"
            + "\"online_cpus\":%d,\"throttling_data\":"
            + "{\"periods\":0,\"throttled_periods\":0,\"throttled_time\":0}}",
        usage, part, part, part, usage - 3 * part, part, usage - part, systemUsage, CPUS);
  }

  private String memoryStats() {
    final StringBuilder stats = new StringBuilder();
    for (final String prefix : new String[] {"", "total_"}) {
      for (final String name :
          new String[] {
            "active_anon",
            "active_file",
            "cache",
            "dirty",
            "inactive_anon",
            "mapped_file",
            "pgfault",
            "pgmajfault",
            "pgpgin",
            "pgpgout",
            "rss",
            "rss_huge",
            "unevictable",
            "writeback"
          }) {
        stats.append('"').append(prefix).append(name).append("\":").append(memory / 3).append(',');
      }
      stats.append('"').append(prefix).append("inactive_file\":").append(CACHE).append(',');
    }
    return String.format(
        "{\"usage\":%d,\"max_usage\":%d,\"stats\":{%s\"hierarchical_memory_limit\":%d},"
            + "\"limit\":25276510208}",
        memory, 1L << 25, stats, Long.MAX_VALUE - 4095);
  }

  private String blocks() {
    return String.format(
        "\"blkio_stats\":{\"io_service_bytes_recursive\":["
            + "{\"major\":8,\"minor\":0,\"op\":\"Read\",\"value\":%d},"
            + "{\"major\":8,\"minor\":0,\"op\":\"Write\",\"value\":%d},"
            + "{\"major\":8,\"minor\":0,\"op\":\"Total\",\"value\":%d}],"
            + "\"io_serviced_recursive\":[],\"io_queue_recursive\":[],"
            + "\"io_service_time_recursive\":[],\"io_wait_time_recursive\":[],"
            + "\"io_merged_recursive\":[],\"io_time_recursive\":[],\"sectors_recursive\":[]}",
        blockRead[container],
        blockWritten[container],
        blockRead[container] + blockWritten[container]);
  }

  private static String network(final long rx, final long tx) {
    return String.format(
        "{\"rx_bytes\":%d,\"rx_packets\":%d,\"rx_errors\":0,\"rx_dropped\":0,"
            + "\"tx_bytes\":%d,\"tx_packets\":%d,\"tx_errors\":0,\"tx_dropped\":0}",
        rx, rx / 1_000, tx, tx / 1_000);
  }
}
