/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-overlay"

#include "config.h"

#include "hearsay-overlay-names-private.h"

#include <string.h>

#include "hearsay-json.h"
#include "hearsay-text.h"

/* Decisions about names. What was decided about an entity holds for the forms its
 * name had then, wherever they stand and whatever the engine takes them for now.
 *
 * Two sorts of decision reach differently far. What an entity is like (confirmed,
 * renamed, of another kind) is said of whoever has the forms: the engine may have
 * come to know a fuller name. Who a form is (merged, rejected) is said of the
 * forms themselves: an entity that has merely got one of them among others keeps
 * the rest, and keeps it too where the same article prints a fuller name of it. */

/* Finds whoever a decision about what an entity is like is about. The engine may
 * have come to see two where there was one. */
static int
gather_bearers (HearsayOverlay *self,
                const HearsayCover *cover,
                gboolean any_kind)
{
  int bearer = _hearsay_names_find_bearer (self, cover);
  g_autoptr (GArray) named = NULL;

  if (bearer < 0)
    return HEARSAY_NONE;

  named = _hearsay_names_list_named (self, cover, TRUE);
  for (guint i = 0; i < named->len; i++)
    {
      int entity = g_array_index (named, int, i);

      if (any_kind || _hearsay_names_get_entity (self, entity)->kind == _hearsay_names_get_entity (self, bearer)->kind)
        _hearsay_names_merge (self, entity, bearer);
    }

  return bearer;
}

static gboolean
reached (HearsayOverlay *self,
         int entity,
         HearsayStanding standing)
{
  if (entity < 0)
    return FALSE;

  _hearsay_names_get_entity (self, entity)->standing = standing;
  self->about = entity;
  self->n_reached = _hearsay_names_count_of (self, entity);

  return TRUE;
}

static gboolean
confirm_entity (HearsayOverlay *self,
                JsonObject *record)
{
  g_auto (HearsayCover) cover;
  int entity = _hearsay_cover_init (&cover, record, "subject") ? gather_bearers (self, &cover, FALSE) : HEARSAY_NONE;

  if (entity >= 0 && _hearsay_cover_kind (&cover) >= 0)
    _hearsay_names_get_entity (self, entity)->kind = _hearsay_cover_kind (&cover);

  return reached (self, entity, HEARSAY_STANDING_CONFIRMED);
}

static gboolean
reject_entity (HearsayOverlay *self,
               JsonObject *record)
{
  g_auto (HearsayCover) cover;
  g_auto (HearsayReach) reach = { 0 };

  if (!_hearsay_cover_init (&cover, record, "subject"))
    return FALSE;

  _hearsay_reach_init (self, &cover, HEARSAY_NONE, TRUE, &reach);

  return reached (self, _hearsay_reach_gather (self, &cover, &reach, HEARSAY_NONE), HEARSAY_STANDING_REJECTED);
}

static gboolean
rename_entity (HearsayOverlay *self,
               JsonObject *record)
{
  g_auto (HearsayCover) cover;
  const char *name = hearsay_json_get_string (record, "value");
  int entity = _hearsay_cover_init (&cover, record, "subject") && *name != '\0' ? gather_bearers (self, &cover, FALSE) : HEARSAY_NONE;

  if (entity >= 0)
    _hearsay_names_rename (self, entity, name);

  return reached (self, entity, HEARSAY_STANDING_CORRECTED);
}

static gboolean
change_kind (HearsayOverlay *self,
             JsonObject *record)
{
  g_auto (HearsayCover) cover;
  HearsayEntityKind kind = HEARSAY_ENTITY_OTHER;
  int entity = HEARSAY_NONE;

  if (!_hearsay_cover_init (&cover, record, "subject") || !hearsay_entity_kind_from_string (hearsay_json_get_string (record, "value"), &kind))
    return FALSE;

  entity = gather_bearers (self, &cover, TRUE);
  if (entity >= 0)
    _hearsay_names_get_entity (self, entity)->kind = kind;

  return reached (self, entity, HEARSAY_STANDING_CORRECTED);
}

/* How many mentions of the forms belong to the entity. */
static guint
count_forms (HearsayOverlay *self,
             const HearsayCover *cover,
             int entity)
{
  guint count = 0;

  for (guint i = 0; i < cover->forms->len; i++)
    {
      guint n = 0;
      const guint32 *mentions = _hearsay_name_forms_list_mentions (self->forms, g_ptr_array_index (cover->forms, i), &n);

      for (guint j = 0; j < n; j++)
        count += _hearsay_names_entity_of_mention (self, mentions[j]) == entity;
    }

  return count;
}

