/** Recordings in memory, in every format, and what reads them: the decoders and their peers. */
package io.fluxion.benchmarks.decode;
