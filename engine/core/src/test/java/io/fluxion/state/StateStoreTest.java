package io.fluxion.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

class StateStoreTest {
  private final StateLayout.Builder layout = StateLayout.builder();

  @Test
  void shouldClearASlotForItsNextKey() {
    final int l = layout.longField("l");
    final int d = layout.doubleField("d");
    final int i = layout.intField("i");
    final int ring = layout.ring("ring", 3);
    final int lane = layout.longLane(ring, "lane");
    final StateStore store = StateStore.builder(layout.build()).maxKeys(1).build();
    final int slot = store.acquire(1);
    store.longs(l)[slot] = 5;
    store.doubles(d)[slot] = 5;
    store.ints(i)[slot] = 5;
    store.longs(lane)[store.ring(ring).push(slot)] = 5;
    store.remove(slot);
    assertThat(store.acquire(2)).isEqualTo(slot);
    assertThat(store.longs(l)[slot]).isZero();
    assertThat(store.doubles(d)[slot]).isZero();
    assertThat(store.ints(i)[slot]).isZero();
    assertThat(store.ring(ring).length(slot)).isZero();
  }

  @Test
  void shouldNeverEvictALiveKeyForANewOne() {
    final StateStore store = StateStore.builder(layout.build()).maxKeys(2).build();
    store.acquire(1);
    store.acquire(2);
    assertThat(store.acquire(3)).isEqualTo(SlotIndex.NONE);
    assertThat(store.find(1)).isNotEqualTo(SlotIndex.NONE);
    assertThat(store.acquire(2)).isEqualTo(store.find(2));
  }

  @Test
  void shouldReclaimTheSlotOfAnIdleKeyWhenFull() {
    final StateStore store = StateStore.builder(layout.build()).maxKeys(2).idleTimeout(10).build();
    final int first = store.acquire(1);
    store.touch(first, 100);
    store.touch(store.acquire(2), 105);
    store.advance(110);
    assertThat(store.acquire(3)).as("nobody is idle yet").isEqualTo(SlotIndex.NONE);
    store.advance(111);
    assertThat(store.isIdle(first)).isTrue();
    assertThat(store.acquire(3)).isEqualTo(first);
    assertThat(store.find(1)).isEqualTo(SlotIndex.NONE);
  }

  @Test
  void shouldNotCallAKeyIdleThatHasHadNoEventTime() {
    final StateStore store = StateStore.builder(layout.build()).maxKeys(2).idleTimeout(0).build();
    final int waiting = store.acquire(1);
    final int other = store.acquire(2);
    store.touch(other, Long.MIN_VALUE);
    store.advance(Long.MAX_VALUE);
    assertThat(store.isIdle(waiting)).isFalse();
    assertThat(store.isIdle(other)).as("2^64 - 1 behind").isTrue();
    assertThat(store.expire()).isEqualTo(1);
    assertThat(store.index().size()).isEqualTo(1);
  }

  @Test
  void shouldMeasureIdlenessInDoublesWhereEventTimeIsOne() {
    final StateStore store = StateStore.builder(layout.build()).maxKeys(2).idleTimeout(0.5).build();
    final int slot = store.acquire(1);
    store.touch(slot, Double.doubleToRawLongBits(-1.25));
    store.advance(Double.doubleToRawLongBits(-0.75));
    assertThat(store.isIdle(slot)).isFalse();
    store.advance(Double.doubleToRawLongBits(-0.625));
    assertThat(store.isIdle(slot)).isTrue();
  }

  @Test
  void shouldSayWhatIsWrongWithATimeoutOrACapacity() {
    assertThatThrownBy(() -> StateStore.builder(layout.build()).build())
        .hasMessage("capacity must be at least 1, is 0");
    assertThatThrownBy(() -> StateStore.builder(layout.build()).maxKeys(1).idleTimeout(-1L).build())
        .hasMessage("idle timeout must be 0 or more, is -1");
    assertThatThrownBy(
            () -> StateStore.builder(layout.build()).maxKeys(1).idleTimeout(Double.NaN).build())
        .hasMessage("idle timeout must be 0 or more, is NaN");
  }

  @Test
  void shouldRefuseALayoutThatNoArrayHolds() {
    layout.longLane(layout.ring("window", 100_000), "x");
    assertThatThrownBy(() -> StateStore.builder(layout.build()).maxKeys(1_000_000).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a ring of 100000 entries for each of 1000000 keys");
  }

  @Test
  void shouldKnowItsFootprintToWithinOnePercent() {
    layout.longField("l");
    layout.intField("i");
    layout.doubleLane(layout.ring("ring", 5), "lane");
    final StateStore longs =
        StateStore.builder(layout.build()).maxKeys(1_000).idleTimeout(5).build();
    final StateStore bytes = StateStore.builder(layout.build()).maxKeys(3_000).byteKeys(40).build();
    for (final StateStore store : new StateStore[] {longs, bytes}) {
      final long real = GraphLayout.parseInstance(store).totalSize();
      assertThat((double) store.footprintBytes()).isBetween(real * 0.99, real * 1.01);
    }
    final long before = bytes.footprintBytes();
    for (int i = 0; i < 5_000; i++) {
      final byte[] key = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
      bytes.acquire(key, 0, key.length);
    }
    assertThat(bytes.footprintBytes()).isEqualTo(before);
    assertThat((double) before)
        .isBetween(
            GraphLayout.parseInstance(bytes).totalSize() * 0.99,
            GraphLayout.parseInstance(bytes).totalSize() * 1.01);
  }
}
