package org.dateline.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests one running paper for all of them, as a parameter; it is stopped after the last.
/// Whoever stops, kills or damages a paper starts their own.
final class SharedPaper implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Staffed.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Staffed.class, _ -> Staffed.serve(folder()));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("dateline-acceptance").resolve("paper");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
