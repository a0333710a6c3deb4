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
 * Control groups, by the files that the Linux kernel has for each: kept open and read again each
 * round, as the kernel makes the text of such a file when it is read at offset 0.
 *
 * <pre>
 *   FolderWatch (inotify) ─► CgroupTree (which groups there are) ─► Cgroup (its open files) ─► frame
 *                                                     CgroupFile, CgroupFormat (what is in them)
 * </pre>
 */
package io.fluxion.collector.source.cgroup;
