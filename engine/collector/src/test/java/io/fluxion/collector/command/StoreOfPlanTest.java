package io.fluxion.collector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.source.UsageException;
import io.fluxion.derivative.DerivativeStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreOfPlanTest {
  @Test
  void shouldSayBeforehandWhatDoesNotFitTheHeap() throws Exception {
    shouldKnow(options("drop", null));
    shouldKnow(options("wrap32", "keep-last"));
    final ReplayOptions frames = new ReplayOptions();
    frames.format = "docker";
    shouldKnow(frames);
  }

  private static Layout layout(final ReplayPlan plan) throws Exception {
    return plan.layouts().of(plan.layouts().text());
  }

  private static void shouldKnow(final ReplayOptions options) throws Exception {
    options.input.files = List.of("-");
    options.maxKeys = "20000";
    ReplayPlan plan = plan(options);
    final DerivativeStore store = StoreOfPlan.build(plan.maxKeys(), layout(plan));
    assertThat(store.index().capacity()).isEqualTo(20_000);
    plan = plan(huge(options));
    final ReplayPlan tooLarge = plan;
    assertThatThrownBy(() -> StoreOfPlan.build(tooLarge.maxKeys(), layout(tooLarge)))
        .isInstanceOf(FailureException.class)
        .hasMessageMatching("the store of 268435456 keys needs [0-9]{12,} bytes, .* -Xmx[0-9]+m");
  }

  private static ReplayOptions huge(final ReplayOptions options) {
    options.maxKeys = "268435456";
    return options;
  }

  private static ReplayPlan plan(final ReplayOptions options) throws UsageException {
    return ReplayPlan.of(options, false);
  }

  private static ReplayOptions options(final String reset, final String duplicate) {
    final ReplayOptions options = new ReplayOptions();
    options.key = "key";
    options.x = "x";
    options.y = "y,z";
    options.idleTimeout = "10";
    options.reset = reset;
    options.duplicate = duplicate;
    return options;
  }
}
