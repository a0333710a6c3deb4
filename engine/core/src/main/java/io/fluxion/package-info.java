/**
 * Fluxion: how fast the counters of many keys change, in memory that never grows, with a status for
 * every sample.
 *
 * <pre>
 *   (key, x, y) ─► key: handle and slot ─► step: columns and rings ─► (Δy × scale) / Δx and a status
 *                                                      │
 *                                                      └► window: rate, slope … when read
 * </pre>
 *
 * <p>{@link io.fluxion.Fluxion} makes the store for the commonest case, one counter over time.
 * {@link io.fluxion.DerivativeStore} is the store, {@link io.fluxion.FieldSchema} says what is
 * kept.
 *
 * <p>A user's own bounded state, batch by batch, is in {@link io.fluxion.update}. The packages
 * below {@code io.fluxion.internal} are not exported.
 */
package io.fluxion;
