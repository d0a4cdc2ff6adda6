/// Databases and files. Knows no news.
@NullMarked
package org.dateline.store;

import org.jspecify.annotations.NullMarked;
