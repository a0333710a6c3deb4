/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.source.aeron;

import io.fluxion.Sample;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.Outage;
import io.fluxion.collector.source.PollClock;
import io.fluxion.collector.source.PollTimer;
import io.fluxion.collector.source.SampleOutput;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
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
 * <p>Agrona's buffers need {@code --add-opens java.base/jdk.internal.misc=ALL-UNNAMED}. In steady
 * state a poll allocates a fixed number of bytes for asking after the file, and none per counter.
 */
public final class CountersSource implements LiveSource {
  /** How many counters are read before the file's length is asked for: a call of the system. */
  private static final int BATCH = 64;

  private static final String CUT_OFF = "it was cut off while it was read";

  /** What became of a counter in a poll; one that changes all the time is left for the next. */
  private enum Reading {
    SAMPLE,
    FREED,
    CHANGING
  }

  private final Path path;
  private final Outage outage;
  private final int maxKeyBytes;
  private final PollTimer timer;
  private final PollClock clock = new PollClock();
  private final CounterReading reading = new CounterReading();
  private final Sample[] batch = new Sample[BATCH];
  private final BitSet tooLong = new BitSet();
  private final Reading[] readings = new Reading[BATCH];
  private CountersFile file;

  /** By number: the key that was handed on last, null where that has ended. */
  private byte[][] keys = {};

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
    for (int i = 0; i < BATCH; i++) {
      batch[i] = new Sample(1, maxKeyBytes);
    }
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
        open(out);
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
    } catch (final IOException e) {
      lose(out, e.getMessage());
    } catch (final InternalError e) {
      // What the JVM makes of an access behind the end of a mapped file.
      lose(out, CUT_OFF);
    }
    return true;
  }

  private void closeIfReplaced(final SampleOutput out) throws IOException {
    if (file != null) {
      checkWhole();
    }
    if (file != null && !file.isCurrent()) {
      closeFile();
      out.say(path + " was made anew and is opened again");
    }
  }

  private void open(final SampleOutput out) throws IOException, InputException {
    file = CountersFile.open(path);
    wasOpen = true;
    tooLong.clear();
    outage.end(out);
  }

  private void readAll(final SampleOutput out) throws IOException {
    final long now = clock.nanos();
    int from = 0;
    int count;
    do {
      count = readBatch(from, now, out);
      checkWhole();
      for (int i = 0; i < count; i++) {
        handOn(from + i, readings[i], batch[i], out);
      }
      from += count;
    } while (count == BATCH);
    // Behind the highest number that was ever given: what an earlier file had there.
    for (int id = from; id < keys.length; id++) {
      end(id, out);
    }
  }

  /** Answers how many counters were read: less than a batch at the end of the file. */
  private int readBatch(final int from, final long now, final SampleOutput out) {
    final CountersReader counters = file.counters();
    int count = 0;
    while (count < BATCH && from + count <= counters.maxCounterId()) {
      final int id = from + count;
      final int state = counters.getCounterState(id);
      if (state == CountersReader.RECORD_UNUSED) {
        return count;
      }
      readings[count] = Reading.FREED;
      if (state == CountersReader.RECORD_ALLOCATED) {
        final boolean isRead = reading.read(counters, id);
        readings[count] = isRead ? Reading.SAMPLE : Reading.CHANGING;
        if (isRead && !fill(id, batch[count], now, out)) {
          readings[count] = Reading.FREED;
        }
      }
      count++;
    }
    return count;
  }

  private void checkWhole() throws IOException {
    if (!file.isWhole()) {
      throw new IOException(CUT_OFF);
    }
  }

  /** Makes a sample of what was read; false where the key is too long. */
  private boolean fill(final int id, final Sample sample, final long now, final SampleOutput out) {
    if (reading.keyLength() > maxKeyBytes) {
      if (!tooLong.get(id)) {
        // Once, not at every poll.
        tooLong.set(id);
        out.malformed(
            path + ": counter " + id,
            "the key is "
                + reading.keyLength()
                + " bytes long, more than --max-key-bytes "
                + maxKeyBytes);
      }
      return false;
    }
    sample.clear();
    reading.writeKey(sample);
    sample.setX(0, now);
    sample.setY(0, reading.value());
    return true;
  }

  private void handOn(
      final int id, final Reading outcome, final Sample sample, final SampleOutput out) {
    if (outcome == Reading.FREED) {
      end(id, out);
    } else if (outcome == Reading.SAMPLE) {
      final byte[] known = id < keys.length ? keys[id] : null;
      final int length = sample.keyLength();
      if (known == null || !Arrays.equals(known, 0, known.length, sample.key(), 0, length)) {
        end(id, out);
        if (id >= keys.length) {
          keys = Arrays.copyOf(keys, Math.max(BATCH, 2 * id));
        }
        keys[id] = Arrays.copyOf(sample.key(), length);
      }
      out.sample(sample);
    }
  }

  /** The key that a number had is no more, if it had one. */
  private void end(final int id, final SampleOutput out) {
    if (id < keys.length && keys[id] != null) {
      out.gone(keys[id], keys[id].length);
      keys[id] = null;
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
