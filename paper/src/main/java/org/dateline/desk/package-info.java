/// From the keyboard to print: drafts, revisions, workflow, corrections, fronts.
@NullMarked
package org.dateline.desk;

import org.jspecify.annotations.NullMarked;
