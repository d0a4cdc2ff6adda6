/// Pictures, video, recordings and documents: what a file is ([FileType]), what it says about
/// itself ([Metadata], read by [MetadataReader]), and what we write into the files readers are
/// given ([Stamp]).
///
/// What a container carries beside the picture is cut out of it by bounded readers of our own
/// ([Jpeg], [Riff], [Png], [Gif], [Bmff]; TIFF as [Exif]); [Xmp], [Iim] and [Exif] read what was
/// cut out, and [Embedded] reconciles it.
///
/// Nothing is decoded in the paper's own process: the [Darkroom] has a worker for that, which lives
/// in a [Cage], as every program does that reads what strangers sent.
///
/// The [Library] keeps them with what is said of them and who may use them; [PictureDesk] is the
/// whole of it.
@NullMarked
package org.dateline.media;

import org.jspecify.annotations.NullMarked;
