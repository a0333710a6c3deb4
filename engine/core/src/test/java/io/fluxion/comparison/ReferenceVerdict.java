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
package io.fluxion.comparison;

import io.fluxion.SampleStatus;

/**
 * What became of a sample.
 *
 * @param status a {@link SampleStatus}
 * @param entry what was accepted, null where the sample was ignored or the field forgot everything
 */
record ReferenceVerdict(int status, ReferenceEntry entry) {
  static ReferenceVerdict without(final int status) {
    return new ReferenceVerdict(status, null);
  }

  boolean hasDelta() {
    return entry != null && entry.hasDelta();
  }

  boolean isReadable() {
    return entry != null && entry.readable();
  }

  double derivative() {
    return entry == null ? Double.NaN : entry.derivative();
  }
}
