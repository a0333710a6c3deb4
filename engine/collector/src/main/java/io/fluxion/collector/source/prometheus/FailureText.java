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
package io.fluxion.collector.source.prometheus;

import java.io.EOFException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/** Why there is no answer, for a person. */
final class FailureText {
  private static final int BYTES_PER_MEBIBYTE = 1 << 20;

  private FailureText() {}

  /** One clause. */
  static String of(final Throwable failure, final int maxAnswerBytes) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Attempt.TooLongException) {
        return tooLong(maxAnswerBytes);
      }
      if (cause instanceof UnresolvedAddressException) {
        return "its host name is not known";
      }
      if (cause instanceof EOFException) {
        return "it closes the connection before its answer ends";
      }
      if (cause instanceof SSLException) {
        return "TLS fails: " + messageOf(cause);
      }
    }
    final Throwable first =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    // The JDK's client leaves out the message of the most frequent one.
    if (first instanceof ConnectException
        && (first.getMessage() == null || first.getCause() instanceof ClosedChannelException)) {
      return "the connection is refused";
    }
    return messageOf(first);
  }

  static String tooLong(final int maxAnswerBytes) {
    return "its answer is longer than "
        + (maxAnswerBytes < BYTES_PER_MEBIBYTE
            ? maxAnswerBytes + " bytes"
            : maxAnswerBytes / BYTES_PER_MEBIBYTE + " MiB");
  }

  private static String messageOf(final Throwable failure) {
    final String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse(message);
  }
}
