/**
 * Where bytes come from: files, pipes, gz, and the one buffer in which rows are found.
 *
 * <pre>
 *   Input (file, standard input, gz) ─► RowBuffer (fixed size) ─► a decoder of the package codec
 *        └──────────────────────────────► ByteFeed (mapped file, or the buffer) ─► recording
 * </pre>
 *
 * <p>Nothing here knows what a row means.
 */
package io.fluxion.collector.source;
