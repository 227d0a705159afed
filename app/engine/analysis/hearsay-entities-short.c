/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-entities-private.h"

#include <string.h>

#include "hearsay-text.h"

/* Short forms of organisations, places and the rest inside one article. Each long
 * name offers the forms it may be called by; a mention of such a form goes to the
 * long name before it, or, in what comes before (a headline), to the next after it. */

#define MAX_WORDS 12

/* How a short form comes from a long name, surest first. */
typedef enum
{
  SHORT_OF,      /* "Harbour Corps" of "Harbour Corps of Orland" */
  SHORT_COUNTRY, /* "State Department" of "US State Department" */
  SHORT_HEAD,    /* "Harwick" of "Harwick University" */
  SHORT_SIDE,    /* "the North" of a country "North Orland" */
  SHORT_FIRST,   /* "Vostrak" of "Vostrak Heavy Works" */
  SHORT_PLACE,   /* "Renford" of "Renford Rovers" or "University of Renford", read as an organisation */
  SHORT_LAST,    /* "the Ledger" of "Orvane Ledger", "the Court" of "Supreme Court of Appeal" */
} ShortType;

typedef struct
{
  guint32 full;
  ShortType type;
  gboolean is_several; /* another long name offers it too */
} Short;

typedef struct
{
  Resolver *resolver;
  HearsayReading *reading;
  GArray *shorts;     /* Short */
  GHashTable *by_key; /* "kind key" → index into shorts + 1 */
  GHashTable *whole;  /* names + 1 that the article prints with a company's suffix: no short forms */
  GHashTable *taken;  /* short names + 1 → what the article took them for + 1, or SEVERAL */
  gboolean is_backward;
} Shorts;

static guint32
classify (const Shorts *self,
          const char *word)
{
  return hearsay_lexicon_classify (self->resolver->lexicon, word);
}

static char *
join_words (char **words,
            guint first,
            guint last)
{
  GString *out = g_string_new (NULL);

  for (guint i = first; i < last; i++)
    g_string_append_printf (out, "%s%s", i > first ? " " : "", words[i]);

  return g_string_free (out, FALSE);
}

static void
offer (Shorts *self,
       guint full,
       ShortType type,
       const char *form)
{
  HearsayEntityKind kind = resolver_name (self->resolver, full)->kind;
  g_autofree char *key = g_strdup_printf ("%d %s", kind, form);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key));
  Short fresh = { full, type, FALSE };

  if (strcmp (form, resolver_name (self->resolver, full)->key) == 0)
    return;
  if (known > 0)
    {
      Short *old = &g_array_index (self->shorts, Short, known - 1);

      old->is_several = old->is_several || resolver_find (self->resolver, old->full) != resolver_find (self->resolver, full);
      old->full = full;
      old->type = MIN (old->type, type);
      return;
    }

  g_array_append_val (self->shorts, fresh);
  g_hash_table_insert (self->by_key, g_string_chunk_insert (self->resolver->strings, key), GUINT_TO_POINTER (self->shorts->len));
}

static void
offer_words (Shorts *self,
             guint full,
             ShortType type,
             char **words,
             guint first,
             guint last)
{
  g_autofree char *form = join_words (words, first, last);

  offer (self, full, type, form);
}

static gboolean
is_head (const Shorts *self,
         const char *word)
{
  return (classify (self, word) & (HEARSAY_LEXEME_ORGANIZATION_HEAD | HEARSAY_LEXEME_ORGANIZATION_SUFFIX | HEARSAY_LEXEME_PLACE_HEAD)) != 0;
}

/* "EU Commission" is not the EU; "RJR Orvane" and "LSI Finance Ltd" are. */
static gboolean
is_part_of_first (const Shorts *self,
                  const Name *full,
                  const char *last)
{
  guint n_printed = 1;

  for (const char *p = full->surface; *p != '\0'; p++)
    n_printed += *p == ' ';

  return g_ascii_isupper (full->surface[0]) && g_ascii_isupper (full->surface[1]) && n_printed <= full->n_words && is_head (self, last);
}

static gboolean
is_linking (const char *word)
{
  return strcmp (word, "of") == 0 || strcmp (word, "for") == 0;
}

