/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-stages.h"

#include <string.h>

#include "hearsay-entities-private.h"
#include "hearsay-text.h"

/* Who is who, in steps that each look at one block of alike names only, so that
 * the time grows with the corpus and not with its square.
 *
 * Forms of names are counted by kind (hearsay-entities-forms.c, -keys.c): without titles,
 * honours, articles and company suffixes, abbreviations spelt out, names that a list
 * knows under its first name ("UK" is the United Kingdom). Then each article is read
 * for what it tells by itself: surnames and given names (-people.c), initials
 * (-articles.c), short forms of organisations and places (-short.c). Then forms are
 * joined over the corpus: the same letters in other signs or scripts (-spelling.c),
 * given names and initials of people, bare surnames, short forms (-merge.c), and
 * last, where company or numbers bear it out, likeness of spelling.
 *
 * What stays apart: peoples from their country ("Canadians" and "Canada" are two
 * entities, and the former nobody's surname); a family from its members; a firm
 * printed with its suffix from others that begin with its name; a city from the
 * country in its name; two given names, middle initials or generations of one surname;
 * a ship or street from whom it is named after; the same word as two kinds, where each
 * is borne out. */

guint
resolver_find (const Resolver *self,
               guint index)
{
  while (resolver_name (self, index)->parent != index)
    {
      Name *name = resolver_name (self, index);

      name->parent = resolver_name (self, name->parent)->parent;
      index = name->parent;
    }

  return index;
}

/* The form with more mentions stands for both; on a tie the lexically first. */
void
resolver_join (Resolver *self,
               guint a,
               guint b,
               const char *reason,
               guint confidence)
{
  const Name *one = NULL;
  const Name *two = NULL;
  Name *joined = NULL;

  a = resolver_find (self, a);
  b = resolver_find (self, b);
  if (a == b)
    return;

  one = resolver_name (self, a);
  two = resolver_name (self, b);
  if (two->count > one->count || (two->count == one->count && strcmp (two->key, one->key) < 0))
    {
      guint index = a;

      a = b;
      b = index;
    }

  joined = resolver_name (self, b);
  joined->parent = a;
  joined->joined_to = a;
  joined->reason = reason;
  joined->link = confidence;
}

/* Hands a mention to another name; both keep their counts true. Its reason becomes why
 * it names that entity. */
void
resolver_redirect (Resolver *self,
                   HearsayMention *mention,
                   guint to,
                   const char *reason,
                   guint confidence)
{
  Name *from = resolver_name (self, mention->entity);
  Name *name = resolver_name (self, to);

  from->count--;
  from->weight -= mention->confidence;
  mention->confidence = MIN (mention->confidence, confidence);
  name->count++;
  name->weight += mention->confidence;
  if (name->office == NULL)
    name->office = from->office;
  mention->entity = to;
  mention->kind = name->kind;
  mention->reason = reason;
}

/* That an article takes a short form for a longer one. */
void
resolver_note_full (Resolver *self,
                    guint index,
                    guint full,
                    gboolean is_loose)
{
  Name *name = resolver_name (self, index);

  name->is_loose = name->is_loose || is_loose;
  if (name->full_of == 0)
    name->full_of = full + 1;
  else if (name->full_of != full + 1)
    name->full_of = SEVERAL;
}

/* Why a form or a mention belongs to an entity of another form. */
static const char *const link_reasons[] = { "surname", "short form", "initials", "given name alone", "spelling", "same name", "misspelling" };

/* Forms by kind, then by mentions, furniture last. */
typedef struct
{
  guint32 root;
  guint count;
  guint story;                                /* mentions outside furniture */
  guint32 best;                               /* the form whose surface names the entity */
  guint surest;                               /* of the mentions of any form */
  guint sureness;                             /* of every mention's belonging here: sum */
  guint reasons[G_N_ELEMENTS (link_reasons)]; /* mentions by why they belong here, other than by the form of @best */
  HearsayEntityKind kind;
  const char *canonical;
  char *name;
} Group;

static gboolean
is_initials (const Name *name)
{
  return name->n_words == 1 && name->surface != NULL && g_ascii_isupper (name->surface[0]) && g_ascii_isupper (name->surface[1]);
}

/* A person's fullest form, a firm's or place's unless it goes mostly by the short
 * one; then the commonest, then the lexically first. */
