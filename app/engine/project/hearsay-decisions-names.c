/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-decisions"

#include "config.h"

#include "hearsay-decisions-private.h"

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

typedef struct
{
  JsonObject *reference;
  GPtrArray *forms;   /* char *, folded */
  GHashTable *set;    /* the same */
  gboolean has_forms; /* FALSE: the decision was made before decisions kept forms */
} Cover;

static void
cover_add (Cover *cover,
           const char *form)
{
  char *folded = hearsay_text_fold (form, strlen (form));

  if (*folded == '\0' || !g_hash_table_add (cover->set, folded))
    g_free (folded);
  else
    g_ptr_array_add (cover->forms, folded);
}

static gboolean
cover_init (Cover *cover,
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

static void
cover_clear (Cover *cover)
{
  g_clear_pointer (&cover->set, g_hash_table_unref);
  g_clear_pointer (&cover->forms, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cover, cover_clear)

static gboolean
cover_has (const Cover *cover,
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
static gboolean
cover_is_own (const Cover *cover,
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
static gboolean
is_fuller (const char *name,
           const char *form)
{
  g_auto (GStrv) long_words = g_strsplit (name, " ", -1);
  g_auto (GStrv) short_words = g_strsplit (form, " ", -1);
  guint n_long = g_strv_length (long_words);
  guint n_short = g_strv_length (short_words);

  return n_short >= 2 && n_long > n_short && strcmp (long_words[0], short_words[0]) == 0 &&
         strcmp (long_words[n_long - 1], short_words[n_short - 1]) == 0 && has_all_words (name, form);
}

static HearsayEntity *
get_entity (const HearsayOverlay *self,
            guint index)
{
  return hearsay_analysis_get_entity (self->analysis, index);
}

static char *
fold_name (const HearsayOverlay *self,
           guint entity)
{
  const char *name = get_entity (self, entity)->name;

  return hearsay_text_fold (name, strlen (name));
}

static guint
count_of (const HearsayOverlay *self,
          guint entity)
{
  return g_array_index (self->counts, guint, entity);
}

static gboolean
contains (const GArray *indices,
          int index)
{
  for (guint i = 0; i < indices->len; i++)
    if (g_array_index (indices, int, i) == index)
      return TRUE;

  return FALSE;
}

/* Entities that are called so, by the engine or by a decision, and were not merged away. */
static void
add_named (const HearsayOverlay *self,
           const char *form,
           GArray *found)
{
  const GArray *given = g_hash_table_lookup (self->names, form);
  guint n = 0;
  const guint32 *entities = _hearsay_name_forms_list_entities (self->forms, form, &n);

  for (guint i = 0; i < n + (given != NULL ? given->len : 0); i++)
    {
      int entity = i < n ? (int) entities[i] : g_array_index (given, int, i - n);

      if (g_array_index (self->merged, int, entity) < 0 && !contains (found, entity))
        g_array_append_val (found, entity);
    }
}

static GArray *
list_named (const HearsayOverlay *self,
            const Cover *cover,
            gboolean only_own)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < cover->forms->len; i++)
    {
      const char *form = g_ptr_array_index (cover->forms, i);

      if (!only_own || cover_is_own (cover, form))
        add_named (self, form, found);
    }

  return found;
}

/* The one of @kind (any, if negative) with most mentions; of equals the first. */
static int
most_mentioned (const HearsayOverlay *self,
                const GArray *entities,
                int kind)
{
  int best = HEARSAY_NONE;

  for (guint i = 0; i < entities->len; i++)
    {
      int entity = g_array_index (entities, int, i);

      if ((kind < 0 || (int) get_entity (self, entity)->kind == kind) && (best < 0 || count_of (self, entity) > count_of (self, best)))
        best = entity;
    }

  return best;
}

static int
kind_of (const Cover *cover)
{
  HearsayEntityKind kind = HEARSAY_ENTITY_OTHER;

  return hearsay_entity_kind_from_string (hearsay_json_get_string (cover->reference, "kind"), &kind) ? (int) kind : HEARSAY_NONE;
}

/* The first mention at the anchor, exactly there if one is. */
static int
find_anchored (HearsayOverlay *self,
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

static int
entity_of_mention (const HearsayOverlay *self,
                   int mention)
{
  return mention >= 0 ? _hearsay_overlay_follow (self, hearsay_analysis_get_mention (self->analysis, mention)->entity) : HEARSAY_NONE;
}

/* The entity that most mentions of the forms belong to, forms that could be
 * anybody's left aside. */
static int
find_majority (HearsayOverlay *self,
               const Cover *cover)
{
  g_autoptr (GHashTable) votes = g_hash_table_new (NULL, NULL);
  guint most = 0;
  int best = HEARSAY_NONE;

  for (guint i = 0; i < cover->forms->len; i++)
    {
      guint n = 0;
      const guint32 *mentions = _hearsay_name_forms_list_mentions (self->forms, g_ptr_array_index (cover->forms, i), &n);

      for (guint j = 0; j < n && cover_is_own (cover, g_ptr_array_index (cover->forms, i)); j++)
        {
          int entity = entity_of_mention (self, mentions[j]);
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

static int
find_by_id (const HearsayOverlay *self,
            const Cover *cover)
{
  return _hearsay_overlay_follow (self, _hearsay_overlay_find (self->entities, hearsay_json_get_string (cover->reference, "id")));
}

/* Whoever has the forms now. */
static int
find_bearer (HearsayOverlay *self,
             const Cover *cover)
{
  g_autoptr (GArray) named = list_named (self, cover, FALSE);
  int found = find_by_id (self, cover);

  if (found < 0)
    found = most_mentioned (self, named, kind_of (cover));
  if (found < 0)
    found = most_mentioned (self, named, HEARSAY_NONE);
  if (found < 0)
    found = find_majority (self, cover);
  if (found < 0)
    found = entity_of_mention (self, find_anchored (self, cover->reference));
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

  add_named (self, folded, named);
  for (guint i = 0; i < named->len; i++)
    if (strcmp (get_entity (self, g_array_index (named, int, i))->name, name) == 0)
      g_array_append_val (exact, g_array_index (named, int, i));

  return most_mentioned (self, exact->len > 0 ? exact : named, HEARSAY_NONE);
}

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
  HearsayEntity *entity = get_entity (self, index);

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
  g_array_index (self->counts, guint, into) += count_of (self, from);
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
  const char *name = to >= 0 ? get_entity (self, to)->name : NULL;

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
          if (entity_of_mention (self, index) == speaker)
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
                   const Cover *cover,
                   guint article,
                   int entity)
{
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_mentions (self->analysis, article, &first, &last);
  for (guint i = first; i < last; i++)
    if (entity_of_mention (self, i) == entity && !cover_has (cover, _hearsay_name_forms_of_mention (self->forms, i)))
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
            const Cover *cover,
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
      int entity = entity_of_mention (self, mentions[i]);
      g_autofree char *name = NULL;

      if (entity < 0 || entity == without || contains (named, entity) || contains (reach->entities, entity) ||
          (kind >= 0 && (int) get_entity (self, entity)->kind != kind))
        continue;

      name = fold_name (self, entity);
      if (is_fuller (name, form))
        g_array_append_val (reach->entities, entity);
      else if (!speaks_for_itself (self, cover, hearsay_analysis_get_mention (self->analysis, mentions[i])->article, entity))
        g_array_append_val (reach->mentions, mentions[i]);
    }
}

/* The words are still there, but the engine draws the name's borders elsewhere. */
static int
find_redrawn (HearsayOverlay *self,
              const Cover *cover)
{
  int mention = find_anchored (self, cover->reference);
  int entity = entity_of_mention (self, mention);
  int kind = kind_of (cover);

  if (entity < 0)
    return cover->has_forms ? HEARSAY_NONE : _hearsay_overlay_find_name (self, hearsay_json_get_string (cover->reference, "name"));
  if (!cover->has_forms)
    return entity;

  return cover_has (cover, _hearsay_name_forms_of_mention (self->forms, mention)) || (int) get_entity (self, entity)->kind != kind ? HEARSAY_NONE : entity;
}

/* @without: an entity that is not meant, or -1
 * @any_kind: whether entities of other kinds are meant even beside one of the same */
static void
reach_init (HearsayOverlay *self,
            const Cover *cover,
            int without,
            gboolean any_kind,
            Reach *reach)
{
  g_autoptr (GArray) named = list_named (self, cover, FALSE);
  g_autoptr (GArray) own = list_named (self, cover, TRUE);
  int kind = HEARSAY_NONE;

  reach->primary = find_by_id (self, cover);
  reach->entities = g_array_new (FALSE, FALSE, sizeof (int));
  reach->mentions = g_array_new (FALSE, FALSE, sizeof (guint32));

  /* Where one of the same kind and name is still there, the engine tells them apart. */
  if (reach->primary >= 0)
    {
      g_array_append_val (reach->entities, reach->primary);
      if (!any_kind)
        kind = get_entity (self, reach->primary)->kind;
    }

  for (guint i = 0; i < named->len; i++)
    {
      int entity = g_array_index (named, int, i);

      if (entity == without || contains (reach->entities, entity) || (kind >= 0 && (int) get_entity (self, entity)->kind != kind))
        continue;
      /* Where only a surname is printed, something of another kind is something else. */
      if (contains (own, entity) || (int) get_entity (self, entity)->kind == kind_of (cover))
        g_array_append_val (reach->entities, entity);
    }

  for (guint i = 0; i < cover->forms->len; i++)
    if (cover_is_own (cover, g_ptr_array_index (cover->forms, i)))
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
              const Cover *cover,
              const Reach *reach,
              int into)
{
  if (reach->entities->len == 0 && reach->mentions->len == 0)
    return HEARSAY_NONE;

  if (into < 0)
    into = reach->primary >= 0 ? reach->primary : most_mentioned (self, reach->entities, HEARSAY_NONE);
  if (into < 0)
    {
      g_autofree char *id = hearsay_stable_id ("rule", hearsay_json_get_string (cover->reference, "id"), NULL);

      into = add_entity (self, id, hearsay_json_get_string (cover->reference, "name"), kind_of (cover));
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
                const Cover *cover,
                gboolean any_kind)
{
  int bearer = find_bearer (self, cover);
  g_autoptr (GArray) named = NULL;

  if (bearer < 0)
    return HEARSAY_NONE;

  named = list_named (self, cover, TRUE);
  for (guint i = 0; i < named->len; i++)
    {
      int entity = g_array_index (named, int, i);

      if (any_kind || get_entity (self, entity)->kind == get_entity (self, bearer)->kind)
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

  get_entity (self, entity)->standing = standing;
  self->about = entity;
  self->n_reached = count_of (self, entity);

  return TRUE;
}

static gboolean
confirm_entity (HearsayOverlay *self,
                JsonObject *record)
{
  g_auto (Cover) cover;
  int entity = cover_init (&cover, record, "subject") ? gather_bearers (self, &cover, FALSE) : HEARSAY_NONE;

  if (entity >= 0 && kind_of (&cover) >= 0)
    get_entity (self, entity)->kind = kind_of (&cover);

  return reached (self, entity, HEARSAY_STANDING_CONFIRMED);
}

static gboolean
reject_entity (HearsayOverlay *self,
               JsonObject *record)
{
  g_auto (Cover) cover;
  g_auto (Reach) reach = { 0 };

  if (!cover_init (&cover, record, "subject"))
    return FALSE;

  reach_init (self, &cover, HEARSAY_NONE, TRUE, &reach);

  return reached (self, reach_gather (self, &cover, &reach, HEARSAY_NONE), HEARSAY_STANDING_REJECTED);
}

static gboolean
rename_entity (HearsayOverlay *self,
               JsonObject *record)
{
  g_auto (Cover) cover;
  const char *name = hearsay_json_get_string (record, "value");
  int entity = cover_init (&cover, record, "subject") && *name != '\0' ? gather_bearers (self, &cover, FALSE) : HEARSAY_NONE;

  if (entity >= 0)
    rename_to (self, entity, name);

  return reached (self, entity, HEARSAY_STANDING_CORRECTED);
}

static gboolean
change_kind (HearsayOverlay *self,
             JsonObject *record)
{
  g_auto (Cover) cover;
  HearsayEntityKind kind = HEARSAY_ENTITY_OTHER;
  int entity = HEARSAY_NONE;

  if (!cover_init (&cover, record, "subject") || !hearsay_entity_kind_from_string (hearsay_json_get_string (record, "value"), &kind))
    return FALSE;

  entity = gather_bearers (self, &cover, TRUE);
  if (entity >= 0)
    get_entity (self, entity)->kind = kind;

  return reached (self, entity, HEARSAY_STANDING_CORRECTED);
}

/* How many mentions of the forms belong to the entity. */
static guint
count_forms (HearsayOverlay *self,
             const Cover *cover,
             int entity)
{
  guint count = 0;

  for (guint i = 0; i < cover->forms->len; i++)
    {
      guint n = 0;
      const guint32 *mentions = _hearsay_name_forms_list_mentions (self->forms, g_ptr_array_index (cover->forms, i), &n);

      for (guint j = 0; j < n; j++)
        count += entity_of_mention (self, mentions[j]) == entity;
    }

  return count;
}

/* Where nobody is there whom it could be merged into, the name at least is known. */
static gboolean
merge_into_absent (HearsayOverlay *self,
                   const Cover *subject,
                   const Cover *object)
{
  g_auto (Reach) reach = { 0 };
  int entity = HEARSAY_NONE;

  reach_init (self, subject, HEARSAY_NONE, FALSE, &reach);
  entity = reach_gather (self, subject, &reach, HEARSAY_NONE);
  if (entity >= 0)
    {
      rename_to (self, entity, hearsay_json_get_string (object->reference, "name"));
      if (kind_of (object) >= 0)
        get_entity (self, entity)->kind = kind_of (object);
    }

  return reached (self, entity, HEARSAY_STANDING_CORRECTED);
}

static gboolean
merge_entities (HearsayOverlay *self,
                JsonObject *record)
{
  g_auto (Cover) subject = { 0 };
  g_auto (Cover) object = { 0 };
  g_auto (Reach) reach = { 0 };
  guint before = 0;
  int into = HEARSAY_NONE;

  if (!cover_init (&subject, record, "subject") || !cover_init (&object, record, "object"))
    return FALSE;

  into = find_bearer (self, &object);
  if (into < 0)
    return object.has_forms && merge_into_absent (self, &subject, &object);

  before = count_of (self, into);
  reach_init (self, &subject, into, FALSE, &reach);
  reach_gather (self, &subject, &reach, into);

  /* The engine may have come to see it the same way. */
  self->n_reached = MAX (count_of (self, into) - before, count_forms (self, &subject, into));
  if (self->n_reached == 0 && !contains (reach.entities, into))
    return FALSE;

  self->about = into;
  get_entity (self, into)->standing = HEARSAY_STANDING_CORRECTED;

  return TRUE;
}

/* Who a part that is split off belongs to: an entity that was chosen, one that is
 * called so, or nobody yet. */
static int
find_part (HearsayOverlay *self,
           JsonObject *record,
           int from)
{
  g_auto (Cover) object = { 0 };
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *folded = NULL;
  const char *name = hearsay_json_get_string (record, "value");

  if (cover_init (&object, record, "object"))
    return find_bearer (self, &object);

  folded = hearsay_text_fold (name, strlen (name));
  add_named (self, folded, named);
  for (guint i = named->len; i > 0; i--)
    if (g_array_index (named, int, i - 1) == from)
      g_array_remove_index (named, i - 1);

  return most_mentioned (self, named, from >= 0 ? (int) get_entity (self, from)->kind : HEARSAY_NONE);
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
  g_auto (Cover) object = { 0 };
  int kind = cover_init (&object, record, "object") ? kind_of (&object) : HEARSAY_NONE;

  return kind < 0 && from >= 0 ? (int) get_entity (self, from)->kind : kind;
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
    if (entity_of_mention (self, mentions[i]) == entity)
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

  add_named (self, folded, named);
  if (from >= 0)
    own = most_mentioned (self, named, get_entity (self, from)->kind);
  if (own < 0)
    own = most_mentioned (self, named, HEARSAY_NONE);
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
  g_auto (Cover) subject = { 0 };
  const char *form = hearsay_json_get_string (record, "form");
  g_autofree char *folded = hearsay_text_fold (form, strlen (form));
  g_autoptr (GArray) moved = NULL;
  int from = HEARSAY_NONE;
  int part = HEARSAY_NONE;

  if (!cover_init (&subject, record, "subject") || *folded == '\0')
    return FALSE;

  from = find_bearer (self, &subject);
  moved = list_form_of (self, folded, from);
  if (from < 0 || moved->len == 0)
    return split_already (self, record, folded, from);

  part = find_part (self, record, from);
  if (part < 0)
    {
      const char *name = name_of_part (record, form);
      g_autofree char *id = hearsay_stable_id ("split", folded, name, NULL);
      g_autofree char *former_id = hearsay_stable_id ("split", get_entity (self, from)->id, form, NULL);

      part = add_entity (self, id, name, kind_of_part (self, record, from));
      _hearsay_overlay_add (self->entities, former_id, part);
    }

  move_mentions (self, moved, part);
  get_entity (self, from)->standing = HEARSAY_STANDING_CORRECTED;
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
  int mention = reference != NULL ? find_anchored (self, reference) : HEARSAY_NONE;
  int from = entity_of_mention (self, mention);
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
