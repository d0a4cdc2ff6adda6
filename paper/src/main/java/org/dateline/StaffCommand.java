package org.dateline;

import picocli.CommandLine.Command;

/// `staff …`
@Command(name = "staff", description = "Who works for the paper.", subcommands = StaffLink.class)
final class StaffCommand extends CommandGroup {}
