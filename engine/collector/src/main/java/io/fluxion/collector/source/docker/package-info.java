/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
package io.fluxion.collector.source.docker;
