package org.dateline.newsroom;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dateline.staff.Credentials;
import org.dateline.staff.Member;
import org.dateline.staff.Passkey;
import org.dateline.staff.Session;
import org.dateline.story.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Passkeys: WebAuthn, as Spring Security checks it. A passkey is kept in the authenticator with
/// its member, so nobody types a name; and the authenticator sees to it that it is them, so it is
/// two factors in one.
final class Passkeys {
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final Credentials credentials;
    private final Supplier<String> url;
    private final Pending<PublicKeyCredentialRequestOptions> signIns;
    private final Pending<PublicKeyCredentialCreationOptions> registrations;

    /// @param url the address at which browsers have the newsroom
    Passkeys(
            Credentials credentials,
            Supplier<String> url,
            Pending<PublicKeyCredentialRequestOptions> signIns,
            Pending<PublicKeyCredentialCreationOptions> registrations) {
        this.credentials = credentials;
        this.url = url;
        this.signIns = signIns;
        this.registrations = registrations;
    }

    /// What a browser is asked when somebody signs in.
    JsonNode ask(String browser) {
        PublicKeyCredentialRequestOptions options =
                party(new PasskeyRows(credentials, Optional.empty()))
                        .createCredentialRequestOptions(
                                new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        signIns.put(browser, options);
        return JSON.valueToTree(options);
    }

    /// Who answers with a passkey of theirs.
    ///
    /// @return empty when it is no passkey of this paper, or it does not prove what it must
    Optional<Member> answered(String browser, JsonNode json) {
        Optional<PublicKeyCredentialRequestOptions> asked = signIns.take(browser);
        if (asked.isEmpty()) {
            throw Pending.tooLate();
        }
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> answer =
                    JSON.readerFor(
                                    new TypeReference<
                                            PublicKeyCredential<
                                                    AuthenticatorAssertionResponse>>() {})
                            .readValue(json);
            PublicKeyCredentialUserEntity user =
                    party(new PasskeyRows(credentials, Optional.empty()))
                            .authenticate(
                                    new RelyingPartyAuthenticationRequest(asked.get(), answer));
            return user == null ? Optional.empty() : credentials.byHandle(user.getId().getBytes());
        } catch (RuntimeException unproved) {
            LOG.info("A passkey was refused: {}", unproved.toString());
            return Optional.empty();
        }
    }

    /// What a browser is asked when a member makes a passkey.
    JsonNode offer(Session session) {
        PublicKeyCredentialCreationOptions options =
                party(new PasskeyRows(credentials, Optional.empty()))
                        .createPublicKeyCredentialCreationOptions(
                                new ImmutablePublicKeyCredentialCreationOptionsRequest(
                                        Badge.at(session)));
        registrations.put(Long.toString(session.number()), options);
        return JSON.valueToTree(options);
    }

    /// A passkey that was just made, checked.
    ///
    /// @param name the member's for it
    Passkey made(Session session, JsonNode json, String name) {
        PublicKeyCredentialCreationOptions asked =
                registrations.take(Long.toString(session.number())).orElseThrow(Pending::tooLate);
        PasskeyRows rows = new PasskeyRows(credentials, Optional.of(name));
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> answer =
                    JSON.readerFor(
                                    new TypeReference<
                                            PublicKeyCredential<
                                                    AuthenticatorAttestationResponse>>() {})
                            .readValue(json);
            return rows.row(
                    party(rows)
                            .registerCredential(
                                    new ImmutableRelyingPartyRegistrationRequest(
                                            asked, new RelyingPartyPublicKey(answer, name))));
        } catch (RuntimeException unproved) {
            LOG.info("A new passkey was refused: {}", unproved.toString());
            throw Refusal.invalid(
                    "The passkey is not what was asked for; make it again, or with another device.");
        }
    }

    /// Made when it is needed: which port the newsroom has is known only once it is open.
    private Webauthn4JRelyingPartyOperations party(PasskeyRows rows) {
        URI here = URI.create(url.get());
        PublicKeyCredentialRpEntity entity =
                PublicKeyCredentialRpEntity.builder()
                        .id(String.valueOf(here.getHost()))
                        .name("Newsroom")
                        .build();
        Webauthn4JRelyingPartyOperations party =
                new Webauthn4JRelyingPartyOperations(rows, rows, entity, Set.of(url.get()));
        party.setCustomizeCreationOptions(
                options ->
                        options.authenticatorSelection(
                                AuthenticatorSelectionCriteria.builder()
                                        .residentKey(ResidentKeyRequirement.REQUIRED)
                                        .userVerification(UserVerificationRequirement.REQUIRED)
                                        .build()));
        party.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return party;
    }
}