/* Where nobody is there whom it could be merged into, the name at least is known. */
static gboolean
merge_into_absent (HearsayOverlay *self,
                   const HearsayCover *subject,
                   const HearsayCover *object)
{
  g_auto (HearsayReach) reach = { 0 };
  int entity = HEARSAY_NONE;

  _hearsay_reach_init (self, subject, HEARSAY_NONE, FALSE, &reach);
  entity = _hearsay_reach_gather (self, subject, &reach, HEARSAY_NONE);
  if (entity >= 0)
    {
      _hearsay_names_rename (self, entity, hearsay_json_get_string (object->reference, "name"));
      if (_hearsay_cover_kind (object) >= 0)
        _hearsay_names_get_entity (self, entity)->kind = _hearsay_cover_kind (object);
    }

  return reached (self, entity, HEARSAY_STANDING_CORRECTED);
}

static gboolean
merge_entities (HearsayOverlay *self,
                JsonObject *record)
{
  g_auto (HearsayCover) subject = { 0 };
  g_auto (HearsayCover) object = { 0 };
  g_auto (HearsayReach) reach = { 0 };
  guint before = 0;
  int into = HEARSAY_NONE;

  if (!_hearsay_cover_init (&subject, record, "subject") || !_hearsay_cover_init (&object, record, "object"))
    return FALSE;

  into = _hearsay_names_find_bearer (self, &object);
  if (into < 0)
    return object.has_forms && merge_into_absent (self, &subject, &object);

  before = _hearsay_names_count_of (self, into);
  _hearsay_reach_init (self, &subject, into, FALSE, &reach);
  _hearsay_reach_gather (self, &subject, &reach, into);

  /* The engine may have come to see it the same way. */
  self->n_reached = MAX (_hearsay_names_count_of (self, into) - before, count_forms (self, &subject, into));
  if (self->n_reached == 0 && !_hearsay_names_contains (reach.entities, into))
    return FALSE;

  self->about = into;
  _hearsay_names_get_entity (self, into)->standing = HEARSAY_STANDING_CORRECTED;

  return TRUE;
}

/* Who a part that is split off belongs to: an entity that was chosen, one that is
 * called so, or nobody yet. */
static int
find_part (HearsayOverlay *self,
           JsonObject *record,
           int from)
{
  g_auto (HearsayCover) object = { 0 };
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *folded = NULL;
  const char *name = hearsay_json_get_string (record, "value");

  if (_hearsay_cover_init (&object, record, "object"))
    return _hearsay_names_find_bearer (self, &object);

  folded = hearsay_text_fold (name, strlen (name));
  _hearsay_names_add_named (self, folded, named);
  for (guint i = named->len; i > 0; i--)
    if (g_array_index (named, int, i - 1) == from)
      g_array_remove_index (named, i - 1);

  return _hearsay_names_most_mentioned (self, named, from >= 0 ? (int) _hearsay_names_get_entity (self, from)->kind : HEARSAY_NONE);
}

/* What the part is called, if it is not there yet. */
static const char *
name_of_part (JsonObject *record,
              const char *otherwise)
{
  JsonObject *object = hearsay_json_get_object (record, "object");
  const char *name = hearsay_json_get_string (object != NULL ? object : record, object != NULL ? "name" : "value");

  return *name != '\0' ? name : otherwise;
}

static int
kind_of_part (HearsayOverlay *self,
              JsonObject *record,
              int from)
{
  g_auto (HearsayCover) object = { 0 };
  int kind = _hearsay_cover_init (&object, record, "object") ? _hearsay_cover_kind (&object) : HEARSAY_NONE;

  return kind < 0 && from >= 0 ? (int) _hearsay_names_get_entity (self, from)->kind : kind;
}

static GArray *
list_form_of (HearsayOverlay *self,
              const char *folded,
              int entity)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n = 0;
  const guint32 *mentions = _hearsay_name_forms_list_mentions (self->forms, folded, &n);

  for (guint i = 0; i < n; i++)
    if (_hearsay_names_entity_of_mention (self, mentions[i]) == entity)
      g_array_append_val (found, mentions[i]);

  return found;
}

