/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-offices"

#include "config.h"

#include "hearsay-entities.h"

#include <string.h>

#include "hearsay-text.h"

/* An article has no more offices or mentions worth looking at for one description;
 * one that has was made to take long. */
#define MAX_LOOKED_AT 256

/* Words of a description that tell nobody from anybody. */
static gboolean
is_filler (const char *word)
{
  static const char *const fillers[] = { "the", "a", "an", "his", "her", "its", "their", "our", "my", "of", "for",
                                         "and", "to", "at", "in", "former", "then", "s", "'s", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (strcmp (word, fillers[i]) == 0)
      return TRUE;

  return FALSE;
}

/* "the Sen.", "senator"; "spokeswoman", "spokesman": each office in one form. */
static char **
split_words (const HearsayReading *reading,
             const char *folded)
{
  const HearsayWords *forms = hearsay_language_get_words (reading->language, "role-forms");
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n-,.", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *form = hearsay_words_lookup (forms, words[i]);

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", form != NULL ? form : words[i]);
    }

  return g_strsplit (out->str, " ", -1);
}

static gboolean
has_word (char *const *words,
          const char *word)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;

  return FALSE;
}

static char *
dup_office (const HearsayReading *reading,
            const HearsayOffice *office)
{
  if (office->elsewhere != NULL)
    return g_strdup (office->elsewhere);

  return hearsay_text_fold (reading->article->text + office->span.start, office->span.end - office->span.start);
}

/* Whether every word that counts in @wanted stands in the office as printed. */
static gboolean
office_answers (const HearsayReading *reading,
                const HearsayOffice *office,
                char *const *wanted)
{
  g_autofree char *folded = dup_office (reading, office);
  g_auto (GStrv) words = split_words (reading, folded);
  guint n_matched = 0;

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (is_filler (wanted[i]))
        continue;
      if (!has_word (words, wanted[i]))
        return FALSE;
      n_matched++;
    }

  return n_matched > 0;
}

static int
entity_of (const HearsayReading *reading,
           guint mention)
{
  return g_array_index (reading->mentions, HearsayMention, mention).entity;
}

static const HearsayOffice *
office_at (const HearsayReading *reading,
           guint index)
{
  return &g_array_index (reading->offices, HearsayOffice, index);
}

