package org.dateline.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dateline.press.Coding;
import org.dateline.press.Found;
import org.dateline.press.Pick;
import org.dateline.press.Rack;

/// The measure: nginx, tuned as well as we know, sending the same bytes from files with the same
/// headers. gzip goes through `gzip_static`. Brotli's files lie under the very names that are asked
/// for, which is cheaper still than the brotli module: that one opens files anew under
/// `open_file_cache`.
final class Nginx {
    private static final String CONFIG =
            """
            user %5$s;
            worker_processes 1;
            daemon off;
            pid %2$s/nginx.pid;
            error_log %2$s/error.log crit;
            worker_rlimit_nofile 20000;
            events { worker_connections 8192; use epoll; multi_accept on; }
            http {
              access_log off;
              server_tokens off;
              default_type "text/html; charset=utf-8";
              sendfile on;
              tcp_nopush on;
              tcp_nodelay on;
              keepalive_requests 1000000000;
              open_file_cache max=16000 inactive=1h;
              open_file_cache_valid 1h;
              open_file_cache_errors on;
              client_body_temp_path %2$s/body;
              proxy_temp_path %2$s/proxy;
              fastcgi_temp_path %2$s/fastcgi;
              uwsgi_temp_path %2$s/uwsgi;
              scgi_temp_path %2$s/scgi;
              %1$s
              server {
                listen 127.0.0.1:%3$d backlog=4096;
                root %4$s;
              }
            }
            """;

    private static final String PAGES =
            """
            add_header Vary "Accept-Encoding";
            add_header Cache-Control "public, max-age=5, stale-while-revalidate=60";
            add_header CDN-Cache-Control "max-age=5, stale-while-revalidate=60, stale-if-error=300";
            add_header Surrogate-Control "max-age=5, stale-while-revalidate=60, stale-if-error=300";
            add_header Surrogate-Key "story-0123456789ab section-politics rails";
            add_header Cache-Tag "story-0123456789ab,section-politics,rails";
            add_header Content-Security-Policy "default-src 'none'; style-src 'self'; \
            img-src 'self'; media-src 'self'; script-src 'self'; connect-src 'self'; \
            worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
            frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types worker";
            add_header X-Content-Type-Options "nosniff";
            add_header Referrer-Policy "strict-origin-when-cross-origin";
            add_header Permissions-Policy "accelerometer=(), camera=(), display-capture=(), \
            geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), \
            usb=()";
            add_header Cross-Origin-Opener-Policy "same-origin";
            add_header Cross-Origin-Resource-Policy "same-origin";
            """;

    private static final String FILES =
            """
            types { image/webp webp; }
            add_header Content-Disposition "inline";
            add_header Cache-Control "public, max-age=31536000, immutable";
            add_header Content-Security-Policy "sandbox; default-src 'none'";
            add_header X-Content-Type-Options "nosniff";
            add_header Cross-Origin-Resource-Policy "same-origin";
            """;

    private Nginx() {}

    /// Writes a story on the rack as the file nginx serves.
    static void writeFile(Rack rack, SamplePages pages, int number, Path root, Coding coding)
            throws IOException {
        Pick pick = new Pick();
        Found found = rack.pick(SamplePages.id(number).value(), coding, pick);
        if (found != Found.PAGE || pick.coding() != coding) {
            throw new IOException("story " + number + " is not on the rack: " + found);
        }
        ByteBuffer page = ByteBuffer.allocate(pick.length());
        pick.write(page, 0);
        String ending = coding == Coding.GZIP ? ".gz" : "";
        Path file = root.resolve(pages.address(number).path().substring(1) + ending);
        Files.createDirectories(file.getParent());
        Files.write(file, page.array());
    }

    /// Starts it for pages; `folder` takes its pid, log and configuration.
    static Server start(Path folder, Path root, Coding coding) throws IOException {
        String how = coding == Coding.GZIP ? "gzip_static on;" : "add_header Content-Encoding br;";
        return start(folder, root, PAGES + how);
    }

    /// Starts it for pictures and films.
    static Server files(Path folder, Path root) throws IOException {
        return start(folder, root, FILES);
    }

    private static Server start(Path folder, Path root, String how) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder);
        Path config = folder.resolve("nginx.conf");
        String user = System.getProperty("user.name");
        Files.writeString(config, CONFIG.formatted(how, folder, port, root, user));
        Process master =
                new ProcessBuilder("nginx", "-p", folder.toString(), "-c", config.toString())
                        .inheritIO()
                        .start();
        long worker = worker(master);
        return new Server("nginx", master, worker, port);
    }

    private static long worker(Process master) throws IOException {
        for (int i = 0; i < 200; i++) {
            var worker = master.children().findFirst();
            if (worker.isPresent()) {
                return worker.get().pid();
            }
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new IOException("nginx has no worker; is it installed?");
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/sbin/nginx"))
                && Files.isExecutable(Path.of("/usr/bin/wrk"));
    }
}
