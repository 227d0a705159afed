/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-quotes-private.h"

G_BEGIN_DECLS

/* One stretch while it is parsed; what cue grammar (hearsay-quotes-grammar.c) and
 * its clauses (hearsay-quotes-clauses.c) share. */
typedef struct
{
  HearsayQuoteScan *scan;
  HearsayStretch stretch;
  guint index;       /* of the stretch */
  guint first_found; /* the stretch's first attribution */
  guint8 *claimed;   /* by item */
} Parser;

/* What a complement looks like. */
typedef struct
{
  HearsayItems recipient;
  HearsayItems content;
  guint cue_last; /* one past the cue */
} Complement;

static inline const HearsayItem *
parser_item (const Parser *self,
             guint index)
{
  return hearsay_scan_item (self->scan, index);
}

static inline gboolean
parser_item_is (const Parser *self,
                guint index,
                guint32 classes)
{
  return index < self->stretch.last && hearsay_scan_is (self->scan, index, classes);
}

static inline gboolean
parser_word_is (const Parser *self,
                guint index,
                const char *word)
{
  return index < self->stretch.last && hearsay_scan_word_is (self->scan, index, word);
}

static inline gboolean
parser_has_list (const Parser *self,
                 const char *list,
                 const char *word)
{
  return hearsay_scan_has_list (self->scan, list, word);
}

static inline gboolean
parser_is_region (const Parser *self,
                  guint index)
{
  return index < self->stretch.last && parser_item (self, index)->region != HEARSAY_NONE;
}

static inline gboolean
parser_is_end (const Parser *self,
               guint index)
{
  return index >= self->stretch.last || parser_item_is (self, index, HEARSAY_CLASS_STOP);
}

gboolean parser_is_claimed (const Parser *self,
                            HearsayItems items);
void parser_claim (Parser *self,
                   HearsayItems items);
void parser_add_attribution (Parser *self,
                             HearsayAttribution *found);
void parser_add_content (HearsayAttribution *found,
                         guint first,
                         guint last);
gboolean parser_has_be (const Parser *self,
                        guint group,
                        guint verb);
gboolean parser_is_complementizer (const Parser *self,
                                   guint index);
gboolean parser_begins_another (const Parser *self,
                                guint index);
guint parser_content_end (const Parser *self,
                          guint first,
                          gboolean at_comma);
gboolean parser_has_class (const Parser *self,
                           HearsayItems items,
                           guint32 classes);
gboolean parser_parse_complement (const Parser *self,
                                  guint verb,
                                  Complement *out);
guint parser_content_before (const Parser *self,
                             guint last);
void parser_add_content_after (const Parser *self,
                               HearsayAttribution *found,
                               guint at);

G_END_DECLS
