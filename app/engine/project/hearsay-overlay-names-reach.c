/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-overlay"

#include "config.h"

#include "hearsay-overlay-names-private.h"

#include "hearsay-json.h"

/* Finds what a decision about who a form is reaches: entities altogether, and mentions of
 * others. */

/* Whether the article prints the entity in a form that the decision is not about. */
static gboolean
speaks_for_itself (const HearsayOverlay *self,
                   const HearsayCover *cover,
                   guint article,
                   int entity)
{
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_mentions (self->analysis, article, &first, &last);
  for (guint i = first; i < last; i++)
    if (_hearsay_names_entity_of_mention (self, i) == entity && !_hearsay_cover_has (cover, _hearsay_name_forms_of_mention (self->forms, i)))
      return TRUE;

  return FALSE;
}

void
_hearsay_reach_clear (HearsayReach *reach)
{
  g_clear_pointer (&reach->entities, g_array_unref);
  g_clear_pointer (&reach->mentions, g_array_unref);
}

static int
compare_mentions (gconstpointer a,
                  gconstpointer b)
{
  guint32 one = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;

  return one < other ? -1 : one > other;
}

static void
reach_form (HearsayOverlay *self,
            const HearsayCover *cover,
            const char *form,
            const GArray *named,
            int kind,
            int without,
            HearsayReach *reach)
{
  guint n = 0;
  const guint32 *mentions = _hearsay_name_forms_list_mentions (self->forms, form, &n);

  for (guint i = 0; i < n; i++)
    {
      int entity = _hearsay_names_entity_of_mention (self, mentions[i]);
      g_autofree char *name = NULL;

      if (entity < 0 || entity == without || _hearsay_names_contains (named, entity) || _hearsay_names_contains (reach->entities, entity) ||
          (kind >= 0 && (int) _hearsay_names_get_entity (self, entity)->kind != kind))
        continue;

      name = _hearsay_names_fold_name (self, entity);
      if (_hearsay_names_is_fuller (name, form))
        g_array_append_val (reach->entities, entity);
      else if (!speaks_for_itself (self, cover, hearsay_analysis_get_mention (self->analysis, mentions[i])->article, entity))
        g_array_append_val (reach->mentions, mentions[i]);
    }
}

/* The words are still there, but the engine draws the name's borders elsewhere. */
static int
find_redrawn (HearsayOverlay *self,
              const HearsayCover *cover)
{
  int mention = _hearsay_names_find_anchored (self, cover->reference);
  int entity = _hearsay_names_entity_of_mention (self, mention);
  int kind = _hearsay_cover_kind (cover);

  if (entity < 0)
    return cover->has_forms ? HEARSAY_NONE : _hearsay_overlay_find_name (self, hearsay_json_get_string (cover->reference, "name"));
  if (!cover->has_forms)
    return entity;

  return _hearsay_cover_has (cover, _hearsay_name_forms_of_mention (self->forms, mention)) || (int) _hearsay_names_get_entity (self, entity)->kind != kind ? HEARSAY_NONE : entity;
}

/* @without: an entity that is not meant, or -1
 * @any_kind: whether entities of other kinds are meant even beside one of the same */
void
_hearsay_reach_init (HearsayOverlay *self,
                     const HearsayCover *cover,
                     int without,
                     gboolean any_kind,
                     HearsayReach *reach)
{
  g_autoptr (GArray) named = _hearsay_names_list_named (self, cover, FALSE);
  g_autoptr (GArray) own = _hearsay_names_list_named (self, cover, TRUE);
  int kind = HEARSAY_NONE;

  reach->primary = _hearsay_names_find_by_id (self, cover);
  reach->entities = g_array_new (FALSE, FALSE, sizeof (int));
  reach->mentions = g_array_new (FALSE, FALSE, sizeof (guint32));

  /* Where one of the same kind and name is still there, the engine tells them apart. */
  if (reach->primary >= 0)
    {
      g_array_append_val (reach->entities, reach->primary);
      if (!any_kind)
        kind = _hearsay_names_get_entity (self, reach->primary)->kind;
    }

  for (guint i = 0; i < named->len; i++)
    {
      int entity = g_array_index (named, int, i);

      if (entity == without || _hearsay_names_contains (reach->entities, entity) || (kind >= 0 && (int) _hearsay_names_get_entity (self, entity)->kind != kind))
        continue;
      /* Where only a surname is printed, something of another kind is something else. */
      if (_hearsay_names_contains (own, entity) || (int) _hearsay_names_get_entity (self, entity)->kind == _hearsay_cover_kind (cover))
        g_array_append_val (reach->entities, entity);
    }

  for (guint i = 0; i < cover->forms->len; i++)
    if (_hearsay_cover_is_own (cover, g_ptr_array_index (cover->forms, i)))
      reach_form (self, cover, g_ptr_array_index (cover->forms, i), named, kind, without, reach);
  g_array_sort (reach->mentions, compare_mentions);

  if (reach->entities->len == 0 && reach->mentions->len == 0)
    {
      int redrawn = find_redrawn (self, cover);

      if (redrawn >= 0)
        g_array_append_val (reach->entities, redrawn);
    }
}

/* Makes one entity of all that is reached: @into, or where that is negative the
 * first of them, or a new one; -1 if nothing is reached. */
int
_hearsay_reach_gather (HearsayOverlay *self,
                       const HearsayCover *cover,
                       const HearsayReach *reach,
                       int into)
{
  if (reach->entities->len == 0 && reach->mentions->len == 0)
    return HEARSAY_NONE;

  if (into < 0)
    into = reach->primary >= 0 ? reach->primary : _hearsay_names_most_mentioned (self, reach->entities, HEARSAY_NONE);
  if (into < 0)
    {
      g_autofree char *id = hearsay_stable_id ("rule", hearsay_json_get_string (cover->reference, "id"), NULL);

      into = _hearsay_names_add_entity (self, id, hearsay_json_get_string (cover->reference, "name"), _hearsay_cover_kind (cover));
    }

  _hearsay_names_move_mentions (self, reach->mentions, into);
  for (guint i = 0; i < reach->entities->len; i++)
    _hearsay_names_merge (self, g_array_index (reach->entities, int, i), into);

  return into;
}
