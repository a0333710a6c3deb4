package io.fluxion.collector.command;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest gives. */
final class VersionText implements IVersionProvider {
  VersionText() {}

  @Override
  public String[] getVersion() {
    final String version = VersionText.class.getPackage().getImplementationVersion();
    return new String[] {
      "fluxion " + (version == null ? "(not from its jar)" : version),
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
