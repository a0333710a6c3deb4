package io.fluxion.collector.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.source.Chunks;
import io.fluxion.collector.source.Input;
import io.fluxion.collector.source.RowBuffer;
import io.fluxion.derivative.NumberType;
import io.fluxion.derivative.Sample;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CsvAllocationTest {
  private static final int WARM_ROWS = 20_000;
  private static final int MEASURED_ROWS = 100_000;

  /** What measuring itself and a compiler's thread switch may leave, over all rows. */
  private static final long MAX_BYTES = 16_384;

  private static byte[] text() {
    final StringBuilder text = new StringBuilder("\"host\",device,ts,y,z\r\n");
    for (int i = 0; i < WARM_ROWS + MEASURED_ROWS; i++) {
      text.append(i % 3 == 0 ? "\"web,\"\"1\"\"\"" : "wéb-" + i % 41)
          .append(",disk")
          .append(i % 9)
          .append(',')
          .append(1_283_889_134L + i)
          .append(".018387,")
          .append(i % 50 == 0 ? "" : Long.toString(i * 1_234_567L))
          .append(',')
          .append(i)
          .append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(NumberType.class)
  void shouldAllocateNothingPerRow(final NumberType yType) throws Exception {
    final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    final boolean isDouble = yType == NumberType.DOUBLE;
    final RowOptions options =
        Rows.typed(
            Rows.options("host,device", "ts", "y", "z"),
            isDouble ? NumberType.DOUBLE : NumberType.LONG,
            yType,
            isDouble ? XUnit.NONE : XUnit.S);
    try (Input input = Input.of("test", new Chunks(text(), 50_000))) {
      final RowBuffer buffer = new RowBuffer(input, RowBuffer.MAX_ROW_BYTES, () -> {});
      final Decoder decoder = Decoders.open(Format.CSV, buffer, "test", options);
      final Sample sample = new Sample(2, 256);
      int rows = 0;
      for (int i = 0; i < WARM_ROWS; i++) {
        rows += decoder.next(sample) == Decoder.ROW ? 1 : 0;
      }
      final long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < MEASURED_ROWS; i++) {
        rows += decoder.next(sample) == Decoder.ROW ? 1 : 0;
      }
      final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(rows).isEqualTo(WARM_ROWS + MEASURED_ROWS);
      assertThat(allocated).isLessThan(MAX_BYTES);
    }
  }
}
