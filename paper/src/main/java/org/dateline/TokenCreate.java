package org.dateline;

import org.dateline.staff.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `token create --data DIR --name NAME [--as NAME] [--role ROLE]`
@Command(
        name = "create",
        description = "Makes a token and prints it, this once.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: dateline token create --data paper --name laptop --as \"Mira Okafor\""
                    + " --role reporter"
        })
final class TokenCreate extends PaperCommand {
    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "What the token is for.")
    @SuppressWarnings("NullAway.Init") // required
    private String name;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "The member of staff it speaks for, made when absent; else --name.")
    private @Nullable String member;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "editor",
            description =
                    "reporter, photo, standards, editor (the default), chief or administrator.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String role;

    @Override
    boolean needsPaper() {
        return false;
    }

    @Override
    int run(Paper paper, Console console) {
        String speaksFor = member == null ? name : member;
        console.out().println(paper.staff().createToken(name, speaksFor, Role.of(role)));
        return Main.DONE;
    }
}
