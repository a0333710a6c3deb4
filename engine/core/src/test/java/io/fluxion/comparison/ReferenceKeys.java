// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import static io.fluxion.comparison.ReferenceLifeMistake.IDLE_KEY_COMES_BACK_TO_ITS_PLACE;
import static io.fluxion.comparison.ReferenceLifeMistake.IDLE_KEY_HOLDS_ITS_PLACE;
import static io.fluxion.comparison.ReferenceLifeMistake.IGNORED_SAMPLE_COUNTS_AS_HEARD;
import static io.fluxion.comparison.ReferenceLifeMistake.KEY_IS_IDLE_AT_THE_LIMIT;
import static io.fluxion.comparison.ReferenceLifeMistake.KEY_REMEMBERS_ITS_OWN_X;
import static io.fluxion.comparison.ReferenceLifeMistake.KEY_REMEMBERS_THE_TIME_BEFORE;
import static io.fluxion.comparison.ReferenceLifeMistake.TIME_IS_THAT_OF_ACCEPTED_SAMPLES;
import static io.fluxion.comparison.ReferenceLifeMistake.TIME_MOVES_BEFORE_THE_SAMPLE_IS_JUDGED;

import io.fluxion.DerivativeStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The live keys of the reference model, and the time that they live by. A key that is idle is gone
 * at once.
 */
final class ReferenceKeys {
  private final ReferenceRules rules;
  private final ReferenceLifeMistake mistake;
  private final ReferenceTime time;
  private final Map<String, ReferenceLife> lives = new LinkedHashMap<>();
  private final Map<Integer, ReferenceLife> byHandle = new HashMap<>();
  private final TreeSet<ReferenceLife> byHeard =
      new TreeSet<>(
          Comparator.comparing((ReferenceLife life) -> life.heard)
              .thenComparing(life -> life.number));
  private final Map<String, List<ReferenceLife>> idle = new HashMap<>();
  private final Map<Integer, String> idleHandles = new HashMap<>();
  private int idleCount;
  private int maxKeys;
  private long arrivals;

  ReferenceKeys(final ReferenceRules rules, final ReferenceLifeMistake mistake) {
    this.rules = rules;
    this.mistake = mistake;
    time = new ReferenceTime(mistake);
    maxKeys = rules.maxKeys();
  }

  // ---- who is there

  /** The live keys in the order in which they arrived. */
  List<ReferenceLife> inOrder() {
    return List.copyOf(lives.values());
  }

  /** A live key, or null. */
  ReferenceLife get(final String name) {
    return lives.get(name);
  }

  /** The live key of a handle; null for any other int. */
  ReferenceLife get(final int handle) {
    return byHandle.get(handle);
  }

  int size() {
    return lives.size();
  }

  boolean isFull() {
    final int others = mistake == IDLE_KEY_HOLDS_ITS_PLACE ? idleCount : 0;
    return lives.size() + others >= maxKeys;
  }

  /** The name of a key that went idle, by the handle that it had; null where none did. */
  String idleName(final int handle) {
    return idleHandles.get(handle);
  }

  /** How many keys are idle whose slots were not taken back. */
  int idleCount() {
    return idleCount;
  }

  /**
   * The store took the slot of an idle key back.
   *
   * @param handle what the key had; it need not be known where the key came and went in one round
   * @return false where there is no such key
   */
  boolean takeBack(final String name, final int handle) {
    final List<ReferenceLife> gone = idle.getOrDefault(name, List.of());
    for (int i = 0; i < gone.size(); i++) {
      if (gone.get(i).handle == handle || gone.get(i).handle == DerivativeStore.NONE) {
        gone.remove(i);
        idleCount--;
        return true;
      }
    }
    return false;
  }

  BigDecimal now() {
    return time.now();
  }

  // ---- keys come and go

  /** A key that has no place yet. */
  ReferenceLife newcomer(final String name) {
    return new ReferenceLife(name, arrivals++, rules);
  }

