/**
 * Reads the counters of an Aeron driver, or any that Agrona's counters manager keeps in a file.
 *
 * <pre>
 *   CountersSource ─► CountersFile (mapped) ─► CounterReading ─► Sample
 *                        │
 *                        └─ CountersLayout, CncHeader: where in the file the counters are
 * </pre>
 *
 * <p>Agrona's classes read what is mapped; nothing of Aeron is needed. The owner of the file is not
 * disturbed: it is only read, and nobody waits for anybody.
 */
package io.fluxion.collector.counters;
