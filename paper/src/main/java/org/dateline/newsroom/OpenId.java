package org.dateline.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.dateline.staff.Sessions;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Signing in with an account elsewhere: OpenID Connect by its authorization code, with PKCE and a
/// nonce, as Spring Security does it. The identity provider says who somebody is, and nothing else:
/// what they may do here stands in our own staff list, and we ask for no more than their number.
final class OpenId {
    /// Where the provider sends browsers back to; it must be told so.
    static final String RETURN = "/sign-in/return";

    private static final Logger LOG = LoggerFactory.getLogger(OpenId.class);
    private static final String ID = "provider";

    private final Provider provider;
    private final Supplier<String> url;
    private final Clock clock;
    private final Pending<Asked> asked;
    private final RestTemplate http = Outward.http();

    /// How the provider describes itself; null until it was asked. Guarded by this.
    private @Nullable Described described;

    private record Described(ClientRegistration client, NimbusJwtDecoder tokens) {}

    /// @param adds the session whose member wants another way in; empty when somebody signs in
    private record Asked(OAuth2AuthorizationRequest request, OptionalLong adds) {}

    /// That somebody has an account, as its provider vouched for it just now.
    ///
    /// @param when they proved to it that it is theirs
    /// @param adds the session whose member wants another way in; empty when somebody signs in
    record Proof(String issuer, String subject, Instant when, OptionalLong adds) {}

    /// @param url the address at which browsers have the newsroom
    OpenId(Provider provider, Supplier<String> url, InstantSource clock) {
        this.provider = provider;
        this.url = url;
        this.clock = clock.withZone(ZoneOffset.UTC);
        this.asked = new Pending<>(clock);
    }

    /// @throws Refusal when staff have no accounts elsewhere
    static OpenId of(Optional<OpenId> openId) {
        return openId.orElseThrow(() -> Refusal.notFound("Nobody has accounts elsewhere here."));
    }

    /// What people call the provider.
    String name() {
        return provider.name();
    }

