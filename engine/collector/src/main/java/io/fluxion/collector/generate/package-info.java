/**
 * Recordings made up for volume: so many keys and rounds, with chosen rates of what goes wrong in
 * real ones.
 *
 * <pre>
 *   <b>GeneratedShape ─► Generator</b> (a {@link io.fluxion.collector.codec.Decoder}) ─► whatever takes samples
 * </pre>
 *
 * <p>The same shape gives the same samples on every machine and JVM.
 */
package io.fluxion.collector.generate;
