// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import io.fluxion.collector.input.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS from a folder of PEM files as docker lays them out: {@code ca.pem} says whom to trust
 * (without it, whom the JVM trusts), {@code cert.pem} and {@code key.pem} say who is calling.
 */
final class TlsFiles {
  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  /** Version 0, and RSA as the algorithm: what PKCS #8 has before a key of PKCS #1. */
  private static final byte[] RSA_HEADER =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final char[] NO_PASSWORD = {};

  private final Path folder;

  private TlsFiles(final Path folder) {
    this.folder = folder;
  }

  /**
   * Reads a folder.
   *
   * @throws UsageException where a file is missing that is needed, or cannot be used
   */
  static SSLContext load(final Path folder) throws UsageException {
    try {
      final TlsFiles files = new TlsFiles(folder);
      final SSLContext context = SSLContext.getInstance("TLS");
      context.init(files.keys(), files.trust(), null);
      return context;
    } catch (final GeneralSecurityException | IOException e) {
      throw new UsageException("cannot use the TLS files in " + folder + ": " + e.getMessage());
    }
  }

  private TrustManager[] trust() throws GeneralSecurityException, IOException, UsageException {
    if (!Files.exists(folder.resolve("ca.pem"))) {
      return null;
    }
    final KeyStore store = emptyStore();
    for (final Certificate certificate : certificates("ca.pem")) {
      store.setCertificateEntry("ca" + store.size(), certificate);
    }
    final TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private KeyManager[] keys() throws GeneralSecurityException, IOException, UsageException {
    if (!Files.exists(folder.resolve("cert.pem")) && !Files.exists(folder.resolve("key.pem"))) {
      return null;
    }
    final KeyStore store = emptyStore();
    store.setKeyEntry(
        "key", key(), NO_PASSWORD, certificates("cert.pem").toArray(new Certificate[0]));
    final KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    final KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private byte[] read(final String name) throws UsageException {
    try {
      return DockerEnvironment.read(folder.resolve(name));
    } catch (final NoSuchFileException e) {
      throw new UsageException("there is no " + folder.resolve(name));
    } catch (final IOException e) {
      throw new UsageException("cannot read " + folder.resolve(name) + ": " + e.getMessage());
    }
  }

  private Collection<? extends Certificate> certificates(final String name) throws UsageException {
    try {
      final Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(read(name)));
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (final GeneralSecurityException e) {
      // Said below: what the parser says is of no use to a person.
    }
    throw new UsageException(folder.resolve(name) + " holds no certificate in PEM");
  }

  private PrivateKey key() throws GeneralSecurityException, UsageException {
    final String pem = new String(read("key.pem"), StandardCharsets.ISO_8859_1);
    final byte[] rsa = block(pem, "RSA PRIVATE KEY");
    final byte[] encoded =
        rsa == null
            ? block(pem, "PRIVATE KEY")
            : der(SEQUENCE, concat(RSA_HEADER, der(OCTET_STRING, rsa)));
    if (encoded != null) {
      for (final String algorithm : KEY_ALGORITHMS) {
        try {
          return KeyFactory.getInstance(algorithm)
              .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (final InvalidKeySpecException e) {
          // Of another algorithm, or of none.
        }
      }
    }
    throw new UsageException(
        folder.resolve("key.pem")
            + " holds no unencrypted private key of PKCS #8 or PKCS #1 in PEM; convert it with"
            + " openssl pkcs8 -topk8 -nodes -in key.pem -out key8.pem");
  }

  /** The content of the first block of a kind; null where there is none that can be decoded. */
  private static byte[] block(final String pem, final String kind) {
    final String begin = "-----BEGIN " + kind + "-----";
    final int from = pem.indexOf(begin);
    final int to = pem.indexOf("-----END " + kind + "-----", Math.max(0, from));
    if (from < 0 || to < 0) {
      return null;
    }
    final String content = pem.substring(from + begin.length(), to);
    // A colon is part of the headers that an encrypted key has.
    return content.indexOf(':') < 0 ? Base64.getMimeDecoder().decode(content) : null;
  }

  /** Two bytes of length, as is right from 256 bytes on: what no key of RSA falls short of. */
  private static byte[] der(final int tag, final byte[] content) {
    final int length = content.length;
    return concat(
        new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length}, content);
  }

  private static byte[] concat(final byte[] first, final byte[] second) {
    final byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
