package org.dateline;

import picocli.CommandLine.Command;

/// `token …`
@Command(
        name = "token",
        description = "Tokens that speak for staff at the newsroom's API.",
        subcommands = TokenCreate.class)
final class TokenCommand extends CommandGroup {}