/* Those printed in this article come first. */
static guint
count_own (const HearsayReading *reading)
{
  guint low = 0;
  guint high = reading->offices->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (office_at (reading, middle)->elsewhere != NULL)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

static HearsayGender
gender_from_value (const char *value)
{
  if (value == NULL)
    return HEARSAY_GENDER_UNKNOWN;
  if (strchr (value, 'f') != NULL)
    return strchr (value, 'm') == NULL ? HEARSAY_GENDER_FEMALE : HEARSAY_GENDER_UNKNOWN;

  return strchr (value, 'm') != NULL ? HEARSAY_GENDER_MALE : HEARSAY_GENDER_UNKNOWN;
}

/* "the spokeswoman" is no man. */
static gboolean
genders_clash (const HearsayReading *reading,
               guint mention,
               HearsayGender wanted)
{
  HearsayGender own = wanted == HEARSAY_GENDER_UNKNOWN ? HEARSAY_GENDER_UNKNOWN : hearsay_mention_get_gender (reading, mention);

  return own != HEARSAY_GENDER_UNKNOWN && own != wanted;
}

/* What other articles call the people named here; two who answer are none. */
static int
find_holder_elsewhere (const HearsayReading *reading,
                       char *const *wanted,
                       HearsayGender gender)
{
  int found = HEARSAY_NONE;

  for (guint i = reading->offices->len; i > 0 && reading->offices->len - i < MAX_LOOKED_AT; i--)
    {
      const HearsayOffice *office = office_at (reading, i - 1);

      if (office->elsewhere == NULL)
        break;
      if (!office_answers (reading, office, wanted) || genders_clash (reading, office->mention, gender))
        continue;
      if (found != HEARSAY_NONE && entity_of (reading, found) != entity_of (reading, office->mention))
        return HEARSAY_NONE;
      found = office->mention;
    }

  return found;
}

/**
 * hearsay_office_find_holder:
 * @description: a description without a name ("the secretary of state"), any case
 * @before: bytes into the text; offices printed nearest before this place are
 *   preferred, then the nearest after it, then what other articles of the corpus
 *   call somebody who is named in this one
 *
 * Returns: the mention whose office has every word of @description, or
 *   %HEARSAY_NONE
 */
int
hearsay_office_find_holder (const HearsayReading *reading,
                            const char *description,
                            guint32 before)
{
  g_autofree char *folded = hearsay_text_fold (description, strlen (description));
  g_auto (GStrv) wanted = split_words (reading, folded);
  g_auto (GStrv) printed = g_strsplit_set (folded, " \t\n-,.", -1);
  HearsayGender gender = HEARSAY_GENDER_UNKNOWN;
  guint n_own = count_own (reading);
  guint next = 0;

  for (guint i = 0; printed[i] != NULL && gender == HEARSAY_GENDER_UNKNOWN; i++)
    gender = gender_from_value (hearsay_words_lookup (hearsay_language_get_words (reading->language, "gendered-titles"), printed[i]));
  while (next < n_own && office_at (reading, next)->span.start < before)
    next++;

  for (guint i = next; i > 0 && next - i < MAX_LOOKED_AT; i--)
    if (office_answers (reading, office_at (reading, i - 1), wanted) && !genders_clash (reading, office_at (reading, i - 1)->mention, gender))
      return office_at (reading, i - 1)->mention;
  for (guint i = next; i < n_own && i - next < MAX_LOOKED_AT; i++)
    if (office_answers (reading, office_at (reading, i), wanted) && !genders_clash (reading, office_at (reading, i)->mention, gender))
      return office_at (reading, i)->mention;

  return find_holder_elsewhere (reading, wanted, gender);
}

/**
 * hearsay_office_find:
 * @mention: index into the reading's mentions
 *
 * Returns: (nullable): the office printed beside that very mention
 */
const HearsayOffice *
hearsay_office_find (const HearsayReading *reading,
                     guint mention)
{
  for (guint i = 0; i < reading->offices->len; i++)
    {
      const HearsayOffice *office = &g_array_index (reading->offices, HearsayOffice, i);

      if (office->mention == mention && office->elsewhere == NULL)
        return office;
    }

  return NULL;
}

/* A title before the name ("Mrs") says more than the name itself. */
static HearsayGender
gender_of_one (const HearsayReading *reading,
               const HearsayMention *mention)
{
  const HearsayWords *titles = hearsay_language_get_words (reading->language, "gendered-titles");
  const HearsayWords *given = hearsay_language_get_words (reading->language, "given-names");
  const HearsayWords *kin = hearsay_language_get_words (reading->language, "kin-words");
  const char *text = reading->article->text;
  guint first = hearsay_segments_token_at (reading->segments, mention->span.start);
  HearsayGender gender = HEARSAY_GENDER_UNKNOWN;

  for (guint i = first > 0 ? first - 1 : 0; i <= first && i < reading->segments->tokens->len; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (reading->segments, i);
      g_autofree char *folded = hearsay_text_fold (text + token->start, token->end - token->start);

      if (token->flags & HEARSAY_TOKEN_ABBREVIATION)
        folded[strlen (folded) - 1] = '\0';

      gender = gender_from_value (hearsay_words_lookup (titles, folded));
      if (gender == HEARSAY_GENDER_UNKNOWN && i < first)
        gender = gender_from_value (hearsay_words_lookup (kin, folded));
      if (gender == HEARSAY_GENDER_UNKNOWN && i == first && token->end < mention->span.end)
        gender = gender_from_value (hearsay_words_lookup (given, folded));
      if (gender != HEARSAY_GENDER_UNKNOWN)
        break;
    }

  return gender;
}

/**
 * hearsay_mention_get_gender:
 * @mention: index into the reading's mentions
 *
 * Reads the titles and given names of this mention and, once resolution has
 * run, of all others of the same person in the article.
 *
 * Returns: what most of them say
 */
HearsayGender
hearsay_mention_get_gender (const HearsayReading *reading,
                            guint mention)
{
  const HearsayMention *self = &g_array_index (reading->mentions, HearsayMention, mention);
  HearsayGender own = HEARSAY_GENDER_UNKNOWN;
  guint counts[3] = { 0 };

  if (self->kind != HEARSAY_ENTITY_PERSON)
    return HEARSAY_GENDER_UNKNOWN;

  own = gender_of_one (reading, self);
  if (own != HEARSAY_GENDER_UNKNOWN || self->entity == HEARSAY_NONE)
    return own;

  for (guint i = mention > MAX_LOOKED_AT ? mention - MAX_LOOKED_AT : 0; i < reading->mentions->len && i < mention + MAX_LOOKED_AT; i++)
    {
      const HearsayMention *other = &g_array_index (reading->mentions, HearsayMention, i);

      if (other->entity == self->entity)
        counts[gender_of_one (reading, other)]++;
    }

  if (counts[HEARSAY_GENDER_FEMALE] == counts[HEARSAY_GENDER_MALE])
    return HEARSAY_GENDER_UNKNOWN;

  return counts[HEARSAY_GENDER_FEMALE] > counts[HEARSAY_GENDER_MALE] ? HEARSAY_GENDER_FEMALE : HEARSAY_GENDER_MALE;
}

/* One thing that some article calls an entity. */
typedef struct
{
  int entity;
  const char *office; /* interned */
  gboolean is_spokesperson;
} Held;

static int
compare_held (gconstpointer a,
              gconstpointer b)
{
  const Held *one = a;
  const Held *two = b;

  if (one->entity != two->entity)
    return one->entity < two->entity ? -1 : 1;

  return strcmp (one->office, two->office);
}

static GArray *
collect_held (GPtrArray *readings)
{
  GArray *held = g_array_new (FALSE, FALSE, sizeof (Held));
  guint n = 0;

  for (guint r = 0; r < readings->len; r++)
    {
      const HearsayReading *reading = g_ptr_array_index (readings, r);

      for (guint i = 0; i < reading->offices->len; i++)
        {
          const HearsayOffice *office = &g_array_index (reading->offices, HearsayOffice, i);
          g_autofree char *folded = dup_office (reading, office);
          Held one = { entity_of (reading, office->mention), g_intern_string (folded), office->is_spokesperson };

          g_array_append_val (held, one);
        }
    }

  g_array_sort (held, compare_held);
  for (guint i = 0; i < held->len; i++)
    if (n == 0 || compare_held (&g_array_index (held, Held, n - 1), &g_array_index (held, Held, i)) != 0)
      g_array_index (held, Held, n++) = g_array_index (held, Held, i);
  g_array_set_size (held, n);

  return held;
}

static guint
find_first_held (const GArray *held,
                 int entity)
{
  guint low = 0;
  guint high = held->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (held, Held, middle).entity >= entity)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* More offices of one person are not handed on: they are those of a common name. */
#define MAX_HELD 12

static void
share_with (HearsayReading *reading,
            const GArray *held)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < reading->mentions->len; i++)
    {
      const HearsayMention *mention = &g_array_index (reading->mentions, HearsayMention, i);
      guint first = 0;

      if (mention->kind != HEARSAY_ENTITY_PERSON || mention->entity == HEARSAY_NONE ||
          !g_hash_table_add (seen, GINT_TO_POINTER (mention->entity + 1)))
        continue;

      first = find_first_held (held, mention->entity);
      for (guint h = first; h < held->len && h < first + MAX_HELD && g_array_index (held, Held, h).entity == mention->entity; h++)
        {
          const Held *one = &g_array_index (held, Held, h);
          HearsayOffice office = { HEARSAY_SPAN_NONE, HEARSAY_SPAN_NONE, i, one->office, one->is_spokesperson };

          g_array_append_val (reading->offices, office);
        }
    }
}

/**
 * hearsay_offices_share:
 * @readings: all of the corpus, their mentions resolved
 *
 * Tells each article what the others call the people named in it.
 */
void
hearsay_offices_share (GPtrArray *readings)
{
  g_autoptr (GArray) held = collect_held (readings);

  for (guint r = 0; r < readings->len; r++)
    share_with (g_ptr_array_index (readings, r), held);
}
