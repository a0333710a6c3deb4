package io.fluxion.collector.command;

/** A run that cannot go on, through no fault of the input: exit status 1. One clear line. */
final class FailureException extends Exception {
  private static final long serialVersionUID = 1L;

  FailureException(final String message) {
    super(message);
  }
}
