package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The body of a webhook call, right in all parts until told otherwise. Written from the algorithm on docs.akool.com
 * (webhook page; where it contradicts itself, its Node and Python samples), and from nothing that reads such bodies, so
 * that each is a test of the other.
 */
public final class SealedWebhook {
    private static final int BLOCK = 16;

    private final String clientId;
    private String secret;
    private String payload = "{}";
    private String timestamp;
    private String nonce = "\"1529\"";
    /** Null for the encrypted payload. */
    private String dataEncrypt;
    /** Null for the right one. */
    private String signature;

    private SealedWebhook(String clientId, String secret, Instant at) {
        this.clientId = clientId;
        this.secret = secret;
        timestamp = Long.toString(at.toEpochMilli());
    }

    /** An empty payload, a number as its time and a string as its nonce. */
    public static SealedWebhook of(String clientId, String secret, Instant at) {
        return new SealedWebhook(clientId, secret, at);
    }

    /** Encrypts with another secret than the account's. */
    public SealedWebhook secret(String other) {
        secret = other;
        return this;
    }

    /** Whether AES takes this secret as a key: 16, 24 or 32 bytes. */
    public static boolean canSealWith(String secret) {
        int length = secret.getBytes(StandardCharsets.UTF_8).length;
        return length == 16 || length == 24 || length == 32;
    }

    /** Any text in place of the JSON that AKOOL sends. */
    public SealedWebhook payload(String payload) {
        this.payload = payload;
        return this;
    }

    /** @param json a number or a quoted string, as it shall stand in the body */
    public SealedWebhook timestamp(String json) {
        timestamp = json;
        return this;
    }

    /** @param json a number or a quoted string, as it shall stand in the body */
    public SealedWebhook nonce(String json) {
        nonce = json;
        return this;
    }

    /** Any text in place of the encrypted payload; it is signed all the same, which takes no secret. */
    public SealedWebhook dataEncrypt(String text) {
        dataEncrypt = text;
        return this;
    }

    /** The payload, encrypted and in Base64. */
    public String dataEncrypt() {
        return dataEncrypt == null ? Base64.getEncoder().encodeToString(encrypted()) : dataEncrypt;
    }

    /** Any text in place of the right signature. */
    public SealedWebhook signature(String text) {
        signature = text;
        return this;
    }

    /** SHA-1 of client id, time, nonce and encrypted payload, sorted and put together. */
    public String signature() {
        if (signature != null) {
            return signature;
        }
        List<String> parts = new ArrayList<>(List.of(clientId, text(timestamp), text(nonce), dataEncrypt()));
        parts.sort(Comparator.comparing(part -> part.codePoints().toArray(), Arrays::compare));
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            parts.forEach(part -> sha1.update(part.getBytes(StandardCharsets.UTF_8)));
            return "%040x".formatted(new BigInteger(1, sha1.digest()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JSON. */
    public String body() {
        return "{\"signature\":" + quoted(signature()) + ",\"dataEncrypt\":" + quoted(dataEncrypt()) + ",\"timestamp\":"
                + timestamp + ",\"nonce\":" + nonce + "}";
    }

    /** The JSON in UTF-8. */
    public byte[] bytes() {
        return body().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] encrypted() {
        byte[] id = clientId.getBytes(StandardCharsets.UTF_8);
        byte[] start = ByteBuffer.allocate(BLOCK)
                .put(id, 0, Math.min(BLOCK, id.length))
                .array();
        byte[] plain = payload.getBytes(StandardCharsets.UTF_8);
        int filling = BLOCK - plain.length % BLOCK;
        byte[] filled = Arrays.copyOf(plain, plain.length + filling);
        Arrays.fill(filled, plain.length, filled.length, (byte) filling);
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            SecretKeySpec key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "AES");
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(start));
            return cipher.doFinal(filled);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This client secret cannot encrypt: " + e.getMessage(), e);
        }
    }

    private static String text(String json) {
        try {
            return json.startsWith("\"") ? Json.MAPPER.readValue(json, String.class) : json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String quoted(String text) {
        try {
            return Json.MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
