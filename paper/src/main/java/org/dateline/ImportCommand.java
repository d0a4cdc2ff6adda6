package org.dateline;

import picocli.CommandLine.Command;

/// `import …`
@Command(
        name = "import",
        description = "Brings copy and pictures in from elsewhere.",
        subcommands = {ImportCapture.class, ImportStories.class, ImportMedia.class})
final class ImportCommand extends CommandGroup {}
