/** What else could be written for the same job, in bounded memory too: the engine's peers. */
package io.fluxion.benchmarks.peers;