/* How many words in front are a country, its people or a place. */
static guint
count_country_words (const Shorts *self,
                     char **words,
                     guint n)
{
  for (guint i = MIN (3, n > 2 ? n - 2 : 0); i > 0; i--)
    {
      g_autofree char *front = join_words (words, 0, i);

      if (classify (self, front) & (HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_DEMONYM))
        return i;
    }

  return 0;
}

/* The party of one province is not the party of the country, which goes by the short name. */
static gboolean
is_part_of_national (const Shorts *self,
                     char **words,
                     guint country,
                     guint n)
{
  g_autofree char *front = join_words (words, 0, country);
  g_autofree char *rest = join_words (words, country, n);
  guint32 classes = classify (self, front);

  return !(classes & (HEARSAY_LEXEME_COUNTRY | HEARSAY_LEXEME_DEMONYM)) && (classify (self, rest) & HEARSAY_LEXEME_ORGANIZATION);
}

/* Whether a long name may go by its part before the word for what it is. Not
 * "Mexico" for its city, nor a town for its airport. */
static gboolean
may_drop_head (const Shorts *self,
               const Name *full,
               const char *front,
               const char *head)
{
  guint32 classes = classify (self, front);

  if (full->kind == HEARSAY_ENTITY_ORGANIZATION)
    return (classes & HEARSAY_LEXEME_FUNCTION) == 0;
  /* "New York City", not "Mexico City" or "Washington State" */
  if (classes & (HEARSAY_LEXEME_COUNTRY | HEARSAY_LEXEME_REGION))
    return (classes & HEARSAY_LEXEME_CITY) && !(classes & HEARSAY_LEXEME_COUNTRY) && strcmp (head, "city") == 0;
  if ((classes & HEARSAY_LEXEME_FEATURE) && !(classes & HEARSAY_LEXEME_CITY))
    return g_str_has_prefix (head, "island");
  if (classes & HEARSAY_LEXEME_CITY)
    return hearsay_words_contain (hearsay_language_get_words (self->reading->language, "place-units"), head) || g_str_has_prefix (head, "island");

  return (classes & (HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME)) == 0;
}

/* A club or university by its town alone, where that reads as an organisation. */
static void
offer_places (Shorts *self,
              guint full,
              char **words,
              guint n)
{
  guint ends[] = { 0, n - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (ends) && resolver_name (self->resolver, full)->kind == HEARSAY_ENTITY_ORGANIZATION; i++)
    {
      guint32 classes = classify (self, words[ends[i]]);

      if ((classes & (HEARSAY_LEXEME_CITY | HEARSAY_LEXEME_REGION | HEARSAY_LEXEME_DEMONYM)) && !(classes & HEARSAY_LEXEME_COUNTRY) && (i == 0 || is_linking (words[n - 2])))
        offer (self, full, SHORT_PLACE, words[ends[i]]);
    }
}

static void
offer_forms (Shorts *self,
             guint full)
{
  const Name *name = resolver_name (self->resolver, full);
  g_auto (GStrv) words = g_strsplit (name->key, " ", MAX_WORDS + 1);
  guint n = g_strv_length (words);
  guint of = 1;
  guint country = 0;
  guint32 first = classify (self, words[0]);

  if (n < 2 || n > MAX_WORDS)
    return;

  while (of < n && !is_linking (words[of]))
    of++;
  if (of < n - 1)
    offer_words (self, full, of > 1 ? SHORT_OF : SHORT_LAST, words, 0, of);

  country = name->kind != HEARSAY_ENTITY_PLACE ? count_country_words (self, words, n) : 0;
  if (country > 0 && !is_part_of_national (self, words, country, n))
    {
      offer_words (self, full, SHORT_COUNTRY, words, country, n);
      if (of < n - 1 && of > country)
        offer_words (self, full, of > country + 1 ? SHORT_COUNTRY : SHORT_LAST, words, country, of);
    }

  if (of >= n && is_head (self, words[n - 1]) && !is_head (self, words[n - 2]))
    {
      g_autofree char *front = join_words (words, 0, n - 1);

      if (may_drop_head (self, name, front, words[n - 1]))
        offer (self, full, SHORT_HEAD, front);
    }

  if ((first & HEARSAY_LEXEME_COMMON) && name->kind == HEARSAY_ENTITY_PLACE && (classify (self, name->key) & HEARSAY_LEXEME_COUNTRY))
    offer (self, full, SHORT_SIDE, words[0]);
  if (name->kind == HEARSAY_ENTITY_ORGANIZATION && !is_part_of_first (self, name, words[of < n ? of - 1 : n - 1]) &&
      !(first & (HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_DEMONYM | HEARSAY_LEXEME_ORGANIZATION | HEARSAY_LEXEME_GIVEN)))
    offer (self, full, SHORT_FIRST, words[0]);
  offer_places (self, full, words, n);
  if (name->kind == HEARSAY_ENTITY_OTHER && !(first & HEARSAY_LEXEME_VESSEL) && !(classify (self, words[n - 1]) & HEARSAY_LEXEME_OTHER_HEAD))
    return;
  if (!(classify (self, words[n - 1]) & (HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_ORGANIZATION_SUFFIX)))
    offer (self, full, SHORT_LAST, words[n - 1]);
}

