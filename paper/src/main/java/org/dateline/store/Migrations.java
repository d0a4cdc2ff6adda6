package org.dateline.store;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;

/// The tables' history, in `resources/store/V….sql`.
final class Migrations {
    private Migrations() {}

    static void apply(Path file) {
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, null, null)
                .locations("classpath:store")
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
