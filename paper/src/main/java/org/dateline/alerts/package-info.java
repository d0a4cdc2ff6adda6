/// Alerts of breaking news, to readers who asked for them.
@NullMarked
package org.dateline.alerts;

import org.jspecify.annotations.NullMarked;
