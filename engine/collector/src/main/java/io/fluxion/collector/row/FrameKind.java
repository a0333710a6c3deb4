// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.row;

import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The kinds of frames: rows whose fields are fixed, each over an x of its own, judged first by the
 * frame's time in ns since 1970. The first field of each is CPU % ({@code cpu_percent}), the second
 * CPU cores, the third memory.
 */
public enum FrameKind {
  /** What the Docker Engine API streams from {@code /containers/{id}/stats}. */
  DOCKER("container", "id", "read", DockerFields.schemas()),
  /** The files of a control group. */
  CGROUP("cgroup", "cgroup", "time", CgroupFields.schemas()),
  /** What {@code /proc} has of a process. */
  PROCESS("process", "process", "time", ProcessFields.schemas());

  private static final int SHORT_ID = 12;

  private final String noun;
  private final String keyColumn;
  private final String timeColumn;
  private final List<FieldSchema> schemas;

  FrameKind(
      final String noun,
      final String keyColumn,
      final String timeColumn,
      final List<FieldSchema> schemas) {
    this.noun = noun;
    this.keyColumn = keyColumn;
    this.timeColumn = timeColumn;
    this.schemas = schemas.stream().map(field -> field.yType(NumberType.ULONG)).toList();
  }

  /**
   * The kind of a recording's frames.
   *
   * @param fields their names
   * @return null where no kind has these
   */
  public static FrameKind ofFields(final List<String> fields) {
    for (final FrameKind kind : values()) {
      if (kind.fields().equals(fields)) {
        return kind;
      }
    }
    return null;
  }

  /**
   * What a key is, for a person.
   *
   * @return such as {@code container}
   */
  public String noun() {
    return noun;
  }

  /**
   * What a person calls a key.
   *
   * @param key as the store has it
   * @param label the name that came with it, or null
   * @return a container's name, or the 12 characters of its id that Docker shows; a group's path; a
   *     process' command with its PID
   */
  public String shown(final String key, final String label) {
    return switch (this) {
      case DOCKER -> label != null ? label : key.substring(0, Math.min(key.length(), SHORT_ID));
      case CGROUP -> key;
      case PROCESS -> label == null ? key : label + ' ' + key.substring(0, pidLength(key));
    };
  }

  private static int pidLength(final String key) {
    final int at = key.indexOf('@');
    return at < 0 ? key.length() : at;
  }

  /**
   * What a key is called in a recording.
   *
   * @return such as {@code id}
   */
  public String keyColumn() {
    return keyColumn;
  }

  /**
   * What the frame's time is called in a recording.
   *
   * @return such as {@code read}
   */
  public String timeColumn() {
    return timeColumn;
  }

  /**
   * The names of the fields, by number.
   *
   * @return one or more
   */
  public List<String> fields() {
    return schemas.stream().map(FieldSchema::name).toList();
  }

  /**
   * The schemas of the fields, by number.
   *
   * @param options applied to each, for what holds for all of them (reset policy, maximum gap)
   * @return as many as {@link #fields}, of y as unsigned 64-bit integers
   */
  public List<FieldSchema> schemas(final UnaryOperator<FieldSchema> options) {
    return schemas.stream().map(options).toList();
  }
}
