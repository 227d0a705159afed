/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-name-forms"

#include "config.h"

#include "hearsay-name-forms.h"

#include <string.h>

#include "hearsay-text.h"

struct _HearsayNameForms
{
  HearsayAnalysis *analysis; /* what it was made of */
  GStringChunk *strings;
  GPtrArray *forms;         /* char *, folded: a form's number is its place */
  GHashTable *numbers;      /* folded form → number + 1 */
  guint32 *form_of_mention; /* per mention, a number */

  /* Per form where in the second array its own begin; one more at the end. */
  guint32 *first_mention;
  guint32 *mentions;
  guint32 *first_entity;
  guint32 *entities; /* by the name the engine gives them */
};

/* A stretch of an article's text. */
typedef struct
{
  const char *start;
  gsize length;
} Words;

static guint
words_hash (gconstpointer data)
{
  const Words *words = data;
  guint hash = 5381;

  for (gsize i = 0; i < words->length; i++)
    hash = hash * 33 + (guchar) words->start[i];

  return hash;
}

static gboolean
words_equal (gconstpointer a,
             gconstpointer b)
{
  const Words *one = a;
  const Words *other = b;

  return one->length == other->length && memcmp (one->start, other->start, one->length) == 0;
}

static guint32
number_of (HearsayNameForms *self,
           const char *text)
{
  g_autofree char *folded = hearsay_text_fold (text, strlen (text));
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, folded));

  if (number == 0)
    {
      char *kept = g_string_chunk_insert (self->strings, folded);

      g_ptr_array_add (self->forms, kept);
      number = self->forms->len;
      g_hash_table_insert (self->numbers, kept, GUINT_TO_POINTER (number));
    }

  return number - 1;
}

/* Folding is dear, and most mentions are printed like another: each way of
 * printing is folded once. */
static void
number_mentions (HearsayNameForms *self)
{
  const HearsayAnalysis *analysis = self->analysis;
  g_autoptr (GHashTable) printed = g_hash_table_new_full (words_hash, words_equal, g_free, NULL);

  self->form_of_mention = g_new (guint32, analysis->mentions->len + 1);

  for (guint i = 0; i < analysis->mentions->len; i++)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (analysis, i);
      const char *text = hearsay_corpus_get (analysis->corpus, mention->article)->text;
      Words words = { text + mention->span.start, mention->span.end - mention->span.start };
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (printed, &words));

      if (number == 0)
        {
          g_autofree char *squeezed = hearsay_text_squeeze (text, mention->span);

          number = number_of (self, squeezed) + 1;
          g_hash_table_insert (printed, g_memdup2 (&words, sizeof words), GUINT_TO_POINTER (number));
        }
      self->form_of_mention[i] = number - 1;
    }
}

/* The places of the @n values in @numbers, grouped by value. */
static guint32 *
group (const guint32 *numbers,
       guint n,
       guint n_groups,
       guint32 **first)
{
  guint32 *places = g_new (guint32, n + 1);
  g_autofree guint32 *next = NULL;

  *first = g_new0 (guint32, n_groups + 2);
  for (guint i = 0; i < n; i++)
    (*first)[numbers[i] + 1]++;
  for (guint i = 0; i < n_groups; i++)
    (*first)[i + 1] += (*first)[i];

  next = g_memdup2 (*first, (n_groups + 1) * sizeof (guint32));
  for (guint32 i = 0; i < n; i++)
    places[next[numbers[i]]++] = i;

  return places;
}

static HearsayNameForms *
name_forms_new (HearsayAnalysis *analysis)
{
  HearsayNameForms *self = g_new0 (HearsayNameForms, 1);
  g_autofree guint32 *names = g_new (guint32, analysis->entities->len + 1);

  self->analysis = hearsay_analysis_ref (analysis);
  self->strings = g_string_chunk_new (4096);
  self->forms = g_ptr_array_new ();
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);

  number_mentions (self);
  for (guint i = 0; i < analysis->entities->len; i++)
    names[i] = number_of (self, hearsay_analysis_get_entity (analysis, i)->name);

  self->mentions = group (self->form_of_mention, analysis->mentions->len, self->forms->len, &self->first_mention);
  self->entities = group (names, analysis->entities->len, self->forms->len, &self->first_entity);

  return self;
}

static void
name_forms_free (gpointer data)
{
  HearsayNameForms *self = data;

  hearsay_analysis_unref (self->analysis);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->forms);
  g_string_chunk_free (self->strings);
  g_free (self->form_of_mention);
  g_free (self->first_mention);
  g_free (self->mentions);
  g_free (self->first_entity);
  g_free (self->entities);
  g_free (self);
}

/**
 * _hearsay_name_forms_get:
 * @analysis: what is suggested, or what was made of it by decisions
 * @only_mentions: whether the entities do not matter: then what was made of the
 *   suggestions serves for what is shown
 *
 * Returns: (transfer none): the forms; valid until another analysis is asked about
 */
const HearsayNameForms *
_hearsay_name_forms_get (HearsayProject *project,
                         const HearsayAnalysis *analysis,
                         gboolean only_mentions)
{
  static const char *const key = "hearsay-name-forms";
  HearsayNameForms *self = g_object_get_data (G_OBJECT (project), key);

  if (self != NULL && self->analysis == analysis)
    return self;
  if (self != NULL && only_mentions && self->analysis->corpus == analysis->corpus &&
      self->analysis->mentions->len == analysis->mentions->len)
    return self;

  self = name_forms_new ((HearsayAnalysis *) analysis);
  g_object_set_data_full (G_OBJECT (project), key, self, name_forms_free);

  return self;
}

const char *
_hearsay_name_forms_of_mention (const HearsayNameForms *self,
                                guint mention)
{
  return g_ptr_array_index (self->forms, self->form_of_mention[mention]);
}

static const guint32 *
list (const HearsayNameForms *self,
      const guint32 *first,
      const guint32 *places,
      const char *form,
      guint *n)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, form));

  *n = 0;
  if (number == 0)
    return NULL;

  *n = first[number] - first[number - 1];

  return places + first[number - 1];
}

/**
 * _hearsay_name_forms_list_mentions:
 * @form: folded
 * @n_mentions: (out): how many
 *
 * Returns: (nullable) (array length=n_mentions): the mentions printed so, in order
 */
const guint32 *
_hearsay_name_forms_list_mentions (const HearsayNameForms *self,
                                   const char *form,
                                   guint *n_mentions)
{
  return list (self, self->first_mention, self->mentions, form, n_mentions);
}

/**
 * _hearsay_name_forms_list_entities:
 * @form: folded
 * @n_entities: (out): how many
 *
 * Returns: (nullable) (array length=n_entities): the entities the engine calls so
 */
const guint32 *
_hearsay_name_forms_list_entities (const HearsayNameForms *self,
                                   const char *form,
                                   guint *n_entities)
{
  return list (self, self->first_entity, self->entities, form, n_entities);
}
