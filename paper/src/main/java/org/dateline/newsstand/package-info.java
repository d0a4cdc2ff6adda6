/// The reader site: sockets, routes, replies.
@NullMarked
package org.dateline.newsstand;

import org.jspecify.annotations.NullMarked;
