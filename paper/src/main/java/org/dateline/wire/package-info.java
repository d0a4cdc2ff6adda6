/// Copy from elsewhere.
///
/// A captured page becomes a story in steps, each its own file: bytes to text ([Decoding]), text or
/// HTML to passages ([Lines], [Passages]), what does not belong there ([Foreign]), the body
/// ([TextPage], [BodyFinder], [BodyPruning]), its blocks ([Blocks]), what the page says besides
/// ([HtmlFacts], [Credits], [Dates]); [Capture] is the result and [CaptureReport] its report.
@NullMarked
package org.dateline.wire;

import org.jspecify.annotations.NullMarked;