static gboolean
names_better (const Name *name,
              const Name *than)
{
  gboolean is_full = name->n_words > 1;
  gboolean than_full = than->n_words > 1;

  if (name->is_variant != than->is_variant)
    return !name->is_variant;
  if (is_full != than_full)
    {
      const Name *shorter = is_full ? than : name;
      const Name *longer = is_full ? name : than;

      if (shorter->kind == HEARSAY_ENTITY_PERSON || is_initials (shorter) || shorter->count < 3 * longer->count)
        return is_full;
      return !is_full;
    }
  if (name->kind == HEARSAY_ENTITY_PERSON && names_is_initial (name->first) != names_is_initial (than->first))
    return !names_is_initial (name->first);
  if (name->count != than->count)
    return name->count > than->count;
  if (name->n_words != than->n_words)
    return name->n_words > than->n_words;

  return strcmp (name->key, than->key) < 0;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const Group *one = a;
  const Group *two = b;

  if (one->kind != two->kind)
    return one->kind < two->kind ? -1 : 1;
  if ((one->story == 0) != (two->story == 0))
    return one->story == 0 ? 1 : -1;
  if (one->count != two->count)
    return one->count > two->count ? -1 : 1;

  return strcmp (one->name, two->name);
}

static guint32
group_for (Resolver *self,
           GArray *groups,
           guint32 *group_of_root,
           guint index)
{
  guint root = resolver_find (self, index);

  if (group_of_root[root] == G_MAXUINT32)
    {
      Group fresh = { .root = root, .best = index, .kind = resolver_name (self, root)->kind };

      group_of_root[root] = groups->len;
      g_array_append_val (groups, fresh);
    }

  return group_of_root[root];
}

static GArray *
make_groups (Resolver *self,
             guint32 *group_of_root)
{
  GArray *groups = g_array_new (FALSE, TRUE, sizeof (Group));

  for (guint i = 0; i < self->names->len; i++)
    group_of_root[i] = G_MAXUINT32;

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);
      Group *group = NULL;
      guint32 index = 0;

      if (name->count == 0)
        continue;

      index = group_for (self, groups, group_of_root, i);
      group = &g_array_index (groups, Group, index);
      if (group->best != i && names_better (name, resolver_name (self, group->best)))
        group->best = i;
      if (name->canonical != NULL && (group->canonical == NULL || strcmp (name->canonical, group->canonical) < 0))
        group->canonical = name->canonical;
      group->count += name->count;
    }

  return groups;
}

static int
find_reason (const char *reason)
{
  for (gsize i = 0; i < G_N_ELEMENTS (link_reasons); i++)
    if (g_strcmp0 (link_reasons[i], reason) == 0)
      return i;

  return -1;
}

/* How sure it is that a mention belongs to its group, and why. */
static void
weigh_mention (Resolver *self,
               Group *group,
               const HearsayMention *mention)
{
  const Name *name = resolver_name (self, mention->entity);
  const Name *best = resolver_name (self, group->best);
  guint sure = name->canonical != NULL ? SURE_ALIAS : best->n_words > 1                 ? SURE_FULL_NAME
                                                  : best->kind == HEARSAY_ENTITY_PERSON ? SURE_BARE_PERSON
                                                                                        : SURE_ONE_WORD;
  int reason = find_reason (mention->reason);

  if (reason >= 0)
    sure = MIN (sure, mention->confidence);
  else if (name != best && name->reason != NULL)
    reason = find_reason (name->reason);

  for (const Name *step = name; resolver_name (self, step->joined_to) != step; step = resolver_name (self, step->joined_to))
    sure = MIN (sure, step->link);

  group->sureness += sure;
  group->surest = MAX (group->surest, mention->confidence);
  if (reason >= 0)
    group->reasons[reason]++;
}

static void
weigh_mentions (Resolver *self,
                GArray *groups,
                const guint32 *group_of_root)
{
  for (guint r = 0; r < self->readings->len; r++)
    {
      const HearsayReading *reading = g_ptr_array_index (self->readings, r);

      for (guint i = 0; i < reading->mentions->len; i++)
        {
          const HearsayMention *mention = &g_array_index (reading->mentions, HearsayMention, i);
          Group *group = &g_array_index (groups, Group, group_of_root[resolver_find (self, mention->entity)]);

          weigh_mention (self, group, mention);
          if (hearsay_article_find_furniture (reading->article, mention->span) == NULL)
            group->story++;
        }
    }
}

