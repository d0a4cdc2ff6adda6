package org.dateline.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.dateline.story.Refusal;
import org.dateline.story.Refusal.Reason;

/// Goes out to see whether somebody answers where links lead. It asks a few at a time and those of
/// one host one after the other, by `HEAD`, and by `GET` where that is not understood; of an answer
/// it reads no more than the head. An address that answered is not asked again for ten minutes.
public final class Visitor implements AutoCloseable {
    /// Addresses of one round at most.
    public static final int MOST = 100;

    private static final Duration WHOLE = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int MOST_ROUNDS = 2;
    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_KNOWN = 2_000;

    private final Internet internet;
    private final LongSupplier nanos;
    private final Semaphore rounds = new Semaphore(MOST_ROUNDS);
    private final Semaphore asking = new Semaphore(MOST_AT_ONCE);
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor();

    private record Known(Found found, long at) {}

    /// @param nanos a clock that only goes forward
    Visitor(Internet internet, LongSupplier nanos) {
        this.internet = internet;
        this.nanos = nanos;
    }

    /// What was found at an address.
    public sealed interface Found {
        /// Somebody answers.
        record Answers() implements Found {}

        /// Somebody answers elsewhere, and for good.
        record Moved(String to) implements Found {}

        /// It is not there any more: 404 or 410.
        record Gone(int status) implements Found {}

        /// It is there, but not for a program: 401, 403, 429 and the like.
        record Shut(int status) implements Found {}

        /// @param why as the end of a sentence about it
        record Silent(String why) implements Found {}

        /// @param why as the end of a sentence about it
        record NotAsked(String why) implements Found {}
    }

    /// Sees where addresses lead, for at most half a minute.
    ///
    /// @return for each of them what was found, in their order
    /// @throws Refusal when others have two rounds under way
    public Map<String, Found> visit(List<String> addresses) {
        if (!rounds.tryAcquire()) {
            throw new Refusal(
                    Reason.UNAVAILABLE,
                    "Links of two other stories are being checked; try again in half a minute.");
        }
        try {
            return round(addresses);
        } finally {
            rounds.release();
        }
    }

    private Map<String, Found> round(List<String> addresses) {
        long deadline = nanos.getAsLong() + WHOLE.toNanos();
        Map<String, Found> found = new ConcurrentHashMap<>();
        List<String> asked = addresses.stream().distinct().limit(MOST).toList();
        Collection<List<String>> byHost =
                asked.stream().collect(Collectors.groupingBy(Visitor::host)).values();
        await(
                byHost.stream()
                        .map(host -> visits.submit(() -> visit(host, found, deadline)))
                        .toList());
        Map<String, Found> all = new LinkedHashMap<>();
        for (String address : addresses) {
            all.put(
                    address,
                    found.getOrDefault(
                            address,
                            new Found.NotAsked(
                                    asked.contains(address)
                                            ? "the others took too long"
                                            : "no more than a hundred are asked at once")));
        }
        return all;
    }

    private static void await(List<? extends Future<?>> tasks) {
        try {
            for (Future<?> task : tasks) {
                task.get();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new Refusal(
                    Reason.UNAVAILABLE, "The newsroom is closing; try again in a moment.");
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String host(String address) {
        return Internet.web(address).map(URI::getHost).orElse("");
    }

    private void visit(List<String> addresses, Map<String, Found> found, long deadline) {
        for (String address : addresses) {
            if (nanos.getAsLong() - deadline < 0) {
                found.put(address, visit(address, deadline));
            }
        }
    }

    private Found visit(String address, long deadline) {
        Known last = known.get(address);
        if (last != null && nanos.getAsLong() - last.at() < FRESH.toNanos()) {
            return last.found();
        }
        Optional<URI> at = Internet.web(address);
        if (at.isEmpty()) {
            return new Found.NotAsked("it is no address on the web");
        }
        Found found = ask(at.get(), deadline);
        if (found instanceof Found.Answers || found instanceof Found.Moved) {
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.put(address, new Known(found, nanos.getAsLong()));
        }
        return found;
    }

    private Found ask(URI first, long deadline) {
        URI at = first;
        boolean isForGood = true;
        try {
            for (int redirects = 0; redirects <= Internet.MOST_REDIRECTS; redirects++) {
                HttpResponse<InputStream> response = head(at, deadline);
                if (!Internet.isRedirect(response)) {
                    return found(first, at, response.statusCode(), isForGood);
                }
                isForGood &= response.statusCode() == 301 || response.statusCode() == 308;
                Optional<URI> next = Internet.next(at, response).filter(Internet::isWeb);
                if (next.isEmpty()) {
                    return new Found.Silent("it leads nowhere");
                }
                at = next.get();
            }
            return new Found.Silent("it leads from one address to the next");
        } catch (Internet.Unreachable unreachable) {
            return unreachable.isInside()
                    ? new Found.NotAsked(unreachable.why())
                    : new Found.Silent(unreachable.why());
        }
    }

    private static Found found(URI first, URI at, int status, boolean isForGood) {
        if (status >= 200 && status < 300) {
            return at.equals(first) || !isForGood
                    ? new Found.Answers()
                    : new Found.Moved(at.toString());
        }
        if (status == 404 || status == 410) {
            return new Found.Gone(status);
        }
        return status >= 400 && status < 500
                ? new Found.Shut(status)
                : new Found.Silent("it answers " + status);
    }

    /// Many servers answer a `HEAD` otherwise than a `GET`: unless it says that all is well, or
    /// where to go, readers' own way is asked too.
    private HttpResponse<InputStream> head(URI at, long deadline) throws Internet.Unreachable {
        HttpResponse<InputStream> response = answer("HEAD", at, deadline);
        return response.statusCode() < 400 ? response : answer("GET", at, deadline);
    }

    private HttpResponse<InputStream> answer(String method, URI at, long deadline)
            throws Internet.Unreachable {
        asking.acquireUninterruptibly();
        try {
            Duration left = Duration.ofNanos(Math.max(1, deadline - nanos.getAsLong()));
            Duration patience = left.compareTo(ANSWER) < 0 ? left : ANSWER;
            HttpResponse<InputStream> response = internet.ask(method, at, "*/*", patience);
            response.body().close();
            return response;
        } catch (IOException broken) {
            throw new IllegalStateException("an answer cannot be left unread", broken);
        } finally {
            asking.release();
        }
    }

    @Override
    public void close() {
        visits.shutdownNow();
        internet.close();
    }
}
