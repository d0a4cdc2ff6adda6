/// Pictures, video, recordings and documents: what a file is ([FileType]), what it says about
/// itself ([Metadata], read by [MetadataReader]), and what we write into the files readers are
/// given ([Stamp], [SvgCleaner]).
///
/// What a container carries beside the picture is cut out of it by bounded readers of our own
/// ([Jpeg], [Riff], [Png], [Gif], [Bmff]; TIFF as [Exif]); [Xmp], [Iim] and [Exif] read what was
/// cut out, and [Embedded] reconciles it.
@NullMarked
package org.dateline.media;

import org.jspecify.annotations.NullMarked;
