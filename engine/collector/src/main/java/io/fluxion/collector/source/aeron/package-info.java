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
/**
 * Reads the counters of an Aeron driver, or any that Agrona's counters manager keeps in a file.
 *
 * <p>Agrona's constants say where things are; nothing of Aeron is needed. The owner of the file is
 * not disturbed: it is only read, and nobody waits for anybody.
 */
package io.fluxion.collector.source.aeron;
