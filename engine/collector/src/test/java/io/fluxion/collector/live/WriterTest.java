package io.fluxion.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.derivative.DerivativeSchema;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.FieldSchema;
import io.fluxion.derivative.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriterTest {
  private static final int KEY_BYTES = 8;

  private final SampleRing ring = new SampleRing(1, KEY_BYTES);
  private final Writer writer =
      new Writer(
          ring,
          DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y")))
              .maxKeys(1)
              .byteKeys(KEY_BYTES)
              .build(),
          KEY_BYTES,
          List.of(),
          (sink, cause) -> {});
  private int put;

  private void put() {
    final Sample sample = new Sample(1, KEY_BYTES);
    sample.keyLength(KEY_BYTES);
    sample.setX(0, put);
    sample.setY(0, put);
    assertThat(ring.put(sample, null, SampleOutput.NO_LABEL, 0, writer.doorbell())).isTrue();
    put++;
  }

  /** No sample begins where the ring's end is too near for it: what is left there is skipped. */
  @Test
  void shouldTakeWhatIsBehindTheRingsEndToo() {
    put();
    final int bytes = (int) Math.round(ring.fill() * SampleRing.CAPACITY_BYTES);
    assertThat(SampleRing.CAPACITY_BYTES % bytes).isPositive();
    while (put < SampleRing.CAPACITY_BYTES / bytes) {
      put();
    }
    while (writer.latency().count() < put) {
      writer.doWork();
    }
    assertThat(ring.isEmpty()).isTrue();
    put();
    put();
    writer.onClose();
    assertThat(writer.latency().count()).isEqualTo(put);
  }
}
