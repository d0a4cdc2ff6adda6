package org.dateline.staff;

/// Something that not everybody may do. [Role] says who may.
public enum Right {
    /// Begin stories, write in them, file them, bring in pictures.
    WRITE(Role.REPORTER),
    /// Change pictures that others brought in, their rights, and collections.
    PICTURES(Role.EDITOR),
    /// Pass, return and spike copy.
    PASS(Role.EDITOR),
    /// Give a passed version to readers, and send alerts of it.
    PUBLISH(Role.EDITOR),
    /// Correct and withdraw what readers have.
    CORRECT(Role.EDITOR),
    /// Put a front in order.
    ARRANGE(Role.EDITOR),
    /// Withdraw because the law demands it.
    LAW(Role.CHIEF),
    /// Change what the whole site is like.
    SITE(Role.CHIEF),
    /// Invite staff, change what they may do, see them off.
    STAFF(Role.ADMINISTRATOR);

    private final Role asks;

    Right(Role asks) {
        this.asks = asks;
    }

    /// Whom a refusal sends people to.
    public Role asks() {
        return asks;
    }
}
