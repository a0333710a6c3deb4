/** Arithmetic that loses nothing: integers of 128 and 384 bits, sums of doubles, double-double. */
package io.fluxion.internal.exact;
