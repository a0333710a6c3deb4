package io.fluxion.collector;

import io.fluxion.collector.live.SampleOutput;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a live source says besides samples. */
public abstract class KeptRemarks implements SampleOutput {
  private final List<String> malformed = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  /** Nothing said yet. */
  protected KeptRemarks() {}

  @Override
  public final void malformed(final String place, final String reason) {
    malformed.add(place + ": " + reason);
  }

  @Override
  public final void say(final String message) {
    said.add(message);
  }

  /** What was malformed: place and reason. */
  public final List<String> malformed() {
    return malformed;
  }

  /** What was said. */
  public final List<String> said() {
    return said;
  }

  /** Forgets all of that. */
  protected final void clearRemarks() {
    malformed.clear();
    said.clear();
  }
}
