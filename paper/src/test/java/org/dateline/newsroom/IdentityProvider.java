package org.dateline.newsroom;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// An identity provider of a test's own that can be told to cheat. It keeps the rules of OpenID
/// Connect that protect it (its client's secret, PKCE) and asks nobody for a password.
final class IdentityProvider implements AutoCloseable {
    static final String CLIENT = "newsroom";
    static final String SECRET = "a secret of the newsroom's";

    /// What it signs with, of every test.
    private static final RSAKey KEY = key("first");

    /// Paths that were asked for.
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final InstantSource clock;
    private final HttpServer server;

    /// What a code stands for: the request it answers, and whose account it is.
    private final Map<String, Granted> codes = new TreeMap<>();

    /// How its tokens and its description of itself are spoiled.
    volatile UnaryOperator<JWTClaimsSet.Builder> claims = it -> it;

    volatile Function<JWTClaimsSet, String> signing = this::signed;
    volatile UnaryOperator<String> description = it -> it;

    private record Granted(Map<String, String> request, String subject) {}

    IdentityProvider(InstantSource clock) {
        this.clock = clock;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    static RSAKey key(String name) {
        try {
            return new RSAKeyGenerator(2048).keyID(name).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// Somebody has gone to `address` and proved that they have the account `subject`.
    ///
    /// @return what their browser brings back: `code` and `state`
    Map<String, String> prove(String address, String subject) {
        Map<String, String> request = fields(URI.create(address).getRawQuery());
        String code = "code-" + codes.size();
        codes.put(code, new Granted(request, subject));
        return Map.of("code", code, "state", request.getOrDefault("state", ""));
    }

    private void answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (path) {
                case "/.well-known/openid-configuration" ->
                        send(exchange, 200, description.apply(itself()));
                case "/keys" -> send(exchange, 200, new JWKSet(KEY.toPublicJWK()).toString());
                case "/token" -> token(exchange, fields(body));
                default -> send(exchange, 404, "{}");
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private String itself() {
        return """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize",
         "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
         "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256"]}
        """
                .formatted(issuer());
    }

    private void token(HttpExchange exchange, Map<String, String> body) throws IOException {
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (CLIENT + ":" + SECRET.replace(" ", "+").replace("'", "%27"))
                                        .getBytes(StandardCharsets.UTF_8));
        Granted granted = codes.remove(body.get("code"));
        if (granted == null
                || !("Basic " + basic)
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !isTheirs(granted.request(), body)) {
            send(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        JWTClaimsSet.Builder honest =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject(granted.subject())
                        .audience(CLIENT)
                        .issueTime(Date.from(clock.instant()))
                        .expirationTime(Date.from(clock.instant().plus(Duration.ofMinutes(5))))
                        .claim("auth_time", clock.instant().getEpochSecond())
                        .claim("nonce", granted.request().get("nonce"));
        String token = signing.apply(claims.apply(honest).build());
        send(
                exchange,
                200,
                """
                {"access_token": "x", "token_type": "Bearer", "expires_in": 300, "id_token": "%s"}
                """
                        .formatted(token));
    }

    /// Whether who brings a code is who asked for it.
    private static boolean isTheirs(Map<String, String> request, Map<String, String> body) {
        return "S256".equals(request.get("code_challenge_method"))
                && challenge(body.getOrDefault("code_verifier", ""))
                        .equals(request.get("code_challenge"))
                && Objects.equals(request.get("redirect_uri"), body.get("redirect_uri"));
    }

    String signed(JWTClaimsSet claims) {
        return signed(KEY, claims);
    }

    static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                            claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : form.split("&")) {
            String[] pair = field.split("=", 2);
            fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
