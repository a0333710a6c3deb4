// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What the rows were, in numbers: at the end a line for each key and field, in order of arrival,
 * then the keys that are gone, summed up, and all keys; and a footer on what was read. Always in
 * UTF-8.
 *
 * <p>Not thread-safe.
 */
public final class SummarySink implements Sink {
  private static final int WIDEST_KEY = 40;
  private static final long NANOS = 1_000_000_000;

  private final DerivativeStore store;
  private final TableStyle style;
  private final TextBuffer out;
  private final XCell x;
  private final XSpan span;
  private final FieldCounts[] gone;
  // By slot; grows with the slots in use.
  private Key[] keys = {};
  private long rows;
  private long goneKeys;

  /** What is known of a key: the label of its last row, and the counts of each field. */
  private static final class Key {
    private final FieldCounts[] fields;
    private String label;

    private Key(final FieldCounts[] fields) {
      this.fields = fields;
    }
  }

  /**
   * A summary to be written once the rows are through.
   *
   * @param store of byte-string keys, whose fields have the outcomes; its eviction listener is this
   *     sink's from now on
   * @param style what the rows are about
   * @param target where to
   */
  public SummarySink(
      final DerivativeStore store, final TableStyle style, final OutputStream target) {
    this.store = store;
    this.style = style;
    out = new TextBuffer(target, false);
    x = new XCell(store.schema());
    span = new XSpan(store.schema());
    gone = counts();
    store.onEviction(this::evicted);
  }

  private FieldCounts[] counts() {
    final FieldCounts[] counts = new FieldCounts[store.fieldCount()];
    Arrays.setAll(counts, field -> new FieldCounts(x.isDouble()));
    return counts;
  }

  @Override
  public void row(final Sample sample, final String label) {
    rows++;
    span.add(sample);
    final int handle = sample.handle();
    if (handle == DerivativeStore.NONE) {
      return;
    }
    final Key key = key(store.slot(handle));
    for (int i = 0; i < key.fields.length; i++) {
      key.fields[i].note(store.field(i), x.bits(sample));
    }
    key.label = label;
  }

  private Key key(final int slot) {
    if (slot >= keys.length) {
      keys = Arrays.copyOf(keys, Math.min(store.capacity(), Math.max(16, slot * 2)));
    }
    if (keys[slot] == null) {
      keys[slot] = new Key(counts());
    }
    return keys[slot];
  }

  @Override
  public void gone(final int handle, final byte[] key, final int length) {
    evicted(handle);
  }

  private void evicted(final int handle) {
    goneKeys++;
    final int slot = store.slot(handle);
    add(key(slot).fields, gone);
    keys[slot] = null;
  }

  private static void add(final FieldCounts[] from, final FieldCounts[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i].add(from[i]);
    }
  }

  @Override
  public void flush() {
    // There is nothing to say before the end.
  }

  @Override
  public void finish(final long malformed) throws IOException {
    // Idle keys are gone; whether a sweep has passed by yet is nothing to show.
    store.expire();
    if (rows > 0) {
      final TextTable table = new TextTable(style.ansi());
      table.left(style.noun());
      table.left("field");
      table.right("samples");
      table.right("missing");
      table.right("first x");
      table.right("last x");
      table.right("largest step" + (isTime() ? " s" : ""));
      table.right("gaps");
      table.right("falls");
      putKeys(table);
      table.put(out);
      out.put('\n');
      table.putNote(out, volume(malformed));
      table.putNote(out, statuses());
    }
    out.flush();
  }

  private void putKeys(final TextTable table) {
    final FieldCounts[] all = counts();
    for (int handle = store.first(); handle != DerivativeStore.NONE; handle = store.next(handle)) {
      final Key key = key(store.slot(handle));
      final String name = store.name(handle);
      put(table, style.kind() == null ? name : style.kind().shown(name, key.label), key.fields);
      add(key.fields, all);
    }
    if (goneKeys > 0) {
      put(table, "(" + counted(goneKeys, style.noun()) + " gone)", gone);
      add(gone, all);
    }
    put(table, "(all)", all);
  }

  private void put(final TextTable table, final String name, final FieldCounts[] fields) {
    for (int i = 0; i < fields.length; i++) {
      final FieldCounts counts = fields[i];
      table.row(
          List.of(
              ShownText.of(name, WIDEST_KEY),
              ShownText.of(store.field(i).schema().name(), WIDEST_KEY),
              HumanNumber.count(counts.samples()),
              HumanNumber.count(counts.missing()),
              counts.hasX() ? xText(counts.first()) : HumanNumber.NONE,
              counts.hasX() ? xText(counts.last()) : HumanNumber.NONE,
              counts.hasX() ? stepText(counts.step()) : HumanNumber.NONE,
              HumanNumber.count(counts.gaps()),
              HumanNumber.count(counts.falls())));
    }
  }

  private boolean isTime() {
    return style.isOfFrames() || style.nanoseconds();
  }

  private String xText(final long bits) {
    if (x.isDouble()) {
      return NumberOutput.toString(Double.longBitsToDouble(bits), true);
    }
    return isTime()
        ? Instant.ofEpochSecond(Math.floorDiv(bits, NANOS), Math.floorMod(bits, NANOS)).toString()
        : Long.toString(bits);
  }

  private String stepText(final long bits) {
    if (x.isDouble()) {
      return HumanNumber.real(Double.longBitsToDouble(bits));
    }
    return isTime()
        ? HumanNumber.real(TextBuffer.wide(0, bits).doubleValue() / NANOS)
        : HumanNumber.whole(0, bits);
  }

  private String volume(final long malformed) {
    final StringJoiner note = new StringJoiner(" · ");
    note.add(counted(rows, "sample"));
    note.add(counted(store.size() + goneKeys, style.noun()));
    if (!span.isEmpty()) {
      note.add(
          isTime()
              ? String.format(Locale.ROOT, "%,.1f s recorded", span.seconds())
              : "x from " + span);
    }
    if (malformed > 0) {
      note.add(counted(malformed, "malformed row"));
    }
    return note.toString();
  }

  private String statuses() {
    final StringJoiner note = new StringJoiner(" · ");
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      if (store.count(status) > 0) {
        note.add(HumanNumber.count(store.count(status)) + ' ' + SampleStatus.name(status));
      }
    }
    return note.toString();
  }

  private static String counted(final long count, final String what) {
    return HumanNumber.count(count)
        + ' '
        + what
        + (count == 1 ? "" : what.endsWith("s") ? "es" : "s");
  }
}
