// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.row.SeriesKey;
import io.fluxion.collector.source.prometheus.Exposition.Read;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionReaderTest {
  private static List<String> keys(final String text, final SeriesKind wanted) {
    return Exposition.read(text, wanted).stream()
        .filter(read -> read.kind() == wanted)
        .map(Read::text)
        .toList();
  }

  private static Read only(final String text) {
    final List<Read> all = Exposition.read("# TYPE a counter\n" + text, SeriesKind.COUNTER);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /** The example of the format's own description. */
  private static final String EXAMPLE =
      """
      # HELP http_requests_total The total number of HTTP requests.
      # TYPE http_requests_total counter
      http_requests_total{method="post",code="200"} 1027 1395066363000
      http_requests_total{method="post",code="400"}    3 1395066363000

      # Escaping in label values:
      msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find:\\n\\"x\\""} 1.4e9

      # Minimalistic line:
      metric_without_timestamp_and_labels 12.47

      # A weird metric from before the epoch:
      something_weird{problem="division by zero"} +Inf -3982045

      # A histogram, which has a pretty complex representation in the text format:
      # HELP http_request_duration_seconds A histogram of the request duration.
      # TYPE http_request_duration_seconds histogram
      http_request_duration_seconds_bucket{le="0.05"} 24054
      http_request_duration_seconds_bucket{le="+Inf"} 144320
      http_request_duration_seconds_sum 53423
      http_request_duration_seconds_count 144320

      # Finally a summary, which has a complex representation, too:
      # HELP rpc_duration_seconds A summary of the RPC duration in seconds.
      # TYPE rpc_duration_seconds summary
      rpc_duration_seconds{quantile="0.01"} 3102
      rpc_duration_seconds{quantile="0.99"} 76656
      rpc_duration_seconds_sum 1.7560473e+07
      rpc_duration_seconds_count 2693
      # TYPE temperature gauge
      temperature{room="attic",} -3.5
      """;

  @Test
  void shouldReadTheFormatsOwnExample() {
    assertThat(Exposition.read(EXAMPLE, SeriesKind.COUNTER)).allMatch(read -> read.kind() != null);
    assertThat(keys(EXAMPLE, SeriesKind.COUNTER))
        .containsExactly(
            "http_requests_total{method=\"post\",code=\"200\"}",
            "http_requests_total{method=\"post\",code=\"400\"}",
            "http_request_duration_seconds_bucket{le=\"0.05\"}",
            "http_request_duration_seconds_bucket{le=\"+Inf\"}",
            "http_request_duration_seconds_sum",
            "http_request_duration_seconds_count",
            "rpc_duration_seconds_sum",
            "rpc_duration_seconds_count");
    assertThat(keys(EXAMPLE, SeriesKind.GAUGE))
        .containsExactly(
            "rpc_duration_seconds{quantile=\"0.01\"}",
            "rpc_duration_seconds{quantile=\"0.99\"}",
            "temperature{room=\"attic\"}");
    assertThat(keys(EXAMPLE, SeriesKind.UNTYPED))
        .containsExactly(
            "msdos_file_access_time_seconds{path=\"C:\\\\DIR\\\\FILE.TXT\","
                + "error=\"Cannot find:\\n\\\"x\\\"\"}",
            "metric_without_timestamp_and_labels",
            "something_weird{problem=\"division by zero\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a{} 1|a",
        "a 1|a",
        "a{b=\"c\"}1|a{b=\"c\"}",
        "\t a \t{ b\t=\t\"c\" , d = \"\" , } \t 1 \t|a{b=\"c\",d=\"\"}",
        "a{b=\"  } , # \"} 1|a{b=\"  } , # \"}",
        "a{b=\"\\\"\\\\\"} 1|a{b=\"\\\"\\\\\"}",
        "a{b=\"\\t\"} 1|a{b=\"\\t\"}",
        "a{z=\"1\",a=\"2\"} 1|a{z=\"1\",a=\"2\"}",
        "a{b=\"wéb 😀\"} 1|a{b=\"wéb 😀\"}"
      })
  void shouldWriteKeysAsExposedWithoutBlanks(final String line, final String key) {
    assertThat(only(line + "\n").text()).isEqualTo(key);
    assertThat(only(line + "\r\n").text()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "-0, -0.0",
    "+17, 17",
    "1e9, 1e9",
    "1E-7, 1e-7",
    ".5, 0.5",
    "5., 5",
    "NaN, NaN",
    "nan, NaN",
    "+Inf, Infinity",
    "-Inf, -Infinity",
    "inf, Infinity",
    "+infinity, Infinity",
    "9007199254740993, 9007199254740992",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "4.9e-324, 4.9e-324",
    "1.7976931348623157e308, 1.7976931348623157e308",
    "1e-400, 0"
  })
  void shouldReadValuesToTheNearestDouble(final String text, final Double value) {
    assertThat(Double.longBitsToDouble(only("a " + text + "\n").value())).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-3982045, -3982045000000",
    "1395066363000, 1395066363000000000",
    "+5, 5000000",
    "9223372036854, 9223372036854000000",
    "-9223372036854, -9223372036854000000"
  })
  void shouldReadTimesInMilliseconds(final String text, final long nanos) {
    assertThat(only("a 1 " + text + "\n").time()).isEqualTo(nanos);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "x",
        "9223372036855",
        "-9223372036855",
        "9223372036854775808",
        "-9223372036854775808",
        "1e3"
      })
  void shouldRefuseTimesThatAreNoMilliseconds(final String text) {
    assertThat(only("a 1 " + text + "\n").text())
        .isEqualTo("the time '" + text + "' is none in whole ms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a|there is no value",
        "a{b=\"c\"}|there is no value",
        "a zwei|the value 'zwei' is not a number",
        "a 0x1p-2|the value '0x1p-2' is not a number",
        "a 1_000|the value '1_000' is not a number",
        "a 1e400|the value '1e400' is beyond the range of a double",
        "a 1 2 3|'3' is behind value and time",
        "a-b 1|the name 'a-b' is no name",
        "1a 1|a line begins with a name or #, not '1a 1'",
        "{a=\"b\"} 1|a line begins with a name or #, not '{a=\"b\"} 1'",
        "é 1|a line begins with a name or #, not 'é 1'",
        "a{b=\"c\" 1|neither a comma nor } is behind a label: '1'",
        "a{b=\"c\"|the labels have no end: 'b=\"c\"'",
        "a{|the labels have no end: ''",
        "a{b=\"c} 1|a label has no value in quotes: 'b=\"c} 1'",
        "a{b=\"c\\|a label has no value in quotes: 'b=\"c\\'",
        "a{b=\"c\\\"|a label has no value in quotes: 'b=\"c\\\"'",
        "a{b=c} 1|a label has no value in quotes: 'b=c} 1'",
        "a{b=} 1|a label has no value in quotes: 'b=} 1'",
        "a{b=|a label has no value in quotes: 'b='",
        "a{b} 1|a label has no name and =: 'b} 1'",
        "a{b|a label has no name and =: 'b'",
        "a{=\"c\"} 1|a label has no name and =: '=\"c\"} 1'",
        "a{,} 1|a label has no name and =: ',} 1'",
        "a{b=\"c\",,} 1|a label has no name and =: ',} 1'",
        "a{b:c=\"c\"} 1|a label has no name and =: 'b:c=\"c\"} 1'",
        "a{1b=\"c\"} 1|a label has no name and =: '1b=\"c\"} 1'",
        "# TYPE|a TYPE line has a name, a type and nothing else",
        "# TYPE a|a TYPE line has a name, a type and nothing else",
        "# TYPE a counter b|a TYPE line has a name, a type and nothing else",
        "# TYPE a Zähler|the type 'Zähler' is not known",
      })
  void shouldSayWhyALineCannotBeRead(final String line, final String why) {
    final List<Read> all =
        Exposition.read("# TYPE a counter\na 5\n" + line + "\na 6\n", SeriesKind.COUNTER);
    assertThat(all).hasSize(3);
    assertThat(all.get(1)).isEqualTo(new Read(3, null, why, 0, null));
    // It costs only itself, though a series behind a malformed TYPE line has no type.
    assertThat(all.get(2).line()).isEqualTo(4);
    assertThat(Double.longBitsToDouble(all.get(2).value())).isEqualTo(6);
  }

  @Test
  void shouldRefuseALineThatMayBeCutOff() {
    final List<Read> all = Exposition.read("# TYPE a counter\na 12345\na 123", SeriesKind.COUNTER);
    assertThat(all).hasSize(2);
    assertThat(all.get(1)).isEqualTo(new Read(3, null, "the answer ends within the line", 0, null));
  }

  @Test
  void shouldRefuseKeysThatAreNotUtf8() {
    final byte[] text =
        "# TYPE a counter\na{b=\"\u00ff\"} 1\n# HELP \u00ff\na 2\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    final List<Read> all = Exposition.read(text, SeriesKind.COUNTER, false, null);
    assertThat(all).hasSize(2);
    assertThat(all.get(0).text()).isEqualTo("the key 'a{b=\"\\xff\"}' is not valid UTF-8");
    assertThat(all.get(1).text()).isEqualTo("a");
  }

  @Test
  void shouldRefuseKeysThatAreTooLongWhereTheyAreWanted() {
    final String value = "x".repeat(249);
    final String text =
        "# TYPE a counter\na{b=\"%s\"} 1\na{b=\"%s+\"} 2\n# TYPE g gauge\ng{b=\"%s+++\"} 3\n"
            .formatted(value, value, value);
    final List<Read> all = Exposition.read(text, SeriesKind.COUNTER);
    assertThat(all).hasSize(3);
    assertThat(all.get(0).text()).hasSize(256);
    assertThat(all.get(1).text())
        .isEqualTo("the key is 257 bytes long, more than --max-key-bytes 256");
    assertThat(all.get(2).kind()).isEqualTo(SeriesKind.GAUGE);
  }

  @Test
  void shouldTellKindsByTheLastTypeLine() {
    final String text =
        """
        before 1
        # TYPE h histogram
        h_bucket{le="1"} 1
        h_sum 1
        h_count 1
        h_created 1
        h 1
        h_buckets 1
        #TYPE s summary
        s{quantile="0.5"} 1
        s{quantiles="0.5"} 1
        s_sum 1
        s_count 1
        s_bucket{le="1"} 1
        #\tTYPE\tc\tcounter
        c 1
        c_total 1
        c_created 1
        cc 1
        # a comment
        # HELP d TYPE d counter
        c 2
        # TYPE u untyped
        u 1
        # TYPE g gauge
        g 1
        g_total 1
        c 3
        """;
    assertThat(Exposition.read(text, SeriesKind.COUNTER).stream().map(Read::kind))
        .containsExactly(
            SeriesKind.UNTYPED,
            SeriesKind.COUNTER,
            SeriesKind.COUNTER,
            SeriesKind.COUNTER,
            SeriesKind.OTHER,
            SeriesKind.UNTYPED,
            SeriesKind.UNTYPED,
            SeriesKind.GAUGE,
            SeriesKind.UNTYPED,
            SeriesKind.COUNTER,
            SeriesKind.COUNTER,
            SeriesKind.UNTYPED,
            SeriesKind.COUNTER,
            SeriesKind.COUNTER,
            SeriesKind.OTHER,
            SeriesKind.UNTYPED,
            SeriesKind.COUNTER,
            SeriesKind.UNTYPED,
            SeriesKind.GAUGE,
            SeriesKind.UNTYPED,
            SeriesKind.UNTYPED);
  }

  @Test
  void shouldReadOpenMetrics() {
    final String text =
        """
        # TYPE acme_http counter
        # UNIT acme_http seconds
        # HELP acme_http Seconds.
        acme_http_total{path="/api"} 0.20313 1520879607.789
        acme_http_created{path="/api"} 1.6e9
        # TYPE foo histogram
        foo_bucket{le="0.1"} 8 # {} 0.054
        foo_bucket{le="1.0"} 11 1.5 # {trace_id="KOO5S4vxi0o"} 0.67 1520879607.789
        foo_count 17
        foo_sum 324789.3
        foo_created 1520430000.123
        # TYPE gh gaugehistogram
        gh_bucket{le="0.01"} 20.0
        gh_gsum 120.0
        gh_gcount 42.0
        # TYPE state stateset
        state{state="a"} 1
        # TYPE build info
        build_info{version="1"} 1
        # TYPE what unknown
        what 1
        # EOF
        """;
    final List<Read> counters =
        Exposition.read(text.getBytes(StandardCharsets.UTF_8), SeriesKind.COUNTER, true, null)
            .stream()
            .filter(read -> read.kind() == SeriesKind.COUNTER)
            .toList();
    assertThat(counters.stream().map(Read::text))
        .containsExactly(
            "acme_http_total{path=\"/api\"}",
            "foo_bucket{le=\"0.1\"}",
            "foo_bucket{le=\"1.0\"}",
            "foo_count",
            "foo_sum");
    assertThat(counters.stream().map(Read::time))
        .containsExactly(1_520_879_607_789_000_000L, null, 1_500_000_000L, null, null);
    assertThat(counters.stream().map(read -> Double.longBitsToDouble(read.value())))
        .containsExactly(0.20313, 8.0, 11.0, 17.0, 324789.3);
    assertThat(keys(text, SeriesKind.GAUGE))
        .containsExactly(
            "gh_bucket{le=\"0.01\"}",
            "gh_gsum",
            "gh_gcount",
            "state{state=\"a\"}",
            "build_info{version=\"1\"}");
  }

  @ParameterizedTest
  @CsvSource({"false, 1767226200000, 1767226200001", "true, 1767226200, 1767226200.000000001"})
  void shouldRefuseTimesFarAhead(
      final boolean isOpenMetrics, final String latest, final String tooLate) {
    final String text =
        "# TYPE a counter\na_total{b=\"1\"} 1 %s\na_total{b=\"2\"} 2 %s\na_total 3\n# EOF\n"
            .formatted(latest, tooLate);
    final List<Read> all =
        Exposition.read(
            text.getBytes(StandardCharsets.UTF_8),
            SeriesKind.COUNTER,
            isOpenMetrics,
            null,
            1_767_225_600_000_000_000L);
    assertThat(all).hasSize(3);
    assertThat(all.get(0).time()).isEqualTo(1_767_226_200_000_000_000L);
    assertThat(all.get(1))
        .isEqualTo(
            new Read(
                3,
                null,
                "the time '%s' is more than 10 minutes ahead of this machine's clock"
                    .formatted(tooLate),
                0,
                null));
    assertThat(all.get(2).text()).isEqualTo("a_total");
  }

  private static Read onlyOpen(final String line) {
    final String text = "# TYPE a counter\n" + line + "\n# EOF\n";
    final List<Read> all =
        Exposition.read(text.getBytes(StandardCharsets.UTF_8), SeriesKind.COUNTER, true, null);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /** Go's writer puts every time of today so. */
  @ParameterizedTest
  @CsvSource({
    "1.520879607789e+09, 1520879607789000000",
    "1.5208796077891234e+09, 1520879607789123400",
    "1E9, 1000000000000000000",
    "+1.5e0, 1500000000",
    "-2.5e-1, -250000000",
    "0.000000001e-0, 1",
    "1.5e-9, 2",
    "2.5e-9, 2",
    "4e-10, 0",
    "1e-999999999, 0",
    "0e999999999, 0",
    "9.223372036854775807e9, 9223372036854775807",
    "-9.223372036854775808e9, -9223372036854775808"
  })
  void shouldReadTimesOfOpenMetricsWithAnExponent(final String text, final long nanos) {
    assertThat(onlyOpen("a_total 1 " + text).time()).isEqualTo(nanos);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e",
        "e9",
        "1e+",
        "1e1e1",
        "1.2.3e1",
        "0x1e1",
        "1e9s",
        "NaN",
        "1e10",
        "9.223372036854775808e9",
        "1e999999999",
        "1e99999999999999999999",
        "1.0000000000000000000000000000000000000000000000000000000000000000000e1"
      })
  void shouldRefuseTimesOfOpenMetricsThatAreNone(final String text) {
    assertThat(onlyOpen("a_total 1 " + text).text()).matches("the time '.+' is none in decimal s");
  }

  @Test
  void shouldMissTheEndOfOpenMetrics() {
    final byte[] whole = "# TYPE a counter\na_total 1\n# EOF".getBytes(StandardCharsets.UTF_8);
    assertThat(Exposition.read(whole, SeriesKind.COUNTER, true, null)).hasSize(1);
    final byte[] cut = "# TYPE a counter\na_total 1\n".getBytes(StandardCharsets.UTF_8);
    assertThat(Exposition.read(cut, SeriesKind.COUNTER, true, null).get(1))
        .isEqualTo(new Read(3, null, "the answer ends without # EOF", 0, null));
  }

  @Test
  void shouldAddTheInstanceAsPrometheusDoes() {
    final byte[] text =
        "# TYPE a counter\na 1\na{} 1\na{b=\"c\",} 1\na{instance=\"x\",b=\"c\"} 1\n"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(
            Exposition.read(text, SeriesKind.COUNTER, false, "instance=\"h:1\"").stream()
                .map(Read::text))
        .containsExactly(
            "a{instance=\"h:1\"}",
            "a{instance=\"h:1\"}",
            "a{b=\"c\",instance=\"h:1\"}",
            "a{exported_instance=\"x\",b=\"c\",instance=\"h:1\"}");
  }

  /** As Prometheus does; other readers of the labels could not tell the two apart. */
  @Test
  void shouldNotMakeOneNameOfTwo() {
    final byte[] text =
        """
        # TYPE a counter
        a{instance="x",exported_instance="y"} 1
        a{exported_exported_instance="z",instance="x",exported_instance="y"} 1
        a{exported_instance="y"} 1
        """
            .getBytes(StandardCharsets.UTF_8);
    final List<String> keys =
        Exposition.read(text, SeriesKind.COUNTER, false, "instance=\"h:1\"").stream()
            .map(Read::text)
            .toList();
    assertThat(keys)
        .containsExactly(
            "a{exported_exported_instance=\"x\",exported_instance=\"y\",instance=\"h:1\"}",
            "a{exported_exported_instance=\"z\",exported_exported_exported_instance=\"x\","
                + "exported_instance=\"y\",instance=\"h:1\"}",
            "a{exported_instance=\"y\",instance=\"h:1\"}");
    assertThat(keys)
        .allMatch(key -> SeriesKey.parse(key).orElseThrow().target().orElseThrow().equals("h:1"));
  }

  @Test
  void shouldRefuseALabelThatComesTwiceOrTooManyOfThem() {
    assertThat(only("a{b=\"1\",c=\"2\",b=\"3\"} 1\n").text())
        .isEqualTo("the label 'b' comes twice");
    final StringBuilder many = new StringBuilder("a{");
    for (int i = 0; i < 129; i++) {
      many.append("l").append(i).append("=\"\",");
    }
    assertThat(only(many + "} 1\n").text()).isEqualTo("it has 129 labels, more than 128");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\n\n  \n\t\n", "# only\n#\n#", "# HELP", "\r\n"})
  void shouldFindNothingInNothing(final String text) {
    assertThat(Exposition.read(text, SeriesKind.COUNTER)).isEmpty();
  }
}
