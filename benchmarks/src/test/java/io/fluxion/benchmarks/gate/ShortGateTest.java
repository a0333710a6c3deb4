package io.fluxion.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ShortGateTest {
  private static ShortGate.Cell cell(
      final int keys, final String order, final double naive, final double jdk, final double b) {
    return new ShortGate.Cell(
        keys,
        order,
        Map.of("naiveExtend", naive, "jdkMap", jdk, "byKey", 100.0, "byHandle", 100.0),
        Map.of("byKey", b, "byHandle", 0.0));
  }

  @Test
  void shouldPassAtTheFloors() {
    assertThat(ShortGate.shortfalls(cell(1_000, "scan", 12.5, 150, 0.0079))).isEmpty();
    assertThat(ShortGate.shortfalls(cell(100_000, "scan", 12.5, 20, 0))).isEmpty();
    assertThat(ShortGate.shortfalls(cell(1_000_000, "random", 25, 76.9, 0))).isEmpty();
  }

  @Test
  void shouldNameWhatFallsShort() {
    assertThat(ShortGate.shortfalls(cell(100_000, "scan", 50, 40, 0.008)))
        .containsExactly(
            "byKey at 100,000 keys, scan: 2.00 x naiveExtend, the floor is 8.0",
            "byKey at 100,000 keys, scan: 2.50 x jdkMap, the floor is 5.0",
            "byKey at 100,000 keys, scan: allocates 0.0080 B a sample");
  }

  @Test
  void shouldFailWhereNothingWasMeasured() {
    assertThat(ShortGate.shortfalls(cell(1_000, "scan", Double.NaN, 10, Double.NaN))).hasSize(2);
  }
}
