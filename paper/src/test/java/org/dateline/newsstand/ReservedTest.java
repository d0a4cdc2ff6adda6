package org.dateline.newsstand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.dateline.story.Reserved;
import org.dateline.story.Slug;
import org.junit.jupiter.api.Test;

class ReservedTest {
    @Test
    void whereTheReaderSiteHasPagesOfItsOwnNoOthersCanBe() {
        assertThat(Arrays.stream(Routes.values()).map(route -> route.path().split("/", -1)))
                .filteredOn(parts -> parts.length > 1)
                .extracting(parts -> parts[1])
                .hasSizeGreaterThan(10)
                .filteredOn(name -> name.matches("[a-z0-9-]+"))
                .allMatch(name -> Reserved.isReserved(new Slug(name)));
        assertThat(Reserved.isReserved(new Slug("politics"))).isFalse();
    }
}
