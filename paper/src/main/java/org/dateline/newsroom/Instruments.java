package org.dateline.newsroom;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.dateline.newsroom.Vitals.Figure;
import org.dateline.newsroom.Vitals.Sign;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// `/health` and `/metrics`: how the paper is, for those who run it.
final class Instruments implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Instruments.class);
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Vitals vitals;
    private final PrometheusMeterRegistry meters =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Instruments(Vitals vitals) {
        this.vitals = vitals;
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        vitals.figures().forEach(this::register);
    }

    PrometheusMeterRegistry meters() {
        return meters;
    }

    /// Whether the program runs at all: a supervisor restarts it when this fails.
    Answer alive(Call call) {
        return Answer.ok(CopyJson.object().put("status", "up"));
    }

    /// Whether every department is well: 503 with the names of those that are not. The sentences go
    /// to the log and to staff only, because this door is open.
    Answer health(Call call) {
        boolean staff = call.member().isPresent() || Peers.isNear(call.request());
        ObjectNode json = CopyJson.object().put("status", "up");
        ObjectNode departments = CopyJson.object();
        boolean well = true;
        for (Sign sign : vitals.signs()) {
            Optional<String> complaint = ask(sign);
            well &= complaint.isEmpty();
            departments.put(sign.name(), complaint.map(text -> staff ? text : "down").orElse("up"));
        }
        json.put("status", well ? "up" : "down");
        json.set("departments", departments);
        Answer answer = Answer.ok(json);
        return well ? answer : new Answer(503, Answer.JSON, Map.of(), answer.content());
    }

    Answer metrics(Call call) {
        return new Answer(200, TEXT, Map.of(), meters.scrape().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        meters.close();
    }

    private static Optional<String> ask(Sign sign) {
        try {
            return sign.complaint().get();
        } catch (RuntimeException failure) {
            LOG.atError().addKeyValue("department", sign.name()).setCause(failure).log("unwell");
            return Optional.of("It did not say how it is; the newsroom's log has more.");
        }
    }

    private void register(Figure figure) {
        String unit = figure.unit().isEmpty() ? null : figure.unit();
        if (figure.grows()) {
            FunctionCounter.builder(figure.name(), figure, f -> f.value().getAsDouble())
                    .description(figure.help())
                    .baseUnit(unit)
                    .register(meters);
        } else {
            Gauge.builder(figure.name(), () -> figure.value().getAsDouble())
                    .description(figure.help())
                    .baseUnit(unit)
                    .register(meters);
        }
    }
}
