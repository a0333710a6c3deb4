package io.fluxion.collector.sink;

import io.fluxion.derivative.Sample;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Samples as they are, not what became of them: a JSON object a line, null for what is absent.
 *
 * <p>A row of longs costs no allocation. Not thread-safe.
 */
public final class NdjsonRecording implements Sink {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] END = {'}', '\n'};

  private final TextBuffer out;
  private final WrittenNumbers numbers;
  private final byte[] key;
  private final byte[] x;
  private final byte[][] ys;

  /**
   * A recording of JSON lines.
   *
   * @param columns what the members are called
   * @param target where to
   */
  public NdjsonRecording(final WrittenColumns columns, final OutputStream target) {
    out = new TextBuffer(target, true);
    numbers = new WrittenNumbers(columns);
    key = JsonText.member("{", columns.key());
    x = JsonText.member(",", columns.x());
    ys = new byte[columns.ys().size()][];
    for (int i = 0; i < ys.length; i++) {
      ys[i] = JsonText.member(",", columns.ys().get(i));
    }
  }

  @Override
  public void row(final Sample sample, final String label) throws IOException {
    out.put(key);
    JsonText.put(out, sample.key(), sample.keyLength());
    out.put(x);
    if (!numbers.putX(out, sample)) {
      out.put(NULL);
    }
    for (int i = 0; i < ys.length; i++) {
      out.put(ys[i]);
      if (!numbers.putY(out, sample, i)) {
        out.put(NULL);
      }
    }
    out.put(END);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
