/**
 * What the words of a command line mean, checked before anything runs: each by itself, against the
 * others, and against what a recording says of its rows.
 *
 * <pre>
 *   ReplayOptions (words) ─► <b>ReplayPlan</b> (checked) ─┐
 *   LiveOptions ───────────► <b>LivePlan</b> ─────────────┤
 *   RecordOptions ─────────► <b>RecordPlan</b> ───────────┼► command: a run
 *   InspectOptions ────────► <b>InspectPlan</b> ──────────┤
 *   GenerateOptions ───────► <b>GeneratePlan</b> ─────────┘
 *
 *   InputOptions ─┬► Columns (text: before anything is read)      ─┬► RowFields, FrameFields: a
 *   header of a   └► RecordedColumns (recording: from its header) ─┘  store's schema; or recorded
 *   recording
 * </pre>
 *
 * <p>A word that is off is a {@link io.fluxion.collector.source.UsageException}, which says what
 * would be right. Nothing here reads an input or writes an output. Imports run one way: {@code
 * command} → {@code plan} → {@code output}.
 */
package io.fluxion.collector.plan;
