package org.dateline.alerts;

import java.net.URI;
import java.util.Base64;
import java.util.Set;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ObjectNode;

/// Where one reader's browser takes alerts, as it says itself (W3C, Push API).
///
/// @param endpoint at the browser's push service
/// @param key the browser's public key: an uncompressed point on P-256
/// @param secret that it shares with us
record Subscription(URI endpoint, byte[] key, byte[] secret) {
    private static final int MOST_ADDRESS = 1_000;
    private static final int KEY = 65;
    private static final int SECRET = 16;
    private static final int UNCOMPRESSED = 4;

    /// Reads what `PushSubscription.toJSON()` gives.
    ///
    /// @throws Refusal when it is not that
    static Subscription read(byte[] json) {
        ObjectNode form = StoryJson.parse(json);
        StoryJson.known(form, Set.of("endpoint", "expirationTime", "keys"), "a subscription");
        if (!(form.get("keys") instanceof ObjectNode keys)) {
            throw malformed();
        }
        byte[] key = bytes(keys, "p256dh", KEY);
        if (key[0] != UNCOMPRESSED) {
            throw malformed();
        }
        return new Subscription(endpoint(form), key, bytes(keys, "auth", SECRET));
    }

    /// Reads the endpoint alone.
    ///
    /// @throws Refusal when there is none
    static URI endpoint(ObjectNode form) {
        String text = StoryJson.string(form, "endpoint");
        try {
            URI uri = URI.create(text);
            if (text.length() <= MOST_ADDRESS
                    && "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        throw malformed();
    }

    private static byte[] bytes(ObjectNode keys, String name, int length) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(StoryJson.string(keys, name));
            if (bytes.length == length) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // said below
        }
        throw malformed();
    }

    private static Refusal malformed() {
        return Refusal.invalid("This is not a subscription a browser makes.");
    }
}
