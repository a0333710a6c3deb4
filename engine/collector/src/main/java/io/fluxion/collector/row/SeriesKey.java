// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a scraped series' key, such as {@code http_requests_total{code="200"}}. Where
 * several targets are scraped, the last label is {@code instance}, the target.
 *
 * @param name of the metric
 * @param labels in their order, {@code instance} included; no name comes twice
 */
public record SeriesKey(String name, List<Label> labels) {
  private static final String INSTANCE = "instance";
  private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*+");
  private static final Pattern LABEL = Pattern.compile("[{,]([a-zA-Z_][a-zA-Z0-9_]*+)=\"");

  /**
   * A label.
   *
   * @param name of the label
   * @param value as it is meant, without escapes
   */
  public record Label(String name, String value) {}

  /**
   * Takes a key apart.
   *
   * @param key as a source of scraped series writes it
   * @return empty where it is not such a key
   */
  public static Optional<SeriesKey> parse(final String key) {
    final Matcher metric = METRIC.matcher(key);
    if (!metric.lookingAt()) {
      return Optional.empty();
    }
    final List<Label> labels = new ArrayList<>();
    final Matcher label = LABEL.matcher(key);
    int at = metric.end();
    while (label.region(at, key.length()).lookingAt()
        && key.charAt(at) == (labels.isEmpty() ? '{' : ',')) {
      final int to = quoteEnd(key, label.end());
      if (to < 0) {
        return Optional.empty();
      }
      labels.add(new Label(label.group(1), unescape(key.substring(label.end(), to))));
      at = to + 1;
    }
    return key.substring(at).equals(labels.isEmpty() ? "" : "}")
        ? Optional.of(new SeriesKey(metric.group(), List.copyOf(labels)))
        : Optional.empty();
  }

  /** Where the quote is that ends a value, or -1. */
  private static int quoteEnd(final String key, final int from) {
    int i = from;
    while (i < key.length() && key.charAt(i) != '"') {
      i += key.charAt(i) == '\\' ? 2 : 1;
    }
    return i < key.length() ? i : -1;
  }

  /**
   * The target that the series is of.
   *
   * @return the value of the last label where that is {@code instance}, otherwise nothing
   */
  public Optional<String> target() {
    return labels.isEmpty() || !labels.get(labels.size() - 1).name().equals(INSTANCE)
        ? Optional.empty()
        : Optional.of(labels.get(labels.size() - 1).value());
  }

  /** As Prometheus does it: a backslash before any other character stands for itself. */
  private static String unescape(final String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    final StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      final char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (text.charAt(i) == '\\' && (next == '\\' || next == '"' || next == 'n')) {
        plain.append(next == 'n' ? '\n' : next);
        i++;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }
}
