package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.result.ResultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** Latencies in ns, from logs in HdrHistogram's format; the intervals of a log are added up. */
final class RecordedLatency {
  private static final String[] NAMES = {"engine", "naive", "idle"};

  private RecordedLatency() {}

  /**
   * Reads the logs of a directory.
   *
   * @param directory with engine.hlog, naive.hlog and idle.hlog, or some of them
   * @return by name, those that are there
   * @throws ResultException where none is, or one cannot be read
   */
  static Map<String, Histogram> read(final Path directory) throws ResultException {
    final Map<String, Histogram> read = new LinkedHashMap<>();
    for (final String name : NAMES) {
      final Path file = directory.resolve(name + ".hlog");
      if (Files.exists(file)) {
        read.put(name, readLog(file));
      }
    }
    if (read.isEmpty()) {
      throw new ResultException(directory + ": no engine.hlog, naive.hlog or idle.hlog there");
    }
    return read;
  }

  private static Histogram readLog(final Path file) throws ResultException {
    final Histogram sum = new Histogram(3);
    try (InputStream stream = Files.newInputStream(file);
        HistogramLogReader reader = new HistogramLogReader(stream)) {
      while (reader.hasNext()) {
        final EncodableHistogram interval = reader.nextIntervalHistogram();
        if (interval instanceof Histogram histogram) {
          sum.add(histogram);
        } else if (interval != null) {
          throw new ResultException(file + ": no histogram of whole nanoseconds");
        }
      }
    } catch (IOException unreadable) {
      throw new ResultException(file + ": cannot be read: " + unreadable);
    } catch (RuntimeException malformed) {
      // The reader throws whatever its scanner and the decoder of the payload come upon.
      throw new ResultException(file + ": no log of HdrHistogram: " + malformed);
    }
    if (sum.getTotalCount() == 0) {
      throw new ResultException(file + ": no latency in it");
    }
    return sum;
  }
}
