package io.fluxion;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run one way, and embedding needs nothing but Agrona's plain helpers. */
@AnalyzeClasses(packages = "io.fluxion", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule STATE_KNOWS_NOTHING_THAT_STANDS_ON_IT =
      noClasses()
          .that()
          .resideInAPackage("io.fluxion.state")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.fluxion", "io.fluxion.update", "io.fluxion.derivative");

  @ArchTest
  static final ArchRule UPDATE_AND_DERIVATIVE_STAND_ON_STATE_ALONE =
      noClasses()
          .that()
          .resideInAnyPackage("io.fluxion.update", "io.fluxion.derivative")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fluxion");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("io.fluxion.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_BUFFERS_OR_RINGS_OF_AGRONA_THAT_NEED_JVM_FLAGS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.agrona.concurrent..", "jdk.internal..", "sun.misc..");

  @ArchTest
  static final ArchRule NOTHING_READS_A_CLOCK =
      noClasses()
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.time..");
}
