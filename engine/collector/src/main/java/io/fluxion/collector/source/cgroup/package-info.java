// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
