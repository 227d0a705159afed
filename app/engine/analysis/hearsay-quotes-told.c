/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-direct"

#include "config.h"

#include "hearsay-quotes-direct-private.h"

#include <string.h>

/* A cue and who speaks, by the word lists of a language alone: "sagte Bell",
 * "a-t-elle dit", "según la alcaldesa". */

#define FAR_AUXILIARY 8  /* items before a participle */
#define FAR_SOURCE 8     /* items of who was told before who speaks */
#define FAR_PARTICIPLE 6 /* items behind the source */
#define SOMEBODY (HEARSAY_CLASS_PRONOUN | HEARSAY_CLASS_COLLECTIVE | HEARSAY_CLASS_ANONYMOUS | HEARSAY_CLASS_DOCUMENT | HEARSAY_CLASS_SPEAKS_FOR)

/* A cue verb, and not the noun that looks like it ("une note"). */
static gboolean
is_verb (const Direct *self,
         guint index)
{
  if (index >= self->stretch.last || direct_item_at (self, index)->lemma == NULL)
    return FALSE;

  return index == self->stretch.first || !direct_is_plain (self, index - 1, HEARSAY_CLASS_DETERMINER | HEARSAY_CLASS_PREPOSITION) ||
         direct_is_plain (self, index - 1, HEARSAY_CLASS_ADVERB | HEARSAY_CLASS_PRONOUN);
}

gboolean
direct_is_finite (const Direct *self,
                  guint index)
{
  return is_verb (self, index) && (direct_item_at (self, index)->form == HEARSAY_VERB_PAST || direct_item_at (self, index)->form == HEARSAY_VERB_THIRD);
}

gboolean
direct_is_participle (const Direct *self,
                      guint index)
{
  return is_verb (self, index) &&
         (direct_item_at (self, index)->form == HEARSAY_VERB_PARTICIPLE || direct_item_at (self, index)->form == HEARSAY_VERB_PAST);
}

/* "am Montag", "mardi", "el lunes", "ayer", "également" */
guint
direct_skip_time (const Direct *self,
                  guint index)
{
  while (index < self->stretch.last)
    {
      gboolean leads = direct_is_plain (self, index, HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_DETERMINER);

      if (direct_is_plain (self, index, HEARSAY_CLASS_TIME | HEARSAY_CLASS_ADVERB) && !leads && !direct_is_pronoun (self, index) && !direct_is_finite (self, index))
        index++;
      else if (leads && direct_is_plain (self, index + 1, HEARSAY_CLASS_TIME))
        index += 2;
      else
        return index;
    }

  return index;
}

gboolean
direct_is_named_person (const Direct *self,
                        guint index)
{
  int index_of = direct_item_at (self, index)->mention;
  const HearsayMention *mention = NULL;

  if (index_of == HEARSAY_NONE)
    return FALSE;

  mention = &g_array_index (self->scan->reading->mentions, HearsayMention, index_of);
  if (mention->entity == HEARSAY_NONE)
    return mention->kind == HEARSAY_ENTITY_PERSON;

  return hearsay_analysis_get_entity (self->scan->analysis, mention->entity)->kind == HEARSAY_ENTITY_PERSON;
}

/* "Anna Bell der Zeitung": somebody's name ends the source, but for what a comma or
 * "von" adds to it. */
static guint
name_end (const Direct *self,
          HearsayItems source)
{
  for (guint i = source.first; i < source.last; i++)
    {
      int mention = direct_item_at (self, i)->mention;

      if (!direct_is_named_person (self, i))
        continue;
      while (i < source.last && direct_item_at (self, i)->mention == mention)
        i++;
      return i < source.last && !direct_is (self, i, HEARSAY_CLASS_COMMA) && !direct_is_listed (self, i, "noun-joins") && !direct_is_listed (self, i, "and-words") ? i : source.last;
    }

  return source.last;
}

/* Whether a phrase can be who speaks: a name, a pronoun, a noun with its article. */
gboolean
direct_is_somebody (const Direct *self,
                    HearsayItems source)
{
  for (guint i = source.first; i < source.last; i++)
    if (direct_item_at (self, i)->mention != HEARSAY_NONE || direct_is (self, i, SOMEBODY | HEARSAY_CLASS_CAPITAL) || direct_is_listed (self, i, "roles") || direct_is_listed (self, i, "organization-nouns"))
      return TRUE;

  return FALSE;
}

