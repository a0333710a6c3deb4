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
package io.fluxion.benchmarks.decode;

import java.io.IOException;
import java.io.OutputStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The recording in csv. */
@State(Scope.Benchmark)
public class CsvStream extends TextStream {
  /** Filled in by JMH and {@link #setUp}. */
  public CsvStream() {}

  @Override
  final RowTarget writer(final OutputStream target) throws IOException {
    return TextRows.csv(target, unit());
  }

  @Override
  final boolean hasHeader() {
    return true;
  }
}
