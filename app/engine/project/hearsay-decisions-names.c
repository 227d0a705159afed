/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-decisions"

#include "config.h"

#include "hearsay-decisions-names-private.h"

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

static void
give_name (HearsayOverlay *self,
           int entity,
           const char *name)
{
  char *folded = hearsay_text_fold (name, strlen (name));
  GArray *given = g_hash_table_lookup (self->names, folded);

  if (given == NULL)
    {
      given = g_array_new (FALSE, FALSE, sizeof (int));
      g_hash_table_insert (self->names, folded, given);
    }
  else
    g_free (folded);

  g_array_append_val (given, entity);
}

static void
rename_to (HearsayOverlay *self,
           int index,
           const char *name)
{
  HearsayEntity *entity = _hearsay_names_get_entity (self, index);

  if (*name == '\0')
    return;

  if (strcmp (entity->name, name) != 0)
    {
      g_free (entity->name);
      entity->name = g_strdup (name);
      give_name (self, index, name);
    }
  g_hash_table_add (self->renamed, GINT_TO_POINTER (index + 1));
}

static int
add_entity (HearsayOverlay *self,
            const char *id,
            const char *name,
            int kind)
{
  HearsayEntity entity = { 0 };
  int index = _hearsay_overlay_follow (self, _hearsay_overlay_find (self->entities, id));
  int none = HEARSAY_NONE;
  guint nothing = 0;

  /* Another decision has made it already. */
  if (index >= 0)
    return index;

  index = self->analysis->entities->len;
  entity.id = g_strdup (id);
  entity.name = g_strdup (name);
  entity.kind = kind >= 0 ? kind : HEARSAY_ENTITY_OTHER;
  entity.standing = HEARSAY_STANDING_CORRECTED;
  entity.confidence = 100;
  entity.reason = "marked by the analyst";
  _hearsay_overlay_add (self->entities, id, index);
  g_array_append_val (self->analysis->entities, entity);
  g_array_append_val (self->merged, none);
  g_array_append_val (self->counts, nothing);
  give_name (self, index, name);

  return index;
}

static void
merge_into (HearsayOverlay *self,
            int from,
            int into)
{
  if (from == into)
    return;

  g_array_index (self->merged, int, from) = into;
  g_array_index (self->counts, guint, into) += _hearsay_names_count_of (self, from);
}

static int
compare_places (const HearsayMention *mention,
                guint32 article,
                guint32 start)
{
  if (mention->article != article)
    return mention->article < article ? -1 : 1;

  return mention->span.end <= start ? -1 : 1;
}

/* The first of @moved, mentions in order, that ends after @start. */
static guint
find_moved (const HearsayOverlay *self,
            const GArray *moved,
            guint32 article,
            guint32 start)
{
  guint low = 0;
  guint high = moved->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_places (hearsay_analysis_get_mention (self->analysis, g_array_index (moved, guint32, middle)), article, start) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
set_speaker (HearsayOverlay *self,
             HearsayQuote *quote,
             int from,
             int to)
{
  const char *name = to >= 0 ? _hearsay_names_get_entity (self, to)->name : NULL;

  for (guint i = 0; i < quote->chain->len; i++)
    {
      HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, i);

      if (hop->role != HEARSAY_ROLE_SPEAKER || _hearsay_overlay_follow (self, hop->entity) != from)
        continue;
      hop->entity = to;
      if (name != NULL)
        {
          g_free (hop->name);
          hop->name = g_strdup (name);
        }
    }

  quote->speaker_entity = to;
  if (name != NULL)
    {
      g_free (quote->speaker);
      quote->speaker = g_strdup (name);
    }
  if (quote->utterance >= 0)
    g_hash_table_add (self->touched, GINT_TO_POINTER (quote->utterance + 1));
}

/* A quote whose source is one of the mentions that are to go was said by whoever
 * they go to. To be called before they go. */
static void
move_speakers (HearsayOverlay *self,
               const GArray *moved,
               int to)
{
  for (guint i = 0; moved->len > 0 && i < self->analysis->quotes->len; i++)
    {
      HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, i);
      int speaker = _hearsay_overlay_follow (self, quote->speaker_entity);

      if (speaker < 0 || hearsay_span_is_empty (quote->source))
        continue;

      for (guint j = find_moved (self, moved, quote->article, quote->source.start); j < moved->len; j++)
        {
          guint32 index = g_array_index (moved, guint32, j);
          const HearsayMention *mention = hearsay_analysis_get_mention (self->analysis, index);

          if (mention->article != quote->article || !hearsay_span_overlaps (quote->source, mention->span))
            break;
          if (_hearsay_names_entity_of_mention (self, index) == speaker)
            {
              set_speaker (self, quote, speaker, to);
              break;
            }
        }
    }
}

