package org.dateline.newsroom;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Failures of ours: the log gets all of it, the caller a number to quote.
final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final int CAUSES = 10;

    private final SecureRandom random = new SecureRandom();

    /// Logs `failure` and says of it what may be said.
    Problem problem(Throwable failure) {
        byte[] number = new byte[6];
        random.nextBytes(number);
        String incident = HexFormat.of().formatHex(number);
        LOG.atError().addKeyValue("incident", incident).setCause(failure).log("incident");
        if (diskIsFull(failure)) {
            return Problem.named(
                    507,
                    "disk-full",
                    "The disk is full",
                    "The newsroom's disk is full. Ask again when there is room: nothing is done twice (incident %s)."
                            .formatted(incident));
        }
        return Problem.incident(incident);
    }

    /// What has no room says so in its own words: the database, its storage, the file system.
    private static boolean diskIsFull(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < CAUSES && cause != null; i++, cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("SQLITE_FULL")
                    || message.startsWith("The disk is full")
                    || message.contains("No space left on device")) {
                return true;
            }
        }
        return false;
    }
}
