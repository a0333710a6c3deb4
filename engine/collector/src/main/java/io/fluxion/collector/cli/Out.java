// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import java.util.List;
import picocli.CommandLine.TypeConversionException;

/**
 * A form of a run's output and where it goes.
 *
 * @param form which
 * @param file its path, or null for standard output
 */
record Out(Form form, String file) {
  /** The forms of what a run writes. */
  enum Form {
    /** For a person: the keys as they are at the end, or now. */
    TABLE,
    /** A line for each field of each row, behind a header. */
    CSV,
    /** An object of JSON a line for each field of each row. */
    NDJSON,
    /** Counts of the keys at the end: samples, span, gaps and falls. */
    SUMMARY,
    /** Nothing. */
    NONE
  }

  private static final Converters.Choice<Form> FORMS =
      new Converters.Choice<>(List.of(Form.values()));

  /** Reads {@code FORM} or {@code FORM=FILE}. */
  static Out parse(final String text) throws TypeConversionException {
    final int equals = text.indexOf('=');
    final Form form = FORMS.convert(equals < 0 ? text : text.substring(0, equals));
    final String file = equals < 0 ? null : text.substring(equals + 1);
    if (file != null && file.isEmpty()) {
      throw Converters.refused(text, "has an empty name");
    }
    if (file != null && form == Form.NONE) {
      throw Converters.refused(text, "has a file, and nothing is written");
    }
    return new Out(form, file);
  }

  /** The outputs that were asked for, or the usual one; empty for none. */
  static List<Out> all(final List<Out> given, final boolean terminal) throws UsageException {
    if (given.isEmpty()) {
      return List.of(new Out(terminal ? Form.TABLE : Form.CSV, null));
    }
    if (given.stream().anyMatch(out -> out.form == Form.NONE)) {
      if (given.size() > 1) {
        throw new UsageException("--out none stands alone: leave it out, or the others");
      }
      return List.of();
    }
    final List<Out> toStandardOutput = given.stream().filter(out -> out.file == null).toList();
    if (toStandardOutput.size() > 1) {
      throw new UsageException(
          "standard output takes one --out: give the others a file, such as --out "
              + toStandardOutput.get(1).name()
              + "=FILE");
    }
    return given;
  }

  /** What messages call it: its form, and its file where it has one. */
  String name() {
    return Converters.word(form) + (file == null ? "" : " " + file);
  }
}
