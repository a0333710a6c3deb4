// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.DerivativeStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A key of the reference model from the moment it is given its place until it is gone. */
final class ReferenceLife {
  final String name;

  /** Its place in the order of arrival. */
  final long number;

  final List<ReferenceField> fields = new ArrayList<>();

  /** The handle that the store gave it, which no other life has. */
  int handle = DerivativeStore.NONE;

  /** The store's time when a sample was last accepted; null before the first. */
  BigDecimal heard;

  /** The time of the last frame; null before the first. */
  Long frame;

  /** Whether that frame is the first one. */
  boolean firstFrame;

  /** The blank frames since then. */
  final List<List<ReferencePoint>> blanks = new ArrayList<>();

  ReferenceLife(final String name, final long number, final ReferenceRules rules) {
    this.name = name;
    this.number = number;
    for (int i = 0; i < rules.fields().size(); i++) {
      fields.add(new ReferenceField(rules, i));
    }
  }

  /** A frame without a time: whatever it has, its fields are MISSING. */
  void blank(final List<ReferencePoint> points) {
    for (int i = 0; i < points.size(); i++) {
      blank(points, i);
    }
  }

  private void blank(final List<ReferencePoint> points, final int field) {
    final ReferencePoint point = points.get(field);
    fields.get(field).judge(new ReferencePoint(false, 0, point.hasY(), point.y()));
  }

  /** Before a frame, whose time another may have too. */
  void saveFrame() {
    blanks.clear();
    fields.forEach(ReferenceField::save);
  }

  /** As if the last frame had never come, but what came since; not of fields that are settled. */
  void takeFrameBack() {
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).isSettled()) {
        fields.get(i).restore();
        for (final List<ReferencePoint> points : blanks) {
          blank(points, i);
        }
      }
    }
  }

  boolean isEmpty() {
    return fields.stream().allMatch(ReferenceField::isEmpty);
  }
}
