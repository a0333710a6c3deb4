package io.fluxion.derivative;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@link DerivativeStore} promises, done slowly and obviously from the words of the contract:
 * a map of keys to full histories in exact numbers. Nothing is computed incrementally but the sums
 * since FIRST, which are exact.
 *
 * <p>Where the words leave room: the newest x never goes back, not even where keep-last replaces
 * the sample that moved it (a key that it made expire may have been told so already); a replacing
 * sample moves it by the status that it would have had; a key expires by what it knew at the time.
 * A NaN or infinite x is NOT_A_NUMBER and ignored ({@link SampleStatus#NOT_A_NUMBER}). A counter's
 * fall under {@code none} is a change like any other ({@link ResetPolicy#NONE}), so it is not among
 * the resets. An infinite y lies outside every declared range, a NaN outside none.
 */
final class ReferenceModel {
  private final ReferenceRules rules;
  private final Map<String, Key> keys = new LinkedHashMap<>();
  private final Set<String> held = new HashSet<>();
  private final long[][] counts;
  private BigDecimal newest;

  ReferenceModel(final ReferenceRules rules) {
    this.rules = rules;
    counts = new long[rules.fields().size()][SampleStatus.COUNT];
  }

  /** A key: its fields, and the x by which it expires, null before its first accepted sample. */
  private static final class Key {
    private final List<ReferenceField> fields = new ArrayList<>();
    private BigDecimal lastX;
  }

  /**
   * Takes a row.
   *
   * @param name the key
   * @param row a point for each field, null for a field that does not take part
   * @return a verdict for each field, null for one that did not take part
   */
  List<ReferenceVerdict> update(final String name, final List<ReferencePoint> row) {
    expire();
    final Key known = keys.get(name);
    final boolean rejected = known == null && isFull();
    final Key key = known == null ? newKey() : known;
    final List<ReferenceVerdict> verdicts = new ArrayList<>();
    BigDecimal acceptedX = null;
    boolean moves = newest == null;
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) == null) {
        verdicts.add(null);
        continue;
      }
      final ReferenceVerdict verdict =
          rejected
              ? ReferenceVerdict.without(SampleStatus.REJECTED)
              : key.fields.get(i).judge(row.get(i));
      verdicts.add(verdict);
      counts[i][verdict.status()]++;
      if (verdict.entry() != null) {
        acceptedX = verdict.entry().x();
        moves |= verdict.entry().movesNewest();
      }
    }
    if (acceptedX != null) {
      keys.put(name, key);
      key.lastX = acceptedX;
      if (moves) {
        newest = newest == null ? acceptedX : newest.max(acceptedX);
      }
    }
    return verdicts;
  }

  /** Gives a key its place, if there is one. */
  boolean acquire(final String name) {
    expire();
    if (!keys.containsKey(name)) {
      if (isFull()) {
        return false;
      }
      keys.put(name, newKey());
    }
    return true;
  }

  void remove(final String name) {
    keys.remove(name);
  }

  /**
   * Keys whose slots a caller holds: where they expire meanwhile, their next sample is FIRST, but
   * they keep their places until they are let go.
   */
  void hold(final Set<String> names) {
    held.addAll(names);
  }

  void letGo() {
    held.clear();
  }

  /** The live keys in the order in which they arrived. */
  List<String> liveKeys() {
    expire();
    return List.copyOf(keys.keySet());
  }

  boolean isLive(final String name) {
    final Key key = keys.get(name);
    return key != null && !isIdle(key);
  }

  /** A field of a key as its last sample left it, expired meanwhile or not; null where unknown. */
  ReferenceField field(final String name, final int number) {
    final Key key = keys.get(name);
    return key == null ? null : key.fields.get(number);
  }

  /** The newest x, null before the first accepted sample. */
  BigDecimal newest() {
    return newest;
  }

  long count(final int field, final int status) {
    return counts[field][status];
  }

  /** Whether the last accepted x lies further behind the newest than the timeout. */
  private boolean isIdle(final Key key) {
    return rules.idleTimeout() != null
        && key.lastX != null
        && newest.subtract(key.lastX).compareTo(rules.idleTimeout()) > 0;
  }

  /** Idle keys are gone. */
  private void expire() {
    for (final Iterator<Map.Entry<String, Key>> i = keys.entrySet().iterator(); i.hasNext(); ) {
      final Map.Entry<String, Key> entry = i.next();
      if (isIdle(entry.getValue())) {
        if (held.contains(entry.getKey())) {
          entry.getValue().fields.forEach(ReferenceField::forget);
        } else {
          i.remove();
        }
      }
    }
  }

  private boolean isFull() {
    return keys.size() >= rules.maxKeys();
  }

  private Key newKey() {
    final Key key = new Key();
    for (int i = 0; i < rules.fields().size(); i++) {
      key.fields.add(new ReferenceField(rules, i));
    }
    return key;
  }
}
