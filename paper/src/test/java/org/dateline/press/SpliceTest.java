package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page joined from three parts is what one compressor would have made of the whole.
class SpliceTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @TempDir Path folder;

    @Test
    void aSplicedPageInflatesToItsThreeParts() throws IOException {
        for (int round = 0; round < 40; round++) {
            byte[] head = text(random.nextInt(round % 5 == 0 ? 60_000 : 3_000));
            byte[] body = text(random.nextInt(60_000));
            byte[] rails = text(random.nextInt(9_000));
            byte[] gzip = gzip(head, body, rails);
            byte[] plain = join(head, body, rails);
            try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
                assertThat(in.readAllBytes()).as("seed %d", seed).isEqualTo(plain);
            }
            assertThat(Gzip.inflate(head, Gzip.body(head, body, Effort.BULK), body.length))
                    .isEqualTo(body);
        }
    }

    @Test
    void aSplicedBrotliStreamDecodesToItsThreeParts() throws IOException {
        for (int round = 0; round < 60; round++) {
            byte[] head = text(1 + random.nextInt(3_000));
            byte[] body = text(random.nextInt(40_000));
            byte[] rails = text(random.nextInt(9_000));
            int quality = round % 10 == 0 ? Brotli.BEST : Brotli.QUICK;
            byte[] stream = join(Brotli.page(head, body, quality), Brotli.rails(rails));
            assertThat(Brotli.decode(stream))
                    .as("seed %d", seed)
                    .isEqualTo(join(head, body, rails));
        }
    }

    @Test
    void otherDecodersAgree() throws Exception {
        byte[] head = text(2_000);
        byte[] body = text(37_000);
        byte[] rails = text(5_000);
        byte[] plain = join(head, body, rails);
        Path gzip = Files.write(folder.resolve("page.gz"), gzip(head, body, rails));
        byte[] stream = join(Brotli.page(head, body, Brotli.BEST), Brotli.rails(rails));
        Path brotli = Files.write(folder.resolve("page.br"), stream);
        assertThat(run("gzip", "-t", gzip.toString())).isEmpty();
        assertThat(run("gzip", "-dc", gzip.toString())).isEqualTo(plain);
        String node =
                "const z=require('zlib'),f=require('fs').readFileSync(process.argv[1]);"
                        + "process.stdout.write(process.argv[1].endsWith('gz')"
                        + "?z.gunzipSync(f):z.brotliDecompressSync(f))";
        assertThat(run("node", "-e", node, gzip.toString())).isEqualTo(plain);
        assertThat(run("node", "-e", node, brotli.toString())).isEqualTo(plain);
    }

    private static byte[] run(String... command) throws Exception {
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
        } catch (IOException e) {
            Assumptions.abort(command[0] + " is not installed: not compared with it");
            throw e;
        }
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return out;
    }

    private static byte[] gzip(byte[] head, byte[] body, byte[] rails) {
        int crc = new Crc(rails).after(Crc.of(head, body));
        ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        trailer.putInt(crc).putInt(head.length + body.length + rails.length);
        return join(
                Gzip.head(head),
                Gzip.body(head, body, Effort.NOW),
                Gzip.rails(rails),
                trailer.array());
    }

    private byte[] text(int length) {
        StringBuilder text = new StringBuilder();
        String[] words =
                "<p>council said the of harbour tide water </p> mayor and 12 votes".split(" ");
        while (text.length() < length) {
            text.append(words[random.nextInt(words.length)]).append(' ');
            if (random.nextInt(9) == 0) {
                text.append(Long.toHexString(random.nextLong())).append("é…");
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
