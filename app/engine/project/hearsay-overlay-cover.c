/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-overlay"

#include "config.h"

#include "hearsay-overlay-names-private.h"

#include <string.h>

#include "hearsay-json.h"
#include "hearsay-text.h"

/* Finds whoever a decision about a name is about: by the forms it covers, by id, or by
 * the place it was made at. */

static void
cover_add (HearsayCover *cover,
           const char *form)
{
  char *folded = hearsay_text_fold (form, strlen (form));

  if (*folded == '\0' || !g_hash_table_add (cover->set, folded))
    g_free (folded);
  else
    g_ptr_array_add (cover->forms, folded);
}

gboolean
_hearsay_cover_init (HearsayCover *cover,
                     JsonObject *record,
                     const char *member)
{
  JsonArray *forms = NULL;

  memset (cover, 0, sizeof *cover);
  cover->reference = hearsay_json_get_object (record, member);
  if (cover->reference == NULL)
    return FALSE;

  cover->forms = g_ptr_array_new_with_free_func (g_free);
  cover->set = g_hash_table_new (g_str_hash, g_str_equal);
  forms = hearsay_json_get_array (cover->reference, "forms");
  cover->has_forms = forms != NULL;
  for (guint i = 0; forms != NULL && i < json_array_get_length (forms); i++)
    {
      JsonNode *node = json_array_get_element (forms, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        cover_add (cover, json_node_get_string (node));
    }

  return TRUE;
}

void
_hearsay_cover_clear (HearsayCover *cover)
{
  g_clear_pointer (&cover->set, g_hash_table_unref);
  g_clear_pointer (&cover->forms, g_ptr_array_unref);
}

gboolean
_hearsay_cover_has (const HearsayCover *cover,
                    const char *folded)
{
  return g_hash_table_contains (cover->set, folded);
}

static gboolean
has_word (const char *text,
          const char *word,
          gsize length)
{
  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    if ((p == text || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      return TRUE;

  return FALSE;
}

static gboolean
has_all_words (const char *text,
               const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!has_word (text, parts[i], strlen (parts[i])))
      return FALSE;

  return TRUE;
}

/* A surname beside the full name is not a name in its own right: whose it is, an
 * article tells. */
gboolean
_hearsay_cover_is_own (const HearsayCover *cover,
                       const char *form)
{
  for (guint i = 0; i < cover->forms->len; i++)
    {
      const char *other = g_ptr_array_index (cover->forms, i);

      if (strlen (other) > strlen (form) && has_all_words (other, form))
        return FALSE;
    }

  return TRUE;
}

/* "greta marie lund" is a fuller "greta lund"; of a single word none is. */
gboolean
_hearsay_names_is_fuller (const char *name,
                          const char *form)
{
  g_auto (GStrv) long_words = g_strsplit (name, " ", -1);
  g_auto (GStrv) short_words = g_strsplit (form, " ", -1);
  guint n_long = g_strv_length (long_words);
  guint n_short = g_strv_length (short_words);

  return n_short >= 2 && n_long > n_short && strcmp (long_words[0], short_words[0]) == 0 &&
         strcmp (long_words[n_long - 1], short_words[n_short - 1]) == 0 && has_all_words (name, form);
}

HearsayEntity *
_hearsay_names_get_entity (const HearsayOverlay *self,
                           guint index)
{
  return hearsay_analysis_get_entity (self->analysis, index);
}

char *
_hearsay_names_fold_name (const HearsayOverlay *self,
                          guint entity)
{
  const char *name = _hearsay_names_get_entity (self, entity)->name;

  return hearsay_text_fold (name, strlen (name));
}

guint
_hearsay_names_count_of (const HearsayOverlay *self,
                         guint entity)
{
  return g_array_index (self->counts, guint, entity);
}

gboolean
_hearsay_names_contains (const GArray *indices,
                         int index)
{
  for (guint i = 0; i < indices->len; i++)
    if (g_array_index (indices, int, i) == index)
      return TRUE;

  return FALSE;
}

/* Entities that are called so, by the engine or by a decision, and were not merged away. */
void
_hearsay_names_add_named (const HearsayOverlay *self,
                          const char *form,
                          GArray *found)
{
  const GArray *given = g_hash_table_lookup (self->names, form);
  guint n = 0;
  const guint32 *entities = _hearsay_name_forms_list_entities (self->forms, form, &n);

  for (guint i = 0; i < n + (given != NULL ? given->len : 0); i++)
    {
      int entity = i < n ? (int) entities[i] : g_array_index (given, int, i - n);

      if (g_array_index (self->merged, int, entity) < 0 && !_hearsay_names_contains (found, entity))
        g_array_append_val (found, entity);
    }
}

GArray *
_hearsay_names_list_named (const HearsayOverlay *self,
                           const HearsayCover *cover,
                           gboolean only_own)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < cover->forms->len; i++)
    {
      const char *form = g_ptr_array_index (cover->forms, i);

      if (!only_own || _hearsay_cover_is_own (cover, form))
        _hearsay_names_add_named (self, form, found);
    }

  return found;
}