/* "cite la loi": what stands behind a verb may be its object, but for names and pronouns. */
gboolean
direct_is_named (const Direct *self,
                 HearsayItems source)
{
  for (guint i = source.first; i < source.last; i++)
    if (direct_item_at (self, i)->mention != HEARSAY_NONE || direct_is_pronoun (self, i))
      return TRUE;

  return FALSE;
}

static HearsayItems
source_right (const Direct *self,
              guint index)
{
  HearsayItems none = { index, index };
  HearsayItems found = none;

  if (index >= self->stretch.last || direct_is_finite (self, index) || direct_is_plain (self, index, HEARSAY_CLASS_CLAUSE))
    return none;
  if (direct_is_pronoun (self, index))
    return (HearsayItems){ index, index + 1 };

  found = hearsay_phrases_noun_right (self->scan, index, self->stretch);
  found.last = name_end (self, found);
  while (found.last > found.first + 1 && direct_is_plain (self, found.last - 1, HEARSAY_CLASS_RELATIVE))
    found.last--;

  return direct_is_somebody (self, found) ? found : none;
}

/* "à l’agence Halvia la maire": who speaks, behind who was told. */
static HearsayItems
source_behind_recipient (const Direct *self,
                         guint index)
{
  if (direct_is_plain (self, index, HEARSAY_CLASS_PREPOSITION))
    for (guint i = index + 2; i < self->stretch.last && i < index + FAR_SOURCE && !direct_is_region (self, i) && !direct_is (self, i, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON | HEARSAY_CLASS_STOP); i++)
      if (direct_is_plain (self, i, HEARSAY_CLASS_DETERMINER) && !direct_is_plain (self, i - 1, HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_DETERMINER))
        return source_right (self, i);

  return (HearsayItems){ index, index };
}

/* Who speaks behind a verb: at once, behind who was told, or where "it" says so, in a
 * document ("heißt es in dem Bericht"). */
static HearsayItems
source_behind (const Direct *self,
               guint index)
{
  HearsayItems found = source_right (self, index);
  HearsayItems document = { index, index };
  const char *pronoun = NULL;

  if (hearsay_items_are_empty (found))
    return source_behind_recipient (self, index);
  if (!direct_is_pronoun (self, index) || !direct_is_plain (self, index + 1, HEARSAY_CLASS_PREPOSITION))
    return found;

  pronoun = hearsay_words_lookup (hearsay_language_get_words (self->scan->reading->language, "pronouns"), direct_item_at (self, index)->word);
  document = source_right (self, index + 2);

  return pronoun != NULL && pronoun[0] == 'n' && !hearsay_items_are_empty (document) ? document : found;
}

/* "dit-il", "a-t-elle": the pronoun behind a hyphen; otherwise nothing. */
static HearsayItems
source_hyphened (const Direct *self,
                 guint index)
{
  guint at = index;

  if (!direct_is (self, at, HEARSAY_CLASS_DASH))
    return (HearsayItems){ index, index };
  at++;
  if (direct_is (self, at + 1, HEARSAY_CLASS_DASH) && direct_is_listed (self, at, "verb-links"))
    at += 2;

  return direct_is_pronoun (self, at) ? (HearsayItems){ at, at + 1 } : (HearsayItems){ index, index };
}

/* "sagte Bell", "dit-il", "räumte sie ein" */
static gboolean
read_finite (const Direct *self,
             guint verb,
             Told *told)
{
  guint after = 0;

  if (!direct_is_finite (self, verb))
    return FALSE;

  told->cue = (HearsayItems){ verb, verb + 1 };
  told->source = source_hyphened (self, verb + 1);
  if (hearsay_items_are_empty (told->source))
    {
      after = direct_skip_time (self, verb + 1);
      told->source = source_behind (self, after);
    }
  told->end = hearsay_items_are_empty (told->source) ? after : told->source.last;
  if (direct_is_listed (self, told->end, "verb-particles"))
    told->end++;

  return TRUE;
}

