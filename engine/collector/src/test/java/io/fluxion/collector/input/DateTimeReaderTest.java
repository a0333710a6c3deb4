// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeReaderTest {
  private final DateTimeReader reader = new DateTimeReader();

  /** What lies around a text must not matter: other digits, most of all. */
  private boolean isRead(final String text) {
    final byte[] bytes = ("12" + text + "12345678").getBytes(StandardCharsets.ISO_8859_1);
    return reader.read(bytes, 2, 2 + text.length());
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
      if (!isRead(time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
          || !reader.isInRange()
          || reader.nanos() != nanos) {
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
    "2026-11-22 13:57:37Z, 1795355857000000000",
    "2026-11-22 13:57:37.5, 1795355857500000000",
    "2026-11-22T13:57:37, 1795355857000000000",
    "1677-09-21T00:12:43.145224193Z, -9223372036854775807",
    "2262-04-11T23:47:16.854775807Z, 9223372036854775807"
  })
  void shouldReadTimesExactly(final String text, final long nanos) {
    assertThat(isRead(text)).isTrue();
    assertThat(reader.nanos()).isEqualTo(nanos);
    assertThat(reader.isInRange()).isTrue();
    assertThat(reader.isYearOne()).isFalse();
  }

  @Test
  void shouldTellGosZeroTimeAndWhatIsOutOfRange() {
    assertThat(isRead("0001-01-01T00:00:00Z")).isTrue();
    assertThat(reader.isYearOne()).isTrue();
    for (final String text :
        List.of(
            "0001-01-01T00:00:00Z",
            "2262-04-11T23:47:16.854775808Z",
            "1677-09-21T00:12:43.145224192Z",
            "9999-12-31T23:59:59Z",
            "0000-01-01T00:00:00Z")) {
      assertThat(isRead(text)).as(text).isTrue();
      assertThat(reader.isInRange()).as(text).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-22",
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
        "2026-11-22  13:57:37Z",
        "2026-11-22T13:57:37 Z",
        "2026-11-22T13:57:3",
        "2026-11-22T13:57:37.5.5Z",
        "2026-11-22T13:57:377Z"
      })
  void shouldRefuseWhatIsNoTime(final String text) {
    assertThat(isRead(text)).isFalse();
  }
}
