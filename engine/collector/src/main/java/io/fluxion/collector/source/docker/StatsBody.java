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
package io.fluxion.collector.source.docker;

import io.fluxion.Sample;
import io.fluxion.collector.input.DockerFrameReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The one stats frame of a response. */
final class StatsBody extends ByteArrayOutputStream implements ResponseBody {
  /** A frame has some kilobytes; on a machine with many CPUs and disks some tens. */
  static final int MAX_BYTES = 262_144;

  private static final int USUAL_BYTES = 4_096;

  StatsBody() {
    super(USUAL_BYTES);
  }

  @Override
  public void take(final byte[] bytes) throws IOException {
    if (size() + bytes.length > MAX_BYTES) {
      throw new IOException("its answer is longer than " + MAX_BYTES + " bytes");
    }
    write(bytes, 0, bytes.length);
  }

  /** Reads the frame; false where it is none, and the reader says why. */
  boolean read(final DockerFrameReader reader, final Sample sample) {
    final int length = size();
    writeBytes(new byte[DockerFrameReader.PADDING]);
    return reader.read(buf, 0, length, sample);
  }
}