/* A list of names, where it joined them; where most mentions are of another form, why
 * most of those belong here. */
static const char *
choose_reason (const Group *group,
               const Name *best)
{
  guint found = 0;
  guint total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (link_reasons); i++)
    {
      total += group->reasons[i];
      if (group->reasons[i] > group->reasons[found])
        found = i;
    }
  if (total * 2 > group->count)
    return link_reasons[found];
  if (group->canonical != NULL)
    return "alias";

  return best->n_words > 1 ? "full name" : "same name";
}

static void
add_entity (Resolver *self,
            Group *group,
            GHashTable *ids)
{
  const Name *best = resolver_name (self, group->best);
  HearsayEntity entity = { 0 };
  g_autofree char *base = hearsay_stable_id (hearsay_entity_kind_to_string (group->kind), group->name, NULL);

  entity.id = g_strdup (base);
  for (guint n = 2; g_hash_table_contains (ids, entity.id); n++)
    {
      g_free (entity.id);
      entity.id = g_strdup_printf ("%s-%u", base, n);
    }
  g_hash_table_add (ids, entity.id);

  entity.name = g_steal_pointer (&group->name);
  entity.kind = group->kind;
  /* No surer than that it is a name at all. */
  entity.confidence = MIN (group->sureness / group->count, group->surest);
  entity.reason = choose_reason (group, best);
  g_array_append_val (self->analysis->entities, entity);
}

/* Fills the analysis's entities and sets every mention's. */
void
resolver_make_entities (Resolver *self)
{
  g_autofree guint32 *group_of_root = g_new (guint32, self->names->len + 1);
  g_autofree guint32 *place_of = g_new (guint32, self->names->len + 1);
  g_autoptr (GArray) groups = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  groups = make_groups (self, group_of_root);
  weigh_mentions (self, groups, group_of_root);

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = &g_array_index (groups, Group, i);

      group->name = g_strdup (group->canonical != NULL ? group->canonical : resolver_name (self, group->best)->surface);
    }
  g_array_sort (groups, compare_groups);

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = &g_array_index (groups, Group, i);

      place_of[group->root] = i;
      add_entity (self, group, ids);
    }

  for (guint r = 0; r < self->readings->len; r++)
    {
      HearsayReading *reading = g_ptr_array_index (self->readings, r);

      for (guint i = 0; i < reading->mentions->len; i++)
        {
          HearsayMention *mention = &g_array_index (reading->mentions, HearsayMention, i);
          const Name *name = resolver_name (self, mention->entity);

          mention->is_variant = mention->is_variant || name->is_variant;
          mention->entity = place_of[resolver_find (self, mention->entity)];
        }
    }
}

void
hearsay_entities_resolve (GPtrArray *readings,
                          HearsayAnalysis *analysis,
                          guint jobs)
{
  Resolver self = {
    .readings = readings,
    .analysis = analysis,
    .strings = g_string_chunk_new (16 * 1024),
    .names = g_array_new (FALSE, TRUE, sizeof (Name)),
    .by_key = g_hash_table_new (g_str_hash, g_str_equal),
    .outlets = g_hash_table_new (g_str_hash, g_str_equal),
    .surfaces = g_hash_table_new (g_str_hash, g_str_equal),
  };

  if (readings->len > 0)
    {
      self.language = ((HearsayReading *) g_ptr_array_index (readings, 0))->language;
      self.lexicon = hearsay_lexicon_get (self.language);

      resolver_collect (&self);
      resolver_join_pairs (&self);
      resolver_drop_doubtful (&self);
      resolver_settle_kinds (&self);
      resolver_link_in_articles (&self);
      resolver_merge_spellings (&self);
      resolver_merge_people (&self);
      resolver_link_bare_names (&self);
      resolver_join_short_forms (&self);
      resolver_link_bare_places (&self);
      resolver_merge_acronyms (&self);
      resolver_merge_misspellings (&self);
      resolver_make_entities (&self);
      hearsay_offices_share (readings);
    }

  g_hash_table_unref (self.outlets);
  g_hash_table_unref (self.surfaces);
  g_hash_table_unref (self.by_key);
  g_array_unref (self.names);
  g_string_chunk_free (self.strings);
}
