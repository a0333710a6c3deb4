// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;

/** An unsigned 64-bit number of a JSON line, read or summed up; there or not. */
final class UnsignedSum {
  private final String name;
  private boolean present;
  private long value;

  /**
   * An absent number.
   *
   * @param name what messages call it
   */
  UnsignedSum(final String name) {
    this.name = name;
  }

  void clear() {
    present = false;
    value = 0;
  }

  boolean isPresent() {
    return present;
  }

  /** The bits of the number; 0 where it is absent. */
  long value() {
    return value;
  }

  /** A sum of nothing yet, which is there. */
  void begin() {
    present = true;
    value = 0;
  }

  /** Reads the number at which the parser stands; null leaves it as it is. */
  void read(final JsonParser parser) throws IOException, RowException {
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      value = parse(parser);
      present = true;
    }
  }

  /** Adds the number at which the parser stands; null adds nothing. */
  void add(final JsonParser parser) throws IOException, RowException {
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      add(parse(parser));
    }
  }

  void add(final long summand) throws RowException {
    final long sum = value + summand;
    if (Long.compareUnsigned(sum, summand) < 0) {
      throw new RowException("the sum of " + name + " is beyond an unsigned 64-bit integer");
    }
    present = true;
    value = sum;
  }

  private long parse(final JsonParser parser) throws IOException, RowException {
    if (!parser.currentToken().isNumeric()) {
      throw new RowException(name + " is not a number");
    }
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
        final long number = parser.getLongValue();
        if (number >= 0) {
          return number;
        }
      } else {
        final BigInteger number = parser.getBigIntegerValue();
        if (number.signum() >= 0 && number.bitLength() <= Long.SIZE) {
          return number.longValue();
        }
      }
    }
    throw new RowException(
        name + " '" + Excerpt.of(parser.getText()) + "' is not an unsigned 64-bit integer");
  }
}