/* @moved: (element-type guint32): mentions, in order; @to may be nobody */
static void
move_mentions (HearsayOverlay *self,
               const GArray *moved,
               int to)
{
  move_speakers (self, moved, to);

  for (guint i = 0; i < moved->len; i++)
    {
      HearsayMention *mention = hearsay_analysis_get_mention (self->analysis, g_array_index (moved, guint32, i));
      int from = _hearsay_overlay_follow (self, mention->entity);

      if (from >= 0)
        g_array_index (self->counts, guint, from)--;
      mention->entity = to;
      mention->is_variant = FALSE;
      if (to >= 0)
        g_array_index (self->counts, guint, to)++;
    }
}

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

/* What a decision about who a form is reaches. */
typedef struct
{
  int primary;      /* the entity it was about, if it is still there as it was */
  GArray *entities; /* int: these altogether */
  GArray *mentions; /* guint32: and these, in order, of others */
} Reach;

static void
reach_clear (Reach *reach)
{
  g_clear_pointer (&reach->entities, g_array_unref);
  g_clear_pointer (&reach->mentions, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reach, reach_clear)

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
            Reach *reach)
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
static void
reach_init (HearsayOverlay *self,
            const HearsayCover *cover,
            int without,
            gboolean any_kind,
            Reach *reach)
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
static int
reach_gather (HearsayOverlay *self,
              const HearsayCover *cover,
              const Reach *reach,
              int into)
{
  if (reach->entities->len == 0 && reach->mentions->len == 0)
    return HEARSAY_NONE;

  if (into < 0)
    into = reach->primary >= 0 ? reach->primary : _hearsay_names_most_mentioned (self, reach->entities, HEARSAY_NONE);
  if (into < 0)
    {
      g_autofree char *id = hearsay_stable_id ("rule", hearsay_json_get_string (cover->reference, "id"), NULL);

      into = add_entity (self, id, hearsay_json_get_string (cover->reference, "name"), _hearsay_cover_kind (cover));
    }

  move_mentions (self, reach->mentions, into);
  for (guint i = 0; i < reach->entities->len; i++)
    merge_into (self, g_array_index (reach->entities, int, i), into);

  return into;
}

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
        merge_into (self, entity, bearer);
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
  g_auto (Reach) reach = { 0 };

  if (!_hearsay_cover_init (&cover, record, "subject"))
    return FALSE;

  reach_init (self, &cover, HEARSAY_NONE, TRUE, &reach);

  return reached (self, reach_gather (self, &cover, &reach, HEARSAY_NONE), HEARSAY_STANDING_REJECTED);
}

static gboolean
rename_entity (HearsayOverlay *self,
               JsonObject *record)
{
  g_auto (HearsayCover) cover;
  const char *name = hearsay_json_get_string (record, "value");
  int entity = _hearsay_cover_init (&cover, record, "subject") && *name != '\0' ? gather_bearers (self, &cover, FALSE) : HEARSAY_NONE;

  if (entity >= 0)
    rename_to (self, entity, name);

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
  g_auto (Reach) reach = { 0 };
  int entity = HEARSAY_NONE;

  reach_init (self, subject, HEARSAY_NONE, FALSE, &reach);
  entity = reach_gather (self, subject, &reach, HEARSAY_NONE);
  if (entity >= 0)
    {
      rename_to (self, entity, hearsay_json_get_string (object->reference, "name"));
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
  g_auto (Reach) reach = { 0 };
  guint before = 0;
  int into = HEARSAY_NONE;

  if (!_hearsay_cover_init (&subject, record, "subject") || !_hearsay_cover_init (&object, record, "object"))
    return FALSE;

  into = _hearsay_names_find_bearer (self, &object);
  if (into < 0)
    return object.has_forms && merge_into_absent (self, &subject, &object);

  before = _hearsay_names_count_of (self, into);
  reach_init (self, &subject, into, FALSE, &reach);
  reach_gather (self, &subject, &reach, into);

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
      rename_to (self, own, name_of_part (record, hearsay_json_get_string (record, "form")));
      part = own;
    }
  merge_into (self, own, part);

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

      part = add_entity (self, id, name, kind_of_part (self, record, from));
      _hearsay_overlay_add (self->entities, former_id, part);
    }

  move_mentions (self, moved, part);
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

          part = add_entity (self, id, name, kind_of_part (self, record, from));
        }
    }

  g_array_append_val (moved, mention);
  if (part < 0 || part != from)
    move_mentions (self, moved, part);
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
