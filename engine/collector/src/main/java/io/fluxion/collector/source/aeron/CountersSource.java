// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.aeron;

import io.fluxion.Sample;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.Utf8;
import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.Outage;
import io.fluxion.collector.source.PollClock;
import io.fluxion.collector.source.PollTimer;
import io.fluxion.collector.source.SampleOutput;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.status.CountersReader;

/**
 * Reads the counters of a file that their owner keeps up to date: an Aeron driver's {@code
 * cnc.dat}, or metadata and values as Agrona's counters manager lays them out. Rows of one field, a
 * 64-bit integer, over the time of the poll in ns since 1970. The key is the counter's number and
 * its label: the number makes it unique, and the label keeps apart those that have the number one
 * after another.
 *
 * <p>A file that is not there, or not yet ready, is looked for again at every interval, and so is
 * one that is replaced, as a driver does when it starts; that is said once. A counter that is
 * freed, or whose label changes, has ended; those of a file that is not there any more may come
 * back.
 *
 * <p>In steady state a poll allocates a fixed number of bytes for asking after the file, and none
 * per counter.
 */
public final class CountersSource implements LiveSource {
  private static final Counter ENDED = new Counter(null, null);

  /** The key of a counter with this label; null where it is too long. */
  private record Counter(byte[] label, byte[] key) {}

  private final Path path;
  private final int maxKeyBytes;
  private final Outage outage;
  private final PollTimer timer;
  private final PollClock clock = new PollClock();
  private final Sample sample;
  private final byte[] label = new byte[CountersReader.MAX_LABEL_LENGTH];

  /** By number: what was handed on last. */
  private final List<Counter> counters = new ArrayList<>();

  private CountersFile file;
  private boolean wasOpen;

  /**
   * A source of a file's counters, which is opened by the first poll.
   *
   * @param path of the file, which need not be there yet
   * @param intervalNanos from one poll to the next, above 0
   * @param maxKeyBytes the longest key; a counter with a longer one is malformed
   */
  public CountersSource(final Path path, final long intervalNanos, final int maxKeyBytes) {
    this.path = path;
    this.maxKeyBytes = maxKeyBytes;
    outage = new Outage(path.toString());
    timer = new PollTimer(intervalNanos);
    sample = new Sample(1, maxKeyBytes);
  }

  @Override
  public String name() {
    return "counters";
  }

  @Override
  public boolean poll(final SampleOutput out) throws InputException {
    if (!timer.await()) {
      return true;
    }
    try {
      closeIfReplaced(out);
      if (file == null) {
        file = CountersFile.open(path);
        wasOpen = true;
        outage.end(out);
      }
      readAll(out);
    } catch (final InputException e) {
      if (!wasOpen) {
        // A file that never was one of counters is the caller's mistake; one that was may be again.
        throw new InputException(path + ": " + e.getMessage());
      }
      lose(out, e.getMessage());
    } catch (final NoSuchFileException e) {
      lose(out, wasOpen ? "it is gone" : "there is no such file");
    } catch (final AccessDeniedException e) {
      lose(out, "it may not be read by this user");
    } catch (final ClosedByInterruptException e) {
      // Nobody's fault: it is opened again if the run goes on.
      closeFile();
    } catch (final IOException e) {
      lose(out, e.getMessage());
    }
    return true;
  }

  private void closeIfReplaced(final SampleOutput out) throws IOException {
    if (file != null && !file.isCurrent()) {
      closeFile();
      out.say(path + " was made anew and is opened again");
    }
  }

  private void readAll(final SampleOutput out) throws IOException {
    sample.clear();
    sample.setX(0, clock.nanos());
    int from = 0;
    int count;
    do {
      count = file.read(from);
      for (int i = 0; i < count; i++) {
        handOn(from + i, i, out);
      }
      from += count;
    } while (count == CountersFile.BATCH);
    // Behind the highest number that was ever given: what an earlier file had there.
    for (int id = from; id < counters.size(); id++) {
      end(id, out);
    }
  }

  private void handOn(final int id, final int index, final SampleOutput out) {
    if (id == counters.size()) {
      counters.add(ENDED);
    }
    if (!file.isAllocated(index)) {
      end(id, out);
      return;
    }
    final int length = file.label(index, label);
    if (length < 0) {
      // It changes just now, and is left for the next poll.
      return;
    }
    final byte[] known = counters.get(id).label;
    if (known == null || !Arrays.equals(known, 0, known.length, label, 0, length)) {
      end(id, out);
      counters.set(id, new Counter(Arrays.copyOf(label, length), key(id, length, out)));
    }
    final byte[] key = counters.get(id).key;
    if (key != null) {
      System.arraycopy(key, 0, sample.key(), 0, key.length);
      sample.keyLength(key.length);
      sample.setY(0, file.value(index));
      out.sample(sample);
    }
  }

  /**
   * The number, a space, the label. Owners cut long labels at a byte, so that what is no UTF-8
   * becomes question marks.
   */
  private byte[] key(final int id, final int length, final SampleOutput out) {
    final byte[] prefix = (length == 0 ? "" + id : id + " ").getBytes(StandardCharsets.US_ASCII);
    final byte[] key = Arrays.copyOf(prefix, prefix.length + length);
    System.arraycopy(label, 0, key, prefix.length, length);
    if (key.length > maxKeyBytes) {
      out.malformed(
          path + ": counter " + id,
          "the key is " + key.length + " bytes long, more than --max-key-bytes " + maxKeyBytes);
      return null;
    }
    int invalid = Utf8.findInvalid(key, 0, key.length);
    while (invalid >= 0) {
      key[invalid] = '?';
      invalid = Utf8.findInvalid(key, invalid, key.length);
    }
    return key;
  }

  /** What had the number is no more, if there was something. */
  private void end(final int id, final SampleOutput out) {
    final byte[] key = counters.set(id, ENDED).key;
    if (key != null) {
      out.gone(key, key.length);
    }
  }

  private void lose(final SampleOutput out, final String reason) {
    closeFile();
    outage.say(out, reason);
  }

  @Override
  public void close() {
    closeFile();
    clock.close();
  }

  private void closeFile() {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