    /// Where a browser goes to prove who sits at it.
    ///
    /// @param adds the session whose member wants another way in
    /// @param anew whether an account that is open there does not suffice
    /// @return its `address`
    JsonNode ask(HttpServletRequest from, String browser, OptionalLong adds, boolean anew) {
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(
                        new InMemoryClientRegistrationRepository(client()));
        requests.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce()
                        .andThen(
                                request ->
                                        request.additionalParameters(
                                                more -> {
                                                    // A token says when somebody proved it only
                                                    // if it is asked for (Core, 3.1.2.1).
                                                    more.put(
                                                            "max_age",
                                                            Sessions.LONGEST.toSeconds());
                                                    if (anew) {
                                                        more.put("prompt", "login");
                                                    }
                                                })));
        OAuth2AuthorizationRequest request = Objects.requireNonNull(requests.resolve(from, ID));
        asked.put(browser, new Asked(request, adds));
        return StoryJson.MAPPER
                .createObjectNode()
                .put("address", request.getAuthorizationRequestUri());
    }

    /// What a browser brings back.
    ///
    /// @param response `code` and `state`, or `error` and `state` (RFC 6749, 4.1.2)
    /// @throws Rejected when it proves nothing
    Proof answered(String browser, ObjectNode response) {
        Asked was = asked.take(browser).orElseThrow(Pending::tooLate);
        if (isCancelled(response)) {
            LOG.info("{} lets nobody in: {}", name(), response);
            throw wrong("Nothing was confirmed at %s; try again, or sign in another way.");
        }
        try {
            OidcIdToken token = token(was.request(), response);
            Instant proved = token.getAuthenticatedAt();
            Instant when = proved == null ? clock.instant() : proved;
            if (when.isBefore(clock.instant().minus(Sessions.LONGEST))) {
                throw wrong("You signed in at %s too long ago; sign out there, and try again.");
            }
            return new Proof(
                    provider.issuer().toString(),
                    Objects.requireNonNull(token.getSubject()),
                    when,
                    was.adds());
        } catch (AuthenticationException | RestClientException unproved) {
            LOG.warn("{} does not prove who somebody is: {}", name(), unproved.toString());
            throw wrong("%s did not confirm who you are; try again, or sign in another way.");
        }
    }

    /// Whether a browser brings nothing that could prove anything, as when somebody cancels.
    static boolean isCancelled(ObjectNode response) {
        return StoryJson.string(response, "code").isBlank();
    }

    private OidcIdToken token(OAuth2AuthorizationRequest request, ObjectNode response) {
        OAuth2AuthorizationExchange exchange =
                new OAuth2AuthorizationExchange(
                        request,
                        OAuth2AuthorizationResponse.success(StoryJson.string(response, "code"))
                                .state(StoryJson.string(response, "state"))
                                .redirectUri(String.valueOf(request.getRedirectUri()))
                                .build());
        OidcAuthorizationCodeAuthenticationProvider checking =
                new OidcAuthorizationCodeAuthenticationProvider(
                        exchanging(), user -> new DefaultOidcUser(Set.of(), user.getIdToken()));
        checking.setJwtDecoderFactory(_ -> described().tokens());
        Authentication checked =
                checking.authenticate(new OAuth2LoginAuthenticationToken(client(), exchange));
        if (checked != null && checked.getPrincipal() instanceof OidcUser user) {
            return user.getIdToken();
        }
        throw new IllegalStateException("not a sign-in by OpenID Connect: " + checked);
    }

    private RestClientAuthorizationCodeTokenResponseClient exchanging() {
        RestClientAuthorizationCodeTokenResponseClient client =
                new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(
                RestClient.builder()
                        .requestFactory(http.getRequestFactory())
                        .configureMessageConverters(
                                converters ->
                                        converters
                                                .addCustomConverter(new FormHttpMessageConverter())
                                                .addCustomConverter(
                                                        new OAuth2AccessTokenResponseHttpMessageConverter()))
                        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                        .build());
        return client;
    }

    /// Made when it is needed: which port the newsroom has is known only once it is open, and the
    /// secret may be another one by now.
    private ClientRegistration client() {
        try {
            return ClientRegistration.withClientRegistration(described().client())
                    .redirectUri(url.get() + RETURN)
                    .clientSecret(Files.readString(provider.secret()).strip())
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The secret for " + name() + " cannot be read", unreadable);
        }
    }

    /// Asks the provider once; when it does not answer, the next one who comes asks again.
    private synchronized Described described() {
        if (described == null) {
            try {
                described = describe();
            } catch (RestClientException | IllegalArgumentException | JacksonException unclear) {
                LOG.warn("{} does not say how to sign in there: {}", name(), unclear.toString());
                throw new Refusal(
                        Refusal.Reason.UNAVAILABLE,
                        "%s cannot be reached just now; try again, or sign in another way."
                                .formatted(name()));
            }
        }
        return described;
    }

    private Described describe() {
        String issuer = provider.issuer().toString();
        URI address =
                URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
        Map<String, Object> answer =
                StoryJson.MAPPER.readValue(
                        String.valueOf(http.getForObject(address, String.class)),
                        new TypeReference<>() {});
        if (!issuer.equals(answer.get("issuer"))) {
            throw new IllegalArgumentException(
                    "it calls itself %s and not %s".formatted(answer.get("issuer"), issuer));
        }
        ClientRegistration client =
                ClientRegistrations.fromOidcConfiguration(answer)
                        .registrationId(ID)
                        .clientId(provider.client())
                        .clientName(name())
                        .scope("openid")
                        .redirectUri(RETURN)
                        .build();
        return new Described(client, tokens(client));
    }

    private NimbusJwtDecoder tokens(ClientRegistration client) {
        String keys = String.valueOf(client.getProviderDetails().getJwkSetUri());
        OidcIdTokenValidator claims = new OidcIdTokenValidator(client);
        claims.setClock(clock);
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setClock(clock);
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSetUri(keys)
                        .restOperations(http)
                        .jwsAlgorithms(all -> all.addAll(List.of(SignatureAlgorithm.values())))
                        .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, claims));
        return decoder;
    }

    private Rejected wrong(String sentence) {
        return SignIn.wrong(sentence.formatted(name()));
    }
}
