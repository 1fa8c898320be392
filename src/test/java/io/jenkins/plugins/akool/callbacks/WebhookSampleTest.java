package io.jenkins.plugins.akool.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jenkins.plugins.akool.login.ClientLogin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The call that docs.akool.com (webhook page) prints. No order of its four values has the signature beside them, nor
 * does it decrypt with the secret that the page names, so it can prove nothing about a reader but this.
 */
class WebhookSampleTest {

    @Test
    void itDoesNotVerify() throws Exception {
        String id = "AKDt8rWEczpYPzCGur2xE=";
        String signature = "04e30dd43d9d8f95dd7c127dad617f0929d61c1d";
        String data = "LuG1OVSVIwOO/xpW00eSYo77Ncxa9h4VKmOJRjwoyoAmCIS/8FdJRJ+BpZn90BVAAg8xpU1bMmcDlAYDT010Wa9tNi1j"
                + "ivX25Ld03iA4EKs=";
        for (List<String> order : orders(List.of(id, "1710757981609", "1529", data))) {
            byte[] joined = String.join("", order).getBytes(StandardCharsets.UTF_8);
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(joined);
            assertNotEquals(signature, HexFormat.of().formatHex(sha1));
        }
        // Any secret will do, since the signature comes first.
        WebhookKey key = WebhookKey.of(new ClientLogin(id, "0123456789abcdefghijklmnopqrstuv"))
                .orElseThrow();
        String printed = "{\"signature\":\"" + signature + "\",\"dataEncrypt\":\"" + data
                + "\",\"timestamp\":1710757981609,\"nonce\":1529}";
        assertEquals(Optional.empty(), key.open(printed.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<List<String>> orders(List<String> values) {
        if (values.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : values) {
            List<String> others =
                    values.stream().filter(value -> value != first).toList();
            for (List<String> rest : orders(others)) {
                all.add(Stream.concat(Stream.of(first), rest.stream()).toList());
            }
        }
        return all;
    }
}
