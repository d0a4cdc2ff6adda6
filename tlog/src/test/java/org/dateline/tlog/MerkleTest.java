package org.dateline.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The eight leaves that RFC 6962 implementations have tested each other with since 2013.
class MerkleTest {
    private static final List<Hash> LEAVES =
            Stream.of(
                            "",
                            "00",
                            "10",
                            "2021",
                            "3031",
                            "40414243",
                            "5051525354555657",
                            "606162636465666768696a6b6c6d6e6f")
                    .map(hex -> Hash.leaf(HexFormat.of().parseHex(hex)))
                    .toList();

    private static final List<Hash> ROOTS =
            hashes(
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String ONE_TO_EIGHT =
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                    + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                    + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";

    private record Inclusion(long index, int size, List<Hash> proof) {}

    private record Consistency(int from, int to, List<Hash> proof) {}

    private static final List<Inclusion> INCLUSIONS =
            List.of(
                    new Inclusion(0, 1, List.of()),
                    new Inclusion(0, 8, hashes(ONE_TO_EIGHT.split(" "))),
                    new Inclusion(
                            5,
                            8,
                            hashes(
                                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")),
                    new Inclusion(
                            2,
                            3,
                            hashes(
                                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")),
                    new Inclusion(
                            1,
                            5,
                            hashes(
                                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")));

    private static final List<Consistency> CONSISTENCIES =
            List.of(
                    new Consistency(1, 1, List.of()),
                    new Consistency(1, 8, hashes(ONE_TO_EIGHT.split(" "))),
                    new Consistency(
                            6,
                            8,
                            hashes(
                                    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")),
                    new Consistency(
                            2,
                            5,
                            hashes(
                                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")),
                    new Consistency(
                            6,
                            7,
                            hashes(
                                    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                    "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
                                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")));

    @Test
    void theRootsOfTheKnownTreeAreTheKnownOnes() {
        for (int size = 1; size <= 8; size++) {
            assertThat(Merkle.root(LEAVES.subList(0, size))).isEqualTo(ROOTS.get(size - 1));
        }
        assertThat(Merkle.root(List.of())).isEqualTo(Hash.EMPTY);
    }

    @Test
    void theNaiveReferenceAgreesWithTheKnownTree() {
        for (int size = 1; size <= 8; size++) {
            assertThat(Naive.root(LEAVES.subList(0, size))).isEqualTo(ROOTS.get(size - 1));
        }
        INCLUSIONS.forEach(
                known ->
                        assertThat(
                                        Naive.inclusion(
                                                (int) known.index, LEAVES.subList(0, known.size)))
                                .isEqualTo(known.proof));
        CONSISTENCIES.forEach(
                known ->
                        assertThat(Naive.consistency(known.from, LEAVES.subList(0, known.to)))
                                .isEqualTo(known.proof));
    }

    @Test
    void theKnownInclusionProofsHoldAndNothingNearThemDoes() {
        for (Inclusion known : INCLUSIONS) {
            Hash root = ROOTS.get(known.size - 1);
            Hash leaf = LEAVES.get((int) known.index);
            assertThat(Merkle.includes(root, known.size, known.index, leaf, known.proof)).isTrue();
            assertThat(Merkle.includes(root, known.size, known.index, root, known.proof))
                    .isEqualTo(leaf.equals(root));
            assertThat(Merkle.includes(Hash.EMPTY, known.size, known.index, leaf, known.proof))
                    .isFalse();
            for (long index = -1; index <= known.size; index++) {
                assertThat(Merkle.includes(root, known.size, index, leaf, known.proof))
                        .isEqualTo(index == known.index);
            }
            for (List<Hash> wrong : spoiled(known.proof, root)) {
                assertThat(Merkle.includes(root, known.size, known.index, leaf, wrong)).isFalse();
            }
        }
        assertThat(Merkle.includes(ROOTS.get(7), 16, 0, LEAVES.get(0), INCLUSIONS.get(1).proof))
                .isFalse();
        assertThat(Merkle.includes(Hash.EMPTY, 0, 0, Hash.EMPTY, List.of())).isFalse();
    }

    @Test
    void theKnownConsistencyProofsHoldAndNothingNearThemDoes() {
        for (Consistency known : CONSISTENCIES) {
            Hash old = ROOTS.get(known.from - 1);
            Hash root = ROOTS.get(known.to - 1);
            assertThat(Merkle.extendsTree(root, known.to, old, known.from, known.proof)).isTrue();
            if (known.from == known.to) {
                continue;
            }
            assertThat(Merkle.extendsTree(old, known.to, root, known.from, known.proof)).isFalse();
            assertThat(Merkle.extendsTree(root, known.from, old, known.to, known.proof)).isFalse();
            assertThat(Merkle.extendsTree(root, known.to, old, known.from, List.of())).isFalse();
            assertThat(Merkle.extendsTree(root, 2L * known.to, old, known.from, known.proof))
                    .isFalse();
            for (long from : List.of(known.from - 1L, known.from + 1L, known.from ^ 2L)) {
                assertThat(Merkle.extendsTree(root, known.to, old, from, known.proof)).isFalse();
            }
            for (List<Hash> wrong : spoiled(known.proof, root)) {
                assertThat(Merkle.extendsTree(root, known.to, old, known.from, wrong)).isFalse();
            }
        }
    }

    @Test
    void everyTreeExtendsTheEmptyOneAndItself() {
        assertThat(Merkle.extendsTree(ROOTS.get(4), 5, Hash.EMPTY, 0, List.of())).isTrue();
        assertThat(Merkle.extendsTree(ROOTS.get(4), 5, ROOTS.get(4), 5, List.of())).isTrue();
        assertThat(Merkle.extendsTree(Hash.EMPTY, 0, Hash.EMPTY, 0, List.of())).isTrue();
        assertThat(Merkle.extendsTree(ROOTS.get(4), 0, Hash.EMPTY, 0, List.of())).isFalse();
        assertThat(Merkle.extendsTree(ROOTS.get(4), 5, ROOTS.get(3), 0, List.of())).isFalse();
        assertThat(Merkle.extendsTree(ROOTS.get(4), 5, ROOTS.get(3), 5, List.of())).isFalse();
        assertThat(Merkle.extendsTree(ROOTS.get(4), 5, Hash.EMPTY, 0, ROOTS)).isFalse();
        assertThat(Merkle.extendsTree(ROOTS.get(4), 5, ROOTS.get(4), 5, ROOTS)).isFalse();
        assertThat(Merkle.extendsTree(ROOTS.get(4), 5, ROOTS.get(4), -1, List.of())).isFalse();
    }

    @Test
    void aHashIsReadStrictly() {
        Hash hash = ROOTS.getFirst();
        assertThat(Hash.parseHex(hash.hex())).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThat(Hash.parseBase64(hash.base64())).isEqualTo(hash);
        assertThat(Hash.of(hash.bytes())).isEqualTo(hash).isNotEqualTo(Hash.EMPTY);
        for (String wrong : List.of("", "00", hash.hex() + "00", "g" + hash.hex().substring(1))) {
            assertThatThrownBy(() -> Hash.parseHex(wrong)).isInstanceOf(Malformed.class);
        }
        String base64 = hash.base64();
        // The last digit before the padding has two bits that mean nothing; they must be zero.
        String loose = base64.substring(0, 42) + (char) (base64.charAt(42) + 1) + "=";
        String url = Hash.EMPTY.base64().replace('+', '-').replace('/', '_');
        for (String wrong :
                List.of("", base64.substring(0, 43), base64 + "=", loose, url, " " + base64)) {
            assertThatThrownBy(() -> Hash.parseBase64(wrong)).isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> Hash.of(new byte[31])).isInstanceOf(Malformed.class);
    }

    private static List<List<Hash>> spoiled(List<Hash> proof, Hash root) {
        List<List<Hash>> wrong = new ArrayList<>();
        wrong.add(with(proof, proof.size(), root));
        wrong.add(with(proof, 0, root));
        for (int i = 0; i < proof.size(); i++) {
            List<Hash> without = new ArrayList<>(proof);
            without.remove(i);
            wrong.add(without);
            List<Hash> flipped = new ArrayList<>(proof);
            flipped.set(i, Naive.flipped(proof.get(i), 77));
            wrong.add(flipped);
        }
        return wrong;
    }

    private static List<Hash> with(List<Hash> proof, int place, Hash hash) {
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(place, hash);
        return longer;
    }

    private static List<Hash> hashes(String... hex) {
        return Stream.of(hex).map(Hash::parseHex).toList();
    }
}
