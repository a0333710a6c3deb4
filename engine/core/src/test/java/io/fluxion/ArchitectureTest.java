// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run one way, and embedding needs nothing but the JDK. */
@AnalyzeClasses(packages = "io.fluxion", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String INTERNAL = "io.fluxion.internal.";

  @ArchTest static final ArchRule EXACT_STANDS_ON_NOTHING = standsOn("exact");

  @ArchTest static final ArchRule COLUMN_STANDS_ON_NOTHING = standsOn("column");

  @ArchTest static final ArchRule KEY_STANDS_ON_COLUMNS = standsOn("key", "column", "exact");

  @ArchTest
  static final ArchRule STEP_STANDS_ON_KEYS_AND_COLUMNS =
      standsOn("step", "key", "column", "exact");

  @ArchTest
  static final ArchRule WINDOW_STANDS_ON_STEPS = standsOn("window", "step", "column", "exact");

  private static ArchRule standsOn(final String internal, final String... others) {
    final String[] allowed = new String[others.length + 2];
    allowed[0] = "java..";
    allowed[1] = INTERNAL + internal;
    for (int i = 0; i < others.length; i++) {
      allowed[i + 2] = INTERNAL + others[i];
    }
    return classes()
        .that()
        .resideInAPackage(INTERNAL + internal)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }

  @ArchTest
  static final ArchRule A_USERS_OWN_STATE_KNOWS_NOTHING_OF_DERIVATIVES =
      noClasses()
          .that()
          .resideInAPackage("io.fluxion.update")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.fluxion", INTERNAL + "step", INTERNAL + "window");

  @ArchTest
  static final ArchRule NOTHING_BUT_THE_JDK =
      classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "io.fluxion..");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("io.fluxion.(**)").should().beFreeOfCycles();

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