/* The one of @kind (any, if negative) with most mentions; of equals the first. */
int
_hearsay_names_most_mentioned (const HearsayOverlay *self,
                               const GArray *entities,
                               int kind)
{
  int best = HEARSAY_NONE;

  for (guint i = 0; i < entities->len; i++)
    {
      int entity = g_array_index (entities, int, i);

      if ((kind < 0 || (int) _hearsay_names_get_entity (self, entity)->kind == kind) && (best < 0 || _hearsay_names_count_of (self, entity) > _hearsay_names_count_of (self, best)))
        best = entity;
    }

  return best;
}

int
_hearsay_cover_kind (const HearsayCover *cover)
{
  HearsayEntityKind kind = HEARSAY_ENTITY_OTHER;

  return hearsay_entity_kind_from_string (hearsay_json_get_string (cover->reference, "kind"), &kind) ? (int) kind : HEARSAY_NONE;
}

/* The first mention at the anchor, exactly there if one is. */
int
_hearsay_names_find_anchored (HearsayOverlay *self,
                              JsonObject *reference)
{
  HearsaySpan span = HEARSAY_SPAN_NONE;
  int article = -1;
  int found = HEARSAY_NONE;
  guint first = 0;
  guint last = 0;

  if (!_hearsay_overlay_resolve (self, reference, &article, &span))
    return HEARSAY_NONE;

  hearsay_analysis_get_article_mentions (self->analysis, article, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (self->analysis, i);

      if (mention->entity < 0 || !hearsay_span_overlaps (mention->span, span))
        continue;
      if (mention->span.start == span.start && mention->span.end == span.end)
        return i;
      if (found < 0)
        found = i;
    }

  return found;
}

int
_hearsay_names_entity_of_mention (const HearsayOverlay *self,
                                  int mention)
{
  return mention >= 0 ? _hearsay_overlay_follow (self, hearsay_analysis_get_mention (self->analysis, mention)->entity) : HEARSAY_NONE;
}

/* The entity that most mentions of the forms belong to, forms that could be
 * anybody's left aside. */
static int
find_majority (HearsayOverlay *self,
               const HearsayCover *cover)
{
  g_autoptr (GHashTable) votes = g_hash_table_new (NULL, NULL);
  guint most = 0;
  int best = HEARSAY_NONE;

  for (guint i = 0; i < cover->forms->len; i++)
    {
      guint n = 0;
      const guint32 *mentions = _hearsay_name_forms_list_mentions (self->forms, g_ptr_array_index (cover->forms, i), &n);

      for (guint j = 0; j < n && _hearsay_cover_is_own (cover, g_ptr_array_index (cover->forms, i)); j++)
        {
          int entity = _hearsay_names_entity_of_mention (self, mentions[j]);
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (votes, GINT_TO_POINTER (entity + 1))) + 1;

          if (entity < 0)
            continue;
          g_hash_table_insert (votes, GINT_TO_POINTER (entity + 1), GUINT_TO_POINTER (count));
          if (count > most)
            {
              most = count;
              best = entity;
            }
        }
    }

  return best;
}

int
_hearsay_names_find_by_id (const HearsayOverlay *self,
                           const HearsayCover *cover)
{
  return _hearsay_overlay_follow (self, _hearsay_overlay_find (self->entities, hearsay_json_get_string (cover->reference, "id")));
}

/* Whoever has the forms now. */
int
_hearsay_names_find_bearer (HearsayOverlay *self,
                            const HearsayCover *cover)
{
  g_autoptr (GArray) named = _hearsay_names_list_named (self, cover, FALSE);
  int found = _hearsay_names_find_by_id (self, cover);

  if (found < 0)
    found = _hearsay_names_most_mentioned (self, named, _hearsay_cover_kind (cover));
  if (found < 0)
    found = _hearsay_names_most_mentioned (self, named, HEARSAY_NONE);
  if (found < 0)
    found = find_majority (self, cover);
  if (found < 0)
    found = _hearsay_names_entity_of_mention (self, _hearsay_names_find_anchored (self, cover->reference));
  if (found < 0 && !cover->has_forms)
    found = _hearsay_overlay_find_name (self, hearsay_json_get_string (cover->reference, "name"));

  return found;
}

/* The entity called so: by its very name rather than by another way of writing it,
 * and rather one with more mentions; -1: there is none. */
int
_hearsay_overlay_find_name (HearsayOverlay *self,
                            const char *name)
{
  g_autofree char *folded = hearsay_text_fold (name, strlen (name));
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) exact = g_array_new (FALSE, FALSE, sizeof (int));

  _hearsay_names_add_named (self, folded, named);
  for (guint i = 0; i < named->len; i++)
    if (strcmp (_hearsay_names_get_entity (self, g_array_index (named, int, i))->name, name) == 0)
      g_array_append_val (exact, g_array_index (named, int, i));

  return _hearsay_names_most_mentioned (self, exact->len > 0 ? exact : named, HEARSAY_NONE);
}

/* The entity that the record's @member refers to; -1: it refers to none, or none is
 * found. */
int
_hearsay_overlay_find_referred (HearsayOverlay *self,
                                JsonObject *record,
                                const char *member)
{
  g_auto (HearsayCover) cover = { 0 };

  return _hearsay_cover_init (&cover, record, member) ? _hearsay_names_find_bearer (self, &cover) : HEARSAY_NONE;
}
