/**
 * Fluxion's front door: the few types most users ever name. {@link io.fluxion.Fluxion} makes the
 * store for the commonest case, one counter over time.
 *
 * <pre>
 *   (key, x, y) ─► state: key → slot ─► derivative: columns and rings ─► Δy/Δx and a status
 *                        │
 *                        └► update: a user's own bounded state, batch by batch
 * </pre>
 *
 * <p>Imports run one way: {@code io.fluxion} → {@code derivative}, {@code update} → {@code state}.
 */
package io.fluxion;
