package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dateline.story.Digest;
import org.dateline.story.Rendition;
import org.dateline.story.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypeTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "JPEG, ffd8ffe000104a464946",
        "PNG, 89504e470d0a1a0a0000000d49484452",
        "WEBP, 5249464624000000574542505650382",
        "GIF, 474946383961",
        "GIF, 474946383761",
        "TIFF, 49492a0008000000",
        "TIFF, 4d4d002a00000008",
        "AVIF, 0000001c66747970617669660000000061766966",
        "AVIF, 0000001c667479706d69663100000000617669666d696166",
        "HEIC, 00000018667479706865696300000000",
        "HEIC, 0000001c667479706d6966310000000068656963",
        "MP4, 000000186674797069736f6d00000000",
        "MOV, 0000001466747970717420200000000071742020",
        "MOV, 000000086d6f6f76",
        "M4A, 00000018667479704d344120",
        "WEBM, 1a45dfa39f4286810142f7810142f2810442f381084282847765626d",
        "MP3, 494433040000",
        "PDF, 255044462d312e37",
    })
    void aFileIsWhatItBeginsWith(FileType type, String hex) {
        byte[] head = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");
        assertThat(FileType.of(head)).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "\ufeff<?xml version='1.0'?>\n<!-- drawn by hand -->\n<svg/>",
                "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/svg11.dtd'><svg>",
                "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><s:svg xmlns:s='x'>",
            })
    void aDrawingIsKnownByItsFirstElement(String text) {
        assertThat(FileType.of(text.getBytes(StandardCharsets.UTF_8))).contains(FileType.SVG);
        assertThat(FileType.of(text.getBytes(StandardCharsets.UTF_16))).contains(FileType.SVG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><svg/></html>",
                "MZ\u0090",
                "BM",
                "RIFF\0\0\0\0WAVE",
                "\u001aE\u00df\u00a3 matroska",
                "\u00ff\u00fb",
                "The svg of <svg>",
            })
    void whatIsNoneOfOursIsNone(String latin) {
        assertThat(FileType.of(latin.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }

    @Test
    void twoFramesOfMpegAreARecordingAndOneIsNot() {
        byte[] frame =
                Arrays.copyOf(new byte[] {-1, -5, (byte) 0x90, 0}, 417); // 128 kbit/s, 44.1 kHz
        byte[] two = Arrays.copyOf(frame, 834);
        System.arraycopy(frame, 0, two, 417, 417);
        assertThat(FileType.of(two)).contains(FileType.MP3);
        assertThat(FileType.of(frame)).isEmpty();
    }

    @Test
    void theNameIsNotAsked() throws IOException {
        Path file = Files.write(folder.resolve("holiday.png"), Pictures.jpeg());
        assertThat(FileType.of(file)).contains(FileType.JPEG);
    }

    @Test
    void everyFileOfTheCorporaIsWhatItsMakersCallIt() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String corpus : List.of("images-metadata-extractor", "images-avif")) {
            for (Path file : Corpora.files(Corpora.folder(corpus), ".txt", ".md")) {
                String name = file.toString().replaceAll(".*\\.", "").replace("heif", "heic");
                Optional<FileType> type = FileType.of(file);
                if (!type.map(FileType::ending).orElse("-").equals(name)) {
                    wrong.add(file.getFileName() + " is " + type);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void readersAreGivenFilesUnderTheEndingThatATypeHas() {
        for (FileType type : List.of(FileType.JPEG, FileType.WEBP, FileType.AVIF, FileType.MP4)) {
            Rendition rendition =
                    new Rendition(
                            Shape.WHOLE, type.mediaType(), 1, 1, 1, new Digest("0".repeat(64)));
            assertThat(rendition.path()).endsWith("." + type.ending());
        }
    }
}
