// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.aeron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aeron.Aeron;
import io.aeron.CncFileDescriptor;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.FragmentHandler;
import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.CollectedSamples;
import io.fluxion.collector.NoLog;
import io.fluxion.collector.source.SampleOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real media driver that sends as much as is known over the loopback address. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AeronCountersTest {
  private static final int STREAM = 1_001;
  private static final int MESSAGE_BYTES = 100;

  /** With a header of 32 bytes, and filled up to a multiple of 32. */
  private static final int FRAME_BYTES = 160;

  private static final int MESSAGES_PER_SECOND = 1_000;
  private static final long RUN_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int MAX_KEY_BYTES = 512;

  /**
   * The driver moves its counters when its thread has its turn: every ms, on a busy machine some 10
   * ms later. A delay of 36 ms at one end would be this part of the 1.8 s between the polls.
   */
  private static final double TOLERANCE = 0.02;

  @TempDir private Path folder;
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_BYTES]);
  private final FragmentHandler ignoring = (buffer, offset, length, header) -> {};
  private final DerivativeStore store =
      DerivativeStore.builder(
              DerivativeSchema.of(FieldSchema.counter("value").scale(1e9)).window(64))
          .maxKeys(1_024)
          .byteKeys(MAX_KEY_BYTES)
          .build();
  private long sent;

  private MediaDriver driver() {
    return MediaDriver.launch(
        new MediaDriver.Context()
            .aeronDirectoryName(folder.resolve("aeron").toString())
            .threadingMode(ThreadingMode.SHARED)
            .publicationTermBufferLength(1 << 20)
            .dirDeleteOnStart(true)
            .dirDeleteOnShutdown(true));
  }

  private static Aeron client(final MediaDriver driver) {
    return Aeron.connect(new Aeron.Context().aeronDirectoryName(driver.aeronDirectoryName()));
  }

  private Path cnc() {
    return folder.resolve("aeron").resolve(CncFileDescriptor.CNC_FILE);
  }

  private static String channel(final Subscription subscription) {
    String channel = subscription.tryResolveChannelEndpointPort();
    while (channel == null) {
      Thread.onSpinWait();
      channel = subscription.tryResolveChannelEndpointPort();
    }
    return channel;
  }

  private void send(final Publication publication, final Subscription subscription) {
    while (publication.offer(message) < 0) {
      subscription.poll(ignoring, 100);
      Thread.yield();
    }
    sent++;
  }

  /** Updates the store, as the writer of a live run does. */
  private final SampleOutput updating =
      new NoLog() {
        @Override
        public void sample(final Sample sample, final byte[] label, final int labelLength) {
          store.update(sample);
        }
      };

  @Test
  void shouldTellHowFastTheDriverSends() throws Exception {
    try (MediaDriver driver = driver();
        Aeron aeron = client(driver);
        Subscription subscription =
            aeron.addSubscription("aeron:udp?endpoint=127.0.0.1:0", STREAM);
        Publication publication = aeron.addPublication(channel(subscription), STREAM);
        CountersSource source = new CountersSource(cnc(), INTERVAL_NANOS, MAX_KEY_BYTES)) {
      while (!publication.isConnected()) {
        Thread.yield();
      }
      final double perSecond = sendAndPoll(publication, subscription, source);
      assertThat(perSecond).isCloseTo(MESSAGES_PER_SECOND, within(0.05 * MESSAGES_PER_SECOND));
      final double bytes = perSecond * FRAME_BYTES;
      final String session = ": " + publication.registrationId() + " ";
      for (final String label :
          List.of(
              "pub-pos (concurrent)" + session, "snd-pos" + session, "sub-pos: ", "rcv-pos: ")) {
        assertThat(rate(label)).as(label).isCloseTo(bytes, within(TOLERANCE * bytes));
      }
      // The protocol's own frames are not among them, but where something is sent again.
      assertThat(rate("Bytes sent")).isBetween((1 - TOLERANCE) * bytes, 1.1 * bytes);
      assertThat(rate("Errors")).isZero();
      assertThat(store.count(SampleStatus.RESET)).isZero();
      assertThat(store.count(SampleStatus.REJECTED)).isZero();
    }
  }

  /** Sends at an even pace; answers how many messages a second it were between the two polls. */
  private double sendAndPoll(
      final Publication publication, final Subscription subscription, final CountersSource source)
      throws Exception {
    final long begun = System.nanoTime();
    long firstPoll = 0;
    long firstSent = 0;
    long lastPoll = 0;
    long lastSent = 0;
    long nextPoll = begun + INTERVAL_NANOS;
    long now = begun;
    while (now - begun < RUN_NANOS || nextPoll - now > 0) {
      while (sent * 1e9 / MESSAGES_PER_SECOND < now - begun) {
        send(publication, subscription);
      }
      subscription.poll(ignoring, 100);
      if (now - nextPoll >= 0) {
        lastSent = sent;
        source.poll(updating);
        lastPoll = System.nanoTime();
        firstSent = firstPoll == 0 ? lastSent : firstSent;
        firstPoll = firstPoll == 0 ? lastPoll : firstPoll;
        nextPoll += INTERVAL_NANOS;
      }
      LockSupport.parkNanos(500_000);
      now = System.nanoTime();
    }
    return (lastSent - firstSent) * 1e9 / (lastPoll - firstPoll);
  }

  /** The rate, over the whole run, of the one counter whose label begins so. */
  private double rate(final String label) {
    double rate = Double.NaN;
    int found = 0;
    for (int handle = store.first(); handle != DerivativeStore.NONE; handle = store.next(handle)) {
      final String text = store.name(handle);
      if (text.substring(text.indexOf(' ') + 1).startsWith(label)) {
        found++;
        rate = store.rate(handle);
      }
    }
    assertThat(found).as(label).isEqualTo(1);
    return rate;
  }

  @Test
  void shouldFollowADriverThatRestarts() throws Exception {
    final CollectedSamples out = new CollectedSamples();
    try (CountersSource source = new CountersSource(cnc(), 1, MAX_KEY_BYTES)) {
      source.poll(out);
      assertThat(out.said())
          .containsExactly(cnc() + ": there is no such file; it will be tried again");
      for (int i = 0; i < 2; i++) {
        try (MediaDriver driver = driver()) {
          out.clear();
          source.poll(out);
          assertThat(driver.aeronDirectoryName()).endsWith("aeron");
          assertThat(out.said()).containsExactly(cnc() + " is back");
          assertThat(out.keys()).contains("0 Bytes sent").hasSizeGreaterThan(20);
        }
        out.clear();
        source.poll(out);
        assertThat(out.said()).containsExactly(cnc() + ": it is gone; it will be tried again");
        assertThat(out.rows()).isEmpty();
      }
    }
  }
}