  /** Gives a key its place, if it has none. */
  void begin(final ReferenceLife life) {
    if (lives.containsKey(life.name)) {
      return;
    }
    if (mistake == IDLE_KEY_COMES_BACK_TO_ITS_PLACE
        && !idle.getOrDefault(life.name, List.of()).isEmpty()) {
      final Map<String, ReferenceLife> others = new LinkedHashMap<>(lives);
      lives.clear();
      lives.put(life.name, life);
      lives.putAll(others);
    }
    lives.put(life.name, life);
  }

  /** Notes the handle that the store has given to a live key. */
  void handle(final ReferenceLife life, final int handle) {
    byHandle.remove(life.handle, life);
    life.handle = handle;
    byHandle.put(handle, life);
  }

  /** All go on in a store with more room, which will give them other handles. */
  void grow(final int more) {
    maxKeys += more;
    byHandle.clear();
    idleHandles.clear();
    lives.values().forEach(life -> life.handle = DerivativeStore.NONE);
    idle.values().forEach(all -> all.forEach(life -> life.handle = DerivativeStore.NONE));
  }

  void end(final ReferenceLife life) {
    lives.remove(life.name);
    byHandle.remove(life.handle);
    if (life.heard != null) {
      byHeard.remove(life);
    }
    time.gone(life.name);
  }

  // ---- the time goes by

  void say(final BigDecimal said) {
    if (rules.idleTimeout() != null) {
      time.say(said);
      endIdle();
    }
  }

  /** Before a sample of a key is judged. */
  void before(final String name, final BigDecimal x) {
    if (mistake == TIME_MOVES_BEFORE_THE_SAMPLE_IS_JUDGED) {
      reach(name, x, true);
      endIdle();
    }
  }

  /** Whether a new key finds a place: if the store is full, its sample moves the time first. */
  boolean hasRoom(final String name, final BigDecimal x) {
    if (isFull()) {
      passUnknown(name, x);
    }
    return !isFull();
  }

  /** After a sample of a key that has no place. */
  void passUnknown(final String name, final BigDecimal x) {
    reach(name, x, false);
    endIdle();
  }

  /** After a sample of a key: if it was accepted, the key was heard of at the time that is now. */
  void pass(final ReferenceLife life, final BigDecimal x, final boolean accepted) {
    final BigDecimal before = time.now();
    reach(life.name, x, accepted);
    if (lives.containsKey(life.name) && (accepted || mistake == IGNORED_SAMPLE_COUNTS_AS_HEARD)) {
      final BigDecimal now = mistake == KEY_REMEMBERS_THE_TIME_BEFORE ? before : time.now();
      hear(life, mistake == KEY_REMEMBERS_ITS_OWN_X ? x : now);
    }
    endIdle();
  }

  private void reach(final String name, final BigDecimal x, final boolean accepted) {
    if (rules.idleTimeout() == null
        || x == null
        || (mistake == TIME_IS_THAT_OF_ACCEPTED_SAMPLES && !accepted)) {
      return;
    }
    time.reach(name, x);
    // Where the second key of all is behind the first one, that one was ahead.
    while (mistake != KEY_REMEMBERS_ITS_OWN_X
        && !byHeard.isEmpty()
        && byHeard.last().heard.compareTo(time.now()) > 0) {
      hear(byHeard.last(), time.now());
    }
  }

  private void hear(final ReferenceLife life, final BigDecimal now) {
    if (rules.idleTimeout() == null || now == null) {
      return;
    }
    if (life.heard != null) {
      byHeard.remove(life);
    }
    life.heard = now;
    byHeard.add(life);
  }

  private void endIdle() {
    while (!byHeard.isEmpty() && isIdle(byHeard.first())) {
      final ReferenceLife gone = byHeard.first();
      idle.computeIfAbsent(gone.name, name -> new ArrayList<>()).add(gone);
      idleHandles.put(gone.handle, gone.name);
      idleCount++;
      end(gone);
    }
  }

  private boolean isIdle(final ReferenceLife life) {
    final int over = time.now().subtract(life.heard).compareTo(rules.idleTimeout());
    return over > 0 || (over == 0 && mistake == KEY_IS_IDLE_AT_THE_LIMIT);
  }
}
