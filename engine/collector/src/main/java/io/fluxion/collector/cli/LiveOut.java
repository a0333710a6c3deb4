/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * A form of the output and where it goes.
 *
 * @param form which
 * @param file its path, or null for standard output
 */
public record LiveOut(ReplayPlan.Out form, String file) {
  /** The forms that were asked for; none where the answer is empty. */
  static List<LiveOut> of(final List<String> words, final boolean terminal) throws UsageException {
    final List<LiveOut> outs = new ArrayList<>();
    if (words.isEmpty()) {
      outs.add(new LiveOut(terminal ? ReplayPlan.Out.TABLE : ReplayPlan.Out.CSV, null));
    }
    boolean taken = false;
    for (final String word : words) {
      final int equals = word.indexOf('=');
      final String form = equals < 0 ? word : word.substring(0, equals);
      final String file = equals < 0 ? null : word.substring(equals + 1);
      final ReplayPlan.Out out =
          ReplayPlan.Out.valueOf(
              Columns.upper(Words.choice("--out", form, "table", "csv", "ndjson", "none")));
      if (out == ReplayPlan.Out.NONE) {
        if (file != null || words.size() > 1) {
          throw new UsageException("--out none stands alone: leave it out, or the others");
        }
        return List.of();
      }
      if (file != null && file.isEmpty()) {
        throw new UsageException("--out " + word + " has an empty name");
      }
      if (file == null && taken) {
        throw new UsageException(
            "standard output takes one --out: give the others a file, such as --out "
                + form
                + "=FILE");
      }
      taken |= file == null;
      outs.add(new LiveOut(out, file));
    }
    return outs;
  }

  /**
   * What messages call it.
   *
   * @return its form, and its file where it has one
   */
  public String name() {
    return Columns.lower(form.name()) + (file == null ? "" : " " + file);
  }
}
