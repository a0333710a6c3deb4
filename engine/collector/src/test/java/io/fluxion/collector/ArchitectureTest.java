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
package io.fluxion.collector;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Imports run one way: command to plan, that to output, and these three to everything else; sink
 * and codec to recording, and that to source; what is live stands on sink, recording and source,
 * and the kinds of live sources on that.
 */
@AnalyzeClasses(
    packages = "io.fluxion.collector",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String COMMAND = "io.fluxion.collector.command";
  private static final String PLAN = "io.fluxion.collector.plan";
  private static final String OUTPUT = "io.fluxion.collector.output";
  private static final String SINK = "io.fluxion.collector.sink";
  private static final String CODEC = "io.fluxion.collector.codec";
  private static final String RECORDING = "io.fluxion.collector.recording";
  private static final String SOURCE = "io.fluxion.collector.source";
  private static final String FRAME = "io.fluxion.collector.frame";
  private static final String LIVE = "io.fluxion.collector.live";
  private static final String DOCKER = "io.fluxion.collector.docker";
  private static final String KERNEL = "io.fluxion.collector.kernel";
  private static final String SCRAPE = "io.fluxion.collector.scrape";
  private static final String COUNTERS = "io.fluxion.collector.counters";
  private static final String VIEW = "io.fluxion.collector.view";
  private static final String METRICS = "io.fluxion.collector.metrics";

  @ArchTest
  static final ArchRule SOURCE_KNOWS_NOTHING_OF_ROWS =
      noClasses()
          .that()
          .resideInAPackage(SOURCE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMMAND, PLAN, OUTPUT, SINK, CODEC, RECORDING);

  @ArchTest
  static final ArchRule RECORDINGS_STAND_ON_SOURCE_ALONE =
      noClasses()
          .that()
          .resideInAPackage(RECORDING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMMAND, PLAN, OUTPUT, SINK, CODEC);

  @ArchTest
  static final ArchRule CODEC_KNOWS_NEITHER_SINK_NOR_COMMAND =
      noClasses()
          .that()
          .resideInAPackage(CODEC)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMMAND, PLAN, OUTPUT, SINK);

  @ArchTest
  static final ArchRule SINK_KNOWS_NEITHER_CODEC_NOR_COMMAND =
      noClasses()
          .that()
          .resideInAPackage(SINK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMMAND, PLAN, OUTPUT, CODEC);

  @ArchTest
  static final ArchRule FRAMES_STAND_ON_THE_CORE_ALONE =
      noClasses()
          .that()
          .resideInAPackage(FRAME)
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.fluxion.collector..").and(not(resideInAPackage(FRAME))));

  @ArchTest
  static final ArchRule LIVE_KNOWS_NO_KIND_OF_SOURCE_AND_NO_SCREEN =
      noClasses()
          .that()
          .resideInAPackage(LIVE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              COMMAND, PLAN, OUTPUT, CODEC, DOCKER, KERNEL, SCRAPE, COUNTERS, VIEW, METRICS);

  @ArchTest
  static final ArchRule A_KIND_OF_SOURCE_KNOWS_NOBODY_WHO_TAKES_ITS_SAMPLES =
      noClasses()
          .that()
          .resideInAnyPackage(DOCKER, KERNEL, SCRAPE, COUNTERS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMMAND, PLAN, OUTPUT, SINK, RECORDING, VIEW, METRICS);

  @ArchTest
  static final ArchRule VIEW_AND_METRICS_KNOW_NO_SOURCE =
      noClasses()
          .that()
          .resideInAnyPackage(VIEW, METRICS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              COMMAND, PLAN, OUTPUT, CODEC, SOURCE, DOCKER, KERNEL, SCRAPE, COUNTERS);

  @ArchTest
  static final ArchRule OUTPUT_KNOWS_NEITHER_PLAN_NOR_COMMAND =
      noClasses()
          .that()
          .resideInAPackage(OUTPUT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMMAND, PLAN);

  @ArchTest
  static final ArchRule PLAN_KNOWS_NO_COMMAND =
      noClasses()
          .that()
          .resideInAPackage(PLAN)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(COMMAND);

  @ArchTest
  static final ArchRule THE_CORES_OWN_CLASSES_ARE_ITS_OWN =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.fluxion.internal..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.fluxion.collector.(*)..").should().beFreeOfCycles();
}
