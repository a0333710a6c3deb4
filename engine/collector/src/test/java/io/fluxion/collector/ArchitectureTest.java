package io.fluxion.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run one way: command to sink and codec, both to recording, and that to source. */
@AnalyzeClasses(
    packages = "io.fluxion.collector",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String COMMAND = "io.fluxion.collector.command";
  private static final String SINK = "io.fluxion.collector.sink";
  private static final String CODEC = "io.fluxion.collector.codec";
  private static final String RECORDING = "io.fluxion.collector.recording";
  private static final String SOURCE = "io.fluxion.collector.source";

  @ArchTest
  static final ArchRule SOURCE_KNOWS_NOTHING_OF_ROWS =
      noClasses()
          .that()
          .resideInAPackage(SOURCE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMMAND, SINK, CODEC, RECORDING);

  @ArchTest
  static final ArchRule RECORDINGS_STAND_ON_SOURCE_ALONE =
      noClasses()
          .that()
          .resideInAPackage(RECORDING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMMAND, SINK, CODEC);

  @ArchTest
  static final ArchRule CODEC_KNOWS_NEITHER_SINK_NOR_COMMAND =
      noClasses()
          .that()
          .resideInAPackage(CODEC)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMMAND, SINK);

  @ArchTest
  static final ArchRule SINK_KNOWS_NEITHER_CODEC_NOR_COMMAND =
      noClasses()
          .that()
          .resideInAPackage(SINK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMMAND, CODEC);

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.fluxion.collector.(*)..").should().beFreeOfCycles();
}
