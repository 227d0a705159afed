/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-tellings-antecedents"

#include "config.h"

#include "hearsay-tellings-private.h"

#include <string.h>

#include "hearsay-text.h"

/* Whom a pronoun or a short description goes back to. */

/* It looks back so many sentences, and at so many mentions in all. */
#define FAR_SENTENCES 6
#define FAR_MENTIONS 40

/* What has its noun in its name may be farther off. */
#define FAR_BODY_SENTENCES 40
#define FAR_BODY_MENTIONS 200

static gboolean
has_list (const HearsayPage *self,
          const char *list,
          const char *word)
{
  return hearsay_words_contain (hearsay_language_get_words (self->reading->language, list), word);
}

static gboolean
is_possessive (const HearsayPage *self,
               const HearsayMention *mention)
{
  const HearsaySegments *segments = self->reading->segments;
  guint next = hearsay_segments_token_at (segments, mention->span.end);

  return next < segments->tokens->len && hearsay_segments_get_token (segments, next)->kind == HEARSAY_TOKEN_CLITIC &&
         hearsay_segments_get_token (segments, next)->start == mention->span.end;
}

/* What an antecedent must be. */
typedef struct
{
  HearsayGender gender;
  const char *noun; /* folded; or NULL */
  guint n_sentences;
  guint n_mentions;
  gboolean takes_reported; /* who is only spoken of by others will do */
} Wanted;

typedef gboolean (*Fits) (HearsayPage *self,
                          guint mention,
                          const Wanted *wanted);

static gboolean
fits_person (HearsayPage *self,
             guint mention,
             const Wanted *wanted)
{
  HearsayGender own = HEARSAY_GENDER_UNKNOWN;

  if (hearsay_page_get_kind (self, mention) != HEARSAY_ENTITY_PERSON)
    return FALSE;

  own = hearsay_page_get_gender (self, mention);
  return own == wanted->gender || own == HEARSAY_GENDER_UNKNOWN || wanted->gender == HEARSAY_GENDER_UNKNOWN;
}

static char **
split_name (const HearsayPage *self,
            guint mention)
{
  const HearsayMention *found = hearsay_page_get_mention (self, mention);
  const char *name = found->entity != HEARSAY_NONE ? hearsay_analysis_get_entity (self->analysis, found->entity)->name : "";
  g_autofree char *folded = hearsay_text_fold (name, strlen (name));

  return g_strsplit (folded, " ", 16);
}

/* What a name says the thing is: the last word, or the last before "of" or "for". */
static const char *
get_head_word (char *const *words)
{
  guint n = 0;

  while (words[n] != NULL && !(n > 0 && (strcmp (words[n], "of") == 0 || strcmp (words[n], "for") == 0)))
    n++;

  return n > 0 ? words[n - 1] : "";
}

/* "the company" is no ministry, "the court" no party. */
static gboolean
fits_organization (HearsayPage *self,
                   guint mention,
                   const Wanted *wanted)
{
  g_auto (GStrv) words = NULL;
  const char *head = NULL;

  if (hearsay_page_get_kind (self, mention) != HEARSAY_ENTITY_ORGANIZATION)
    return FALSE;
  if (wanted->noun == NULL)
    return TRUE;

  words = split_name (self, mention);
  head = get_head_word (words);

  return strcmp (head, wanted->noun) == 0 || !has_list (self, "public-bodies", head);
}

/* "the Church" is the Church of Something. */
static gboolean
fits_body (HearsayPage *self,
           guint mention,
           const Wanted *wanted)
{
  HearsayEntityKind kind = hearsay_page_get_kind (self, mention);
  g_auto (GStrv) words = NULL;

  if (kind != HEARSAY_ENTITY_ORGANIZATION && kind != HEARSAY_ENTITY_OTHER)
    return FALSE;

  words = split_name (self, mention);

  return words[0] != NULL && words[1] != NULL && strcmp (get_head_word (words), wanted->noun) == 0;
}

