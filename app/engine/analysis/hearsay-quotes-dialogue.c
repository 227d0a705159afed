/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-dialogue"

#include "config.h"

#include "hearsay-quotes-private.h"

#include "hearsay-text.h"

/* "—El muro aguantará —dijo Ana Bell—. Nadie debe irse.": a dash opens what is said,
 * and the words of the teller stand between dashes. */
#define FAR_CUE 4

static gboolean
is_mark (const HearsayQuoteScan *self,
         guint32 index,
         gboolean space_before,
         gboolean space_after)
{
  const HearsayToken *token = hearsay_segments_get_token (self->reading->segments, index);
  g_autofree char *sign = NULL;

  if (token->kind != HEARSAY_TOKEN_PUNCTUATION || ((token->flags & HEARSAY_TOKEN_SPACE_BEFORE) != 0) != space_before ||
      (!space_after && (token->flags & HEARSAY_TOKEN_SPACE_AFTER)))
    return FALSE;

  sign = hearsay_text_slice (self->text, (HearsaySpan){ token->start, token->end });
  return hearsay_scan_has_list (self, "dialogue-marks", sign);
}

static guint32
find_mark (const HearsayQuoteScan *self,
           guint32 index,
           guint32 last,
           gboolean opens)
{
  while (index < last && !is_mark (self, index, opens, !opens))
    index++;

  return index;
}

/* Whether the teller says who speaks: without that a dash may open anything. */
static gboolean
has_cue (const HearsayQuoteScan *self,
         guint32 index,
         guint32 last)
{
  for (guint32 i = index; i < MIN (last, index + FAR_CUE); i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (self->reading->segments, i);
      g_autofree char *folded = hearsay_text_fold (self->text + token->start, token->end - token->start);

      if (token->kind == HEARSAY_TOKEN_WORD && hearsay_scan_look_up (self, folded)->lemma != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
add_region (HearsayQuoteScan *self,
            guint32 first,
            guint32 inner_first,
            guint32 last)
{
  HearsayMarked region = { first, last, inner_first, last, TRUE, FALSE, HEARSAY_NONE };

  if (inner_first < last)
    g_array_append_val (self->regions, region);
}

/**
 * hearsay_quotes_find_dialogue:
 * @first: the first token of a paragraph
 * @last: one past its last
 *
 * Adds what is said between dashes to @self->regions, where the paragraph holds no
 * other marks and the language writes dialogue so.
 */
void
hearsay_quotes_find_dialogue (HearsayQuoteScan *self,
                              guint32 first,
                              guint32 last)
{
  guint32 opened = first;
  guint32 inner = first + 1;

  if (!is_mark (self, first, TRUE, FALSE) ||
      (self->regions->len > 0 && g_array_index (self->regions, HearsayMarked, self->regions->len - 1).last > first))
    return;

  while (inner < last)
    {
      guint32 comment = find_mark (self, inner, last, TRUE);

      if (opened == first && (comment == last || !has_cue (self, comment + 1, last)))
        return;
      add_region (self, opened, inner, comment);

      inner = find_mark (self, comment + 1, last, FALSE) + 1;
      while (inner < last && hearsay_scan_classify_sign (g_utf8_get_char (self->text + hearsay_segments_get_token (self->reading->segments, inner)->start)) &
                                 (HEARSAY_CLASS_COMMA | HEARSAY_CLASS_STOP | HEARSAY_CLASS_COLON))
        inner++;
      opened = inner;
    }
}
