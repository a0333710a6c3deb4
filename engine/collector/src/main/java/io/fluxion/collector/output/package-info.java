/**
 * What a run writes to and says: standard output and files, refused before anything is read where
 * they cannot be written; messages and progress on standard error; how it ends.
 *
 * <pre>
 *   rows ─┬► StandardOutput ───────────────────────► standard output
 *         ├► Outlet ─► StreamTarget ───────────────►
 *         │         └► FileOutletTarget ───────────► file
 *         └► RecordingFile ────────────────────────► file
 *
 *   what is said ─► Messages (─► MessageQueue) ────► standard error
 *   how far it is ─► Progress ─► ProgressLine ─────►
 *   how it ends ─► ExitStatus, RunSummary
 * </pre>
 *
 * <p>Nothing here knows a command or its words. Imports go to {@code live}, {@code recording} and
 * {@code source}.
 */
package io.fluxion.collector.output;
