/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-analysis"

#include "config.h"

#include "hearsay-analysis.h"

#include <stdarg.h>
#include <string.h>

#include "hearsay-text.h"

#define ID_LENGTH 16 /* hexadecimal digits: 64 bits */

static const char *const entity_kinds[] = { "person", "organization", "place", "other" };
static const char *const quote_kinds[] = { "direct", "mixed", "indirect" };
static const char *const source_types[] = { "unknown", "named", "anonymous", "collective", "document", "post" };
static const char *const stances[] = { "unknown", "asserts", "claims", "suggests", "denies", "refuses", "admits", "warns", "promises",
                                       "demands", "asks", "judges", "believes", "knows", "wants", "plans", "hearsay" };
static const char *const roles[] = { "speaker", "relay", "publisher" };
static const char *const bases[] = { "declared", "inferred" };
static const char *const standings[] = { "suggested", "confirmed", "corrected", "rejected" };

static const struct
{
  const char *name;
  guint weight; /* ticks, 1…5 */
} change_types[] = {
  [HEARSAY_CHANGE_NEGATION] = { "negation", 5 },
  [HEARSAY_CHANGE_NUMBER] = { "number", 5 },
  [HEARSAY_CHANGE_MODALITY] = { "modality", 4 },
  [HEARSAY_CHANGE_ENTITY_SWAPPED] = { "entity-swapped", 4 },
  [HEARSAY_CHANGE_SPEAKER] = { "speaker", 4 },
  [HEARSAY_CHANGE_STANCE] = { "stance", 3 },
  [HEARSAY_CHANGE_MARKS] = { "marks", 3 },
  [HEARSAY_CHANGE_OMISSION] = { "omission", 3 },
  [HEARSAY_CHANGE_ADDITION] = { "addition", 3 },
  [HEARSAY_CHANGE_SYNONYM] = { "synonym", 1 },
  [HEARSAY_CHANGE_SPELLING] = { "spelling", 1 },
  [HEARSAY_CHANGE_PUNCTUATION] = { "punctuation", 1 },
};

static GArray *
new_array (gsize size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (array, clear);

  return array;
}

/**
 * hearsay_analysis_new:
 * @corpus: what will be analysed; a reference is taken
 *
 * Returns: (transfer full): an analysis that has found nothing
 */
HearsayAnalysis *
hearsay_analysis_new (HearsayCorpus *corpus)
{
  HearsayAnalysis *self = g_atomic_rc_box_new0 (HearsayAnalysis);

  self->corpus = hearsay_corpus_ref (corpus);
  self->entities = new_array (sizeof (HearsayEntity), (GDestroyNotify) hearsay_entity_clear);
  self->mentions = new_array (sizeof (HearsayMention), NULL);
  self->quotes = new_array (sizeof (HearsayQuote), (GDestroyNotify) hearsay_quote_clear);
  self->utterances = new_array (sizeof (HearsayUtterance), (GDestroyNotify) hearsay_utterance_clear);
  self->reuse = new_array (sizeof (HearsayReuse), NULL);
  self->descents = new_array (sizeof (HearsayDescent), NULL);
  self->families = new_array (sizeof (HearsayFamily), (GDestroyNotify) hearsay_family_clear);

  return self;
}

