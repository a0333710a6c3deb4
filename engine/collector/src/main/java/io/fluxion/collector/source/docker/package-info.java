/**
 * A live source: the containers of a Docker daemon, by the Docker Engine API over its Unix socket
 * or TCP, with TLS or without.
 *
 * <pre>
 *   DockerEnvironment (--host, DOCKER_HOST, contexts, TlsFiles) ─► DockerAddress
 *
 *   DockerSource (the thread that polls)
 *     ├► GET /events ─► LineSplitter ─► DaemonEvent ─┐
 *     ├► GET /containers/json ─► ContainerList ──────┴► Containers: who is watched
 *     └► Containers ─► GET /containers/{id}/stats ─► LineSplitter ─► DockerFrameReader
 *
 *   DockerClient (Apache HttpClient's thread) ─► Response ─► ResponseBody, and an inbox of what
 *   became of requests
 * </pre>
 *
 * <p>Nothing that a daemon sends is trusted: heads, bodies, lines and the number of containers are
 * bounded, silence has a timeout, and what breaks is tried again after growing pauses.
 */
package io.fluxion.collector.source.docker;
