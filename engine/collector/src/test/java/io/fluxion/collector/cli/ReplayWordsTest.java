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
        "--format xml | --format takes auto, docker, csv, ndjson or fluxion, not 'xml'",
        "--x-kind gauge | --x-kind takes time or counter, not 'gauge'",
        "--x-type ulong | --x-type takes long or double, not 'ulong'",
        "--y-type float | --y-type takes long, ulong or double, not 'float'",
        "--x-unit m | --x-unit takes none, s, ms, us or ns, not 'm'",
        "--y-kind time | --y-kind takes counter or gauge, not 'time'",
        "--reset never | --reset: 'never' is no reset policy; it must be drop, from-zero, zero,",
        "--reset wrap:5:1 | --reset: wrap:MIN:MAX takes a MIN below MAX",
        "--reset wrap64 --y-type long | --reset wrap64 takes --y-type ulong or double, not long",
        "--reset wrap:-1:18446744073709551615 | has a y of type ULONG, which reset wrap:-1:18",
        "--duplicate all | --duplicate takes keep-first or keep-last, not 'all'",
        "--nan drop | --nan takes skip or propagate, not 'drop'",
        "--missing drop | --missing takes skip or break, not 'drop'",
        "--max-gap 5s | '5s' has a unit and x has none: give --x-unit",
        "--max-gap 1.5 | --max-gap takes a whole number",
        "--max-gap -1 | --max-gap takes a whole number",
        "--max-gap -1 --x-type double | --max-gap takes a number of 0 or more",
        "--max-gap 0.5ns --x-unit s | --max-gap takes a time in whole ns",
        "--max-gap 99999999999s --x-unit s | --max-gap takes at most 9223372036 s",
        "--idle-timeout soon --x-unit s | --idle-timeout takes a time in whole ns such as 5s,",
        "--idle-timeout 5 --x-kind counter | --idle-timeout needs an x that is a time",
        "--x-unit s --x-type double | --x-unit s reads x into whole ns",
        "--window 1 | --window takes a whole number from 2",
        "--window x | --window takes a whole number from 2",
        "--scale ten | --scale takes a number such as 100 or 0.5, not 'ten'",
        "--scale 1e400 | --scale takes a number",
        "--scale 1e300 --x-unit s | --scale 1e300 is too large beside --x-unit",
        "--max-rate 0 | --max-rate takes a number above 0 such as 100 or 0.5, not '0'",
        "--max-rate -1 | --max-rate takes a number above 0",
        "--max-rate 1e400 | --max-rate takes a number above 0 such as 100 or 0.5, not '1e400'",
        "--max-rate NaN | --max-rate takes a number above 0",
        "--max-rate 5MB | --max-rate takes a number above 0",
        "--max-keys 0 | --max-keys takes a whole number from 1 to 268435456, not '0'",
        "--max-key-bytes 99999 | --max-key-bytes takes a whole number from 1 to 65535",
        "--emit velocity | --emit: 'velocity' is no metric; there are: value, derivative, delta,",
        "--emit ewma | --emit ewma needs --tau DX: the average's time constant",
        "--emit ewma --tau 0 | --tau takes a distance above 0, not '0'",
        "--emit ewma --tau 5s | --tau: '5s' has a unit and x has none",
        "--emit ewma --tau -1 | --tau takes a whole number from 0",
        "--integral simpson | --integral takes locf or linear, not 'simpson'",
        "--emit delta,delta | --emit has 'delta' twice",
        "--emit delta, | --emit has an empty name in 'delta,'",
        "--out xml | --out takes table, csv, ndjson, summary or none, not 'xml'",
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
        "--format docker --scale 1e305 | --scale 1e305 is too large for docker's fields",
        "--format docker --max-rate 5 | --max-rate has one unit, and the fields of frames have",
        "--format docker --max-rate 0 | --max-rate takes a number above 0",
        "--format docker --emit ewma | --emit ewma needs --tau DX",
        "--format docker --tau 5m | --tau takes a time in whole ns",
        "--format docker --max-gap 5m | --max-gap takes a time in whole ns",
        "--key a,,b --x x --y y | --key has an empty name in 'a,,b'",
        "--key a --x x --y y,y | --y has 'y' twice",
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
  @CsvSource({"4s,s", "4,s", "4000ms,s", "4000000us,s", "4.0s,s", ".004s,ms", "4,ms", "4000ns,us"})
  void shouldMeasureGapsInTheUnitOfX(final String gap, final String unit) {
    final String rows = "key,x,y\na,1,1\na,5,3\na,10,4\n";

    assertThat(csv(rows, "--x-unit", unit, "--max-gap", gap))
        .startsWith("FIRST - OK")
        .endsWith("GAP -");
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
