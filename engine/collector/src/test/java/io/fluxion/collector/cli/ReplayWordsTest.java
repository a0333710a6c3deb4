// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of replay against one another: what is refused, and what they default to. */
class ReplayWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format xml | invalid value for --format: 'xml' is none of auto, docker, csv, ndjson, fluxion",
        "--x-kind gauge | invalid value for --x-kind: 'gauge' is none of time, counter",
        "--x-type ulong | invalid value for --x-type: 'ulong' is none of long, double",
        "--y-type float | invalid value for --y-type: 'float' is none of long, ulong, double",
        "--x-unit m | invalid value for --x-unit: 'm' is none of none, s, ms, us, ns",
        "--y-kind time | invalid value for --y-kind: 'time' is none of counter, gauge",
        "--reset never | invalid value for --reset: 'never' is no reset policy; it must be drop, from-zero, zero,",
        "--reset wrap:5:1 | invalid value for --reset: wrap:MIN:MAX takes a MIN below MAX",
        "--reset wrap64 --y-type long | --reset wrap64 takes --y-type ulong or double, not long",
        "--reset wrap:-1:18446744073709551615 | has a y of type ULONG, which reset wrap:-1:18",
        "--duplicate all | invalid value for --duplicate: 'all' is none of keep-first, keep-last",
        "--nan drop | invalid value for --nan: 'drop' is none of skip, propagate",
        "--missing drop | invalid value for --missing: 'drop' is none of skip, break",
        "--max-gap 5s | invalid value for --max-gap: '5s' has a unit and x has none: write a number, or give --x-unit s",
        "--max-gap 1.5 | invalid value for --max-gap: '1.5' is no whole number from 0",
        "--max-gap -1 | invalid value for --max-gap: '-1' is no whole number from 0",
        "--max-gap -1 --x-type double | invalid value for --max-gap: '-1' is no number of 0 or more",
        "--max-gap 30 --x-unit s | invalid value for --max-gap: '30' has no unit: write 30s (or 250ms,",
        "--max-gap 5parsecs --x-unit s | invalid value for --max-gap: '5parsecs' has an unknown unit",
        "--max-gap 0.5ns --x-unit s | invalid value for --max-gap: '0.5ns' is no whole number of",
        "--max-gap 99999999999s --x-unit s | --max-gap: '99999999999s' is too long: at most 9223372036s",
        "--idle-timeout soon --x-unit s | invalid value for --idle-timeout: 'soon' is no distance of x",
        "--idle-timeout 5 --x-unit ms | invalid value for --idle-timeout: '5' has no unit: write 5s",
        "--idle-timeout 5 --x-kind counter | --idle-timeout needs an x that is a time",
        "--x-unit s --x-type double | --x-unit s reads x into whole ns",
        "--window 1 | invalid value for --window: '1' is no whole number from 2",
        "--window x | invalid value for --window: 'x' is no whole number from 2",
        "--scale ten | invalid value for --scale: 'ten' is no number such as 100 or 0.5",
        "--scale 1e400 | invalid value for --scale: '1e400' is no number",
        "--scale 1e300 --x-unit s | invalid value for --scale: '1.0E300' is too large beside --x-unit",
        "--max-rate 0 | invalid value for --max-rate: '0' is no number above 0 such as 100 or 0.5",
        "--max-rate -1 | invalid value for --max-rate: '-1' is no number above 0",
        "--max-rate 1e400 | invalid value for --max-rate: '1e400' is no number such as 100 or 0.5",
        "--max-rate NaN | invalid value for --max-rate: 'NaN' is no number",
        "--max-rate 5MB | invalid value for --max-rate: '5MB' is no number",
        "--max-keys 0 | invalid value for --max-keys: '0' is no whole number from 1 to 268435456",
        "--max-key-bytes 99999 | invalid value for --max-key-bytes: '99999' is no whole number from 1 to 65535",
        "--emit velocity | invalid value for --emit: 'velocity' is none of value, derivative, delta,",
        "--emit ewma | --emit ewma needs --tau DX: the average's time constant",
        "--emit ewma --tau 0 | invalid value for --tau: '0' is not above 0",
        "--emit ewma --tau 5s | invalid value for --tau: '5s' has a unit and x has none",
        "--emit ewma --tau -1 | invalid value for --tau: '-1' is no whole number from 0",
        "--integral simpson | invalid value for --integral: 'simpson' is none of locf, linear",
        "--emit delta,delta | invalid value for --emit: 'delta,delta' has 'delta' twice",
        "--emit delta, | invalid value for --emit: 'delta,' has an empty name",
        "--out xml | invalid value for --out: 'xml' is none of table, csv, ndjson, summary, none",
        "--format docker | the fields of --format docker are fixed: leave out --key, --x, --y",
      })
  void shouldRefuse(final String options, final String message) {
    final CommandRun run = new CommandRun().in("key,x,y\na,1,1\n").replay(options.split(" "));

    assertThat(run.status()).as("%s", run).isEqualTo(ExitStatus.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("fluxion: ").contains(message).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format csv | missing: --key, --x, --y",
        "--format ndjson --x /x | missing: --key, --y",
        "--y y | missing: --key, --x",
        "--x-unit s | missing: --key, --x, --y",
        "--format docker --x-unit s --y-kind gauge | leave out --x-unit, --y-kind",
        "--format docker --scale 1e305 | invalid value for --scale: '1.0E305' is too large beside the fields of frames",
        "--format docker --max-rate 5 | --max-rate has one unit, and the fields of frames have",
        "--format docker --max-rate 0 | invalid value for --max-rate: '0' is no number above 0",
        "--format docker --emit ewma | --emit ewma needs --tau DX",
        "--format docker --tau 5 | invalid value for --tau: '5' has no unit: write 5s (or 250ms, 5m, 1h)",
        "--format docker --max-gap 5 | invalid value for --max-gap: '5' has no unit: write 5s (or",
        "--key a,,b --x x --y y | invalid value for --key: 'a,,b' has an empty name",
        "--key a --x x --y y,y | invalid value for --y: 'y,y' has 'y' twice",
      })
  void shouldRefuseWithoutReading(final String options, final String message) {
    final List<String> args = new ArrayList<>(List.of("replay"));
    args.addAll(List.of(options.split(" ")));
    args.add("-");
    final CommandRun run = new CommandRun().run(args.toArray(String[]::new));

    assertThat(run.status()).as("%s", run).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }

  @Test
  void shouldReadLongsThatAreCountersOverTime() {
    assertThat(csv("key,x,y\na,1,5\na,2,3\na,1,9\n")).isEqualTo("FIRST - RESET - OUT_OF_ORDER -");
  }

  @Test
  void shouldTakeADoubleAsAGauge() {
    assertThat(csv("key,x,y\na,1,5\na,2,3\n", "--y-type", "double")).isEqualTo("FIRST - OK -2.0");
    assertThat(csv("key,x,y\na,1,5\na,2,3\n", "--y-type", "double", "--y-kind", "counter"))
        .isEqualTo("FIRST - RESET -");
  }

  @Test
  void shouldReadUnsignedUnderWrap64() {
    assertThat(csv("key,x,y\na,1,18446744073709551615\na,2,1\n", "--reset", "wrap64"))
        .isEqualTo("FIRST - WRAP 2.0");
  }

  @Test
  void shouldGiveRatesPerSecondWhereXHasAUnit() {
    assertThat(csv("key,x,y\na,0.5,1\na,1.0,3\n", "--x-unit", "s")).isEqualTo("FIRST - OK 4.0");
    assertThat(csv("key,x,y\na,1,1\na,2,3\n", "--x-unit", "ms")).isEqualTo("FIRST - OK 2000.0");
    assertThat(csv("key,x,y\na,1,1\na,2,3\n", "--x-unit", "ms", "--scale", "0.5"))
        .isEqualTo("FIRST - OK 1000.0");
  }

  @ParameterizedTest
  @CsvSource({
    "4s,s",
    "4000ms,s",
    "4000000us,s",
    "4000000µs,s",
    "4.0s,s",
    "4e3ms,s",
    ".004s,ms",
    "4ms,ms",
    "4000ns,us",
  })
  void shouldMeasureGapsInAnyUnitOfTime(final String gap, final String unit) {
    final String rows = "key,x,y\na,1,1\na,5,3\na,10,4\n";

    assertThat(csv(rows, "--x-unit", unit, "--max-gap", gap))
        .startsWith("FIRST - OK")
        .endsWith("GAP -");
  }

  @Test
  void shouldTakeMinutesHoursAndDays() {
    final String rows = "key,x,y\na,0,0\na,300,300\na,3900,3900\na,90300,90300\n";

    assertThat(csv(rows, "--x-unit", "s", "--max-gap", "5m"))
        .isEqualTo("FIRST - OK 1.0 GAP - GAP -");
    assertThat(csv(rows, "--x-unit", "s", "--max-gap", "1h"))
        .isEqualTo("FIRST - OK 1.0 OK 1.0 GAP -");
    assertThat(csv(rows, "--x-unit", "s", "--max-gap", "1d"))
        .isEqualTo("FIRST - OK 1.0 OK 1.0 OK 1.0");
  }

  @Test
  void shouldMeasureGapsInNumbersOfXWithoutAUnit() {
    final String rows = "key,x,y\na,1,1\na,5,3\na,10,4\n";

    assertThat(csv(rows, "--max-gap", "4")).isEqualTo("FIRST - OK 0.5 GAP -");
    assertThat(csv(rows, "--max-gap", "4.5", "--x-type", "double"))
        .isEqualTo("FIRST - OK 0.5 GAP -");
  }

  /** In the unit of the derivative: what --x-unit and --scale make of it. */
  @Test
  void shouldTakeADerivativeAboveTheMaximumForNone() {
    final String rows = "key,x,y\na,1,0\na,2,100\na,3,201\na,4,301\n";

    assertThat(csv(rows, "--max-rate", "100"))
        .isEqualTo("FIRST - OK 100.0 OUT_OF_RANGE - OK 100.0");
    assertThat(csv(rows, "--x-unit", "ms", "--max-rate", "1e5"))
        .isEqualTo("FIRST - OK 100000.0 OUT_OF_RANGE - OK 100000.0");
    assertThat(csv(rows, "--scale", "-0.5", "--max-rate", "50"))
        .isEqualTo("FIRST - OK -50.0 OUT_OF_RANGE - OK -50.0");
    assertThat(csv(rows, "--y-type", "double", "--y-kind", "gauge", "--max-rate", "100.5"))
        .isEqualTo("FIRST - OK 100.0 OUT_OF_RANGE - OK 100.0");
  }

  @Test
  void shouldTakeAWrapThatWasARebootForNone() {
    final String rows = "key,x,y\na,0,3000000000\na,60,3000900000\na,120,100000\na,180,1000000\n";

    assertThat(csv(rows, "--x-unit", "s", "--reset", "wrap32", "--max-rate", "12500000"))
        .isEqualTo("FIRST - OK 15000.0 OUT_OF_RANGE - OK 15000.0");
  }

  @Test
  void shouldStartAgainAfterAValueOutsideItsWidth() {
    assertThat(csv("key,x,y\na,1,9\na,2,256\na,3,5\na,4,9\n", "--reset", "wrap:0:255"))
        .isEqualTo("FIRST - OUT_OF_RANGE - FIRST - OK 4.0");
  }

  @Test
  void shouldForgetIdleKeys() {
    final String rows = "key,x,y\na,1,1\nb,1,1\nc,1,1\nb,4,1\nc,4,1\nb,8,1\nc,8,1\na,8,1\n";

    assertThat(csv(rows, "--idle-timeout", "5"))
        .isEqualTo("FIRST - FIRST - FIRST - OK 0.0 OK 0.0 OK 0.0 OK 0.0 FIRST -");
  }

  @Test
  void shouldKeepTheLastOfRepeatedSamplesWhenAsked() {
    assertThat(csv("key,x,y\na,1,1\na,2,3\na,2,5\n", "--duplicate", "keep-last"))
        .isEqualTo("FIRST - OK 2.0 DUPLICATE_X 4.0");
  }

  @Test
  void shouldCarryNaNOnWhenAsked() {
    final String rows = "key,x,y\na,1,1\na,2,NaN\na,3,5\n";

    assertThat(csv(rows, "--y-type", "double")).isEqualTo("FIRST - NOT_A_NUMBER - OK 2.0");
    assertThat(csv(rows, "--y-type", "double", "--nan", "propagate"))
        .isEqualTo("FIRST - NOT_A_NUMBER NaN OK NaN");
  }

  @Test
  void shouldStartAgainAfterAHoleWhenAsked() {
    final String rows = "key,x,y\na,1,1\na,2,\na,3,5\n";

    assertThat(csv(rows)).isEqualTo("FIRST - MISSING - OK 2.0");
    assertThat(csv(rows, "--missing", "break")).isEqualTo("FIRST - MISSING - FIRST -");
  }

  @Test
  void shouldStartBothAxesAgainWhereACounterXFalls() {
    assertThat(csv("key,x,y\na,5,1\na,2,3\na,3,4\n", "--x-kind", "counter"))
        .isEqualTo("FIRST - RESET - OK 1.0");
  }

  @Test
  void shouldRejectKeysThatHaveNoRoom() {
    assertThat(csv("key,x,y\na,1,1\nb,2,3\na,2,2\n", "--max-keys", "1"))
        .isEqualTo("FIRST - REJECTED - OK 1.0");
  }

  /** Status and derivative of each row; a dash for an empty cell. */
  private static String csv(final String rows, final String... options) {
    final CommandRun run = new CommandRun().in(rows).replay(options);
    assertThat(run.status()).as("%s", run).isEqualTo(ExitStatus.DONE);
    final List<String> results = new ArrayList<>();
    run.out()
        .lines()
        .skip(1)
        .forEach(
            line -> {
              final String[] cells = line.split(",");
              results.add(cells[4] + ' ' + (cells[3].isEmpty() ? "-" : cells[3]));
            });
    return String.join(" ", results);
  }
}