/* "a déclaré Bell", "a-t-elle dit", "hat Bell am Montag gesagt" */
static gboolean
read_compound (const Direct *self,
               guint auxiliary,
               Told *told)
{
  guint at = auxiliary + 1;

  if (!direct_is_plain (self, auxiliary, HEARSAY_CLASS_AUXILIARY))
    return FALSE;

  told->source = source_hyphened (self, at);
  if (hearsay_items_are_empty (told->source))
    {
      guint verb = direct_skip_time (self, at);

      if (direct_is_participle (self, verb))
        {
          told->cue = (HearsayItems){ auxiliary, verb + 1 };
          told->source = source_behind (self, direct_skip_time (self, verb + 1));
          told->end = hearsay_items_are_empty (told->source) ? verb + 1 : told->source.last;
          return TRUE;
        }
      told->source = source_right (self, at);
      if (hearsay_items_are_empty (told->source))
        return FALSE;
    }

  for (guint i = told->source.last; i < self->stretch.last && i < told->source.last + FAR_PARTICIPLE; i++)
    {
      if (direct_is_region (self, i) || direct_is (self, i, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON | HEARSAY_CLASS_STOP))
        return FALSE;
      if (direct_is_participle (self, i))
        {
          told->cue = (HearsayItems){ i, i + 1 };
          told->end = i + 1;
          return TRUE;
        }
    }

  return FALSE;
}

/* "laut Bell", "selon elle", and behind what was said "so Bell" */
gboolean
direct_read_according (const Direct *self,
                       guint index,
                       gboolean is_behind,
                       Told *told)
{
  guint end = 0;
  const char *value = index < self->stretch.last ? hearsay_scan_phrase (self->scan, "according", index, self->stretch.last, &end) : NULL;

  if (value == NULL || (!is_behind && strcmp (value, "behind") == 0))
    return FALSE;

  told->cue = (HearsayItems){ index, end };
  told->source = source_right (self, end);
  told->end = told->source.last;
  told->reason = "according to";

  return !hearsay_items_are_empty (told->source);
}

/* "…“, soupire-t-il": so nothing but speech is told, whatever the verb. */
static gboolean
read_inversion (const Direct *self,
                guint verb,
                Told *told)
{
  if (verb <= self->stretch.first + 1 || !direct_is_plain (self, verb, HEARSAY_CLASS_WORD) || !direct_is_region (self, verb - 2))
    return FALSE;

  told->cue = (HearsayItems){ verb, verb + 1 };
  told->source = source_hyphened (self, verb + 1);
  told->end = told->source.last;

  return !hearsay_items_are_empty (told->source);
}

/* A cue and its source that begin at @index, the cue first. */
gboolean
direct_read_told (const Direct *self,
                  guint index,
                  Told *told)
{
  guint at = index;

  told->reason = HEARSAY_REASON_BEHIND;
  if (direct_read_according (self, index, TRUE, told))
    return TRUE;

  /* "le dijo", "s’est réjouie" */
  while (direct_is_plain (self, at, HEARSAY_CLASS_ADVERB) && at < index + 2)
    at++;

  return read_finite (self, at, told) || read_compound (self, at, told) || read_inversion (self, at, told);
}

/* The auxiliary of a verb, if it has one: some words before a participle ("hat am Montag
 * gesagt"), right before what may be a past form as well ("a dit"). */
guint
direct_group_start (const Direct *self,
                    guint verb)
{
  gboolean may_be_far = direct_item_at (self, verb)->form == HEARSAY_VERB_PARTICIPLE;

  for (guint i = verb; i > self->stretch.first && verb - i < FAR_AUXILIARY; i--)
    {
      if (direct_is_plain (self, i - 1, HEARSAY_CLASS_AUXILIARY))
        return i - 1;
      if (direct_is_region (self, i - 1) || direct_is (self, i - 1, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON | HEARSAY_CLASS_STOP) ||
          (!may_be_far && !direct_is_plain (self, i - 1, HEARSAY_CLASS_ADVERB)))
        break;
    }

  return verb;
}

/* The source of a verb with its auxiliary at @group: before it, or where the clause
 * begins with something else, behind. Nothing of it may lie at @limit or further. */
HearsayItems
direct_source_around (const Direct *self,
                      guint group,
                      guint verb,
                      guint limit)
{
  HearsayItems found = hearsay_phrases_subject (self->scan, hearsay_phrases_group_start (self->scan, group, self->stretch), self->stretch);

  if (!hearsay_items_are_empty (found) && found.last <= group && direct_is_somebody (self, found) && !self->claimed[found.first])
    return found;

  found = source_right (self, direct_skip_time (self, group + 1));
  if (hearsay_items_are_empty (found) && group < verb)
    found = source_right (self, direct_skip_time (self, verb + 1));

  return found.last <= limit ? found : (HearsayItems){ group, group };
}
