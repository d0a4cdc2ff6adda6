package org.dateline.newsroom;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dateline.staff.Staff;
import org.dateline.story.Section;

/// What finds out who comes in: tokens of programs, sessions of browsers, passkeys, passwords,
/// accounts elsewhere.
final class Entrance {
    private static final long NANOS = 1_000_000_000;

    private final Staff staff;
    private final InstantSource clock;
    private final Peers peers;
    private final Attempts byAddress;
    private final Attempts byAccount;
    private final Tokens tokens;
    private final Browsers browsers;
    private final Passkeys passkeys;
    private final Passwords passwords;
    private final Optional<OpenId> openId;
    private final Supplier<String> url;

    /// @param secure whether browsers reach us by TLS only
    /// @param url the address at which browsers have the newsroom
    /// @param provider where staff have accounts elsewhere, if they do
    Entrance(
            Staff staff,
            Peers peers,
            boolean secure,
            Supplier<String> url,
            Optional<Provider> provider,
            InstantSource clock) {
        this.staff = staff;
        this.clock = clock;
        this.peers = peers;
        this.byAddress = new Attempts(() -> nanos(clock));
        this.byAccount = new Attempts(() -> nanos(clock));
        this.tokens = new Tokens(staff, peers, byAddress);
        this.browsers = new Browsers(staff.sessions(), peers, secure);
        this.passkeys =
                new Passkeys(staff.credentials(), url, new Pending<>(clock), new Pending<>(clock));
        this.passwords = new Passwords(staff.credentials(), clock);
        this.openId = provider.map(it -> new OpenId(it, url, clock));
        this.url = url;
    }

    private static long nanos(InstantSource clock) {
        Instant now = clock.instant();
        return now.getEpochSecond() * NANOS + now.getNano();
    }

    /// The routes of the pages where people sign in, see to how they do, and keep the staff.
    Routes.People people(Supplier<List<Section>> sections) {
        return new Routes.People(
                new SignIn(
                        staff,
                        browsers,
                        passkeys,
                        passwords,
                        openId,
                        new Limits(peers, byAddress, byAccount)),
                new Account(
                        staff, browsers, passkeys, passwords, openId, clock, new Pending<>(clock)),
                new StaffDesk(staff, url, sections),
                new Screens.Files());
    }

    /// Who works for the paper, by name.
    List<String> names() {
        return staff.list().stream().map(each -> each.member().name()).sorted().toList();
    }

    Tokens tokens() {
        return tokens;
    }

    Browsers browsers() {
        return browsers;
    }
}
