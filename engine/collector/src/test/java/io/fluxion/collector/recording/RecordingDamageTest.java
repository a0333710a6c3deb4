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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.NumberType;
import io.fluxion.collector.input.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class RecordingDamageTest {
  private static final int PER_BLOCK = 5;
  private static final int BLOCKS = 6;
  private static final int CHUNK = 4096;

  private final List<String> rows = new ArrayList<>();
  private final byte[] bytes = recording(rows, 1000);
  private final int[] starts = starts(bytes);

  /** Keys come and go, so that a lost block costs some rows of later ones, and not all. */
  private static byte[] recording(final List<String> rows, final int entries) {
    return Recordings.random(
        Recordings.rows(NumberType.LONG, NumberType.LONG, "a", "b"),
        new SplittableRandom(5),
        PER_BLOCK * BLOCKS,
        8,
        entries,
        PER_BLOCK,
        rows);
  }

  private static int[] starts(final byte[] bytes) {
    final ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    final List<Integer> starts = new ArrayList<>();
    for (int at = in.getInt(12); at < bytes.length; at += in.getInt(at + BlockHeader.LENGTH_AT)) {
      starts.add(at);
    }
    return starts.stream().mapToInt(i -> i).toArray();
  }

  /** Rows that come are in their order, and only those of the lost block and its keys are gone. */
  private void shouldLoseOnly(final int block, final List<String> read, final String what) {
    final List<String> before = rows.subList(0, block * PER_BLOCK);
    assertThat(read.subList(0, before.size())).as(what).isEqualTo(before);
    final List<String> rest = read.subList(before.size(), read.size());
    final List<String> after = new ArrayList<>();
    for (final String row : rows.subList((block + 1) * PER_BLOCK, rows.size())) {
      final String key = row.substring(0, row.indexOf(' '));
      if (isKnownWithout(block, key)) {
        after.add(row);
      }
    }
    assertThat(rest).as(what).isEqualTo(after);
  }

  private boolean isKnownWithout(final int block, final String key) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).startsWith(key + ' ')) {
        return i / PER_BLOCK != block;
      }
    }
    throw new AssertionError(key);
  }

  @Test
  void shouldLoseNoMoreThanOneBlockToAnyBit() throws Exception {
    assertThat(starts).hasSize(BLOCKS);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      final byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      final String what = "bit " + bit % 8 + " of byte " + bit / 8;
      if (bit / 8 < starts[0]) {
        assertThatThrownBy(() -> Recordings.read(damaged, CHUNK, new ArrayList<>()))
            .as(what)
            .isInstanceOf(InputException.class)
            .hasMessageStartingWith("test");
        continue;
      }
      int block = BLOCKS - 1;
      while (starts[block] > bit / 8) {
        block--;
      }
      final List<String> lost = new ArrayList<>();
      shouldLoseOnly(block, Recordings.read(damaged, CHUNK, lost), what);
      assertThat(lost.get(0))
          .as(what)
          .startsWith("test: block " + (block + 1) + " at byte " + starts[block] + ": ")
          .contains("lost");
    }
  }

  @Test
  void shouldLoseOnlyTheTornBlockWhereverTheFileEnds() throws Exception {
    for (int length = 0; length < bytes.length; length++) {
      final byte[] torn = Arrays.copyOf(bytes, length);
      if (length < starts[0]) {
        assertThatThrownBy(() -> Recordings.read(torn, CHUNK, new ArrayList<>()))
            .as("%s bytes", length)
            .isInstanceOf(InputException.class)
            .hasMessageContaining(length == 0 ? "empty" : "breaks off inside its header");
        continue;
      }
      int whole = 0;
      while (whole + 1 < BLOCKS && starts[whole + 1] <= length) {
        whole++;
      }
      final List<String> lost = new ArrayList<>();
      assertThat(Recordings.read(torn, CHUNK, lost))
          .as("%s bytes", length)
          .isEqualTo(rows.subList(0, whole * PER_BLOCK));
      if (length == starts[whole]) {
        assertThat(lost).isEmpty();
      } else {
        assertThat(lost).as("%s bytes", length).hasSize(1);
        assertThat(lost.get(0)).contains("block " + (whole + 1) + " at byte " + starts[whole]);
      }
    }
  }

  @Test
  void shouldNameNoRowByAKeyOfALostDictionary() throws Exception {
    final List<String> all = new ArrayList<>();
    final byte[] small = recording(all, 3);
    final int[] at = starts(small);
    for (int block = 0; block < at.length; block++) {
      for (final int byteAt : new int[] {at[block] + 3, at[block] + BlockHeader.BYTES}) {
        final byte[] damaged = small.clone();
        damaged[byteAt] ^= 1;
        final List<String> lost = new ArrayList<>();
        final List<String> read = Recordings.read(damaged, CHUNK, lost);
        assertThat(lost).isNotEmpty();
        assertThat(all).containsSubsequence(read);
        assertThat(read.size()).isLessThan(all.size());
      }
    }
  }

  /** Every int of every header set to what it must not be, with checksums that hold. */
  @Test
  void shouldRefuseHostileNumbersWhoseChecksumsHold() throws Exception {
    final int[] hostile = {-1, 0, 1, 7, 8, 1 << 16, 1 << 20, 1 << 24, Integer.MAX_VALUE - 7};
    for (int offset = 8; offset < BlockHeader.BODY_CRC_AT; offset += 4) {
      for (final int value : hostile) {
        final byte[] damaged = bytes.clone();
        final ByteBuffer in = ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN);
        in.putInt(starts[2] + offset, value);
        in.putInt(starts[2] + BlockHeader.CRC_AT, crc(damaged, starts[2], BlockHeader.CRC_AT));
        shouldNotInvent(damaged, "offset " + offset + ", value " + value);
      }
    }
    for (int offset = BlockHeader.BYTES; offset < starts[3] - starts[2]; offset += 4) {
      for (final int value : hostile) {
        final byte[] damaged = bytes.clone();
        final ByteBuffer in = ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN);
        in.putInt(starts[2] + offset, value);
        final int body = starts[2] + BlockHeader.BYTES;
        in.putInt(starts[2] + BlockHeader.BODY_CRC_AT, crc(damaged, body, starts[3] - body));
        in.putInt(starts[2] + BlockHeader.CRC_AT, crc(damaged, starts[2], BlockHeader.CRC_AT));
        Recordings.read(damaged, CHUNK, new ArrayList<>());
      }
    }
    for (int offset = 8; offset < starts[0] - 4; offset += 4) {
      for (final int value : hostile) {
        final byte[] damaged = bytes.clone();
        final ByteBuffer in = ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN);
        in.putInt(offset, value);
        in.putInt(starts[0] - 4, crc(damaged, 0, starts[0] - 4));
        try {
          Recordings.reader(damaged, CHUNK);
        } catch (final InputException e) {
          assertThat(e).hasMessageStartingWith("test");
        }
      }
    }
  }

  private void shouldNotInvent(final byte[] damaged, final String what) throws Exception {
    assertThat(rows)
        .as(what)
        .containsSubsequence(Recordings.read(damaged, CHUNK, new ArrayList<>()));
  }

  private static int crc(final byte[] bytes, final int from, final int length) {
    final CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  /** What a block's directory says of its last column, the store's time, in each block. */
  @Test
  void shouldHoldStoreTimesInEachWayThereIs() {
    final int states = 1 + 3 * 2;
    final byte[] seen = new byte[BLOCKS];
    for (int block = 0; block < BLOCKS; block++) {
      seen[block] = bytes[directory(block) + states];
    }
    assertThat(seen)
        .startsWith(BlockBody.ABSENT, BlockBody.SAME)
        .contains(BlockBody.WHOLE, BlockBody.HOLES);
  }

  private int directory(final int block) {
    final ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return starts[block]
        + BlockHeader.BYTES
        + in.getInt(starts[block] + BlockHeader.ENTRY_BYTES_AT);
  }

  /** An x alone may be the time, and the store's time alone the same for all rows. */
  @Test
  void shouldRefuseAColumnThatIsHeldAsItCannotBe() throws Exception {
    for (int column = 0; column < 8; column++) {
      final boolean isX = column == 1 || column == 2;
      shouldRefuse(column, isX ? BlockBody.SAME : BlockBody.AS_TIME);
      shouldRefuse(column, column == 7 ? 5 : BlockBody.SAME);
    }
  }

  private void shouldRefuse(final int column, final int state) throws Exception {
    final byte[] damaged = bytes.clone();
    damaged[directory(2) + column] = (byte) state;
    sign(damaged, 2);
    final List<String> lost = new ArrayList<>();
    shouldLoseOnly(2, Recordings.read(damaged, CHUNK, lost), "column " + column);
    assertThat(lost.get(0)).contains("byte " + column + " of its directory has no meaning");
  }

  /** Makes a block's checksums hold. */
  private void sign(final byte[] damaged, final int block) {
    final ByteBuffer in = ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN);
    final int body = starts[block] + BlockHeader.BYTES;
    final int end = block + 1 < BLOCKS ? starts[block + 1] : damaged.length;
    in.putInt(starts[block] + BlockHeader.BODY_CRC_AT, crc(damaged, body, end - body));
    final int header = starts[block];
    in.putInt(header + BlockHeader.CRC_AT, crc(damaged, header, BlockHeader.CRC_AT));
  }

  /** One that needs more bytes than the block has, or fewer. */
  @Test
  void shouldRefuseStoreTimesThatTakeOtherBytes() throws Exception {
    for (int block = 0; block < BLOCKS; block++) {
      for (final byte state :
          new byte[] {BlockBody.ABSENT, BlockBody.WHOLE, BlockBody.HOLES, BlockBody.SAME}) {
        final byte[] damaged = bytes.clone();
        if (damaged[directory(block) + 7] != state) {
          damaged[directory(block) + 7] = state;
          sign(damaged, block);
          final List<String> lost = new ArrayList<>();
          shouldLoseOnly(block, Recordings.read(damaged, CHUNK, lost), "block " + block);
          assertThat(lost.get(0)).contains("its columns take ");
        }
      }
    }
  }

  @Test
  void shouldSayWhichVersionItReads() {
    final byte[] other = bytes.clone();
    other[FileHeader.VERSION_AT] = 9;
    assertThatThrownBy(() -> Recordings.reader(other, CHUNK))
        .isInstanceOf(InputException.class)
        .hasMessage("test is a recording of version 9; this fluxion reads versions 1 and 2");
  }
}
