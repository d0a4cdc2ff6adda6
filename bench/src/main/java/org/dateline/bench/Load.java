package org.dateline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Readers, played by wrk: keep-alive connections that ask for random stories of a list, for some
/// seconds, from loopback.
///
/// @param folder for the script and the lists
/// @param connections open at a time
record Load(Path folder, int connections) {
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern ERRORS = Pattern.compile("Socket errors: (.*)");

    /// One line of the list is a path, or a path and an entity tag (or `-`), or these and a range.
    private static final String SCRIPT =
            """
            local list, whole, coding = {}, {}, "gzip"
            local function form(line)
              local path, tag, range = line:match("^(%S+)%s*(%S*)%s*(%S*)$")
              return "GET " .. path .. " HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n"
                .. "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101"
                .. " Firefox/140.0\\r\\n"
                .. "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8\\r\\n"
                .. "Accept-Language: en-GB,en;q=0.5\\r\\nAccept-Encoding: " .. coding .. "\\r\\n"
                .. (range ~= "" and ("Range: " .. range .. "\\r\\n") or "")
                .. (tag ~= "" and tag ~= "-" and ("If-None-Match: " .. tag .. "\\r\\n") or "") .. "\\r\\n"
            end
            function init(args)
              coding = args[2]
              math.randomseed(tonumber(args[3]))
              for line in io.lines(args[1]) do list[#list + 1] = line end
              if #list <= 20000 then
                for i, line in ipairs(list) do whole[i] = form(line) end
              end
            end
            function request()
              local i = math.random(#list)
              return whole[i] or form(list[i])
            end
            """;

    /// What a run came to.
    ///
    /// @param requests answered
    /// @param micros of the server's CPU for each
    record Run(long requests, double micros) {}

    /// Runs against a server.
    ///
    /// @param list of paths, one a line
    /// @param coding the Accept-Encoding
    Run run(Server server, Path list, String coding, int seconds, int seed) throws IOException {
        Path script = folder.resolve("load.lua");
        if (!Files.exists(script)) {
            Files.writeString(script, SCRIPT);
        }
        List<String> command =
                List.of(
                        "wrk",
                        "-t1",
                        "--timeout",
                        "30s",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "-s",
                        script.toString(),
                        "http://127.0.0.1:" + server.port(),
                        "--",
                        list.toString(),
                        coding,
                        Integer.toString(seed));
        long before = server.cpu();
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        long used = server.cpu() - before;
        Matcher requests = REQUESTS.matcher(out);
        if (!requests.find() || BAD.matcher(out).find() || ERRORS.matcher(out).find()) {
            throw new IOException(server.name() + " under load, " + coding + ": " + out);
        }
        long count = Long.parseLong(requests.group(1));
        return new Run(count, (double) used / count);
    }
}
