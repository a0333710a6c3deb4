// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import java.io.IOException;

/** Takes the body of a response with status 200, on the thread of the HTTP client. */
@FunctionalInterface
interface ResponseBody {
  /**
   * Takes the next bytes, however they are cut.
   *
   * @throws IOException where the body cannot be used; the response is given up
   */
  void take(byte[] bytes) throws IOException;
}
