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
package io.fluxion.collector.kernel;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which folders have gained or lost an entry, by the kernel's inotify: a group is made by
 * {@code mkdir} and removed by {@code rmdir}, and both are told to who watches, also in the cgroup
 * file systems (the kernel's own changes, such as files of a controller, are not).
 *
 * <p>Where there is no inotify or too little of it ({@code fs.inotify.max_user_watches}, {@code
 * max_user_instances}), it is {@linkplain #isBroken broken}, and one must go and look.
 *
 * <p>Not thread-safe. Asking allocates nothing while nothing changes.
 */
final class FolderWatch implements AutoCloseable {
  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE
  };

  /** What is watched, each folder as the one that had its name when that was last looked at. */
  private final Map<Path, WatchKey> keys = new HashMap<>();

  private WatchService service;
  private String reason;

  FolderWatch() {
    try {
      service = FileSystems.getDefault().newWatchService();
    } catch (final IOException | UnsupportedOperationException e) {
      reason = e.getMessage();
    }
  }

  /** Whether nothing is watched any more. */
  boolean isBroken() {
    return service == null;
  }

  /** Why it is broken. */
  String reason() {
    return reason;
  }

  /** The folders that are watched, as they are now. */
  List<Path> folders() {
    return List.copyOf(keys.keySet());
  }

  /**
   * Watches a folder too; what happens in it from now on is told. An earlier one of that name is
   * watched no longer, and nothing is where there is none now: the cgroup file systems do not say
   * that a watched folder itself has gone, and keep its watch.
   */
  void add(final Path folder) {
    if (service == null) {
      return;
    }
    WatchKey key = null;
    try {
      key = folder.register(service, KINDS);
    } catch (final NoSuchFileException | NotDirectoryException | AccessDeniedException e) {
      // It is gone already, which its own folder tells; or nobody may see what is in it.
    } catch (final IOException e) {
      reason = e.getMessage();
      close();
      return;
    }
    final WatchKey earlier = key == null ? keys.remove(folder) : keys.put(folder, key);
    if (earlier != null && earlier != key) {
      earlier.cancel();
    }
  }

  /**
   * The next folder in which something happened. {@link WatchKey#pollEvents} says what, {@link
   * WatchKey#reset} must follow.
   *
   * @return null where nothing did
   */
  WatchKey next() {
    try {
      return service == null ? null : service.poll();
    } catch (final ClosedWatchServiceException e) {
      return null;
    }
  }

  @Override
  public void close() {
    if (service != null) {
      try {
        service.close();
      } catch (final IOException e) {
        // Nothing depends on it any more.
      }
      service = null;
      keys.clear();
    }
  }
}
