/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-entities-private.h"

#include <string.h>

/* Initials inside one article: each is compared with so many long names at most. */
#define MAX_COMPARED 300
#define MAX_FULL 1200

static HearsayMention *
mention_at (const HearsayReading *reading,
            guint index)
{
  return &g_array_index (reading->mentions, HearsayMention, index);
}

/* "NRB", "N.R.B.", "OUMin", "UC Orland": capitals lead, and lead on. */
static gboolean
is_acronym (const HearsayReading *reading,
            const HearsayMention *mention)
{
  const char *text = reading->article->text;
  guint n_capitals = 0;

  for (guint32 i = mention->span.start; i < mention->span.end && text[i] != ' '; i++)
    if (g_ascii_isupper (text[i]))
      n_capitals++;
    else if (text[i] != '.' && text[i] != '&' && !g_ascii_isdigit (text[i]) && (!g_ascii_islower (text[i]) || n_capitals < 2))
      return FALSE;

  return n_capitals >= 2 && n_capitals <= 8;
}

static gboolean
is_mixed (const HearsayReading *reading,
          const HearsayMention *mention)
{
  const char *text = reading->article->text;

  for (guint32 i = mention->span.start; i < mention->span.end && text[i] != ' '; i++)
    if (g_ascii_islower (text[i]))
      return TRUE;

  return FALSE;
}

/* "Northern River Board (NRB)": nothing but a bracket between them. */
static gboolean
is_defined_by (const HearsayReading *reading,
               const HearsayMention *full,
               const HearsayMention *acronym)
{
  const char *text = reading->article->text;

  return acronym->span.start == full->span.end + 2 && strncmp (text + full->span.end, " (", 2) == 0 && text[acronym->span.end] == ')';
}

/* "Renford Rovers of the Orland Football League (OFL)" defines no Rovers. */
static gboolean
is_of_its_end (const char *acronym,
               const char *full)
{
  for (const char *p = strchr (full, ' '); p != NULL; p = strchr (p + 1, ' '))
    if (names_is_acronym_of (acronym, p + 1, FALSE))
      return !names_is_acronym_of (acronym, full, FALSE);

  return FALSE;
}

/* "OV" of "OrviVox": the capitals of one word. */
static gboolean
is_of_capitals (const char *acronym,
                const Name *full)
{
  g_autoptr (GString) capitals = g_string_new (NULL);

  if (full->n_words > 1 || full->surface == NULL || strchr (full->surface, '.') != NULL)
    return FALSE;
  for (const char *p = full->surface; *p != '\0'; p++)
    if (g_ascii_isupper (*p))
      g_string_append_c (capitals, g_ascii_tolower (*p));

  return capitals->len >= 2 && strlen (full->key) >= capitals->len + 3 && strcmp (capitals->str, acronym) == 0;
}

/* What initials may stand for: firms and the like, and places by more than one word. */
static gboolean
may_have_initials (const Name *name)
{
  return name->n_words >= 2 && name->kind != HEARSAY_ENTITY_PERSON;
}

static guint
find_full (Resolver *self,
           const HearsayReading *reading,
           guint index,
           guint *sure)
{
  const HearsayMention *mention = mention_at (reading, index);
  const Name *acronym = resolver_name (self, mention->entity);

  if (index > 0 && is_defined_by (reading, mention_at (reading, index - 1), mention))
    {
      const Name *before = resolver_name (self, mention_at (reading, index - 1)->entity);

      *sure = SURE_DEFINED;
      if (before->n_words >= 2 && acronym->kind == HEARSAY_ENTITY_ORGANIZATION &&
          (before->kind == HEARSAY_ENTITY_ORGANIZATION || before->kind == HEARSAY_ENTITY_OTHER) && !is_of_its_end (acronym->key, before->key))
        return mention_at (reading, index - 1)->entity + 1;
    }

  *sure = SURE_INITIALS;
  for (guint i = 0; i < reading->mentions->len && i < MAX_FULL; i++)
    {
      const HearsayMention *other = mention_at (reading, i);
      const Name *full = resolver_name (self, other->entity);

      if (i < index && full->kind == HEARSAY_ENTITY_ORGANIZATION && is_of_capitals (acronym->key, full))
        return other->entity + 1;
      if (!may_have_initials (full) || (full->kind == HEARSAY_ENTITY_PLACE && acronym->kind == HEARSAY_ENTITY_OTHER) || other->entity == mention->entity)
        continue;
      /* Two letters fit too much to be read ahead. */
      if (i > index && strlen (acronym->key) <= 2)
        break;
      if (names_is_acronym_of (acronym->key, full->key, is_mixed (reading, mention)))
        return other->entity + 1;
    }

  return 0;
}

/* "National Dam Authority … NDA", defined in brackets or not */
void
resolver_link_acronyms (Resolver *self,
                        HearsayReading *reading)
{
  GArray *mentions = reading->mentions;
  g_autoptr (GHashTable) meanings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) degrees = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_compared = 0;

  for (guint i = 0; i < mentions->len && n_compared < MAX_COMPARED; i++)
    {
      const HearsayMention *mention = mention_at (reading, i);
      const Name *name = resolver_name (self, mention->entity);
      guint sure = 0;
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (degrees, name->key));
      guint full = 0;

      if (known == SURE_DEFINED || name->canonical != NULL || !is_acronym (reading, mention))
        continue;

      n_compared++;
      full = find_full (self, reading, i, &sure);
      if (full == 0 || sure <= known)
        continue;
      g_hash_table_insert (meanings, (gpointer) name->key, GUINT_TO_POINTER (full));
      g_hash_table_insert (degrees, (gpointer) name->key, GUINT_TO_POINTER (sure));
    }

  for (guint i = 0; i < mentions->len && g_hash_table_size (meanings) > 0; i++)
    {
      HearsayMention *mention = mention_at (reading, i);
      const char *key = resolver_name (self, mention->entity)->key;
      guint full = GPOINTER_TO_UINT (g_hash_table_lookup (meanings, key));

      if (full == 0 || !is_acronym (reading, mention) || mention->entity == (int) full - 1)
        continue;
      resolver_note_full (self, mention->entity, full - 1, FALSE);
      resolver_redirect (self, mention, full - 1, "initials", GPOINTER_TO_UINT (g_hash_table_lookup (degrees, key)));
    }
}

/* Resolves what one article tells by itself. */
void
resolver_link_in_articles (Resolver *self)
{
  for (guint i = 0; i < self->names->len; i++)
    resolver_name (self, i)->printed = resolver_name (self, i)->count;

  for (guint r = 0; r < self->readings->len; r++)
    {
      HearsayReading *reading = g_ptr_array_index (self->readings, r);

      resolver_link_people (self, reading);
      resolver_link_acronyms (self, reading);
      resolver_link_short_forms (self, reading);
    }
}