HearsayAnalysis *
hearsay_analysis_ref (HearsayAnalysis *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_analysis (gpointer data)
{
  HearsayAnalysis *self = data;

  hearsay_corpus_unref (self->corpus);
  g_array_unref (self->entities);
  g_array_unref (self->mentions);
  g_array_unref (self->quotes);
  g_array_unref (self->utterances);
  g_array_unref (self->reuse);
  g_array_unref (self->descents);
  g_array_unref (self->families);
}

void
hearsay_analysis_unref (HearsayAnalysis *self)
{
  g_atomic_rc_box_release_full (self, clear_analysis);
}

static void
copy_plain (GArray *to,
            const GArray *from)
{
  if (from->len > 0)
    g_array_append_vals (to, from->data, from->len);
}

static GArray *
copy_hops (const GArray *from)
{
  GArray *to = new_array (sizeof (HearsayHop), (GDestroyNotify) hearsay_hop_clear);

  copy_plain (to, from);
  for (guint i = 0; i < to->len; i++)
    {
      HearsayHop *hop = &g_array_index (to, HearsayHop, i);

      hop->name = g_strdup (hop->name);
      hop->verb = g_strdup (hop->verb);
    }

  return to;
}

static void
copy_quotes (GArray *to,
             const GArray *from)
{
  copy_plain (to, from);
  for (guint i = 0; i < to->len; i++)
    {
      HearsayQuote *quote = &g_array_index (to, HearsayQuote, i);

      quote->id = g_strdup (quote->id);
      quote->speaker = g_strdup (quote->speaker);
      quote->hedge = g_strdup (quote->hedge);
      quote->content = g_array_copy (quote->content);
      quote->chain = copy_hops (quote->chain);
    }
}

static void
copy_utterances (GArray *to,
                 const GArray *from)
{
  copy_plain (to, from);
  for (guint i = 0; i < to->len; i++)
    {
      HearsayUtterance *utterance = &g_array_index (to, HearsayUtterance, i);

      utterance->id = g_strdup (utterance->id);
      utterance->speaker = g_strdup (utterance->speaker);
      utterance->quotes = g_array_copy (utterance->quotes);
      utterance->changes = g_array_copy (utterance->changes);
      utterance->tree = g_array_copy (utterance->tree);
    }
}

/**
 * hearsay_analysis_copy:
 *
 * Returns: (transfer full): a deep copy of the findings over the same corpus,
 *   for decisions to be laid over
 */
HearsayAnalysis *
hearsay_analysis_copy (const HearsayAnalysis *self)
{
  HearsayAnalysis *copy = hearsay_analysis_new (self->corpus);

  copy_plain (copy->entities, self->entities);
  for (guint i = 0; i < copy->entities->len; i++)
    {
      HearsayEntity *entity = hearsay_analysis_get_entity (copy, i);

      entity->id = g_strdup (entity->id);
      entity->name = g_strdup (entity->name);
    }

  copy_plain (copy->families, self->families);
  for (guint i = 0; i < copy->families->len; i++)
    {
      HearsayFamily *family = hearsay_analysis_get_family (copy, i);

      family->name = g_strdup (family->name);
      family->source = g_strdup (family->source);
    }

  copy_plain (copy->mentions, self->mentions);
  copy_quotes (copy->quotes, self->quotes);
  copy_utterances (copy->utterances, self->utterances);
  copy_plain (copy->reuse, self->reuse);
  copy_plain (copy->descents, self->descents);

  return copy;
}

/* First index whose article, the guint32 at @offset of each element, is not below @article. */
static guint
lower_bound (const GArray *array,
             gsize size,
             gsize offset,
             guint article)
{
  guint low = 0;
  guint high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint32 value = 0;

      memcpy (&value, array->data + middle * size + offset, sizeof value);
      if (value < article)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * hearsay_analysis_get_article_mentions:
 * @first: (out): index of the article's first mention
 * @last: (out): one past its last
 */
void
hearsay_analysis_get_article_mentions (const HearsayAnalysis *self,
                                       guint article,
                                       guint *first,
                                       guint *last)
{
  *first = lower_bound (self->mentions, sizeof (HearsayMention), G_STRUCT_OFFSET (HearsayMention, article), article);
  *last = lower_bound (self->mentions, sizeof (HearsayMention), G_STRUCT_OFFSET (HearsayMention, article), article + 1);
}

/**
 * hearsay_analysis_get_article_quotes:
 * @first: (out): index of the article's first quote
 * @last: (out): one past its last
 */
void
hearsay_analysis_get_article_quotes (const HearsayAnalysis *self,
                                     guint article,
                                     guint *first,
                                     guint *last)
{
  *first = lower_bound (self->quotes, sizeof (HearsayQuote), G_STRUCT_OFFSET (HearsayQuote, article), article);
  *last = lower_bound (self->quotes, sizeof (HearsayQuote), G_STRUCT_OFFSET (HearsayQuote, article), article + 1);
}

/**
 * hearsay_analysis_count_mentions:
 *
 * Brings the entities' counts in line with the mentions, which are in order of
 * their articles.
 */
void
hearsay_analysis_count_mentions (HearsayAnalysis *self)
{
  g_autofree guint32 *seen = g_new0 (guint32, self->entities->len + 1);

  for (guint i = 0; i < self->entities->len; i++)
    {
      HearsayEntity *entity = hearsay_analysis_get_entity (self, i);

      entity->n_mentions = 0;
      entity->n_articles = 0;
    }

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (self, i);
      HearsayEntity *entity = NULL;

      if (mention->entity < 0)
        continue;

      entity = hearsay_analysis_get_entity (self, mention->entity);
      entity->n_mentions++;
      if (seen[mention->entity] != mention->article + 1)
        {
          seen[mention->entity] = mention->article + 1;
          entity->n_articles++;
        }
    }
}

/**
 * hearsay_quote_get_span:
 *
 * Returns: from the first byte of the quote's content to its last
 */
HearsaySpan
hearsay_quote_get_span (const HearsayQuote *quote)
{
  return (HearsaySpan){ g_array_index (quote->content, HearsaySpan, 0).start,
                        g_array_index (quote->content, HearsaySpan, quote->content->len - 1).end };
}

/**
 * hearsay_quote_dup_text:
 * @article: the quote's article
 *
 * Returns: (transfer full): the content on one line, its pieces joined by " … "
 */
char *
hearsay_quote_dup_text (const HearsayQuote *quote,
                        const HearsayArticle *article)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < quote->content->len; i++)
    {
      g_autofree char *piece = hearsay_text_squeeze (article->text, g_array_index (quote->content, HearsaySpan, i));

      if (i > 0)
        g_string_append (text, " … ");
      g_string_append (text, piece);
    }

  return g_string_free (text, FALSE);
}

