/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "hearsay-span.h"

G_BEGIN_DECLS

char *hearsay_text_decode (GBytes *bytes,
                           const char *declared,
                           const char **encoding) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_text_normalize (const char *utf8,
                              gssize length) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_text_unwrap (char *text);
char *hearsay_text_fold (const char *text,
                         gsize length) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_text_to_latin (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_text_slice (const char *text,
                          HearsaySpan span) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_text_squeeze (const char *text,
                            HearsaySpan span) G_GNUC_WARN_UNUSED_RESULT;

/**
 * HearsayOffsets:
 *
 * Translates between bytes (inside the program) and code points (in every file
 * we write) of one text. Making it reads the text once; a look-up reads at most
 * a few hundred bytes, none at all where the text is plain ASCII.
 */
typedef struct _HearsayOffsets HearsayOffsets;

HearsayOffsets *hearsay_offsets_new (const char *text,
                                     gsize length) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_offsets_free (HearsayOffsets *self);

gsize hearsay_offsets_to_characters (const HearsayOffsets *self,
                                     gsize byte);
gsize hearsay_offsets_to_bytes (const HearsayOffsets *self,
                                gsize character);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayOffsets, hearsay_offsets_free)

G_END_DECLS
