package io.fluxion.derivative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.fluxion.state.SlotIndex;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** Many keys: places, expiry, rounds, rows of several fields, memory. */
class DerivativeStoreTest {
  private static DerivativeStore storeOf(final DerivativeSchema schema, final int maxKeys) {
    return DerivativeStore.builder(schema).maxKeys(maxKeys).build();
  }

  private static String statusByKey(
      final DerivativeStore store, final long key, final long x, final long y) {
    store.updateByKey(key, x, y);
    return SampleStatus.name(store.status());
  }

  @Test
  void shouldRejectANewKeyWhenFullAndCountIt() {
    final DerivativeStore store = storeOf(DerivativeSchema.of(FieldSchema.counter("y")), 1);
    assertThat(statusByKey(store, 1, 1, 1)).isEqualTo("FIRST");
    assertThat(statusByKey(store, 2, 1, 1)).isEqualTo("REJECTED");
    assertThat(statusByKey(store, 1, 2, 2)).isEqualTo("OK");
    assertThat(store.count(SampleStatus.REJECTED)).isEqualTo(1);
  }

  @Test
  void shouldForgetAnIdleKeyWhetherOrNotASweepHasPassedBy() {
    final DerivativeSchema schema = DerivativeSchema.of(FieldSchema.counter("y")).idleTimeout(10L);
    for (final boolean sweep : new boolean[] {false, true}) {
      final DerivativeStore store = storeOf(schema, 10);
      statusByKey(store, 1, 0, 1);
      statusByKey(store, 2, 0, 1);
      statusByKey(store, 2, 5, 1);
      assertThat(statusByKey(store, 2, 11, 1)).isEqualTo("OK");
      if (sweep) {
        assertThat(store.expire()).isEqualTo(1);
      }
      assertThat(store.find(1)).isEqualTo(SlotIndex.NONE);
      assertThat(statusByKey(store, 1, 9, 2)).isEqualTo("FIRST");
      assertThat(store.state().longKeys().key(store.index().last())).isEqualTo(1);
    }
  }

  @Test
  void shouldExpireNobodyForOneAbsurdTime() {
    final DerivativeStore store =
        storeOf(DerivativeSchema.of(FieldSchema.counter("y")).idleTimeout(10L), 10);
    statusByKey(store, 1, 0, 1);
    statusByKey(store, 2, 0, 1);
    assertThat(statusByKey(store, 2, 1_000_000, 1)).isEqualTo("GAP");
    assertThat(statusByKey(store, 1, 1, 2)).isEqualTo("OK");
  }

  @Test
  void shouldForgetAllFieldsOfAnIdleKeyByHandle() {
    final DerivativeStore store =
        storeOf(
            DerivativeSchema.of(FieldSchema.counter("a"), FieldSchema.counter("b")).idleTimeout(5L),
            10);
    final int slow = store.acquire(1);
    final int fast = store.acquire(2);
    store.field(0).update(slow, 0L, 1L);
    store.field(1).update(slow, 0L, 1L);
    for (long x = 0; x < 10; x += 2) {
      store.field(0).update(fast, x, x);
    }
    store.field(0).update(slow, 3L, 9L);
    store.field(1).update(slow, 3L, 9L);
    assertThat(SampleStatus.name(store.field(0).status())).isEqualTo("FIRST");
    assertThat(SampleStatus.name(store.field(1).status())).isEqualTo("FIRST");
  }