static gboolean
has_article (const Shorts *self,
             const HearsayMention *mention)
{
  const char *text = self->reading->article->text;
  guint32 start = mention->span.start;

  if (mention->span.end - start > 4 && g_ascii_strncasecmp (text + start, "the ", 4) == 0)
    return TRUE;

  return start >= 4 && g_ascii_strncasecmp (text + start - 4, "the ", 4) == 0 && (start == 4 || !g_ascii_isalnum (text[start - 5]));
}

static Short *
find_short (const Shorts *self,
            HearsayEntityKind kind,
            const char *form)
{
  g_autofree char *key = g_strdup_printf ("%d %s", kind, form);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key));

  return known > 0 ? &g_array_index (self->shorts, Short, known - 1) : NULL;
}

/* A long name met once does not take in what goes by the short one all over. */
static gboolean
is_borne_out (const Shorts *self,
              const Name *name,
              const Short *form)
{
  return resolver_name (self->resolver, form->full)->printed * 4 >= name->printed;
}

/* Whether a mention may be called so; one that reads as another kind only where
 * its form is a single word that says nothing of itself. */
static gboolean
fits (const Shorts *self,
      const HearsayMention *mention,
      const Name *name,
      const Short *form,
      HearsayEntityKind kind)
{
  gboolean is_other_kind = name->kind != kind;

  switch (form->type)
    {
    case SHORT_OF:
      return !is_other_kind && !form->is_several;

    case SHORT_COUNTRY:
      return !is_other_kind;

    case SHORT_PLACE:
      return !is_other_kind && !form->is_several;

    case SHORT_SIDE:
      return (!is_other_kind || name->kind == HEARSAY_ENTITY_ORGANIZATION) && has_article (self, mention);

    case SHORT_HEAD:
    case SHORT_FIRST:
      if (form->is_several)
        return FALSE;
      return !is_other_kind || (name->n_words == 1 && !(classify (self, name->key) & (HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME)) && mention->confidence < 90 &&
                                is_borne_out (self, name, form));

    case SHORT_LAST:
    default:
      if (is_other_kind)
        return FALSE;
      return has_article (self, mention) || (!form->is_several && !is_head (self, name->key) && is_borne_out (self, name, form));
    }
}

static void
note_taken (Shorts *self,
            guint from,
            guint full)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->taken, GUINT_TO_POINTER (from + 1)));

  g_hash_table_insert (self->taken, GUINT_TO_POINTER (from + 1), GUINT_TO_POINTER (known == 0 || known == full + 1 ? full + 1 : SEVERAL));
}

/* Where an article took a short form for one thing only, it means that too where
 * nothing else said so: in headlines, "this Senate". */
static void
link_rest (Shorts *self)
{
  GArray *mentions = self->reading->mentions;

  for (guint i = 0; i < mentions->len && g_hash_table_size (self->taken) > 0; i++)
    {
      HearsayMention *mention = &g_array_index (mentions, HearsayMention, i);
      guint full = GPOINTER_TO_UINT (g_hash_table_lookup (self->taken, GUINT_TO_POINTER (mention->entity + 1)));

      if (full > 0 && full != SEVERAL)
        resolver_redirect (self->resolver, mention, full - 1, "short form", SURE_NEAREST);
    }
}

