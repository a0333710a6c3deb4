package io.fluxion.collector.plan;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The words of {@code fluxion record} as they were given; null where they were not. */
public final class RecordOptions extends InputOptions {
  @Mixin FileOptions input = new FileOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The recording. A file that is there already is written over.")
  String out;

  @Option(
      names = "--max-keys",
      paramLabel = "N",
      description = {
        "How many keys the dictionary of the recording has before it begins anew and names are"
            + " written again; bounds the memory of whoever writes and reads it.",
        "Default: 131072, or fewer where keys may be very long."
      })
  String maxKeys;

  RecordOptions() {}
}
