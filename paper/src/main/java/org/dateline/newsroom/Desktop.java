package org.dateline.newsroom;

/// What stands on every page of the newsroom.
///
/// @param member who is signed in; empty when nobody is
/// @param rights what they may, in words as [org.dateline.staff.Role#rightWords()] has them; empty
///   when nobody is
/// @param csrf goes back in the header `X-XSRF-TOKEN` with whatever the page changes
/// @param keyless whether they have nothing to sign in with again
/// @param alone whether one person makes the paper
public record Desktop(
        String member, String role, String rights, String csrf, boolean keyless, boolean alone) {}
