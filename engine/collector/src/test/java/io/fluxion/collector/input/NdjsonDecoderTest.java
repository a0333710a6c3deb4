// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.NumberType;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonDecoderTest {
  private static final RowSchema KXY = Rows.options("/k", "/x", "/y");

  private static List<String> read(final String text) throws Exception {
    return Rows.read(Format.NDJSON, KXY, text);
  }

  @Test
  void shouldReadMembersInWhateverOrderAndKind() throws Exception {
    assertThat(
            read(
                """
                {"k":"a","x":1,"y":2}

                {"y":"-7","z":{"k":"no"},"x":"5","k":12.50,"w":[{"x":9}]}\r
                {"k":true,"x":null}
                {"k":"\\u00e9\\"","x":"","y":1}\
                """))
        .containsExactly("a 1 2", "12.50 5 -7", "true - -", "é\" - 1");
  }

  @Test
  void shouldFollowPointersThroughObjectsAndArrays() throws Exception {
    final RowSchema options = Rows.options("/host/name,/a~1b/~0c", "/t", "/v/1/0", "/v/2", "/0");
    assertThat(
            Rows.read(
                Format.NDJSON,
                options,
                """
                {"host":{"id":1,"name":"web"},"a/b":{"~c":"k"},"t":5,"v":[7,[8,9],3],"0":4}
                {"host":{"name":"web"},"t":5,"v":{"1":{"0":8},"2":9}}
                {"host":"web","a/b":{"~c":"k"},"v":[]}
                """))
        .containsExactly("web,k 5 8 3 4", "web, 5 8 9 -", ",k - - - -");
  }

  @Test
  void shouldTakeTheLastOfMembersWithTheSameName() throws Exception {
    assertThat(read("{\"k\":\"a\",\"x\":1,\"y\":2,\"y\":3}")).containsExactly("a 1 3");
    assertThat(
            Rows.read(
                Format.NDJSON,
                Rows.options("/k", "/o/x", "/o/y"),
                "{\"k\":\"a\",\"o\":{\"x\":1,\"y\":2},\"o\":{\"y\":3}}"))
        .containsExactly("a - 3");
  }

  @Test
  void shouldReadOneColumnAsSeveralThings() throws Exception {
    assertThat(Rows.read(Format.NDJSON, Rows.options("/x", "/x", "/x"), "{\"x\":5}"))
        .containsExactly("5 5 5");
  }

  @Test
  void shouldReadNumbersByTheRulesOfCsv() throws Exception {
    assertThat(
            read(
                """
                {"k":"a","x":1,"y":1.0}
                {"k":"a","x":1e3,"y":1}
                {"k":"a","x":1,"y":9223372036854775808}
                {"k":"a","x":1,"y":" 1"}
                {"k":"a","x":true,"y":1}
                {"k":"a","x":{},"y":1}
                {"k":"a","x":1,"y":[1]}
                """))
        .containsExactly(
            "1: y '1.0' is not a whole number; --y-type double reads decimals",
            "2: x '1e3' is not a whole number; --x-type double reads decimals, --x-unit decimal"
                + " times",
            "3: y '9223372036854775808' is beyond a signed 64-bit integer; --y-type ulong reads it",
            "4: y ' 1' is not a whole number",
            "5: x is a boolean, not a number",
            "6: x is an object, not a number",
            "7: y is an array, not a number");
    assertThat(
            Rows.read(
                Format.NDJSON,
                Rows.typed(KXY, NumberType.LONG, NumberType.DOUBLE, XUnit.S),
                "{\"k\":\"a\",\"x\":1283889134.018387000,\"y\":\"NaN\"}\n"
                    + "{\"k\":\"a\",\"x\":\"0.5\",\"y\":1E400}"))
        .containsExactly(
            "a 1283889134018387000 NaN", "2: y '1E400' is beyond the range of a double");
  }

  @Test
  void shouldSayInOneClauseWhatIsWrongWithALine() throws Exception {
    final String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}\n";
    assertThat(
            read(
                "[1]\n5\nnull\nword\n{\"k\":\n{\"k\":\"a\",\"x\":1}}\n{\"k\":\"a\"} {}\n{k:1}\n"
                    + deep
                    + "{\"k\":\"a\",\"x\":"
                    + "1".repeat(2000)
                    + "}\n{\"k\":\"a\",\"x\":NaN}\n{\"k\":\"a\",\"x\":1,\"y\":2}\n{\"x\":1}\n"
                    + "{\"k\":{},\"x\":1}\n{\"k\":\"\\ud800\",\"x\":1}\n"))
        .containsExactly(
            "1: not a JSON object",
            "2: not a JSON object",
            "3: not a JSON object",
            "4: not valid JSON near column 1",
            "5: the JSON object does not end on its line",
            "6: not valid JSON near column 16",
            "7: something follows the JSON object on its line",
            "8: not valid JSON near column 2",
            "9: JSON nested deeper than 1000 levels",
            "10: a name, number or string in the JSON is too long",
            "11: not valid JSON near column 17",
            "a 1 2",
            "13: the key is empty",
            "14: key /k is an object",
            "15: the key '\\xed\\xa0\\x80' is not valid UTF-8");
  }

  @Test
  void shouldRefuseLinesThatAreNoUtf8OrTooLong() throws Exception {
    final ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes("{\"k\":\"".getBytes(StandardCharsets.UTF_8));
    text.write(0xc3);
    text.writeBytes("\",\"x\":1}\n".getBytes(StandardCharsets.UTF_8));
    text.writeBytes(("{\"k\":\"" + "z".repeat(200) + "\"}\n").getBytes(StandardCharsets.UTF_8));
    text.writeBytes("{\"k\":\"a\",\"x\":1,\"y\":2}".getBytes(StandardCharsets.UTF_8));
    assertThat(Rows.read(Format.NDJSON, KXY, text.toByteArray(), 100))
        .containsExactly(
            "1: not valid UTF-8 at byte 7 of the line", "2: longer than 100 bytes", "a 1 2");
  }

  /** JSON parsers guess by the first four bytes; a line's encoding is known. */
  @Test
  void shouldReadUtf8AndGuessNoOtherEncoding() throws Exception {
    final String row = "{\"k\":\"a\",\"x\":1,\"y\":2}";
    final ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (final byte[] line :
        new byte[][] {
          {0, '{', 0, 0},
          {'{', 0, 0, 0, 'A', 'A', 'A', 'A'},
          {'{', 0, 0, 0, 0},
          {0, 0, '{', 0},
          {0, 0},
          row.getBytes(StandardCharsets.UTF_16LE),
          row.getBytes(StandardCharsets.UTF_16BE),
          row.getBytes(Charset.forName("UTF-32LE")),
          row.getBytes(Charset.forName("UTF-32BE")),
          ("\ufeff" + row).getBytes(StandardCharsets.UTF_8)
        }) {
      text.writeBytes(line);
      text.write('\n');
    }
    assertThat(Rows.read(Format.NDJSON, KXY, text.toByteArray(), 100))
        .containsExactly(
            "1: not valid JSON near column 2",
            "2: not valid JSON near column 3",
            "3: not valid JSON near column 3",
            "4: not valid JSON near column 2",
            "5: not valid JSON near column 2",
            "6: not valid JSON near column 3",
            "7: not valid JSON near column 2",
            "8: not valid JSON near column 3",
            "9: not valid JSON near column 2",
            // Where files with a mark each were put one behind the other.
            "a 1 2");
  }

  @Test
  void shouldSayWhatIsNoPointer() {
    assertThatThrownBy(() -> Rows.read(Format.NDJSON, Rows.options("/k", "x", "/y"), "{}"))
        .isInstanceOf(UsageException.class)
        .hasMessage("'x' is not a JSON pointer: ndjson columns begin with a slash, such as /x");
    assertThatThrownBy(() -> Rows.read(Format.NDJSON, Rows.options("/k~", "/x", "/y"), "{}"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("a ~ is written ~0");
  }

  @Test
  void shouldSayThatAnInputIsEmpty() {
    assertThatThrownBy(() -> read(" \n\n"))
        .isInstanceOf(InputException.class)
        .hasMessage("test is empty");
  }
}
