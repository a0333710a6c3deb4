// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.collector.row.DockerFields;
import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.row.RowSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DockerDecoderTest {
  private static final RowSchema OPTIONS = Rows.options("-", "-", "-");
  private static final String ID = "\"id\":\"b060e43c\",\"name\":\"/idle\"";
  private static final String READ = "\"read\":\"2026-11-22T13:57:37.840686271Z\"";
  private static final long READ_NANOS = 1795355857840686271L;

  private final Sample sample = new Sample(DockerFields.COUNT, 256);
  private Decoder decoder;

  /** Reads one frame of these members; null where it is a row, otherwise why it is none. */
  private String frame(final String... members) throws Exception {
    final byte[] raw = ("{" + String.join(",", members) + "}").getBytes(StandardCharsets.UTF_8);
    try (Input input = Input.of("test", new Chunks(raw, 100))) {
      final RowBuffer buffer = new RowBuffer(input, RowBuffer.MAX_ROW_BYTES, () -> {});
      decoder = Decoders.open(Format.DOCKER, buffer, "test", OPTIONS);
      return decoder.next(sample) == Decoder.ROW ? null : decoder.reason();
    }
  }

  /** The y of the fields from one on, "-" where it is absent. */
  private String fields(final int from, final int to) throws Exception {
    final StringBuilder text = new StringBuilder();
    for (int i = from; i <= to; i++) {
      text.append(i == from ? "" : " ")
          .append(sample.hasY(i) ? Long.toUnsignedString(sample.yBits(i)) : "-");
    }
    return text.toString();
  }

  private String memory(final String stats) throws Exception {
    assertThat(frame(ID, READ, "\"memory_stats\":" + stats)).isNull();
    return fields(DockerFields.MEMORY_BYTES, DockerFields.MEMORY_BYTES);
  }

  private String networks(final String networks) throws Exception {
    assertThat(frame(ID, READ, "\"networks\":" + networks)).isNull();
    return fields(DockerFields.NETWORK_RX_BYTES, DockerFields.NETWORK_TX_BYTES);
  }

  private String blocks(final String list) throws Exception {
    final String stats = "\"blkio_stats\":{\"io_service_bytes_recursive\":" + list + ",\"z\":[1]}";
    assertThat(frame(ID, READ, stats)).isNull();
    return fields(DockerFields.BLOCK_READ_BYTES, DockerFields.BLOCK_WRITE_BYTES);
  }

  @Test
  void shouldReadCpuOverTheHostsCpuTimeAndOverTime() throws Exception {
    assertThat(
            frame(
                ID,
                READ,
                "\"precpu_stats\":{\"cpu_usage\":{\"total_usage\":1},\"online_cpus\":9}",
                "\"cpu_stats\":{\"cpu_usage\":{\"total_usage\":18446744073709551615,"
                    + "\"percpu_usage\":[1,2,3]},\"system_cpu_usage\":2055500000000,"
                    + "\"online_cpus\":2,\"throttling_data\":{\"periods\":0}}"))
        .isNull();
    assertThat(Rows.key(sample)).isEqualTo("b060e43c");
    assertThat(decoder.label()).isEqualTo("idle");
    assertThat(sample.frame()).isEqualTo(READ_NANOS);
    assertThat(sample.xBits(DockerFields.CPU_PERCENT)).isEqualTo(2055500000000L);
    assertThat(sample.keyScale(DockerFields.CPU_PERCENT)).isEqualTo(2);
    for (int i = DockerFields.CPU_CORES; i < DockerFields.COUNT; i++) {
      assertThat(sample.xBits(i)).isEqualTo(READ_NANOS);
      assertThat(sample.keyScale(i)).isNaN();
    }
    assertThat(fields(0, 6)).isEqualTo("18446744073709551615 18446744073709551615 - - - - -");
  }

  @Test
  void shouldCountThePercpuUsagesWhereOnlineCpusIsAbsent() throws Exception {
    final String cpu =
        "\"cpu_stats\":{\"cpu_usage\":{\"total_usage\":5%s},\"system_cpu_usage\":7%s}";
    frame(ID, READ, cpu.formatted(",\"percpu_usage\":[1,2,3]", ",\"online_cpus\":0"));
    assertThat(sample.keyScale(DockerFields.CPU_PERCENT)).isEqualTo(3);
    assertThat(sample.hasX(DockerFields.CPU_PERCENT)).isTrue();
    assertThat(frame(ID, READ, cpu.formatted(",\"percpu_usage\":null", ""))).isNull();
    assertThat(sample.keyScale(DockerFields.CPU_PERCENT)).isNaN();
    assertThat(sample.hasX(DockerFields.CPU_PERCENT)).isFalse();
    assertThat(sample.hasX(DockerFields.CPU_CORES)).isTrue();
  }

  @Test
  void shouldTakeTheFileCacheFromMemoryInUse() throws Exception {
    assertThat(memory("{\"usage\":100,\"stats\":{\"inactive_file\":5,\"total_inactive_file\":30}}"))
        .isEqualTo("70");
    assertThat(memory("{\"stats\":{\"inactive_file\":5},\"usage\":100}")).isEqualTo("95");
    assertThat(memory("{\"usage\":100,\"stats\":{\"inactive_file\":100}}")).isEqualTo("100");
    assertThat(
            memory("{\"usage\":100,\"stats\":{\"inactive_file\":5,\"total_inactive_file\":101}}"))
        .isEqualTo("100");
    assertThat(memory("{\"usage\":100}")).isEqualTo("100");
    assertThat(memory("{}")).isEqualTo("-");
    assertThat(memory("null")).isEqualTo("-");
  }

  @Test
  void shouldSumOverInterfaces() throws Exception {
    assertThat(
            networks(
                "{\"eth0\":{\"rx_bytes\":1,\"rx_errors\":9,\"tx_bytes\":2},"
                    + "\"eth1\":{\"rx_bytes\":9223372036854775807,\"tx_bytes\":3}}"))
        .isEqualTo("9223372036854775808 5");
    assertThat(networks("{}")).isEqualTo("0 0");
    assertThat(networks("null")).isEqualTo("- -");
  }

  @Test
  void shouldSumOverDevicesWithLettersOfEitherCase() throws Exception {
    assertThat(
            blocks(
                "[{\"major\":8,\"minor\":0,\"op\":\"Read\",\"value\":1},"
                    + "{\"value\":10,\"op\":\"read\"},{\"op\":\"Write\",\"value\":100},"
                    + "{\"op\":\"write\",\"value\":1000},{\"op\":\"Sync\",\"value\":5},"
                    + "{\"op\":\"Total\",\"value\":5}]"))
        .isEqualTo("11 1100");
    assertThat(blocks("[{\"op\":\"read\",\"value\":7}]")).isEqualTo("7 0");
    assertThat(blocks("[]")).isEqualTo("- -");
    assertThat(blocks("null")).isEqualTo("- -");
  }

  @Test
  void shouldRefuseSumsBeyondSixtyFourBits() throws Exception {
    assertThat(
            frame(
                ID,
                READ,
                "\"networks\":{\"a\":{\"rx_bytes\":18446744073709551615},\"b\":{\"rx_bytes\":1}}"))
        .isEqualTo("the sum of networks.rx_bytes is beyond an unsigned 64-bit integer");
  }

  @Test
  void shouldLeaveAStoppedContainersFrameBlank() throws Exception {
    assertThat(
            frame(
                ID,
                "\"read\":\"0001-01-01T00:00:00Z\"",
                "\"cpu_stats\":{\"cpu_usage\":{\"total_usage\":0},\"system_cpu_usage\":1}",
                "\"memory_stats\":{}"))
        .isNull();
    assertThat(Rows.key(sample)).isEqualTo("b060e43c");
    assertThat(decoder.label()).isEqualTo("idle");
    assertThat(sample.hasFrame()).isFalse();
    for (int i = 0; i < DockerFields.COUNT; i++) {
      assertThat(sample.hasX(i)).isFalse();
      assertThat(sample.hasY(i)).isFalse();
    }
  }

  @Test
  void shouldRefuseWhatIsNoStatsFrame() throws Exception {
    assertThat(frame(READ)).isEqualTo("no id: not a stats frame of the Docker Engine API");
    assertThat(frame(ID)).isEqualTo("no read: not a stats frame of the Docker Engine API");
    assertThat(frame("\"message\":\"No such container: x\""))
        .isEqualTo(
            "no id: not a stats frame of the Docker Engine API, which answered 'No such container:"
                + " x'");
    assertThat(frame("\"id\":null", READ)).startsWith("no id");
    assertThat(frame(ID, "\"read\":\"yesterday\""))
        .isEqualTo("read 'yesterday' is not a time of RFC 3339");
    assertThat(frame(ID, "\"read\":\"2300-01-01T00:00:00Z\""))
        .isEqualTo("read '2300-01-01T00:00:00Z' is beyond what 64 bits of ns hold");
    assertThat(frame(ID, READ, "\"memory_stats\":{\"usage\":-1}"))
        .isEqualTo("memory_stats.usage '-1' is not an unsigned 64-bit integer");
    assertThat(frame(ID, READ, "\"memory_stats\":{\"usage\":\"1\"}"))
        .isEqualTo("memory_stats.usage is not a number");
    assertThat(frame(ID, READ, "\"cpu_stats\":[]")).isEqualTo("cpu_stats is not an object");
    assertThat(frame("\"id\":\"" + "f".repeat(257) + "\"", READ))
        .isEqualTo("the key is 257 bytes long, more than --max-key-bytes 256");
  }

  @Test
  void shouldReadFramesWithoutANameOrWithMembersNobodyKnows() throws Exception {
    assertThat(frame("\"id\":\"a\"", READ, "\"new\":{\"deep\":[{\"id\":\"no\"}]}")).isNull();
    assertThat(Rows.key(sample)).isEqualTo("a");
    assertThat(decoder.label()).isNull();
  }

  @Test
  void shouldNameTheSevenFieldsAndApplyOptionsToEach() {
    assertThat(FrameKind.DOCKER.schemas(UnaryOperator.identity()))
        .extracting(FieldSchema::name)
        .containsExactly(
            "cpu_percent",
            "cpu_cores",
            "memory_bytes",
            "network_rx_bytes",
            "network_tx_bytes",
            "block_read_bytes",
            "block_write_bytes");
    final List<FieldSchema> schemas = FrameKind.DOCKER.schemas(FieldSchema::keepLast);
    assertThat(schemas).allMatch(FieldSchema::keepsLast);
    assertThat(schemas).allMatch(field -> field.yType() == NumberType.ULONG);
    assertThat(schemas).extracting(FieldSchema::isXCounter).startsWith(true, false);
    assertThat(schemas.get(DockerFields.MEMORY_BYTES).isGauge()).isTrue();
  }
}