/* "the prince" is who was called Prince Somebody, "the doctor" Dr Somebody. */
static gboolean
fits_title (HearsayPage *self,
            guint mention,
            const Wanted *wanted)
{
  const HearsayMention *found = hearsay_page_get_mention (self, mention);
  const HearsaySegments *segments = self->reading->segments;
  guint first = hearsay_segments_token_at (segments, found->span.start);

  if (hearsay_page_get_kind (self, mention) != HEARSAY_ENTITY_PERSON)
    return FALSE;

  /* The word before the name, or the first of it where the title belongs to it. */
  for (guint i = first > 0 ? first - 1 : 0; i <= first && i < segments->tokens->len; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (segments, i);
      g_autofree char *folded = NULL;
      const char *form = NULL;

      if (token->kind != HEARSAY_TOKEN_WORD || token->end - token->start > 24 || (i == first && token->end >= found->span.end))
        continue;
      folded = hearsay_text_fold (self->text + token->start, token->end - token->start);
      if (g_str_has_suffix (folded, "."))
        folded[strlen (folded) - 1] = '\0';
      form = hearsay_words_lookup (hearsay_language_get_words (self->reading->language, "role-forms"), folded);
      if (strcmp (form != NULL ? form : folded, wanted->noun) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Sentence by sentence backwards; within one the first, most likely the
 * subject; one that only possesses something comes last. */
static int
find_antecedent (HearsayPage *self,
                 guint32 before,
                 Fits fits,
                 const Wanted *wanted)
{
  const HearsaySegments *segments = self->reading->segments;
  const GArray *mentions = self->reading->mentions;
  guint low = 0;
  guint high = mentions->len;
  guint32 sentence = G_MAXUINT32;
  guint32 first_sentence = 0;
  int best = HEARSAY_NONE;
  gboolean best_is_weak = TRUE;
  guint n_seen = 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (hearsay_page_get_mention (self, middle)->span.end <= before)
        low = middle + 1;
      else
        high = middle;
    }

  for (guint i = low; i > 0 && n_seen < wanted->n_mentions; i--, n_seen++)
    {
      const HearsayMention *mention = hearsay_page_get_mention (self, i - 1);
      guint token = hearsay_segments_token_at (segments, mention->span.start);
      guint32 own = hearsay_segments_get_token (segments, token)->sentence;
      gboolean is_weak = FALSE;

      if (n_seen == 0)
        first_sentence = hearsay_segments_get_token (segments, MIN (hearsay_segments_token_at (segments, before), segments->tokens->len - 1))->sentence;
      if (first_sentence > own + wanted->n_sentences)
        break;
      if (best != HEARSAY_NONE && own != sentence && !best_is_weak)
        break;
      if (self->marked[token] || (self->reported[token] == HEARSAY_REPORTED && !wanted->takes_reported) || !fits (self, i - 1, wanted))
        continue;

      is_weak = is_possessive (self, mention);
      if (best == HEARSAY_NONE || !is_weak || own == sentence)
        if (best == HEARSAY_NONE || best_is_weak >= is_weak)
          {
            best = i - 1;
            best_is_weak = is_weak;
            sentence = own;
          }
    }

  return best;
}

static guint32
sentence_of (const HearsayPage *self,
             int mention)
{
  guint token = hearsay_segments_token_at (self->reading->segments, hearsay_page_get_mention (self, mention)->span.start);

  return hearsay_page_get_token (self, token)->sentence;
}

/* Whom the article itself speaks of comes before whom somebody in it does, unless
 * that is long past. */
static int
find_twice (HearsayPage *self,
            guint32 before,
            Fits fits,
            Wanted wanted)
{
  int found = find_antecedent (self, before, fits, &wanted);
  int reported = HEARSAY_NONE;

  wanted.takes_reported = TRUE;
  reported = find_antecedent (self, before, fits, &wanted);
  if (found == HEARSAY_NONE || (reported != HEARSAY_NONE && sentence_of (self, reported) > sentence_of (self, found) + 1))
    return reported;

  return found;
}

/**
 * hearsay_antecedents_find_person:
 * @before: bytes into the text
 * @gender: may be unknown
 *
 * Returns: the mention of somebody of @gender, or of whom none is known, that "he" or
 *   "she" at this place most likely means; %HEARSAY_NONE if there is none near
 */
int
hearsay_antecedents_find_person (HearsayPage *self,
                                 guint32 before,
                                 HearsayGender gender)
{
  return find_twice (self, before, fits_person, (Wanted){ gender, NULL, FAR_SENTENCES, FAR_MENTIONS, FALSE });
}

/**
 * hearsay_antecedents_find_organization:
 * @noun: (nullable): what it is called ("company"), folded
 *
 * Returns: the same of an organisation, for "it" or "the company"
 */
int
hearsay_antecedents_find_organization (HearsayPage *self,
                                       guint32 before,
                                       const char *noun)
{
  return find_twice (self, before, fits_organization, (Wanted){ HEARSAY_GENDER_UNKNOWN, noun, FAR_SENTENCES, FAR_MENTIONS, FALSE });
}

/**
 * hearsay_antecedents_find_body:
 * @noun: folded
 *
 * Returns: the same of what has @noun in its name for what it is: "the board" for
 *   the "Northern River Board"
 */
int
hearsay_antecedents_find_body (HearsayPage *self,
                               guint32 before,
                               const char *noun)
{
  return find_twice (self, before, fits_body, (Wanted){ HEARSAY_GENDER_UNKNOWN, noun, FAR_BODY_SENTENCES, FAR_BODY_MENTIONS, FALSE });
}

/**
 * hearsay_antecedents_find_titled:
 * @noun: folded
 *
 * Returns: the same of somebody who is named with the title @noun; %HEARSAY_NONE
 *   where it is no title
 */
int
hearsay_antecedents_find_titled (HearsayPage *self,
                                 guint32 before,
                                 const char *noun)
{
  const char *form = hearsay_words_lookup (hearsay_language_get_words (self->reading->language, "role-forms"), noun);
  Wanted wanted = { HEARSAY_GENDER_UNKNOWN, form != NULL ? form : noun, FAR_BODY_SENTENCES, FAR_BODY_MENTIONS, FALSE };

  if (form == NULL && !has_list (self, "personal-titles", noun) && !has_list (self, "roles", noun) &&
      !has_list (self, "gendered-titles", noun) && strcmp (noun, "doctor") != 0)
    return HEARSAY_NONE;

  return find_twice (self, before, fits_title, wanted);
}
