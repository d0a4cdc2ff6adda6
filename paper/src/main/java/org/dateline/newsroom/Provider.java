package org.dateline.newsroom;

import java.net.URI;
import java.nio.file.Path;

/// Where staff have accounts elsewhere: an identity provider that speaks OpenID Connect.
///
/// @param name what people call it
/// @param issuer its address, below which it describes itself (OpenID Connect Discovery 1.0)
/// @param client what the newsroom is called there
/// @param secret the file with what the newsroom proves that by, read at each sign-in
public record Provider(String name, URI issuer, String client, Path secret) {}
