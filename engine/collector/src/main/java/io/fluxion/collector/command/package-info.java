/**
 * The command {@code fluxion}: its words, and what it does with them.
 *
 * <pre>
 *   FluxionCommand ─┬► ReplayCommand: ReplayOptions (words) ─► ReplayPlan (checked) ─► ReplayRun
 *                   ├► RecordCommand: RecordOptions ─────────► RecordPlan ───────────► RecordRun
 *                   ├► InspectCommand: InspectOptions ───────► InspectPlan ──────────► InspectRun
 *                   └► GenerateCommand: GenerateOptions ─────► GeneratePlan ─────────► GenerateRun
 *
 *   InputOptions ─┬► Columns (text: before anything is read)      ─┬► RowFields, FrameFields: a
 *   header of a   └► RecordedColumns (recording: from its header) ─┘  store's schema; or recorded
 *   recording
 * </pre>
 *
 * <p>What a run writes to and says is in {@code output}. Imports run one way: {@code command} →
 * {@code output}, {@code command} → {@code sink}, and {@code command} → {@code generate} → {@code
 * codec} → {@code recording} → {@code source}. Exit statuses stand in {@link
 * io.fluxion.collector.output.ExitStatus}.
 */
package io.fluxion.collector.command;
