package org.dateline.newsroom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dateline.staff.Credentials;
import org.dateline.staff.Member;
import org.dateline.staff.Passkey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/// The passkeys of staff as Spring Security looks for them. What it makes it does not save here: a
/// new passkey ends the member's sessions, and [Credentials] does both at once.
///
/// @param making the name of the passkey that is being made; empty while somebody signs in
record PasskeyRows(Credentials credentials, Optional<String> making)
        implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return credentials
                .byHandle(handle.getBytes())
                .map(member -> user(member.name(), handle.getBytes()))
                .orElse(null);
    }

    @Override
    public PublicKeyCredentialUserEntity findByUsername(String member) {
        return user(member, credentials.handle(member));
    }

    private static PublicKeyCredentialUserEntity user(String member, byte[] handle) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .name(member)
                .displayName(member)
                .id(new Bytes(handle))
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new IllegalStateException("members are made by invitation");
    }

    @Override
    public void delete(Bytes id) {
        throw new IllegalStateException("passkeys are removed by their members");
    }

    /// Saved only after a sign-in, when its counter has moved.
    @Override
    public void save(CredentialRecord used) {
        if (making.isEmpty()) {
            credentials.used(row(used));
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return credentials.passkey(id.getBytes()).map(PasskeyRows::credential).orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return credentials
                .byHandle(handle.getBytes())
                .map(Member::name)
                .map(credentials::passkeys)
                .orElse(List.of())
                .stream()
                .map(PasskeyRows::credential)
                .toList();
    }

    private static CredentialRecord credential(Passkey passkey) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(passkey.id()))
                .userEntityUserId(new Bytes(passkey.handle()))
                .publicKey(new ImmutablePublicKeyCose(passkey.publicKey()))
                .signatureCount(passkey.signatures())
                .uvInitialized(passkey.verified())
                .transports(
                        passkey.transports().stream()
                                .map(AuthenticatorTransport::valueOf)
                                .collect(Collectors.toSet()))
                .backupEligible(passkey.backupEligible())
                .backupState(passkey.backedUp())
                .attestationObject(new Bytes(passkey.attestation()))
                .attestationClientDataJSON(new Bytes(passkey.clientData()))
                .created(passkey.made())
                .lastUsed(passkey.used())
                .label(passkey.name())
                .build();
    }

    Passkey row(CredentialRecord record) {
        return new Passkey(
                0,
                record.getCredentialId().getBytes(),
                record.getUserEntityUserId().getBytes(),
                making.orElse(record.getLabel()),
                record.getPublicKey().getBytes(),
                record.getSignatureCount(),
                record.isUvInitialized(),
                record.getTransports().stream().map(AuthenticatorTransport::getValue).toList(),
                record.isBackupEligible(),
                record.isBackupState(),
                bytes(record.getAttestationObject()),
                bytes(record.getAttestationClientDataJSON()),
                record.getCreated(),
                record.getLastUsed());
    }

    private static byte[] bytes(@Nullable Bytes bytes) {
        return bytes == null ? new byte[0] : bytes.getBytes();
    }
}