static void
link_short (Shorts *self,
            HearsayMention *mention)
{
  static const HearsayEntityKind kinds[] = { HEARSAY_ENTITY_ORGANIZATION, HEARSAY_ENTITY_PLACE, HEARSAY_ENTITY_OTHER };
  const Name *name = resolver_name (self->resolver, mention->entity);

  if (name->canonical != NULL || name->key[0] == '@' || g_hash_table_contains (self->whole, GUINT_TO_POINTER (mention->entity + 1)))
    return;

  for (guint i = 0; i <= G_N_ELEMENTS (kinds); i++)
    {
      /* Its own kind first. */
      HearsayEntityKind kind = i == 0 ? name->kind : kinds[i - 1];
      const Short *form = kind == HEARSAY_ENTITY_PERSON || (i > 0 && kind == name->kind) ? NULL : find_short (self, kind, name->key);
      guint from = mention->entity;

      if (form == NULL || !fits (self, mention, name, form, kind) || (self->is_backward && form->type == SHORT_LAST && form->is_several))
        continue;

      resolver_redirect (self->resolver, mention, form->full, "short form", form->is_several || form->type == SHORT_LAST ? SURE_NEAREST : SURE_SHORT_FORM);
      note_taken (self, from, form->full);
      if (form->type < SHORT_SIDE || form->type == SHORT_FIRST)
        resolver_note_full (self->resolver, from, form->full, form->type == SHORT_COUNTRY);
      return;
    }
}

static void
pass (Shorts *self)
{
  GArray *mentions = self->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      HearsayMention *mention = &g_array_index (mentions, HearsayMention, self->is_backward ? mentions->len - 1 - i : i);
      guint own = mention->entity;

      link_short (self, mention);
      if (mention->entity == (int) own && resolver_name (self->resolver, own)->kind != HEARSAY_ENTITY_PERSON)
        offer_forms (self, own);
    }

  g_array_set_size (self->shorts, 0);
  g_hash_table_remove_all (self->by_key);
}

/* "Thyrsen AG" beside "Thyrsen Stahl AG" is the parent, with or without its suffix. */
static void
find_whole (Shorts *self)
{
  GArray *mentions = self->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const HearsayMention *mention = &g_array_index (mentions, HearsayMention, i);
      const Name *name = resolver_name (self->resolver, mention->entity);
      g_autofree char *text = NULL;
      const char *space = NULL;

      if (name->kind != HEARSAY_ENTITY_ORGANIZATION || mention->span.end - mention->span.start > 100)
        continue;
      text = hearsay_text_fold (self->reading->article->text + mention->span.start, mention->span.end - mention->span.start);
      space = strrchr (text, ' ');
      if (space == NULL)
        continue;
      if (g_str_has_suffix (text, "."))
        text[strlen (text) - 1] = '\0';
      if (classify (self, space + 1) & HEARSAY_LEXEME_ORGANIZATION_SUFFIX)
        g_hash_table_add (self->whole, GUINT_TO_POINTER (mention->entity + 1));
    }
}

/* "Northern River Board … the Board", "US State Department … the State Department" */
void
resolver_link_short_forms (Resolver *resolver,
                           HearsayReading *reading)
{
  Shorts self = {
    .resolver = resolver,
    .reading = reading,
    .shorts = g_array_new (FALSE, FALSE, sizeof (Short)),
    .by_key = g_hash_table_new (g_str_hash, g_str_equal),
    .whole = g_hash_table_new (NULL, NULL),
    .taken = g_hash_table_new (NULL, NULL),
  };

  find_whole (&self);
  pass (&self);
  self.is_backward = TRUE;
  pass (&self);
  link_rest (&self);

  g_hash_table_unref (self.taken);
  g_hash_table_unref (self.whole);
  g_hash_table_unref (self.by_key);
  g_array_unref (self.shorts);
}

/* Where every article that has a longer name for a short one has the same, the
 * short one means that in the others too. One that only says no country needs more
 * to go by: it must stand with the long one more often than alone. */
void
resolver_join_short_forms (Resolver *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);
      const Name *full = NULL;

      if (name->count == 0 || name->full_of == 0 || name->full_of == SEVERAL)
        continue;

      full = resolver_name (self, name->full_of - 1);
      if (full->count == 0 || full->kind != name->kind || (name->is_loose && full->count < name->count))
        continue;
      resolver_join (self, name->full_of - 1, i, full->n_words > 1 && name->n_words == 1 && g_ascii_isupper (name->surface[0]) && g_ascii_isupper (name->surface[1]) ? "initials" : "short form", SURE_GIVEN_ALONE);
    }
}
