// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.NumberType;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CsvDecoderTest {
  private static final RowSchema KXY = Rows.options("k", "x", "y");

  private static List<String> read(final String text) throws Exception {
    return Rows.read(Format.CSV, KXY, text);
  }

  @Test
  void shouldReadTheNamedColumnsInWhateverOrderTheyAre() throws Exception {
    final RowSchema options = Rows.options("host,disk", "ts", "rd", "wr");
    assertThat(
            Rows.read(
                Format.CSV, options, "wr,note,disk,ts,host,rd\n5,hi,sda,100,web,-7\n,,,1,a,2"))
        .containsExactly("web,sda 100 -7 5", "a, 1 2 -");
  }

  @Test
  void shouldReadCrLfAndAByteOrderMark() throws Exception {
    assertThat(read("\ufeffk,x,y\r\na,1,2\r\nb,3,\r\n\r\nc,4,5\r"))
        .containsExactly("a 1 2", "b 3 -", "c 4 5");
    assertThat(read("\ufeff\"k\",x,y\na,1,2\n")).containsExactly("a 1 2");
  }

  @Test
  void shouldReadQuotedCells() throws Exception {
    assertThat(read("\"k\",x,\"y\"\n\"a,\"\"b\"\"\",\"1\",\"2\"\r\n\"two\nlines\",3,\"4\"\nc,5,6"))
        .containsExactly("a,\"b\" 1 2", "two\nlines 3 4", "c 5 6");
    assertThat(read("k,x,y\n\"a\",\"\",\"\"\n\"b\",1,\"2\"")).containsExactly("a - -", "b 1 2");
    assertThat(read("k,x,y\n\"b\",1,\"2\"\r")).containsExactly("b 1 2");
  }

  @Test
  void shouldCountLinesAcrossQuotedCells() throws Exception {
    assertThat(read("k,x,y,n\n\na,1,2,\"one\n\ntwo\"\nb,1\n"))
        .containsExactly("a 1 2", "6: 2 cells where the header has 4");
  }

  @Test
  void shouldPassOverEmptyLinesAndNameRowsOfTheWrongWidth() throws Exception {
    assertThat(read("\n\r\nk,x,y\n\na,1\nb,1,2\n\nc,1,2,3\nd\n \n"))
        .containsExactly(
            "5: 2 cells where the header has 3",
            "b 1 2",
            "8: 4 cells where the header has 3",
            "9: 1 cell where the header has 3",
            "10: 1 cell where the header has 3");
  }

  @Test
  void shouldTakeEmptyCellsForAbsentAndBlankOnesForMalformed() throws Exception {
    assertThat(read("k,x,y\na,,\na, ,1\na,1,\" \"\na,1, 2\na ,1,2\n"))
        .containsExactly(
            "a - -",
            "3: x ' ' is not a whole number",
            "4: y ' ' is not a whole number",
            "5: y ' 2' is not a whole number",
            "a  1 2");
  }

  @Test
  void shouldResumeAtTheNextLineWhenAQuoteNeverCloses() throws Exception {
    assertThat(read("k,x,y\na,1,2\nb,\"1,2\nc,1,2\nd,1,2"))
        .containsExactly("a 1 2", "3: a quote never closes", "c 1 2", "d 1 2");
    assertThat(read("k,x,y\nb,1,\"")).containsExactly("2: a quote never closes");
  }

  @Test
  void shouldResumeAtTheNextLineWhenAQuoteClosesOnALaterRow() throws Exception {
    assertThat(read("k,x,y\na,\"1,2\nb,1,2\n\"c\",1,2\nd,1,2\n"))
        .containsExactly("2: text after a closing quote", "b 1 2", "c 1 2", "d 1 2");
    assertThat(read("k,x,y\na,1,\"2\nb,1,2\nc,1,\"\nd,1,2\n"))
        .containsExactly(
            "2: y '2\\nb,1,2\\nc,1,' is not a whole number",
            "b 1 2",
            "4: a quote never closes",
            "d 1 2");
    assertThat(read("k,x,y\na,\"1,2\nb,1,2\n\",1\nd,1,2\n"))
        .containsExactly(
            "2: x '1,2\\nb,1,2\\n' is not a whole number",
            "b 1 2",
            "4: a quote never closes",
            "d 1 2");
  }

  @Test
  void shouldResumeBehindAWellQuotedRowWhoseNumberIsMalformed() throws Exception {
    assertThat(read("k,x,y,n\na,1,zzz,\"note\nx,2,3,not a row\"\nb,1,2,\n"))
        .containsExactly("2: y 'zzz' is not a whole number", "b 1 2");
  }

  @Test
  void shouldResumeAtTheNextLineWhenAQuoteDoesNotCloseWithinTheLongestRow() throws Exception {
    final String rows = "c,1,2\n".repeat(20);
    final List<String> expected =
        new ArrayList<>(List.of("2: a quote opens a row longer than 50 bytes"));
    expected.addAll(java.util.Collections.nCopies(20, "c 1 2"));
    assertThat(
            Rows.read(
                Format.CSV, KXY, ("k,x,y\na,\"1,2\n" + rows).getBytes(StandardCharsets.UTF_8), 50))
        .isEqualTo(expected);
    // Whether the quote closes further on makes no difference.
    expected.add("23: text after a closing quote");
    final String late = "k,x,y\na,\"1,2\n" + rows + "\"z\"z,1,2\n";
    assertThat(Rows.read(Format.CSV, KXY, late.getBytes(StandardCharsets.UTF_8), 50))
        .isEqualTo(expected);
  }

  @Test
  void shouldNameALineLongerThanTheLongestRowAndGoOn() throws Exception {
    final byte[] text =
        ("k,x,y\n" + "z".repeat(300_000) + "\nb,1,2\n\"" + "q".repeat(70_000) + "\",1,2\nc,1,2")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(Rows.read(Format.CSV, KXY, text, 1000))
        .containsExactly(
            "2: longer than 1000 bytes", "b 1 2", "4: longer than 1000 bytes", "c 1 2");
  }

  @Test
  void shouldRefuseQuotesWhereTheyCannotBe() throws Exception {
    assertThat(read("k,x,y\n\"a\"b,1,2\na\"b,1,2\n\"a\" ,1,2\n\"a\"\r,1,2\nc,1,2\n"))
        .containsExactly(
            "2: text after a closing quote",
            "3: a quote inside a cell that is not quoted",
            "4: text after a closing quote",
            "5: text after a closing quote",
            "c 1 2");
  }

  @Test
  void shouldRefuseKeysThatAreEmptyTooLongOrNoUtf8() throws Exception {
    final RowSchema options =
        RowSchema.of(
            List.of("k", "l"), "x", List.of("y"), NumberType.LONG, NumberType.LONG, XUnit.NONE, 8);
    final ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(
        "k,l,x,y\n,,1,2\n1234,678,1,2\n1234,5678,1,2\n".getBytes(StandardCharsets.UTF_8));
    text.writeBytes(new byte[] {'a', (byte) 0xff, ',', ',', '1', ',', '2', '\n'});
    text.writeBytes("é,ü,1,2\n".getBytes(StandardCharsets.UTF_8));
    assertThat(Rows.read(Format.CSV, options, text.toByteArray(), 100))
        .containsExactly(
            "2: the key is empty",
            "1234,678 1 2",
            "4: the key is 9 bytes long, more than --max-key-bytes 8",
            "5: the key 'a\\xff,' is not valid UTF-8",
            "é,ü 1 2");
  }

  @Test
  void shouldListTheColumnsThereAreWhenOneIsMissing() {
    assertThatThrownBy(() -> read("k,\"the, x\",y\na,1,2\n"))
        .isInstanceOf(UsageException.class)
        .hasMessage("no column 'x' in the header of test; its columns are: k, the, x, y");
  }

  @Test
  void shouldTakeTheFirstOfColumnsWithTheSameName() throws Exception {
    assertThat(read("k,x,y,y\na,1,2,3\n")).containsExactly("a 1 2");
  }

  @Test
  void shouldReadHeadersOfManyColumns() throws Exception {
    final StringBuilder header = new StringBuilder();
    final StringBuilder row = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      header.append("c").append(i).append(',');
      row.append(i).append(',');
    }
    assertThat(read(header + "k,x,y\n" + row + "a,1,2\n")).containsExactly("a 1 2");
    assertThatThrownBy(() -> read(header + "z\n"))
        .hasMessageEndingWith("c98, c99 and 401 more")
        .isInstanceOf(UsageException.class);
  }

  @Test
  void shouldSayThatAnInputIsEmptyOrBinary() {
    for (final String text : List.of("", "\n\r\n\n", "\ufeff")) {
      assertThatThrownBy(() -> read(text))
          .isInstanceOf(InputException.class)
          .hasMessage("test is empty");
    }
    assertThatThrownBy(() -> read("\u007fELF\0\0\1\n,,,\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("looks like a binary file");
    assertThatThrownBy(() -> read("k,\"x\nrow\n"))
        .isInstanceOf(InputException.class)
        .hasMessage("test, line 1: the header row opens a quote that never closes");
  }

  @Test
  void shouldNameTheColumnOfAMalformedNumberWhereThereAreSeveral() throws Exception {
    assertThat(Rows.read(Format.CSV, Rows.options("k", "x", "a", "b"), "k,x,a,b\nk,1,2,z\n"))
        .containsExactly("2: y b 'z' is not a whole number");
  }

  @Test
  void shouldReadEveryTypeOfNumber() throws Exception {
    final String text = "k,x,y\na,1.5,18446744073709551615\n";
    assertThat(
            Rows.read(
                Format.CSV, Rows.typed(KXY, NumberType.DOUBLE, NumberType.ULONG, XUnit.NONE), text))
        .containsExactly("a 1.5 18446744073709551615");
    assertThat(
            Rows.read(
                Format.CSV, Rows.typed(KXY, NumberType.LONG, NumberType.DOUBLE, XUnit.MS), text))
        .containsExactly("a 1500000 1.8446744073709552E19");
  }

  @Test
  void shouldGiveOutTheRowsBeforeADamagedGzipBreaksOff() throws Exception {
    final StringBuilder text = new StringBuilder("k,x,y\n");
    for (int i = 0; i < 50_000; i++) {
      text.append("key")
          .append(i % 7)
          .append(',')
          .append(i)
          .append(',')
          .append(i * 31L)
          .append('\n');
    }
    final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    final byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    final List<String> rows = new ArrayList<>();
    try (Input input = Input.of("cut.gz", new Chunks(cut, 1000))) {
      final RowBuffer buffer = new RowBuffer(input, RowBuffer.MAX_ROW_BYTES, () -> {});
      final Decoder decoder = Decoders.open(Format.CSV, buffer, "cut.gz", KXY);
      assertThatThrownBy(() -> Rows.readInto(rows, decoder, Format.CSV, KXY))
          .isInstanceOf(InputException.class)
          .hasMessageMatching("cut.gz, line \\d+: the gz data ends too early: it is cut off");
    }
    assertThat(rows).hasSizeBetween(10_000, 40_000);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i)).isEqualTo("key" + i % 7 + " " + i + " " + i * 31L);
    }
  }

  @Test
  void shouldGiveOutWholeRowsBehindAnOpenQuoteWhereTheInputBreaksOff() throws Exception {
    final byte[] raw = "k,x,y\na,\"1,2\nb,1,2\nc,1".getBytes(StandardCharsets.UTF_8);
    final List<String> rows = new ArrayList<>();
    final Chunks chunks = new Chunks(raw, 4, new java.io.IOException("bad sector"));
    try (Input input = Input.of("disk", chunks)) {
      final RowBuffer buffer = new RowBuffer(input, 100, () -> {});
      final Decoder decoder = Decoders.open(Format.CSV, buffer, "disk", KXY);
      assertThatThrownBy(() -> Rows.readInto(rows, decoder, Format.CSV, KXY))
          .isInstanceOf(InputException.class)
          .hasMessage("disk, line 4: bad sector");
    }
    assertThat(rows).containsExactly("2: a quote never closes", "b 1 2");
  }
}
