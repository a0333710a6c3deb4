/**
 * What one sample does: the step from the last sample to it, on the fast path where it is usual, by
 * handle, by key, by row and in rounds. {@link io.fluxion.internal.step.FieldUpdate} says which
 * steps are usual.
 */
package io.fluxion.internal.step;
