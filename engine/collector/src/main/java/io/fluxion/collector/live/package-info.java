/**
 * The way of live samples, from whatever is watched to the store and the sinks.
 *
 * <pre>
 *   LiveSource ─► SampleRing ─► Writer ─► store, sinks ─► Outlet ─► pipe, file
 *    a thread                   a thread                  a thread each
 * </pre>
 *
 * <p>Each thread is an Agrona agent that sleeps while it has nothing to do. Between two of them
 * lies a ring of fixed size. The writer never waits for a pipe or a disk: an outlet that is full
 * refuses whole rows, which are counted and said; unless the source is a pipe itself, which can
 * wait.
 *
 * <p>Imports go to {@code sink}, {@code recording} and {@code source}; the sources of each kind are
 * packages of their own, which use this one.
 */
package io.fluxion.collector.live;
