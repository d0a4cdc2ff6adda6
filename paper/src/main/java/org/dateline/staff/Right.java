package org.dateline.staff;

/// Something that not everybody may do. [Role] says who may.
public enum Right {
    /// Begin stories, write in them, file them, bring in pictures.
    WRITE,
    /// Change pictures that others brought in, their rights, and collections.
    PICTURES,
    /// Say on the newslist who does what by when; save lists of copy for the whole desk.
    ASSIGN,
    /// Pass, return and spike copy.
    PASS,
    /// Give a passed version to readers, and send alerts of it.
    PUBLISH,
    /// Correct and withdraw what readers have.
    CORRECT,
    /// Put a front in order.
    ARRANGE,
    /// Say what copy must have before it is passed, and clear what is flagged for a legal reading.
    VET,
    /// Withdraw because the law demands it.
    LAW,
    /// Change what the whole site is like.
    SITE,
    /// Invite staff, change what they may do, see them off.
    STAFF;

    /// Whom a refusal sends people to.
    Role asks() {
        return switch (this) {
            case WRITE -> Role.REPORTER;
            case PICTURES, ASSIGN, PASS, PUBLISH, CORRECT, ARRANGE -> Role.EDITOR;
            case VET -> Role.STANDARDS;
            case LAW, SITE -> Role.CHIEF;
            case STAFF -> Role.ADMINISTRATOR;
        };
    }
}
