package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dateline.Newsdesk;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.staff.Session;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import tools.jackson.databind.node.ObjectNode;

/// Registrations and sign-ins as the WebAuthn recommendation has them for test vectors.
class PasskeyVectorsTest {
    private static final Pattern BYTES = Pattern.compile("(?m)^(\\w+)\\s*=\\s*h'([0-9a-f]*)'");
    private static final HexFormat HEX = HexFormat.of();

    /// SHA-256 of `example.org`, with which authenticator data begins.
    private static final byte[] PARTY =
            HEX.parseHex("bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b5");

    /// Attestations, which we do not ask for, that our library refuses: the one has an AAGUID where
    /// it wants zeros, of the other it cannot read the TPM's structures.
    private static final List<String> UNREAD =
            List.of("sctn-test-vectors-fido-u2f-es256", "sctn-test-vectors-tpm-es256");

    private static final int USER_VERIFIED = 0x04;
    private static final int FLIPS = 12;
    private static final Member ADA = new Member("Ada Brook", Role.ADMINISTRATOR);

    private Newsdesk paper;
    private Pending<PublicKeyCredentialRequestOptions> signIns;
    private Pending<PublicKeyCredentialCreationOptions> registrations;
    private Passkeys passkeys;
    private int members;

    @BeforeEach
    void open(@TempDir Path folder) {
        paper = Newsdesk.open(folder);
        paper.staff.member(ADA.name(), ADA.role());
        signIns = new Pending<>(paper.clock);
        registrations = new Pending<>(paper.clock);
        passkeys =
                new Passkeys(
                        paper.staff.credentials(),
                        () -> "https://example.org",
                        signIns,
                        registrations);
    }

    @AfterEach
    void close() {
        paper.close();
    }

    /// The byte strings of a ceremony by their names.
    private record Strings(Map<String, byte[]> all) {
        byte[] get(String name) {
            return Optional.ofNullable(all.get(name)).orElseThrow();
        }

        Strings with(String name, byte[] value) {
            Map<String, byte[]> changed = new HashMap<>(all);
            changed.put(name, value);
            return new Strings(changed);
        }
    }

    private record Vector(String name, Strings made, Strings used) {
        /// Ed25519 and ES256, which we ask for with RS256, and not from within another site's page.
        boolean isAllowed() {
            return name.endsWith("-es256") || name.endsWith("-eddsa");
        }

        /// Whether the authenticator says both times that it saw to who was there.
        boolean isVerified() {
            return (authenticatorData()[32] & used.get("authenticatorData")[32] & USER_VERIFIED)
                    != 0;
        }

        /// It stands last in the attestation object.
        private byte[] authenticatorData() {
            byte[] attestation = made.get("attestationObject");
            int at = 0;
            while (!Arrays.equals(attestation, at, at + PARTY.length, PARTY, 0, PARTY.length)) {
                at++;
            }
            return Arrays.copyOfRange(attestation, at, attestation.length);
        }

        /// As a browser hands it on when no attestation is asked for: without what the
        /// authenticator says of its make (WebAuthn, 5.1.3).
        Vector unattested() {
            byte[] data = authenticatorData();
            Arrays.fill(data, 37, 53, (byte) 0); // the AAGUID
            ByteArrayOutputStream object = new ByteArrayOutputStream();
            object.writeBytes(
                    HEX.parseHex("a363666d74646e6f6e656761747453746d74a06861757468446174615900"));
            object.write(data.length);
            object.writeBytes(data);
            return with(true, "attestationObject", object.toByteArray());
        }

        Vector with(boolean inMade, String field, byte[] value) {
            return inMade
                    ? new Vector(name, made.with(field, value), used)
                    : new Vector(name, made, used.with(field, value));
        }
    }

    @Test
    void whatTheVectorsMakeSignsInForTheAlgorithmsWeAskFor() {
        List<Vector> vectors = vectors();
        for (Vector vector : vectors) {
            assertThat(signsIn(vector.unattested(), UserVerificationRequirement.PREFERRED))
                    .as(vector.name())
                    .isEqualTo(vector.isAllowed());
            assertThat(signsIn(vector, UserVerificationRequirement.PREFERRED))
                    .as("%s, attested", vector.name())
                    .isEqualTo(vector.isAllowed() && !UNREAD.contains(vector.name()));
        }
        assertThat(vectors).filteredOn(Vector::isAllowed).hasSizeGreaterThan(2);
        assertThat(vectors).filteredOn(each -> !each.isAllowed()).hasSizeGreaterThan(1);
    }

    @Test
    void whereTheAuthenticatorDidNotSeeWhoWasThereNobodyIsLetIn() {
        for (Vector vector : vectors()) {
            assertThat(signsIn(vector.unattested(), UserVerificationRequirement.REQUIRED))
                    .as(vector.name())
                    .isEqualTo(vector.isAllowed() && vector.isVerified());
        }
    }

