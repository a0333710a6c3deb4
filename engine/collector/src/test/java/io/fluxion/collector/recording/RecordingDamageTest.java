// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.NumberType;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RecordingDamageTest {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));
  private static final int PER_BLOCK = 5;
  private static final int BLOCKS = 6;
  private static final int CHUNK = 4096;
  private static final String WITHOUT_MARK = "ends without an end mark";
  private static final String WHY =
      ": the run that wrote it was killed or goes on, or the copy is not complete; ";
  private static final RowSchema SCHEMA =
      Recordings.rows(NumberType.LONG, NumberType.LONG, "a", "b");

  static {
    System.out.println("RecordingDamageTest: -Dfluxion.seed=" + SEED);
  }

  private final List<String> rows = new ArrayList<>();
  private final byte[] bytes = recording(rows, 1000);
  private final int[] starts = starts(bytes);
  private final int end = bytes.length - BlockHeader.BYTES;

  /** Keys come and go, so that a lost block costs some rows of later ones, and not all. */
  private static byte[] recording(final List<String> rows, final int entries) {
    return Recordings.random(
        SCHEMA, new SplittableRandom(5), PER_BLOCK * BLOCKS, 8, entries, PER_BLOCK, rows);
  }

  /** Where the blocks begin; behind them stands the end mark. */
  private static int[] starts(final byte[] bytes) {
    final ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    final List<Integer> starts = new ArrayList<>();
    for (int at = in.getInt(12);
        at < bytes.length - BlockHeader.BYTES;
        at += in.getInt(at + BlockHeader.LENGTH_AT)) {
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
      final List<String> lost = new ArrayList<>();
      if (bit / 8 >= end) {
        assertThat(Recordings.read(damaged, CHUNK, lost)).as(what).isEqualTo(rows);
        assertThat(lost)
            .as(what)
            .containsExactly(
                WITHOUT_MARK + ", in 64 bytes that are no block" + WHY + "30 rows were read");
        continue;
      }
      final int block = blockAt(bit / 8);
      shouldLoseOnly(block, Recordings.read(damaged, CHUNK, lost), what);
      assertThat(lost.get(0))
          .as(what)
          .startsWith("test: block " + (block + 1) + " at byte " + starts[block] + ": ")
          .containsPattern(
              "its 5 rows are lost|its header is damaged; [0-9]+ bytes are lost, 5 rows");
    }
  }

  private int blockAt(final int at) {
    int block = BLOCKS - 1;
    while (starts[block] > at) {
      block--;
    }
    return block;
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
      final int whole = length >= end ? BLOCKS : blockAt(length);
      final int begun = length - (length >= end ? end : starts[whole]);
      final List<String> lost = new ArrayList<>();
      assertThat(Recordings.read(torn, CHUNK, lost))
          .as("%s bytes", length)
          .isEqualTo(rows.subList(0, whole * PER_BLOCK));
      assertThat(lost).as("%s bytes", length).hasSize(1);
      if (begun < BlockHeader.BYTES) {
        assertThat(lost.get(0))
            .isEqualTo(
                WITHOUT_MARK
                    + (begun == 0 ? "" : ", in " + begun + " bytes that are no block")
                    + WHY
                    + whole * PER_BLOCK
                    + " rows were read");
      } else {
        assertThat(lost.get(0))
            .isEqualTo(
                "test: block %s at byte %s: the file ends before it does; its 5 rows are lost"
                    .formatted(whole + 1, starts[whole]));
      }
    }
  }

  /** What the old reader passed over with all that follows. */
  @Test
  void shouldFindTheNextBlockWhereverBytesAreTooManyOrMissing() throws Exception {
    for (int at = starts[0]; at < end; at++) {
      for (final int count : new int[] {1, 1000}) {
        final byte[] longer = new byte[bytes.length + count];
        System.arraycopy(bytes, 0, longer, 0, at);
        System.arraycopy(bytes, at, longer, at + count, bytes.length - at);
        shouldLoseAtMostTheBlockAt(at, longer, count + " bytes more at byte " + at);
      }
      for (final int count : new int[] {1, 60}) {
        final byte[] shorter = new byte[bytes.length - count];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, at + count, shorter, at, shorter.length - at);
        if (blockAt(at) == blockAt(at + count - 1) && at + count <= end) {
          shouldLoseAtMostTheBlockAt(at, shorter, count + " bytes less at byte " + at);
        }
      }
    }
  }

  private void shouldLoseAtMostTheBlockAt(final int at, final byte[] damaged, final String what)
      throws Exception {
    final List<String> lost = new ArrayList<>();
    final List<String> read = Recordings.read(damaged, CHUNK, lost);
    assertThat(lost).as(what).isNotEmpty().noneMatch(line -> line.contains("end mark"));
    if (lost.get(0).contains("no row is lost")) {
      assertThat(read).as(what).isEqualTo(rows);
    } else {
      shouldLoseOnly(blockAt(at), read, what);
    }
  }

  @Test
  void shouldSayThatWholeBlocksAreMissing() throws Exception {
    for (int block = 0; block < BLOCKS; block++) {
      for (int behind = block + 1; behind <= BLOCKS; behind++) {
        final int to = behind < BLOCKS ? starts[behind] : end;
        final byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - starts[block]));
        System.arraycopy(bytes, to, shorter, starts[block], bytes.length - to);
        final List<String> lost = new ArrayList<>();
        final List<String> read = Recordings.read(shorter, CHUNK, lost);
        assertThat(read.subList(0, block * PER_BLOCK))
            .isEqualTo(rows.subList(0, block * PER_BLOCK));
        assertThat(read).hasSizeLessThanOrEqualTo(rows.size() - (behind - block) * PER_BLOCK);
        assertThat(lost.get(0))
            .isEqualTo(
                "test: block %s at byte %s: it is missing%s; %s rows are lost"
                    .formatted(
                        block + 1,
                        starts[block],
                        behind - block > 1 ? ", as are " + (behind - block - 1) + " behind it" : "",
                        (behind - block) * PER_BLOCK));
      }
    }
  }

  /** Bits, cuts, bytes too many, too few, or from elsewhere: what comes out was put in. */
  @Test
  void shouldNeitherInventRowsNorLoseThemSilently() throws Exception {
    final SplittableRandom random = new SplittableRandom(SEED);
    for (int run = 0; run < 3_000; run++) {
      byte[] damaged = bytes;
      for (int i = random.nextInt(4); i >= 0 && damaged.length > starts[0] + 1; i--) {
        damaged = damaged(damaged, random);
      }
      final List<String> lost = new ArrayList<>();
      final List<String> read = Recordings.read(damaged, 1 + random.nextInt(CHUNK), lost);
      shouldComeInOrder(read, rows, "run " + run);
      assertThat(read.size() == rows.size() || !lost.isEmpty()).as("run %s", run).isTrue();
    }
  }

  private byte[] damaged(final byte[] before, final SplittableRandom random) {
    final int at = starts[0] + random.nextInt(before.length - starts[0]);
    final int removed = random.nextBoolean() ? 0 : random.nextInt(before.length - at + 1);
    final int from = random.nextInt(before.length);
    final int added = random.nextInt(3) > 0 ? 0 : random.nextInt(before.length - from);
    final byte[] after = new byte[before.length - removed + added];
    System.arraycopy(before, 0, after, 0, at);
    System.arraycopy(before, from, after, at, added);
    System.arraycopy(before, at + removed, after, at + added, before.length - at - removed);
    if (at < after.length) {
      after[at] ^= (byte) (random.nextInt(3) == 0 ? 1 << random.nextInt(8) : 0);
    }
    return after;
  }

  private static void shouldComeInOrder(
      final List<String> some, final List<String> all, final String what) {
    int at = 0;
    for (final String row : some) {
      at += all.subList(at, all.size()).indexOf(row) + 1;
      assertThat(at > 0 && all.get(at - 1).equals(row)).as("%s: %s", what, row).isTrue();
    }
  }

  /** Whose blocks say where they stand, and have no identity. */
  @Test
  void shouldInventNoRowOfADamagedRecordingOfVersion2() throws Exception {
    final byte[] old;
    try (InputStream in = getClass().getResourceAsStream("../cli/rows-2.fluxion")) {
      old = in.readAllBytes();
    }
    final List<String> lost = new ArrayList<>();
    final List<String> all = Recordings.read(old, CHUNK, lost);
    assertThat(all).hasSize(9);
    assertThat(lost).isEmpty();
    for (int at = ByteBuffer.wrap(old).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        at < old.length;
        at++) {
      final byte[] flipped = old.clone();
      flipped[at] ^= 1;
      lost.clear();
      shouldComeInOrder(Recordings.read(flipped, CHUNK, lost), all, "byte " + at);
      assertThat(lost).as("byte %s", at).isNotEmpty();
      shouldComeInOrder(
          Recordings.read(Arrays.copyOf(old, at), CHUNK, lost), all, "until byte " + at);
    }
  }

  /** Blocks of another recording of the same length, in place of its own or between them. */
  @Test
  void shouldNameBlocksOfAnotherRecording() throws Exception {
    final byte[] other =
        Recordings.random(
            SCHEMA, new SplittableRandom(6), 30, 8, 1000, PER_BLOCK, new ArrayList<>());
    final byte[] same = bytes.clone();
    ByteBuffer.wrap(same).order(ByteOrder.LITTLE_ENDIAN).putLong(FileHeader.IDENTITY_AT, 7);
    resign(same);
    for (int block = 0; block < BLOCKS; block++) {
      final int to = block + 1 < BLOCKS ? starts[block + 1] : end;
      final byte[] spliced = bytes.clone();
      System.arraycopy(same, starts[block], spliced, starts[block], to - starts[block]);
      final List<String> lost = new ArrayList<>();
      shouldLoseOnly(block, Recordings.read(spliced, CHUNK, lost), "block " + block);
      assertThat(lost.get(0))
          .isEqualTo(
              "test: block %s at byte %s: it is of another recording; %s bytes are lost, 5 rows"
                  .formatted(block + 1, starts[block], to - starts[block]));
      for (final byte[] from : List.of(same, other)) {
        final byte[] joined = Arrays.copyOf(bytes, starts[block] + from.length);
        System.arraycopy(from, 0, joined, starts[block], from.length);
        assertThat(Recordings.read(joined, CHUNK, lost))
            .isEqualTo(rows.subList(0, block * PER_BLOCK));
        final byte[] stale = Arrays.copyOf(from, Math.max(from.length, starts[block]));
        System.arraycopy(bytes, 0, stale, 0, starts[block]);
        lost.clear();
        assertThat(Recordings.read(stale, CHUNK, lost))
            .isEqualTo(rows.subList(0, block * PER_BLOCK));
        assertThat(lost).hasSize(1);
        assertThat(lost.get(0)).contains("at least 1 row");
      }
    }
  }

  @Test
  void shouldSayThatSomethingFollowsTheEndMark() throws Exception {
    final byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
    System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
    final List<String> lost = new ArrayList<>();
    assertThat(Recordings.read(twice, CHUNK, lost)).isEqualTo(rows);
    assertThat(lost).containsExactly("goes on behind its end mark; what stands there was not read");
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
    final int to = block + 1 < BLOCKS ? starts[block + 1] : end;
    in.putInt(starts[block] + BlockHeader.BODY_CRC_AT, crc(damaged, body, to - body));
    final int header = starts[block];
    in.putInt(header + BlockHeader.CRC_AT, crc(damaged, header, BlockHeader.CRC_AT));
  }

  /** Gives every block the header's identity. */
  private void resign(final byte[] changed) {
    final ByteBuffer in = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    in.putInt(starts[0] - 4, crc(changed, 0, starts[0] - 4));
    for (int block = 0; block <= BLOCKS; block++) {
      final int at = block < BLOCKS ? starts[block] : end;
      in.putLong(at + BlockHeader.IDENTITY_AT, in.getLong(FileHeader.IDENTITY_AT));
      in.putInt(at + BlockHeader.CRC_AT, crc(changed, at, BlockHeader.CRC_AT));
    }
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

  /** Labels count as keys do: twenty blocks with 16 MB each must not all be kept. */
  @Test
  void shouldKeepLabelsWithinTheBoundOfKeys() {
    final KnownEntries entries = new KnownEntries(100);
    final byte[] entry = new byte[1 << 24];
    ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN).putInt(1).putInt(entry.length - 16);
    Arrays.fill(entry, 8, entry.length, (byte) 'a');
    for (int i = 0; i < KnownEntries.MOST_BYTES / entry.length; i++) {
      assertThat(entries.add(entry, 0, entry.length, 1)).isNull();
    }
    assertThat(entries.add(entry, 0, entry.length, 1))
        .isEqualTo("its dictionary takes more than " + KnownEntries.MOST_BYTES + " bytes");
    entries.clear();
    assertThat(entries.add(entry, 0, entry.length, 1)).isNull();
  }

  /** Headers that hold but claim the longest body, none of which is right. */
  @Test
  @Timeout(20)
  void shouldLookAtNoByteAgainAndAgain() throws Exception {
    final int headers = 1 << 19;
    final ByteBuffer out =
        ByteBuffer.allocate(starts[0] + headers * BlockHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.put(bytes, 0, starts[0] + BlockHeader.BYTES);
    final byte[] hostile = out.array();
    for (int i = 0; i < headers; i++) {
      final int at = starts[0] + i * BlockHeader.BYTES;
      out.put(at, bytes, starts[0], BlockHeader.BYTES);
      out.putLong(at + BlockHeader.NUMBER_AT, 1 + i).putLong(at + BlockHeader.FIRST_ROW_AT, 5L * i);
      out.putInt(at + BlockHeader.LENGTH_AT, BlockHeader.LONGEST_BLOCK);
      out.putInt(at + BlockHeader.FIRST_ENTRY_AT, i);
      out.putInt(at + BlockHeader.CRC_AT, crc(hostile, at, BlockHeader.CRC_AT));
    }
    assertThat(Recordings.read(hostile, 1 << 16, new ArrayList<>())).isEmpty();
  }

  /** 900,000 digits took a quadratic expression hours. */
  @Test
  @Timeout(20)
  void shouldReadOldSettingsStrictlyAndBriefly() {
    final String digits = "1".repeat(900_000);
    for (final String text :
        List.of(digits, "5 s", "-1s", "1.5ns", "", "s", "1e99999999s", "9e18s")) {
      assertThatThrownBy(() -> settings("--max-gap", text, "s"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("its setting --max-gap cannot be '.{0,23}'");
    }
    assertThatThrownBy(() -> settings("--max-keys", digits, "none"))
        .hasMessage("its setting --max-keys cannot be '" + digits.substring(0, 20) + "...'");
    assertThat(settings("--max-gap", "250ms", "s").maxGap()).isEqualTo(250_000_000);
    assertThat(settings("--max-gap", "0.5", "s").maxGap()).isEqualTo(500_000_000);
    assertThat(settings("--idle-timeout", "300", "none").idleTimeout()).isEqualTo(300);
    assertThat(settings("--max-keys", "7", "s").maxKeys()).isEqualTo(7);
    assertThat(settings("--other", digits, "s")).isEqualTo(RunSettings.ABSENT);
  }

  private static RunSettings settings(final String option, final String text, final String xUnit) {
    return new SettingTexts(
            Map.of(option, text), XUnit.valueOf(xUnit.toUpperCase(Locale.ROOT)), NumberType.LONG)
        .parse();
  }

  @Test
  void shouldSayWhichVersionItReads() {
    final byte[] other = bytes.clone();
    other[FileHeader.VERSION_AT] = 9;
    assertThatThrownBy(() -> Recordings.reader(other, CHUNK))
        .isInstanceOf(InputException.class)
        .hasMessage("test is a recording of version 9; this fluxion reads versions 1 to 3");
  }
}
