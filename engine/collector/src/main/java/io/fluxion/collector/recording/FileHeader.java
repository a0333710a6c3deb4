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
package io.fluxion.collector.recording;

import io.fluxion.NumberType;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
 *   21   3 bytes   0
 *   24   int       columns of the key, K
 *   28   int       fields, F
 *   32   int       longest key, in bytes
 *   36   int       settings, S
 *   40   texts     the unit of x, K names, the name of x, F names, S times the name of an option and
 *                  its word; each an int, its length in bytes, and as many bytes of UTF-8
 *        padding   0 to 7 bytes of 0, up to length - 8
 *   -8   int       0
 *   -4   int       CRC32C of all before it
 * </pre>
 *
 * <p>Integers are little-endian. Version 1 differs in blocks alone, which have no column of the
 * store's time ({@link BlockBody}). Settings came later: who wrote version 1 before that left 0
 * there, and who read it passes over them, as they stand behind all that it knows.
 */
final class FileHeader {
  static final int VERSION = 2;

  /** The eight bytes as a little-endian long. */
  static final long MAGIC = Format.RECORDING_MAGIC;

  static final int VERSION_AT = 8;
  static final int LENGTH_AT = 12;
  static final int TEXTS_AT = 40;
  static final int TAIL_BYTES = 8;

  /** Up to and with the length. */
  static final int PREFIX_BYTES = 16;

  /** Names of columns are short; a header that says otherwise is no header. */
  static final int LONGEST = 1 << 20;

  private static final int CRC_BYTES = 4;
  private static final NumberType[] TYPES = NumberType.values();

  private FileHeader() {}

  static byte[] encode(final RecordingSchema schema) {
    final List<byte[]> texts = new ArrayList<>();
    texts.add(utf8(schema.checked().xUnit()));
    schema.keyColumns().forEach(name -> texts.add(utf8(name)));
    texts.add(utf8(schema.xColumn()));
    schema.fields().forEach(name -> texts.add(utf8(name)));
    new TreeMap<>(schema.settings())
        .forEach(
            (option, word) -> {
              texts.add(utf8(option));
              texts.add(utf8(word));
            });
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
    out.putLong(MAGIC).putInt(VERSION).putInt(length);
    out.put((byte) (schema.frames() ? 1 : 0));
    out.put((byte) schema.xType().ordinal()).put((byte) schema.yType().ordinal());
    out.put((byte) (schema.xCounter() ? 1 : 0)).put((byte) (schema.gauge() ? 1 : 0));
    out.position(24);
    out.putInt(schema.keyColumns().size()).putInt(schema.fields().size());
    out.putInt(schema.maxKeyBytes()).putInt(schema.settings().size());
    texts.forEach(text -> out.putInt(text.length).put(text));
    out.putInt(length - CRC_BYTES, crc(out.array(), 0, length));
    return out.array();
  }

  private static byte[] utf8(final String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int crc(final byte[] bytes, final int from, final int length) {
    final CRC32C crc = new CRC32C();
    crc.update(bytes, from, length - CRC_BYTES);
    return (int) crc.getValue();
  }

  /** The version of the recording that begins here, or says why there is none that is read. */
  static int version(final FeedWindow in, final String name) throws IOException, InputException {
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
              + "; this fluxion reads versions 1 and "
              + VERSION);
    }
    return version;
  }

  /** Reads the header, whose {@link #version} is known, and passes it. */
  static RecordingSchema read(final FeedWindow in, final String name)
      throws IOException, InputException {
    final int length = in.getInt(LENGTH_AT);
    if (length < TEXTS_AT + TAIL_BYTES || length > LONGEST || length % Long.BYTES != 0) {
      throw damaged(name, "its length cannot be " + Integer.toUnsignedString(length));
    }
    if (in.ensure(length) < length) {
      throw cut(name);
    }
    final ByteBuffer header =
        ByteBuffer.wrap(in.bytes(), in.start(), length).slice().order(ByteOrder.LITTLE_ENDIAN);
    if (crc(in.bytes(), in.start(), length) != header.getInt(length - CRC_BYTES)) {
      throw damaged(name, "its checksum does not match");
    }
    final RecordingSchema schema = decode(header, length, name);
    in.pass(length);
    return schema;
  }

  private static RecordingSchema decode(
      final ByteBuffer header, final int length, final String name) throws InputException {
    final int keys = header.getInt(24);
    final int fields = header.getInt(28);
    if (keys < 1
        || fields < 1
        || keys > RecordingSchema.MOST_COLUMNS
        || fields > RecordingSchema.MOST_COLUMNS) {
      throw damaged(name, "it has " + keys + " columns of the key and " + fields + " fields");
    }
    final int settings = header.getInt(36);
    if (settings < 0 || settings > RecordingSchema.MOST_SETTINGS) {
      throw damaged(name, "it has " + settings + " settings");
    }
    for (int i = 16; i < 21; i++) {
      if (header.get(i) < 0 || header.get(i) >= (i == 17 || i == 18 ? TYPES.length : 2)) {
        throw damaged(name, "byte " + i + " has no meaning");
      }
    }
    header.limit(length - TAIL_BYTES).position(TEXTS_AT);
    try {
      final String unit = text(header);
      final List<String> keyColumns = texts(header, keys);
      final String x = text(header);
      return new RecordingSchema(
              header.get(16) == 1,
              keyColumns,
              x,
              texts(header, fields),
              TYPES[header.get(17)],
              TYPES[header.get(18)],
              unit,
              header.get(19) == 1,
              header.get(20) == 1,
              header.getInt(32))
          .with(settings(header, settings))
          .checked();
    } catch (final IllegalArgumentException | CharacterCodingException e) {
      throw damaged(
          name, e instanceof IllegalArgumentException ? e.getMessage() : "a name is not UTF-8");
    }
  }

  private static List<String> texts(final ByteBuffer header, final int count)
      throws CharacterCodingException {
    final List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(header));
    }
    return texts;
  }

  private static Map<String, String> settings(final ByteBuffer header, final int count)
      throws CharacterCodingException {
    final Map<String, String> settings = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      final String option = text(header);
      settings.put(option, text(header));
    }
    return settings;
  }

  private static String text(final ByteBuffer header) throws CharacterCodingException {
    final int length = header.remaining() < Integer.BYTES ? -1 : header.getInt();
    if (length < 0 || length > header.remaining()) {
      throw new IllegalArgumentException("a name reaches beyond its end");
    }
    final ByteBuffer bytes = header.slice(header.position(), length);
    header.position(header.position() + length);
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  private static InputException cut(final String name) {
    return new InputException(name + ": the recording breaks off inside its header");
  }

  private static InputException damaged(final String name, final String why) {
    return new InputException(name + ": the recording's header is damaged: " + why);
  }
}
