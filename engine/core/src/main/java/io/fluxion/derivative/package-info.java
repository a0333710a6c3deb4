/**
 * Streaming derivatives: Δy/Δx of one counter over another or over time, with a status for every
 * sample, on the columns of {@link io.fluxion.state.StateStore}.
 *
 * <pre>
 *   Sample ─► DerivativeStore ─► slot ─► DerivativeField (one for each y, each with its own x)
 *                                          │  XAxis: is x ahead, equal, behind, beyond the gap?
 *                                          │  StepRule: Δy of a step, and what a fall means
 *                                          ├► columns: last x, last y, increase, resets
 *                                          └► ring of raw (x, y) ─► WindowKernel, when it is read
 *
 *   a round  ─► RoundUpdate: blocks of neighbouring slots ─► RoundLoops: checks, quotients, copies
 *               └► what is unusual: DerivativeField, sample by sample
 *   all keys ─► StoreRates, StoreSlopes: blocks of neighbouring slots ─► PlaneLoops
 *               └► what is not plain: WindowKernel, key by key
 * </pre>
 *
 * <p>An update writes one ring entry and makes one quotient; window metrics are computed when they
 * are read, so they are exact at every slide. Integers stay integers: deltas are taken in 64-bit
 * arithmetic with the carry kept, and only the quotient is a double.
 */
package io.fluxion.derivative;
