/**
 * A live source: the containers of a Docker daemon, by the Docker Engine API over its Unix socket
 * or TCP, without encryption.
 *
 * <pre>
 *   DockerSource (one thread, one Selector)
 *     ├► DaemonWatch: GET /events, GET /containers/json ──► Containers: who is followed
 *     └► Containers ─► StatsStream each: GET /containers/{id}/stats ─► DockerFrameReader ─► sample
 *
 *   HttpExchange (one connection, one request) ─► HttpReader (status, headers, body)
 *     ─► LineReader (frames, events) or ContainerList
 * </pre>
 *
 * <p>Nothing that a daemon sends is trusted: heads, lines and the number of containers are bounded,
 * and what breaks is tried again after growing pauses.
 */
package io.fluxion.collector.docker;
