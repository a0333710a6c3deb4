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
 * What the Linux kernel itself tells, with no daemon: the files of control groups and those of
 * processes, kept open and read again each round.
 *
 * <pre>
 *   CgroupTree (what is there; FolderWatch says when that changes) ─► Cgroup ─┐
 *   ProcessTable (what is there)                      ─► WatchedProcess ─┤
 *   HostCpu (the host's CPU time, each round or oftener)                ─┴► frames to the output
 * </pre>
 *
 * <p>The kernel makes the text of such a file when it is read at offset 0, so that a file which
 * stays open costs one {@code pread} a round. {@link io.fluxion.collector.kernel.CgroupSource} and
 * {@link io.fluxion.collector.kernel.ProcessSource} are the front doors.
 */
package io.fluxion.collector.kernel;
