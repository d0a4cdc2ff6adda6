package org.dateline.story;

import java.net.URI;

/// Where copy came from, apart from who wrote it.
///
/// @param name as printed; empty when the copy is the paper's own
/// @param url a link to the original, `https://…` or `http://…`; empty when there is none
public record Source(String name, String url) {
    /// The paper's own copy.
    public static final Source OWN = new Source("", "");

    public Source {
        name = Limits.line("The source's name", name, 0, 200);
        url = url.isEmpty() ? "" : Link.checked(url);
    }

    /// The site the original stands on, such as `example.org`; empty when there is no link.
    public String host() {
        return url.isEmpty() ? "" : URI.create(url).getHost();
    }
}
