// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Streams;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fluxion record}. */
@Command(
    name = "record",
    sortOptions = false,
    customSynopsis = "fluxion record --record FILE [OPTIONS] FILE...",
    parameterListHeading = "%nInput:%n",
    header = "Writes samples into a recording: all rows, in columns, with a checksum a block.",
    description = {
      "",
      "Reads what fluxion replay reads, and keeps every good row in its order, holes and repeats"
          + " too: a replay of the recording gives what a replay of the input gives. The recording"
          + " can be read while it is written; what comes from a pipe is in it within 100 ms."
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Exit status: 0 done, 1 the input could not be used or the recording not be written,"
          + " 2 usage error.",
      "",
      "Examples:",
      "  fluxion record --record stats.fluxion stats.ndjson",
      "  fluxion record --record a.fluxion --key host,disk --x ts --x-unit s --y sectors a.csv.gz",
      "  fluxion replay --emit derivative,rate a.fluxion",
      ""
    })
final class RecordCommand implements Callable<Integer> {
  private static final int DEFAULT_MAX_KEYS = 131_072;

  /** What the keys of the dictionary may take where nobody says otherwise. */
  private static final int DEFAULT_BYTES = 1 << 26;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      required = true,
      converter = Converters.FileName.class,
      description = "The recording. A file that is there already is written over.")
  String record;

  @Mixin final FileOptions files = new FileOptions();
  @Mixin final ColumnOptions columns = new ColumnOptions();
  @Mixin private FluxionCommand.Help help;

  @Option(
      names = "--max-keys",
      paramLabel = "N",
      converter = Converters.Entries.class,
      description = {
        "How many keys the dictionary of the recording has before it begins anew and names are"
            + " written again; bounds the memory of whoever writes and reads it.",
        "Default: 131072, or fewer where keys may be very long."
      })
  private Integer maxKeys;

  /** Null where nobody said. */
  @Option(
      names = "--max-key-bytes",
      paramLabel = "N",
      converter = Converters.KeyBytes.class,
      description =
          "The longest key; a longer one is a malformed row. Default: 256, or the recording's own.")
  Integer maxKeyBytes;

  private final Streams streams;
  private final Messages messages;

  RecordCommand(final Streams streams, final Messages messages) {
    this.streams = streams;
    this.messages = messages;
  }

  @Override
  public Integer call() throws UsageException {
    return RecordRun.of(this, streams, messages).run();
  }

  /** 131,072 entries of the dictionary, or fewer where they would take more than 64 MiB. */
  static int defaultEntries(final int maxKeyBytes) {
    return Math.min(DEFAULT_MAX_KEYS, DEFAULT_BYTES / maxKeyBytes);
  }

  /** Entries of the dictionary for keys up to a length. */
  int entries(final int maxKeyBytes) throws UsageException {
    if (maxKeys == null) {
      return defaultEntries(maxKeyBytes);
    }
    if ((long) maxKeys * maxKeyBytes > Integer.MAX_VALUE - 8) {
      throw Converters.invalid(
          "--max-keys",
          String.valueOf(maxKeys),
          "keys of "
              + maxKeyBytes
              + " bytes do not fit one dictionary of 2 GiB: give a lower --max-keys or"
              + " --max-key-bytes");
    }
    return maxKeys;
  }
}