  @Test
  void shouldGiveNoPlaceToAKeyWhoseFirstRowIsMissing() {
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(FieldSchema.counter("a"), FieldSchema.counter("b")))
            .maxKeys(2)
            .byteKeys(8)
            .build();
    final Sample sample = new Sample(2, 8);
    fill(sample, "k");
    sample.setX(0, 1L);
    sample.setX(1, 1L);
    store.update(sample);
    assertThat(sample.slot()).isEqualTo(SlotIndex.NONE);
    assertThat(store.index().size()).isZero();
    assertThat(SampleStatus.name(store.field(1).status())).isEqualTo("MISSING");
    sample.setY(1, 5L);
    store.update(sample);
    assertThat(store.index().size()).isEqualTo(1);
    assertThat(SampleStatus.name(store.field(0).status())).isEqualTo("MISSING");
    assertThat(SampleStatus.name(store.field(1).status())).isEqualTo("FIRST");
  }

  @Test
  void shouldJudgeAFrameByItsOwnTimeBeforeItsFields() {
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(
                        FieldSchema.counter("cpu").overCounter().scaledPerKey().scale(100))
                    .framed())
            .maxKeys(2)
            .byteKeys(8)
            .build();
    final Sample sample = new Sample(1, 8);
    assertThat(frame(store, sample, 10, 1_000, 10, 2)).isEqualTo("FIRST");
    assertThat(frame(store, sample, 11, 2_000, 510, 2)).isEqualTo("OK");
    assertThat(store.field(0).derivative()).isEqualTo(100.0);
    assertThat(frame(store, sample, 11, 3_000, 900, 4)).isEqualTo("DUPLICATE_X");
    assertThat(frame(store, sample, 10, 3_000, 900, 4)).isEqualTo("OUT_OF_ORDER");
    assertThat(store.field(0).rate(sample.slot())).as("no frame, no scale").isEqualTo(100.0);
    assertThat(frame(store, sample, 12, 3_000, 1_010, 4)).isEqualTo("OK");
    assertThat(store.field(0).rate(sample.slot())).isEqualTo(200.0);
    assertThat(frame(store, sample, 13, 100, 1_020, 4)).as("the host rebooted").isEqualTo("RESET");
  }

  private static String frame(
      final DerivativeStore store,
      final Sample sample,
      final long time,
      final long x,
      final long y,
      final int cpus) {
    fill(sample, "c");
    sample.frame(time);
    sample.setX(0, x);
    sample.setY(0, y);
    sample.keyScale(0, cpus);
    store.update(sample);
    return SampleStatus.name(store.field(0).status());
  }

  private static void fill(final Sample sample, final String key) {
    sample.clear();
    final byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, sample.key(), 0, bytes.length);
    sample.keyLength(bytes.length);
  }

  @Test
  void shouldNotAllocateWhateverBecomesOfTheSamples() {
    final DerivativeStore store =
        storeOf(
            DerivativeSchema.of(FieldSchema.counter("y").maxGap(1_000L)).idleTimeout(5_000L), 100);
    final long[] keys = new long[120];
    final long[] ys = new long[120];
    final double[] derivatives = new double[120];
    final byte[] statuses = new byte[120];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = i;
    }
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int round = 0; round < 20_000; round++) {
      if (round == 10_000) {
        before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      }
      for (int i = 0; i < ys.length; i++) {
        ys[i] = (round * 31L + i) % 1_000;
      }
      final long x = round * 10L + (round % 500 == 0 ? 3_000 : 0);
      store.updateRound(keys, keys.length, x, ys, derivatives, statuses);
      store.remove(store.acquire(round % 50));
      store.rate(store.index().first());
    }
    assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
        .isLessThan(20_000);
    for (final int status :
        new int[] {SampleStatus.OK, SampleStatus.FIRST, SampleStatus.RESET, SampleStatus.GAP}) {
      assertThat(store.count(status)).as(SampleStatus.name(status)).isPositive();
    }
    assertThat(store.count(SampleStatus.REJECTED)).isPositive();
  }

  @Test
  void shouldKnowItsFootprintToWithinOnePercent() {
    final DerivativeStore one = storeOf(DerivativeSchema.of(FieldSchema.counter("y")), 1_000);
    final DerivativeStore all =
        DerivativeStore.builder(
                DerivativeSchema.of(
                        FieldSchema.counter("a").keepLast().countChanges().scaledPerKey(),
                        FieldSchema.gauge("b").yType(NumberType.DOUBLE))
                    .window(5)
                    .idleTimeout(10L))
            .maxKeys(2_000)
            .byteKeys(32)
            .build();
    final FieldSchema everything =
        FieldSchema.counter("c").keepLast().countChanges().scaledPerKey().ewma(1);
    final DerivativeStore frames =
        DerivativeStore.builder(
                DerivativeSchema.of(
                        everything.integral(IntegralRule.LINEAR),
                        everything.yType(NumberType.DOUBLE).integral(IntegralRule.LOCF))
                    .window(2)
                    .framed()
                    .idleTimeout(10L))
            .maxKeys(1_000)
            .byteKeys(16)
            .build();
    for (final DerivativeStore store : new DerivativeStore[] {one, all, frames}) {
      final long real = GraphLayout.parseInstance(store).totalSize();
      assertThat((double) store.footprintBytes()).isBetween(real * 0.99, real * 1.01);
    }
    final DerivativeStore many = storeOf(DerivativeSchema.of(FieldSchema.counter("y")), 1 << 17);
    assertThat((double) many.footprintBytes() / (1 << 17))
        .as("bytes a key: 48 + 16 × 16 of the field, 16 + 4 × 2 of the index")
        .isBetween(328.0, 329.0);
  }

  @Test
  void shouldKnowItsFootprintBeforeItIsBuilt() {
    final DerivativeStore.Builder builder =
        DerivativeStore.builder(
                DerivativeSchema.of(FieldSchema.counter("a").keepLast(), FieldSchema.gauge("b"))
                    .window(7)
                    .idleTimeout(10L))
            .maxKeys(700)
            .byteKeys(32);
    assertThat(builder.footprintBytes()).isEqualTo(builder.build().footprintBytes());
  }

  @Test
  void shouldNoticeASecondWriter() throws InterruptedException {
    final DerivativeStore store = storeOf(DerivativeSchema.of(FieldSchema.counter("y")), 1);
    store.updateByKey(1, 1, 1);
    final Throwable[] thrown = new Throwable[1];
    final Thread second =
        new Thread(
            () -> {
              try {
                store.updateByKey(1, 2, 2);
              } catch (final AssertionError e) {
                thrown[0] = e;
              }
            });
    second.start();
    second.join();
    assertThat(thrown[0]).hasMessage("a second thread writes to this store");
  }

  @Test
  void shouldRefuseAnIdleTimeoutOverACounter() {
    assertThatThrownBy(
            () ->
                storeOf(
                    DerivativeSchema.of(FieldSchema.counter("y").overCounter()).idleTimeout(1L), 1))
        .hasMessageContaining("an idle timeout needs an x that is a time");
  }
}
