/// What members of staff are told without looking, in the newsroom and by mail.
@NullMarked
package org.dateline.notices;

import org.jspecify.annotations.NullMarked;
