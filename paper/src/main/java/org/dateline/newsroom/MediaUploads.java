package org.dateline.newsroom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.dateline.media.Upload;
import org.dateline.media.Uploads;
import org.dateline.story.Refusal;

/// `/api/uploads`: resumable uploads after tus 1.0 (tus.io/protocols/resumable-upload), with its
/// extensions creation, termination and expiration.
final class MediaUploads {
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String OURS = "1.0.0";
    private static final String PIECE = "application/offset+octet-stream";
    private static final int DIGITS = 15;

    private final Uploads uploads;

    MediaUploads(Uploads uploads) {
        this.uploads = uploads;
    }

    /// What this end of the protocol can do.
    Answer abilities(Call call) {
        return Answer.empty(
                204,
                Map.of(
                        RESUMABLE,
                        OURS,
                        "Tus-Version",
                        OURS,
                        "Tus-Extension",
                        "creation,termination,expiration",
                        "Tus-Max-Size",
                        Long.toString(uploads.sizes().most()),
                        "Allow",
                        "OPTIONS, POST"));
    }

    Answer begin(Call call) {
        version(call);
        Upload upload = uploads.begin(call.by(), name(call), number(call, "Upload-Length"));
        Map<String, String> headers = headers(upload);
        headers.put("Location", "/api/uploads/" + upload.id());
        return Answer.json(201, MediaJson.upload(upload), headers);
    }

    /// Where an upload is: in headers, as the protocol has it, and in JSON.
    Answer read(Call call) {
        Upload upload = uploads.find(call.by(), call.variable("upload"));
        Map<String, String> headers = headers(upload);
        headers.put("Upload-Length", Long.toString(upload.bytes()));
        headers.put("Cache-Control", "no-store");
        return Answer.json(200, MediaJson.upload(upload), headers);
    }

    Answer append(Call call) {
        version(call);
        String type = call.request().getContentType();
        if (!PIECE.equals(type)) {
            throw new Rejected(Problem.plain(415, "Send a piece of the file as " + PIECE + "."));
        }
        long offset = number(call, "Upload-Offset");
        Upload upload = uploads.append(call.by(), call.variable("upload"), offset, body(call));
        return Answer.empty(204, headers(upload));
    }

    Answer end(Call call) {
        version(call);
        uploads.end(call.by(), call.variable("upload"));
        return Answer.empty(204, Map.of(RESUMABLE, OURS));
    }

    private static Map<String, String> headers(Upload upload) {
        Map<String, String> headers = new TreeMap<>();
        headers.put(RESUMABLE, OURS);
        headers.put("Upload-Offset", Long.toString(upload.offset()));
        headers.put(
                "Upload-Expires",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        upload.expires().atOffset(ZoneOffset.UTC)));
        return headers;
    }

    private static void version(Call call) {
        if (!OURS.equals(call.request().getHeader(RESUMABLE))) {
            throw new Rejected(
                    Problem.plain(412, "Say which tus you speak: the header Tus-Resumable: 1.0.0.")
                            .with("Tus-Version", OURS));
        }
    }

    /// The key `filename` of `Upload-Metadata`, which is Base64.
    private static String name(Call call) {
        String header = call.request().getHeader("Upload-Metadata");
        for (String pair : (header == null ? "" : header).split(",")) {
            String[] parts = pair.strip().split(" ", 2);
            if (parts.length == 2 && parts[0].equals("filename")) {
                return decoded(parts[1].strip());
            }
        }
        return "";
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.invalid("The filename in Upload-Metadata is not Base64.");
        }
    }

    private static long number(Call call, String header) {
        String text = call.request().getHeader(header);
        boolean digits =
                text != null
                        && !text.isEmpty()
                        && text.length() <= DIGITS
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw Refusal.invalid(
                    "The header %s is missing or is no number of bytes.".formatted(header));
        }
        return Long.parseLong(text);
    }

    private static InputStream body(Call call) {
        try {
            return call.request().getInputStream();
        } catch (IOException broken) {
            throw new Rejected(Problem.ofStatus(400));
        }
    }
}
