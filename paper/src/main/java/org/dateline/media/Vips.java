package org.dateline.media;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The C library libvips, as far as the darkroom calls it: version 8.13 or newer, found as the
/// system finds libraries. Only what reads the formats we take stays switched on in it.
///
/// The functions are those of the [libvips API](https://www.libvips.org/API/current/). Most take
/// pairs of a name and a value and a null at the end, which [#call] adds.
final class Vips {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final List<String> NAMES =
            List.of("libvips.so.42", "libvips.42.dylib", "libvips.dylib");
    private static final List<String> LOADERS =
            List.of("Jpeg", "Png", "Webp", "Nsgif", "Tiff", "Heif");

    private final SymbolLookup library;

    private Vips(SymbolLookup library) {
        this.library = library;
    }

    /// The library, ready for work; empty when it is not installed or too old.
    static Optional<Vips> load() {
        for (String name : NAMES) {
            try {
                Vips vips = new Vips(SymbolLookup.libraryLookup(name, Arena.global()));
                return vips.begin() ? Optional.of(vips) : Optional.empty();
            } catch (IllegalArgumentException absent) {
                // The next name is tried; none at all is an answer, too.
                continue;
            }
        }
        return Optional.empty();
    }

    /// Such as `8.14.1`.
    String version() {
        return number("vips_version", 0)
                + "."
                + number("vips_version", 1)
                + "."
                + number("vips_version", 2);
    }

    /// Whether there is an operation of this name, such as `heifsave_buffer`.
    boolean has(String operation) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment type =
                    pointer(
                            "vips_type_find",
                            arena.allocateFrom("VipsOperation"),
                            arena.allocateFrom(operation));
            return type.address() != 0;
        }
    }

    /// Calls a function that answers 0, or something else and keeps the reason.
    ///
    /// @param fixed how many of `arguments` come before the pairs of name and value
    /// @param arguments each an `Integer`, `Long`, `Double`, [MemorySegment] or `String`
    /// @throws IOException with libvips's reason
    void call(String function, int fixed, Object... arguments) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            List<Object> all = new ArrayList<>();
            for (Object argument : arguments) {
                all.add(argument instanceof String text ? arena.allocateFrom(text) : argument);
            }
            all.add(MemorySegment.NULL);
            int code = (int) invoke(function, ValueLayout.JAVA_INT, fixed, all);
            if (code != 0) {
                throw new IOException(reason());
            }
        }
    }

    /// The image in a file, not decoded yet.
    ///
    /// @throws IOException with libvips's reason
    MemorySegment opened(Path file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment image =
                    (MemorySegment)
                            invoke(
                                    "vips_image_new_from_file",
                                    ValueLayout.ADDRESS,
                                    1,
                                    List.of(
                                            arena.allocateFrom(file.toString()),
                                            MemorySegment.NULL));
            if (image.address() == 0) {
                throw new IOException(reason());
            }
            return image;
        }
    }

    /// Calls a function that answers a whole number.
    int number(String function, Object... arguments) {
        return (int) invoke(function, ValueLayout.JAVA_INT, arguments.length, List.of(arguments));
    }

    /// Whether an image has a field of this name.
    boolean says(MemorySegment image, String field) {
        try (Arena arena = Arena.ofConfined()) {
            return pointer("vips_image_get_typeof", image, arena.allocateFrom(field)).address()
                    != 0;
        }
    }

    /// Calls a function that answers an address.
    MemorySegment pointer(String function, Object... arguments) {
        return (MemorySegment)
                invoke(function, ValueLayout.ADDRESS, arguments.length, List.of(arguments));
    }

    /// Calls a function that answers nothing.
    void act(String function, Object... arguments) {
        FunctionDescriptor shape = FunctionDescriptor.ofVoid(layouts(List.of(arguments)));
        run(LINKER.downcallHandle(find(function), shape), List.of(arguments));
    }

    /// What went wrong last, on one line.
    String reason() {
        MemorySegment buffer = pointer("vips_error_buffer").reinterpret(1 << 16);
        String text = buffer.getString(0, StandardCharsets.UTF_8).strip().replace('\n', ' ');
        act("vips_error_clear");
        return text;
    }

    private boolean begin() {
        if (library.find("vips_operation_block_set").isEmpty()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            if (number("vips_init", arena.allocateFrom("dateline")) != 0) {
                return false;
            }
            act("vips_operation_block_set", arena.allocateFrom("VipsForeignLoad"), 1);
            for (String loader : LOADERS) {
                act("vips_operation_block_set", arena.allocateFrom("VipsForeignLoad" + loader), 0);
            }
        }
        act("vips_cache_set_max", 0);
        act("vips_concurrency_set", Math.min(4, Runtime.getRuntime().availableProcessors()));
        return true;
    }

    private Object invoke(String function, MemoryLayout answer, int fixed, List<Object> arguments) {
        FunctionDescriptor shape = FunctionDescriptor.of(answer, layouts(arguments));
        MethodHandle handle =
                fixed == arguments.size()
                        ? LINKER.downcallHandle(find(function), shape)
                        : LINKER.downcallHandle(
                                find(function), shape, Linker.Option.firstVariadicArg(fixed));
        return run(handle, arguments);
    }

    private static Object run(MethodHandle handle, List<Object> arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable broken) {
            throw new IllegalStateException("libvips cannot be called", broken);
        }
    }

    private MemorySegment find(String function) {
        return library.find(function).orElseThrow();
    }

    private static MemoryLayout[] layouts(List<Object> arguments) {
        return arguments.stream().map(Vips::layout).toArray(MemoryLayout[]::new);
    }

    private static MemoryLayout layout(Object argument) {
        return switch (argument) {
            case Integer _ -> ValueLayout.JAVA_INT;
            case Long _ -> ValueLayout.JAVA_LONG;
            case Double _ -> ValueLayout.JAVA_DOUBLE;
            case MemorySegment _ -> ValueLayout.ADDRESS;
            default -> throw new IllegalArgumentException("not for C: " + argument.getClass());
        };
    }
}
