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
