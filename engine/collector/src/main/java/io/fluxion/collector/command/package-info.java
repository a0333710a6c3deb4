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
 * <p>Imports run one way: {@code command} → {@code sink}, and {@code command} → {@code generate} →
 * {@code codec} → {@code recording} → {@code source}. Exit statuses stand in {@link
 * io.fluxion.collector.command.ExitStatus}.
 */
package io.fluxion.collector.command;
