package org.dateline.newsroom;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.logging.LogManager;
import org.dateline.story.StoryJson;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.node.ObjectNode;

/// Logs of the whole program: one JSON object a line on standard error. The logging library finds
/// this by its service file, before its first line, unless there is a `logback.xml`.
public final class JsonLogs extends ContextAwareBase implements Configurator {
    private static final int MOST_FRAMES = 60;
    private static final int MOST_CAUSES = 5;
    private static final int LONGEST_MESSAGE = 1_000;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
        if (hasOwnConfiguration()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        ConsoleAppender<ILoggingEvent> lines = new ConsoleAppender<>();
        lines.setContext(context);
        lines.setTarget("System.err");
        lines.setEncoder(new Lines());
        lines.start();
        context.getLogger("ROOT").setLevel(Level.WARN);
        context.getLogger("ROOT").addAppender(lines);
        context.getLogger("org.dateline").setLevel(Level.INFO);
        // What they would say of what failed, Incidents says, and whoever opened the newsroom.
        context.getLogger("org.springframework").setLevel(Level.ERROR);
        context.getLogger("org.eclipse.jetty").setLevel(Level.ERROR);
        // It would be a little faster with a module of the JDK that is not final yet.
        context.getLogger("org.apache.lucene.internal.vectorization").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static boolean hasOwnConfiguration() {
        ClassLoader loader = JsonLogs.class.getClassLoader();
        return loader.getResource("logback-test.xml") != null
                || loader.getResource("logback.xml") != null;
    }

    /// From now on only what goes wrong is logged: for a person who reads along.
    public static void onlyFaults() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("org.dateline").setLevel(Level.WARN);
        }
    }

    /// One event as JSON, without an end of line.
    static String line(ILoggingEvent event) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("time", event.getInstant().toString());
        json.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
        json.put("log", event.getLoggerName());
        json.put("message", cut(event.getFormattedMessage()));
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> put(json, pair.key, pair.value));
        }
        if (event.getThrowableProxy() != null) {
            json.put("trace", trace(event.getThrowableProxy()));
        }
        return StoryJson.MAPPER.writeValueAsString(json);
    }

    private static void put(ObjectNode json, String key, Object value) {
        switch (value) {
            case Integer number -> json.put(key, number);
            case Long number -> json.put(key, number);
            case Double number -> json.put(key, number);
            case Boolean flag -> json.put(key, flag);
            case null -> json.putNull(key);
            default -> json.put(key, cut(value.toString()));
        }
    }

    private static String trace(IThrowableProxy thrown) {
        StringBuilder text = new StringBuilder();
        IThrowableProxy cause = thrown;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++, cause = cause.getCause()) {
            text.append(i == 0 ? "" : "caused by ").append(cause.getClassName());
            text.append(": ").append(cut(String.valueOf(cause.getMessage()))).append('\n');
            StackTraceElementProxy[] frames = cause.getStackTraceElementProxyArray();
            for (int f = 0; f < frames.length && f < MOST_FRAMES; f++) {
                text.append("  ").append(frames[f].getSTEAsString()).append('\n');
            }
        }
        return text.toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static final class Lines extends EncoderBase<ILoggingEvent> {
        @Override
        public byte[] headerBytes() {
            return new byte[0];
        }

        @Override
        public byte[] encode(ILoggingEvent event) {
            return (line(event) + "\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] footerBytes() {
            return new byte[0];
        }
    }
}
