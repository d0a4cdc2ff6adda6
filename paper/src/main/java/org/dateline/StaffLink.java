package org.dateline;

import java.util.List;
import org.dateline.staff.Colleague;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `staff link --data DIR [--as NAME]`
@Command(
        name = "link",
        description = {
            "Prints a link that lets a member of staff into the newsroom, once, within a day.",
            "It is how the only administrator comes back in. In a paper without one it sets the"
                    + " paper up."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: dateline staff link --data paper --as \"Mira Okafor\""})
final class StaffLink extends PaperCommand {
    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Whom it lets in; the administrator when there is only one.")
    private @Nullable String member;

    @Override
    int run(Paper paper, Console console) {
        String token =
                member == null
                        ? paper.staff().links().setUp().orElseGet(() -> administrators(paper))
                        : paper.staff().links().comeBack(member);
        console.out().println(paper.link(token));
        return Main.DONE;
    }

    private static String administrators(Paper paper) {
        List<String> names =
                paper.staff().list().stream()
                        .filter(each -> each.left().isEmpty())
                        .map(Colleague::member)
                        .filter(each -> each.role() == Role.ADMINISTRATOR)
                        .map(Member::name)
                        .toList();
        if (names.size() != 1) {
            throw Refusal.invalid(
                    "Say whom it lets in: --as %s.".formatted(String.join(", ", names)));
        }
        return paper.staff().links().comeBack(names.getFirst());
    }
}
