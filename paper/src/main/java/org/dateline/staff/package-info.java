/// People, roles, sign-in.
@NullMarked
package org.dateline.staff;

import org.jspecify.annotations.NullMarked;
