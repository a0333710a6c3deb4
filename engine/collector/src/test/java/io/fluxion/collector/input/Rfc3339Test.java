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
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
  private static Rfc3339 read(final String text) {
    final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Rfc3339.read(Arrays.copyOf(bytes, bytes.length + Bytes.PADDING), bytes.length);
  }

  @Test
  void shouldReadTimesAsJavaTimeDoes() {
    final Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      final long nanos = random.nextLong();
      final Instant instant =
          Instant.ofEpochSecond(
              Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
      final OffsetDateTime time =
          instant.atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(1439) - 719)));
      final Rfc3339 read = read(time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
      if (read == null || read.nanos() != nanos) {
        throw new AssertionError(time);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1969-12-31t23:59:59.999999999z, -1",
    "2026-11-22T13:59:28.00247549Z, 1795355968002475490",
    "2000-02-29T00:00:00.1000000000000Z, 951782400100000000",
    "2016-12-31T23:59:60Z, 1483228800000000000",
    "1970-01-01T01:30:00+01:30, 0",
    "2262-04-11T23:47:16.854775807Z, 9223372036854775807"
  })
  void shouldReadTimesExactly(final String text, final long nanos) {
    assertThat(read(text).nanos()).isEqualTo(nanos);
    assertThat(read(text).isInRange()).isTrue();
    assertThat(read(text).isYearOne()).isFalse();
  }

  @Test
  void shouldTellGosZeroTimeAndWhatIsOutOfRange() {
    assertThat(read("0001-01-01T00:00:00Z").isYearOne()).isTrue();
    assertThat(read("0001-01-01T00:00:00Z").isInRange()).isFalse();
    assertThat(read("2262-04-11T23:47:16.854775808Z").isInRange()).isFalse();
    assertThat(read("9999-12-31T23:59:59Z").isInRange()).isFalse();
    assertThat(read("0000-01-01T00:00:00Z").isInRange()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-22",
        "2026-11-22T13:57:37",
        "2026-11-22 13:57:37Z",
        "2026-13-22T13:57:37Z",
        "2026-00-22T13:57:37Z",
        "2026-02-29T13:57:37Z",
        "1900-02-29T00:00:00Z",
        "2026-11-31T13:57:37Z",
        "2026-11-00T13:57:37Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T13:60:37Z",
        "2026-11-22T13:57:61Z",
        "2026-11-22T13:57:37.Z",
        "2026-11-22T13:57:37.1234567891Z",
        "2026-11-22T13:57:37Z ",
        "2026-11-22T13:57:37+0100",
        "2026-11-22T13:57:37+24:00",
        "2026-11-22T13:57:37+01:00Z",
        "+026-11-22T13:57:37Z",
        "2026-11-22T13:57:37,5Z",
        "2026-11-22T13:57:37.5"
      })
  void shouldRefuseWhatIsNoTime(final String text) {
    assertThat(read(text)).isNull();
  }
}
