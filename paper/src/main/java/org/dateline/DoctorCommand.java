package org.dateline;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dateline.Doctor.Finding;
import org.dateline.story.StoryJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `doctor [--data DIR] [--json]`
@Command(
        name = "doctor",
        description = {
            "Looks at this machine: what is there, what is missing, and what that costs.",
            "Exits 0 when nothing is missing, 1 when something is."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private Main main;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the paper is or will be; else the current folder.")
    private Path data = Path.of("");

    @Option(names = "--json", description = "Prints one JSON object instead of sentences.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Console console = main.console();
        List<Finding> findings = Doctor.examine(console.path(data));
        if (json) {
            console.out().println(json(findings));
        } else {
            findings.forEach(finding -> print(finding, console));
        }
        return findings.stream().allMatch(Finding::well) ? Main.DONE : Main.WRONG;
    }

    private static void print(Finding finding, Console console) {
        console.out()
                .println(
                        "%-8s  %-9s %s"
                                .formatted(
                                        finding.well() ? "well" : "MISSING",
                                        finding.what(),
                                        finding.found()));
        if (!finding.well()) {
            console.out().println(" ".repeat(20) + finding.cost());
        }
    }

    private static ObjectNode json(List<Finding> findings) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("well", findings.stream().allMatch(Finding::well));
        ArrayNode list = json.putArray("findings");
        findings.forEach(
                finding ->
                        list.addObject()
                                .put("what", finding.what())
                                .put("well", finding.well())
                                .put("found", finding.found())
                                .put("cost", finding.cost()));
        return json;
    }
}
