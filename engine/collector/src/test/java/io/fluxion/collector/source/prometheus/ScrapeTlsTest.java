// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A target behind TLS, whose certificate is trusted or is not. */
@Timeout(60)
class ScrapeTlsTest extends Scraping {
  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir private Path folder;

  private KeyStore keys() throws Exception {
    final Path file = folder.resolve("keys");
    final Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-alias",
                "target",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool").toFile())
            .start();
    assertThat(keytool.waitFor()).as(Files.readString(folder.resolve("keytool"))).isZero();
    final KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static SSLContext context(final KeyStore keys) throws Exception {
    final KeyManagerFactory own =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    final TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    final SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private void poll(final String url) throws Exception {
    out.clear();
    try (ScrapeSource source = source(url)) {
      pollUntil(source, () -> !out.said().isEmpty() || !out.rows().isEmpty());
    }
  }

  @Test
  void shouldTrustNobodyButThoseWhomTheJvmTrusts() throws Exception {
    final SSLContext context = context(keys());
    final HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", ExposingServer.text("# TYPE a counter\na 1\n"));
    server.start();
    final SSLContext before = SSLContext.getDefault();
    try {
      final String url = "https://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
      poll(url);
      assertThat(out.rows()).isEmpty();
      assertThat(out.said().get(0)).startsWith(url + ": TLS fails: ");
      SSLContext.setDefault(context);
      poll(url);
      assertThat(out.keys()).containsExactly("a");
      assertThat(out.said()).isEmpty();
    } finally {
      SSLContext.setDefault(before);
      server.stop(0);
    }
  }
}
