/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-quotes-private.h"

G_BEGIN_DECLS

/* One stretch while it is read by the word lists alone; what hearsay-quotes-direct.c
 * (what is said) and hearsay-quotes-told.c (who says it) share. */
typedef struct
{
  HearsayQuoteScan *scan;
  HearsayStretch stretch;
  guint end;          /* of the stretch, without the stop */
  guint index;        /* of the stretch */
  guint8 *claimed;    /* by item */
  gboolean is_inside; /* of marks: all is said that is not told */
  guint n_before;     /* attributions of the stretches before */
  int last;           /* the attribution that spoke last, or -1 */
  guint last_end;     /* one past its last item */
  guint last_stretch;
  guint32 last_paragraph;
} Direct;

/* A cue with its source. */
typedef struct
{
  HearsayItems source; /* empty if it is told by the verb alone, or not at all */
  HearsayItems cue;
  guint end; /* one past both */
  const char *reason;
} Told;

static inline const HearsayItem *
direct_item_at (const Direct *self,
                guint index)
{
  return hearsay_scan_item (self->scan, index);
}

static inline gboolean
direct_is (const Direct *self,
           guint index,
           guint32 classes)
{
  return index < self->stretch.last && hearsay_scan_is (self->scan, index, classes);
}

static inline gboolean
direct_is_region (const Direct *self,
                  guint index)
{
  return index < self->stretch.last && direct_item_at (self, index)->region != HEARSAY_NONE;
}

/* A word of these classes that is no part of a name. */
static inline gboolean
direct_is_plain (const Direct *self,
                 guint index,
                 guint32 classes)
{
  return direct_is (self, index, classes) && direct_item_at (self, index)->mention == HEARSAY_NONE;
}

static inline gboolean
direct_is_listed (const Direct *self,
                  guint index,
                  const char *list)
{
  return index < self->stretch.last && direct_item_at (self, index)->word[0] != '\0' && hearsay_scan_has_list (self->scan, list, direct_item_at (self, index)->word);
}

static inline gboolean
direct_is_pronoun (const Direct *self,
                   guint index)
{
  return direct_is_plain (self, index, HEARSAY_CLASS_PRONOUN) && !direct_is (self, index, HEARSAY_CLASS_DETERMINER);
}

gboolean direct_is_finite (const Direct *self,
                           guint index);
gboolean direct_is_participle (const Direct *self,
                               guint index);
guint direct_skip_time (const Direct *self,
                        guint index);
gboolean direct_is_named_person (const Direct *self,
                                 guint index);
gboolean direct_is_somebody (const Direct *self,
                             HearsayItems source);
gboolean direct_is_named (const Direct *self,
                          HearsayItems source);
gboolean direct_read_according (const Direct *self,
                                guint index,
                                gboolean is_behind,
                                Told *told);
gboolean direct_read_told (const Direct *self,
                           guint index,
                           Told *told);
guint direct_group_start (const Direct *self,
                          guint verb);
HearsayItems direct_source_around (const Direct *self,
                                   guint group,
                                   guint verb,
                                   guint limit);

G_END_DECLS
