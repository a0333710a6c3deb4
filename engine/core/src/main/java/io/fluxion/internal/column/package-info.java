/** Columns: one primitive array for each number that is kept for a slot, and rings of planes. */
package io.fluxion.internal.column;