void
hearsay_entity_clear (HearsayEntity *entity)
{
  g_free (entity->id);
  g_free (entity->name);
}

void
hearsay_hop_clear (HearsayHop *hop)
{
  g_free (hop->name);
  g_free (hop->verb);
}

/**
 * hearsay_hop_get_step_basis:
 * @from: a hop of a chain
 * @to: the next
 *
 * Returns: declared if the text says that the words went this way; what an article
 *   without an outlet is called says nothing about that
 */
HearsayBasis
hearsay_hop_get_step_basis (const HearsayHop *from,
                            const HearsayHop *to)
{
  if (from->basis == HEARSAY_BASIS_INFERRED || (to->role != HEARSAY_ROLE_PUBLISHER && to->basis == HEARSAY_BASIS_INFERRED))
    return HEARSAY_BASIS_INFERRED;

  return HEARSAY_BASIS_DECLARED;
}

/**
 * hearsay_quote_init:
 * @quote: (out caller-allocates): a quote without content, speaker or chain
 */
void
hearsay_quote_init (HearsayQuote *quote,
                    guint32 article)
{
  memset (quote, 0, sizeof *quote);
  quote->article = article;
  quote->id = g_strdup ("");
  quote->speaker = g_strdup ("");
  quote->hedge = g_strdup ("");
  quote->reason = "";
  quote->speaker_entity = HEARSAY_NONE;
  quote->utterance = HEARSAY_NONE;
  quote->taken_from = HEARSAY_NONE;
  quote->content = g_array_new (FALSE, FALSE, sizeof (HearsaySpan));
  quote->chain = new_array (sizeof (HearsayHop), (GDestroyNotify) hearsay_hop_clear);
}

void
hearsay_quote_clear (HearsayQuote *quote)
{
  g_free (quote->id);
  g_free (quote->speaker);
  g_free (quote->hedge);
  g_array_unref (quote->content);
  g_array_unref (quote->chain);
}

void
hearsay_utterance_clear (HearsayUtterance *utterance)
{
  g_free (utterance->id);
  g_free (utterance->speaker);
  g_array_unref (utterance->quotes);
  g_array_unref (utterance->changes);
  g_array_unref (utterance->tree);
}

void
hearsay_family_clear (HearsayFamily *family)
{
  g_free (family->name);
  g_free (family->source);
}

/**
 * hearsay_change_get_weight:
 *
 * Returns: how much a change of that type matters, 1 to 5
 */
guint
hearsay_change_get_weight (HearsayChangeType type)
{
  return change_types[type].weight;
}

/**
 * hearsay_stable_id:
 * @first: the first part
 * @...: further parts, then %NULL
 *
 * Returns: (transfer full): an id that depends on the parts alone
 */
char *
hearsay_stable_id (const char *first,
                   ...)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  va_list parts;

  va_start (parts, first);
  for (const char *part = first; part != NULL; part = va_arg (parts, const char *))
    g_checksum_update (checksum, (const guint8 *) part, strlen (part) + 1);
  va_end (parts);

  return g_strndup (g_checksum_get_string (checksum), ID_LENGTH);
}

static gboolean
find_string (const char *const *names,
             gsize n,
             const char *string,
             int *index)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (names[i], string) == 0)
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

const char *
hearsay_entity_kind_to_string (HearsayEntityKind kind)
{
  return entity_kinds[kind];
}

const char *
hearsay_quote_kind_to_string (HearsayQuoteKind kind)
{
  return quote_kinds[kind];
}

const char *
hearsay_source_type_to_string (HearsaySourceType type)
{
  return source_types[type];
}

const char *
hearsay_stance_to_string (HearsayStance stance)
{
  return stances[stance];
}

const char *
hearsay_role_to_string (HearsayRole role)
{
  return roles[role];
}

const char *
hearsay_basis_to_string (HearsayBasis basis)
{
  return bases[basis];
}

const char *
hearsay_change_type_to_string (HearsayChangeType type)
{
  return change_types[type].name;
}

const char *
hearsay_standing_to_string (HearsayStanding standing)
{
  return standings[standing];
}

gboolean
hearsay_entity_kind_from_string (const char *string,
                                 HearsayEntityKind *kind)
{
  int index = 0;
  gboolean found = find_string (entity_kinds, G_N_ELEMENTS (entity_kinds), string, &index);

  *kind = index;
  return found;
}

gboolean
hearsay_source_type_from_string (const char *string,
                                 HearsaySourceType *type)
{
  int index = 0;
  gboolean found = find_string (source_types, G_N_ELEMENTS (source_types), string, &index);

  *type = index;
  return found;
}

gboolean
hearsay_stance_from_string (const char *string,
                            HearsayStance *stance)
{
  int index = 0;
  gboolean found = find_string (stances, G_N_ELEMENTS (stances), string, &index);

  *stance = index;
  return found;
}
