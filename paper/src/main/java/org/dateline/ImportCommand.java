package org.dateline;

import picocli.CommandLine.Command;

/// `import …`
@Command(
        name = "import",
        description = "Brings copy in from elsewhere.",
        subcommands = {ImportCapture.class, ImportStories.class})
final class ImportCommand extends CommandGroup {}
