package io.fluxion.collector.plan;

import io.fluxion.collector.source.UsageException;
import picocli.CommandLine;

/** Plans of words as somebody types them. */
public final class Plans {
  private Plans() {}

  /** Of {@code fluxion replay}, whose output is no terminal. */
  public static ReplayPlan replay(final String... words) throws UsageException {
    return ReplayPlan.of(CommandLine.populateCommand(new ReplayOptions(), words), false);
  }

  /** Of {@code fluxion live}, whose output is no terminal. */
  public static LivePlan live(final String... words) throws UsageException {
    return LivePlan.of(CommandLine.populateCommand(new LiveOptions(), words), false);
  }
}
