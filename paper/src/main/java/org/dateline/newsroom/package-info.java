/// The staff's door: the API and, later, the web app.
@NullMarked
package org.dateline.newsroom;

import org.jspecify.annotations.NullMarked;
