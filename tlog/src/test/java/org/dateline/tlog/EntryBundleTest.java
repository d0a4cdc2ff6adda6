package org.dateline.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryBundleTest {
    @Test
    void entriesComeBackAsTheyWent() {
        List<byte[]> entries = List.of(new byte[] {1, 2, 3}, new byte[0], new byte[65_535]);
        byte[] bundle = EntryBundle.encode(entries);
        assertThat(bundle).startsWith(0, 3, 1, 2, 3, 0, 0, 255, 255);
        assertThat(EntryBundle.decode(bundle, 3)).containsExactlyElementsOf(entries);
    }

    @Test
    void aBundleCutAnywhereIsRefused() {
        byte[] bundle = EntryBundle.encode(List.of(new byte[300], new byte[] {1}, new byte[2]));
        for (int length = 0; length < bundle.length; length++) {
            byte[] cut = Arrays.copyOf(bundle, length);
            assertThatThrownBy(() -> EntryBundle.decode(cut, 3)).isInstanceOf(Malformed.class);
        }
        byte[] longer = Arrays.copyOf(bundle, bundle.length + 1);
        assertThatThrownBy(() -> EntryBundle.decode(longer, 3)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> EntryBundle.decode(bundle, 2)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> EntryBundle.decode(bundle, 4)).isInstanceOf(Malformed.class);
    }

    @Test
    void aBundleHasOneTo256EntriesOfAtMost65535Bytes() {
        List<byte[]> full = Collections.nCopies(256, new byte[1]);
        assertThat(EntryBundle.decode(EntryBundle.encode(full), 256)).hasSize(256);
        for (List<byte[]> wrong :
                List.of(
                        List.<byte[]>of(),
                        Collections.nCopies(257, new byte[1]),
                        List.of(new byte[65_536]))) {
            assertThatThrownBy(() -> EntryBundle.encode(wrong)).isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> EntryBundle.decode(new byte[0], 0)).isInstanceOf(Malformed.class);
    }
}