/* The engine may have come to see that the form is somebody else's, but not who. */
static gboolean
split_already (HearsayOverlay *self,
               JsonObject *record,
               const char *folded,
               int from)
{
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (int));
  int part = find_part (self, record, from);
  int own = HEARSAY_NONE;

  _hearsay_names_add_named (self, folded, named);
  if (from >= 0)
    own = _hearsay_names_most_mentioned (self, named, _hearsay_names_get_entity (self, from)->kind);
  if (own < 0)
    own = _hearsay_names_most_mentioned (self, named, HEARSAY_NONE);
  if (own < 0 || own == from)
    return FALSE;

  if (part < 0)
    {
      _hearsay_names_rename (self, own, name_of_part (record, hearsay_json_get_string (record, "form")));
      part = own;
    }
  _hearsay_names_merge (self, own, part);

  return reached (self, part, HEARSAY_STANDING_CORRECTED);
}

static gboolean
split_entity (HearsayOverlay *self,
              JsonObject *record)
{
  g_auto (HearsayCover) subject = { 0 };
  const char *form = hearsay_json_get_string (record, "form");
  g_autofree char *folded = hearsay_text_fold (form, strlen (form));
  g_autoptr (GArray) moved = NULL;
  int from = HEARSAY_NONE;
  int part = HEARSAY_NONE;

  if (!_hearsay_cover_init (&subject, record, "subject") || *folded == '\0')
    return FALSE;

  from = _hearsay_names_find_bearer (self, &subject);
  moved = list_form_of (self, folded, from);
  if (from < 0 || moved->len == 0)
    return split_already (self, record, folded, from);

  part = find_part (self, record, from);
  if (part < 0)
    {
      const char *name = name_of_part (record, form);
      g_autofree char *id = hearsay_stable_id ("split", folded, name, NULL);
      g_autofree char *former_id = hearsay_stable_id ("split", _hearsay_names_get_entity (self, from)->id, form, NULL);

      part = _hearsay_names_add_entity (self, id, name, kind_of_part (self, record, from));
      _hearsay_overlay_add (self->entities, former_id, part);
    }

  _hearsay_names_move_mentions (self, moved, part);
  _hearsay_names_get_entity (self, from)->standing = HEARSAY_STANDING_CORRECTED;
  reached (self, part, HEARSAY_STANDING_CORRECTED);
  self->n_reached = moved->len;

  return TRUE;
}

/* One mention alone, wherever else the same form stands. */
static gboolean
move_mention (HearsayOverlay *self,
              JsonObject *record,
              gboolean is_rejected)
{
  JsonObject *reference = hearsay_json_get_object (record, "subject");
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (guint32));
  int mention = reference != NULL ? _hearsay_names_find_anchored (self, reference) : HEARSAY_NONE;
  int from = _hearsay_names_entity_of_mention (self, mention);
  int part = HEARSAY_NONE;

  if (from < 0)
    return FALSE;

  if (!is_rejected)
    {
      part = find_part (self, record, HEARSAY_NONE);
      if (part < 0)
        {
          const char *name = name_of_part (record, hearsay_anchor_get_exact (hearsay_json_get_object (reference, "anchor")));
          g_autofree char *id = hearsay_stable_id ("mention", name, NULL);

          part = _hearsay_names_add_entity (self, id, name, kind_of_part (self, record, from));
        }
    }

  g_array_append_val (moved, mention);
  if (part < 0 || part != from)
    _hearsay_names_move_mentions (self, moved, part);
  self->about = part;
  self->n_reached = 1;

  return TRUE;
}

static gboolean
split_mention (HearsayOverlay *self,
               JsonObject *record)
{
  return move_mention (self, record, FALSE);
}

static gboolean
reject_mention (HearsayOverlay *self,
                JsonObject *record)
{
  return move_mention (self, record, TRUE);
}

const HearsayApplyFunc _hearsay_decision_name_funcs[] = {
  [HEARSAY_DECISION_ENTITY_CONFIRM] = confirm_entity,
  [HEARSAY_DECISION_ENTITY_REJECT] = reject_entity,
  [HEARSAY_DECISION_ENTITY_RENAME] = rename_entity,
  [HEARSAY_DECISION_ENTITY_KIND] = change_kind,
  [HEARSAY_DECISION_ENTITY_MERGE] = merge_entities,
  [HEARSAY_DECISION_ENTITY_SPLIT] = split_entity,
  [HEARSAY_DECISION_MENTION_SPLIT] = split_mention,
  [HEARSAY_DECISION_MENTION_REJECT] = reject_mention,
};
