/// Drives the packaged program from outside, through its launcher and its sockets only.
@NullMarked
package org.dateline.acceptance;

import org.jspecify.annotations.NullMarked;
