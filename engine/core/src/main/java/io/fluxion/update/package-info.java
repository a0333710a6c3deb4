/**
 * Update-by-key over micro-batches: a user's own updater over a user's own bounded state.
 *
 * <pre>
 *   MicroBatch (key, values) ─► UpdateByKey ─► StateUpdater ─► StateStore
 * </pre>
 *
 * <p>The operation that stream processors call {@code updateStateByKey}, on state that cannot grow.
 */
package io.fluxion.update;
