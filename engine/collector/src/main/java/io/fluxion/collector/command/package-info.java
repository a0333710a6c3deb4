/**
 * The command {@code fluxion}: its commands, and the runs that carry out their plans.
 *
 * <pre>
 *   FluxionCommand ─┬► ReplayCommand ───► ReplayPlan ───► ReplayRun
 *                   ├► LiveCommand ─────► LivePlan ─────► LiveRun: LiveSources ─► LiveSinks
 *                   ├► RecordCommand ───► RecordPlan ───► RecordRun
 *                   ├► InspectCommand ──► InspectPlan ──► InspectRun
 *                   └► GenerateCommand ─► GeneratePlan ─► GenerateRun
 * </pre>
 *
 * <p>What words mean is in {@code plan}; what a run writes to and says is in {@code output}, and
 * how it ends in {@link io.fluxion.collector.output.ExitStatus}. Imports run one way: {@code
 * command} → {@code plan} → {@code output}, and from these to what carries samples: {@code
 * generate} → {@code codec} → {@code recording} → {@code source}; {@code sink}; {@code live} and
 * its kinds of sources, {@code view} and {@code metrics}.
 */
package io.fluxion.collector.command;
