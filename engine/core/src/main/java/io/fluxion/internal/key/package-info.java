/**
 * The life of a key: its slot and generation, the order of arrival, the expected key, the time of
 * the store, and how idle keys are found and evicted.
 */
package io.fluxion.internal.key;
