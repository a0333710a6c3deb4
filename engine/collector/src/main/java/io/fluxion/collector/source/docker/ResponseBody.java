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
