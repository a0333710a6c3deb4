// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The packages' one direction: {@code cli} knows all others; {@code agent} and {@code metrics} know
 * what is written to and what all sources share, but no kind of source; each kind of source is
 * alone in its package.
 */
@AnalyzeClasses(
    packages = "io.fluxion.collector",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CLI = "io.fluxion.collector.cli..";
  private static final String AGENT = "io.fluxion.collector.agent..";
  private static final String METRICS = "io.fluxion.collector.metrics..";
  private static final String TUI = "io.fluxion.collector.tui..";
  private static final String OUTPUT = "io.fluxion.collector.output..";
  private static final String RECORDING = "io.fluxion.collector.recording..";
  private static final String INPUT = "io.fluxion.collector.input..";
  private static final String ROW = "io.fluxion.collector.row..";
  private static final String SOURCE = "io.fluxion.collector.source";
  private static final String EACH_SOURCE = "io.fluxion.collector.source.*..";

  private static ArchRule layer(final String layer, final String... above) {
    return noClasses()
        .that()
        .resideInAPackage(layer)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above);
  }

  @ArchTest
  static final ArchRule ROWS_STAND_ON_THE_CORE_ALONE =
      layer(ROW, CLI, AGENT, METRICS, TUI, OUTPUT, RECORDING, INPUT, SOURCE, EACH_SOURCE);

  @ArchTest
  static final ArchRule INPUT_KNOWS_ROWS_ALONE =
      layer(INPUT, CLI, AGENT, METRICS, TUI, OUTPUT, RECORDING, SOURCE, EACH_SOURCE);

  @ArchTest
  static final ArchRule RECORDINGS_KNOW_INPUT_AND_ROWS =
      layer(RECORDING, CLI, AGENT, METRICS, TUI, OUTPUT, SOURCE, EACH_SOURCE);

  @ArchTest
  static final ArchRule OUTPUT_KNOWS_NO_LIVE_SOURCE =
      layer(OUTPUT, CLI, AGENT, METRICS, TUI, EACH_SOURCE);

  @ArchTest
  static final ArchRule WHAT_SOURCES_SHARE_KNOWS_NONE_OF_THEM =
      layer(SOURCE, CLI, AGENT, METRICS, TUI, OUTPUT, RECORDING, EACH_SOURCE);

  @ArchTest
  static final ArchRule A_SOURCE_KNOWS_NOBODY_WHO_TAKES_ITS_SAMPLES =
      layer(EACH_SOURCE, CLI, AGENT, METRICS, TUI, OUTPUT, RECORDING);

  @ArchTest
  static final ArchRule EACH_SOURCE_IS_ALONE_IN_ITS_PACKAGE =
      slices().matching("io.fluxion.collector.source.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule AGENT_KNOWS_NO_KIND_OF_SOURCE_AND_NO_SCREEN =
      layer(AGENT, CLI, METRICS, TUI, EACH_SOURCE);

  @ArchTest
  static final ArchRule METRICS_AND_SCREEN_KNOW_NO_KIND_OF_SOURCE =
      noClasses()
          .that()
          .resideInAnyPackage(METRICS, TUI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLI, EACH_SOURCE);

  @ArchTest
  static final ArchRule THE_CORES_OWN_CLASSES_ARE_ITS_OWN =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.fluxion.internal..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.fluxion.collector.(*)..").should().beFreeOfCycles();
}
