package io.fluxion.derivative;

/** Store and model disagree. A type of its own, so that no other failure is taken for one. */
final class RandomStreamMismatch extends AssertionError {
  private static final long serialVersionUID = 1;

  RandomStreamMismatch(final String message) {
    super(message);
  }

  RandomStreamMismatch(final String message, final Throwable cause) {
    super(message, cause);
  }
}