    /// What is asked for carries no attestation, so what an authenticator says of its make is not
    /// checked; all that a sign-in rests on is.
    @Test
    void oneBitChangedInWhatASignInRestsOnLetsNobodyIn() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (Vector vector : allowed()) {
            for (String field :
                    List.of("challenge", "authenticatorData", "clientDataJSON", "signature")) {
                for (int i = 0; i < FLIPS; i++) {
                    byte[] bytes = vector.used().get(field).clone();
                    int bit = random.nextInt(bytes.length * 8);
                    bytes[bit / 8] ^= (byte) (1 << bit % 8);
                    assertThat(
                                    signsIn(
                                            vector.with(false, field, bytes),
                                            UserVerificationRequirement.PREFERRED))
                            .as("%s, bit %d of %s", vector.name(), bit, field)
                            .isFalse();
                }
            }
            byte[] challenge = vector.made().get("challenge").clone();
            challenge[random.nextInt(challenge.length)] ^= 1;
            assertThat(
                            signsIn(
                                    vector.with(true, "challenge", challenge),
                                    UserVerificationRequirement.PREFERRED))
                    .isFalse();
        }
    }

    private static List<Vector> allowed() {
        return vectors().stream().filter(Vector::isAllowed).map(Vector::unattested).toList();
    }

    private boolean signsIn(Vector vector, UserVerificationRequirement verification) {
        Member member = paper.staff.member("Member " + ++members, Role.REPORTER);
        Session session = session(member);
        passkeys.offer(session);
        String number = Long.toString(session.number());
        PublicKeyCredentialCreationOptions asked = registrations.take(number).orElseThrow();
        registrations.put(
                number,
                PublicKeyCredentialCreationOptions.builder()
                        .rp(asked.getRp())
                        .user(asked.getUser())
                        .challenge(new Bytes(vector.made().get("challenge")))
                        .pubKeyCredParams(asked.getPubKeyCredParams())
                        .timeout(asked.getTimeout())
                        .excludeCredentials(List.of())
                        .attestation(asked.getAttestation())
                        .extensions(asked.getExtensions())
                        .authenticatorSelection(
                                AuthenticatorSelectionCriteria.builder()
                                        .residentKey(ResidentKeyRequirement.REQUIRED)
                                        .userVerification(verification)
                                        .build())
                        .build());
        try {
            paper.staff
                    .credentials()
                    .add(session, passkeys.made(session, registration(vector), "A phone"));
        } catch (Refusal refused) {
            return false;
        }
        passkeys.ask("browser");
        PublicKeyCredentialRequestOptions request = signIns.take("browser").orElseThrow();
        signIns.put(
                "browser",
                PublicKeyCredentialRequestOptions.builder()
                        .challenge(new Bytes(vector.used().get("challenge")))
                        .rpId(request.getRpId())
                        .timeout(request.getTimeout())
                        .allowCredentials(request.getAllowCredentials())
                        .userVerification(verification)
                        .extensions(request.getExtensions())
                        .build());
        Optional<Member> found = passkeys.answered("browser", assertion(vector));
        paper.staff.leave(ADA, member.name()); // and their passkeys with them
        assertThat(found.map(Member::name)).isIn(Optional.empty(), Optional.of(member.name()));
        return found.isPresent();
    }

    private Session session(Member member) {
        Session.Place place = new Session.Place("127.0.0.1", "a browser");
        String token = paper.staff.sessions().begin(member, Session.Way.LINK, place);
        return paper.staff.sessions().of(token, "127.0.0.1").orElseThrow();
    }

    private static ObjectNode registration(Vector vector) {
        ObjectNode json = credential(vector);
        json.putObject("response")
                .put("clientDataJSON", base64(vector.made().get("clientDataJSON")))
                .put("attestationObject", base64(vector.made().get("attestationObject")));
        return json;
    }

    private static ObjectNode assertion(Vector vector) {
        ObjectNode json = credential(vector);
        json.putObject("response")
                .put("clientDataJSON", base64(vector.used().get("clientDataJSON")))
                .put("authenticatorData", base64(vector.used().get("authenticatorData")))
                .put("signature", base64(vector.used().get("signature")));
        return json;
    }

    private static ObjectNode credential(Vector vector) {
        String id = base64(vector.made().get("credential_id"));
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("id", id).put("rawId", id).put("type", "public-key");
        json.putObject("clientExtensionResults");
        return json;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static List<Vector> vectors() {
        String corpora = System.getenv("DATELINE_CORPORA");
        assumeTrue(corpora != null, "DATELINE_CORPORA is not set: no outside data to test with");
        try (Stream<Path> files = Files.list(Path.of(corpora, "webauthn-vectors"))) {
            List<Vector> vectors = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                read(file).ifPresent(vectors::add);
            }
            return vectors;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /// Empty for a file without a registration and a sign-in.
    private static Optional<Vector> read(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".txt", "");
        String[] halves = Files.readString(file).split("authentication ceremony", 2);
        if (halves.length < 2 || !name.startsWith("sctn-")) {
            return Optional.empty();
        }
        return Optional.of(new Vector(name, bytes(halves[0]), bytes(halves[1])));
    }

    private static Strings bytes(String text) {
        Map<String, byte[]> found = new HashMap<>();
        Matcher matcher = BYTES.matcher(text);
        while (matcher.find()) {
            found.put(matcher.group(1), HEX.parseHex(matcher.group(2)));
        }
        return new Strings(found);
    }
}
