// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import io.fluxion.NumberType;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The layout of a recording's first bytes, in version {@value #VERSION}.
 *
 * <pre>
 *    0   8 bytes   magic: 89 46 4c 58 0d 0a 1a 0a, "\x89FLX", CR LF, ^Z, LF: whoever takes the file
 *                  for text damages that first
 *    8   int       version
 *   12   int       length of this header, a multiple of 8
 *   16   byte      kind: 0 rows, 1 frames
 *   17   byte      type of x: 0 long, 2 double
 *   18   byte      type of y: 0 long, 1 ulong, 2 double
 *   19   byte      x is: 0 a time, 1 a counter
 *   20   byte      y is: 0 a counter, 1 a gauge
 *   21   byte      keys were shown: 0 as they are, 1 by their labels
 *   22   2 bytes   0
 *   24   int       columns of the key, K
 *   28   int       fields, F
 *   32   int       longest key, in bytes
 *   36   int       most keys of the run, -1 where there was no such limit
 *   40   long      identity: random, and in the header of every block of this recording
 *   48   long      maximum gap of the run, in bits of x's type, -1 where there was none
 *   56   long      idle timeout of the run, the same way
 *   64   texts     the unit of x, K names, the name of x, F names; each an int, its length in bytes,
 *                  and as many bytes of UTF-8
 *        padding   0 to 7 bytes of 0, up to length - 8
 *   -8   int       0
 *   -4   int       CRC32C of all before it
 * </pre>
 *
 * <p>Integers are little-endian. In versions 1 and 2 the texts begin at 40, there is no identity,
 * and at 36 stands the number of the run's settings, S, which follow the names as S times the name
 * of an option and its text ({@link SettingTexts}). Version 1 has no column of the store's time
 * either ({@link BlockBody}).
 *
 * @param version 1 to {@value #VERSION}
 * @param identity 0 in versions 1 and 2
 * @param rows what the rows are
 * @param settings what the run that was recorded had for them
 */
record FileHeader(int version, long identity, RowSchema rows, RunSettings settings) {
  static final int VERSION = 3;

  /** The first version whose blocks have an identity, and whose end has a mark. */
  static final int IDENTIFIED = 3;

  static final int VERSION_AT = 8;
  static final int LENGTH_AT = 12;
  static final int IDENTITY_AT = 40;
  static final int TEXTS_AT = 64;
  static final int TAIL_BYTES = 8;

  /** Up to and with the length. */
  static final int PREFIX_BYTES = 16;

  /** Names of columns are short; a header that says otherwise is no header. */
  static final int LONGEST = 1 << 20;

  /** The longest key there can be. */
  static final int LONGEST_KEY = Character.MAX_VALUE;

  private static final int MOST_COLUMNS = 1 << 16;
  private static final int OLD_TEXTS_AT = 40;
  private static final int MOST_SETTINGS = 1 << 8;
  private static final int CRC_BYTES = 4;
  private static final NumberType[] TYPES = NumberType.values();

  /** The bytes of a header of the newest version; the rows may be what no header can hold. */
  byte[] encode() {
    check();
    final List<String> names = new ArrayList<>(List.of(word(rows.xUnit())));
    names.addAll(RowSchema.names(rows.keyColumns()));
    names.addAll(RowSchema.names(List.of(rows.xColumn())));
    names.addAll(rows.fields());
    final List<byte[]> texts =
        names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
    long size = TEXTS_AT + TAIL_BYTES;
    for (final byte[] text : texts) {
      size += Integer.BYTES + text.length;
    }
    if (size > LONGEST - Long.BYTES) {
      throw new IllegalArgumentException(
          "the names of the columns take more than " + LONGEST + " bytes");
    }
    final int length = BlockBody.aligned((int) size);
    final ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(Format.RECORDING_MAGIC).putInt(VERSION).putInt(length);
    out.put((byte) (rows.isFramed() ? 1 : 0));
    out.put((byte) rows.xType().ordinal()).put((byte) rows.yType().ordinal());
    out.put((byte) (rows.xCounter() ? 1 : 0)).put((byte) (rows.gauge() ? 1 : 0));
    out.put((byte) (settings.named() ? 1 : 0));
    out.position(24);
    out.putInt(rows.keyColumns().size()).putInt(rows.fields().size());
    out.putInt(rows.maxKeyBytes()).putInt(settings.maxKeys());
    out.putLong(identity).putLong(settings.maxGap()).putLong(settings.idleTimeout());
    texts.forEach(text -> out.putInt(text.length).put(text));
    out.putInt(length - CRC_BYTES, crc(out.array(), 0, length));
    return out.array();
  }

  private static String word(final XUnit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }

  /** Refuses what no recording can have, by an IllegalArgumentException. */
  private void check() {
    require(isColumns(rows.keyColumns()), "columns of the key");
    require(isColumns(rows.fields()), "fields");
    require(rows.xType() != NumberType.ULONG, "a type of x");
    require(!rows.nanoseconds() || rows.xType() == NumberType.LONG, "a type of an x with a unit");
    require(!rows.isFramed() || rows.xType() == NumberType.LONG, "a type of the frames' time");
    require(rows.maxKeyBytes() >= 1 && rows.maxKeyBytes() <= LONGEST_KEY, "a longest key");
    require(settings.fits(rows.xType()), "a limit of a run");
  }

  private static boolean isColumns(final List<String> columns) {
    return !columns.isEmpty() && columns.size() <= MOST_COLUMNS;
  }

  private static void require(final boolean holds, final String what) {
    if (!holds) {
      throw new IllegalArgumentException("a recording cannot have such " + what);
    }
  }

  private static int crc(final byte[] bytes, final int from, final int length) {
    final CRC32C crc = new CRC32C();
    crc.update(bytes, from, length - CRC_BYTES);
    return (int) crc.getValue();
  }

  /** Reads the header and passes it, or says why there is none that can be read. */
  static FileHeader read(final FeedWindow in, final String name)
      throws IOException, InputException {
    final int version = version(in, name);
    final int length = in.getInt(LENGTH_AT);
    final int shortest = (version < IDENTIFIED ? OLD_TEXTS_AT : TEXTS_AT) + TAIL_BYTES;
    if (length < shortest || length > LONGEST || length % Long.BYTES != 0) {
      throw damaged(name, "its length cannot be " + Integer.toUnsignedString(length));
    }
    if (in.ensure(length) < length) {
      throw cut(name);
    }
    final ByteBuffer bytes =
        ByteBuffer.wrap(in.bytes(), in.start(), length).slice().order(ByteOrder.LITTLE_ENDIAN);
    if (crc(in.bytes(), in.start(), length) != bytes.getInt(length - CRC_BYTES)) {
      throw damaged(name, "its checksum does not match");
    }
    try {
      bytes.limit(length - TAIL_BYTES);
      final FileHeader header = decode(bytes, version, name);
      header.check();
      in.pass(length);
      return header;
    } catch (final IllegalArgumentException e) {
      throw damaged(name, e.getMessage());
    } catch (final CharacterCodingException e) {
      throw damaged(name, "a name is not UTF-8");
    }
  }

  private static int version(final FeedWindow in, final String name)
      throws IOException, InputException {
    final int there = in.ensure(PREFIX_BYTES);
    if (there == 0) {
      throw new InputException(name + " is empty");
    }
    if (!Format.mayBeRecording(in.bytes(), in.start(), in.start() + there)) {
      throw new InputException(name + " is no recording of fluxion: it begins otherwise");
    }
    if (there < PREFIX_BYTES) {
      throw cut(name);
    }
    final int version = in.getInt(VERSION_AT);
    if (version < 1 || version > VERSION) {
      throw new InputException(
          name
              + " is a recording of version "
              + Integer.toUnsignedString(version)
              + "; this fluxion reads versions 1 to "
              + VERSION);
    }
    return version;
  }

  private static FileHeader decode(final ByteBuffer in, final int version, final String name)
      throws CharacterCodingException, InputException {
    for (int i = 16; i < 22; i++) {
      if (in.get(i) < 0 || in.get(i) >= (i == 17 || i == 18 ? TYPES.length : 2)) {
        throw new IllegalArgumentException("byte " + i + " has no meaning");
      }
    }
    final int keys = count(in.getInt(24), MOST_COLUMNS, "columns of the key");
    final int fields = count(in.getInt(28), MOST_COLUMNS, "fields");
    final int number = in.getInt(36);
    in.position(version < IDENTIFIED ? OLD_TEXTS_AT : TEXTS_AT);
    final XUnit unit = unit(text(in));
    final List<String> keyColumns = texts(in, keys);
    final String x = text(in);
    final List<String> names = texts(in, fields);
    final NumberType xType = TYPES[in.get(17)];
    final NumberType yType = TYPES[in.get(18)];
    final FrameKind kind = in.get(16) == 1 ? FrameKind.ofFields(names) : null;
    if (in.get(16) == 1 && (kind == null || yType != NumberType.ULONG)) {
      throw new InputException(name + " holds frames of no kind that is known here");
    }
    final RowSchema rows =
        new RowSchema(
            kind,
            keyColumns,
            x,
            names,
            names,
            xType,
            yType,
            unit,
            in.get(19) == 1,
            in.get(20) == 1,
            in.getInt(32));
    if (version < IDENTIFIED) {
      return new FileHeader(
          version, 0, rows, settings(in, count(number, MOST_SETTINGS, "settings"), rows));
    }
    final RunSettings settings =
        new RunSettings(
            in.getLong(IDENTITY_AT + Long.BYTES),
            in.getLong(IDENTITY_AT + 16),
            number,
            in.get(21) == 1);
    return new FileHeader(version, in.getLong(IDENTITY_AT), rows, settings);
  }

  private static XUnit unit(final String text) {
    for (final XUnit unit : XUnit.values()) {
      if (word(unit).equals(text)) {
        return unit;
      }
    }
    throw new IllegalArgumentException("a recording cannot have such a unit of x");
  }

  private static int count(final int count, final int most, final String what) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException("it cannot have " + count + ' ' + what);
    }
    return count;
  }

  private static List<String> texts(final ByteBuffer in, final int count)
      throws CharacterCodingException {
    final List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  private static RunSettings settings(final ByteBuffer in, final int count, final RowSchema rows)
      throws CharacterCodingException {
    final Map<String, String> settings = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      final String option = text(in);
      settings.put(option, text(in));
    }
    return new SettingTexts(settings, rows.xUnit(), rows.xType()).parse();
  }

  private static String text(final ByteBuffer in) throws CharacterCodingException {
    final int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a name reaches beyond its end");
    }
    final ByteBuffer bytes = in.slice(in.position(), length);
    in.position(in.position() + length);
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  private static InputException cut(final String name) {
    return new InputException(name + ": the recording breaks off inside its header");
  }

  private static InputException damaged(final String name, final String why) {
    return new InputException(name + ": the recording's header is damaged: " + why);
  }
}
