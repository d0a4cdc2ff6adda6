package org.dateline.newsroom;

import java.util.List;
import org.dateline.staff.Identity;
import org.dateline.staff.Passkey;
import org.dateline.staff.Session;

/// How somebody signs in, as their page shows it.
///
/// @param here the session they look at it in
/// @param codes recovery codes that are left
/// @param provider where staff have accounts elsewhere, as people call it; empty when they have
///   none
/// @param late whether they must sign in again before they change anything
public record AccountPage(
        Session here,
        List<Passkey> passkeys,
        boolean password,
        int codes,
        String provider,
        List<Identity> identities,
        List<Session> sessions,
        boolean late) {
    /// What a browser is called by people, of what it calls itself.
    public static String browser(String agent) {
        String name =
                first(
                        agent, "Edg", "Edge", "OPR", "Opera", "Firefox", "Firefox", "Chrome",
                        "Chrome", "Safari", "Safari");
        String system =
                first(
                        agent,
                        "Android",
                        "Android",
                        "iPhone",
                        "iPhone",
                        "iPad",
                        "iPad",
                        "Windows",
                        "Windows",
                        "Mac OS",
                        "Mac",
                        "CrOS",
                        "ChromeOS",
                        "Linux",
                        "Linux");
        if (name.isEmpty() || system.isEmpty()) {
            return agent.isEmpty() ? "A browser" : agent.substring(0, Math.min(40, agent.length()));
        }
        return name + " on " + system;
    }

    private static String first(String agent, String... signsAndNames) {
        for (int i = 0; i < signsAndNames.length; i += 2) {
            if (agent.contains(signsAndNames[i])) {
                return signsAndNames[i + 1];
            }
        }
        return "";
    }
}
