// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import io.fluxion.collector.input.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From the URLs of a call to targets. */
final class TargetList {
  private static final int MAX_PORT = 65_535;

  private TargetList() {}

  static List<Target> of(final ScrapeOptions options, final AnswerMemory memory)
      throws UsageException {
    final Map<String, String> urls = new LinkedHashMap<>();
    final Map<String, Integer> hosts = new HashMap<>();
    for (final String url : options.urls()) {
      final URI uri = uriOf(url);
      hosts.merge(host(uri), 1, Integer::sum);
      if (urls.put(address(uri), url) != null) {
        throw new UsageException(url + " is given twice");
      }
    }
    final List<Target> targets = new ArrayList<>();
    urls.forEach(
        (address, url) -> {
          final URI uri = URI.create(url);
          // Two of one host differ by what is behind it.
          final String instance = hosts.get(host(uri)) == 1 ? host(uri) : address;
          final byte[] label = urls.size() == 1 ? null : label(instance);
          targets.add(new Target(url, uri, label, options, memory));
        });
    return targets;
  }

  private static URI uriOf(final String url) throws UsageException {
    final URI uri;
    try {
      uri = new URI(url);
    } catch (final URISyntaxException e) {
      throw noUrl(url);
    }
    final boolean isHttp = isHttps(uri) || "http".equalsIgnoreCase(uri.getScheme());
    if (!isHttp || uri.getHost() == null || uri.getPort() > MAX_PORT) {
      throw noUrl(url);
    }
    if (uri.getRawUserInfo() != null) {
      throw new UsageException(
          "the URL of " + uri.getHost() + " has a user's name, which is not sent");
    }
    return uri;
  }

  private static UsageException noUrl(final String given) {
    return new UsageException(
        "'" + given + "' is no URL of a target, such as http://127.0.0.1:9100/metrics");
  }

  private static boolean isHttps(final URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  /** Host and port, as Prometheus has them in its label. */
  private static String host(final URI uri) {
    final int port = uri.getPort() >= 0 ? uri.getPort() : isHttps(uri) ? 443 : 80;
    return uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }

  private static String address(final URI uri) {
    final String query = uri.getRawQuery();
    return host(uri) + uri.getRawPath() + (query == null ? "" : "?" + query);
  }

  private static byte[] label(final String instance) {
    // What a URI has in these places needs no escape.
    return ("instance=\"" + instance + "\"").getBytes(StandardCharsets.UTF_8);
  }
}
