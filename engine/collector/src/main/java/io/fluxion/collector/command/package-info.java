/**
 * The command {@code fluxion}: its words, and what it does with them.
 *
 * <pre>
 *   FluxionCommand ─► ReplayCommand: ReplayOptions (words) ─► ReplayPlan (checked) ─► ReplayRun
 *                                                                │
 *                                     RowFields, FrameFields ────┘ options to a store's schema
 *                  ─► GenerateCommand: GenerateOptions ─► GeneratePlan ─► GenerateRun
 * </pre>
 *
 * <p>Imports run one way: {@code command} → {@code sink}, and {@code command} → {@code generate} →
 * {@code codec} → {@code source}. Exit statuses stand in {@link
 * io.fluxion.collector.command.ExitStatus}.
 */
package io.fluxion.collector.command;
