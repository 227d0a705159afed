/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "hearsay-analyze.h"
#include "hearsay-entities.h"
#include "hearsay-stages.h"

typedef struct
{
  const char *name;
  const char *articles[5];
  const char *entities; /* "kind name n", and " ~n" if n mentions are variants; separated by | */
} Case;

static const Case cases[] = {
  { "surname", { "Paul Kern spoke. Kern then left." }, "person Paul Kern 2" },
  { "two-of-one-surname", { "Paul Kern spoke. Kern left. Then Anna Kern spoke. Kern left too." }, "person Anna Kern 2|person Paul Kern 2" },
  { "surname-elsewhere", { "Paul Kern spoke.", "Mr Kern left." }, "person Paul Kern 2" },
  { "gender", { "Anna Birk spoke. Mr Birk left." }, "person Anna Birk 1|person Birk 1" },
  { "short-form", { "Matthew Orwin spoke.", "Matt Orwin left.", "Matt Orwin sang." }, "person Matt Orwin 3" },
  { "nickname", { "William Orwin spoke.", "Bill Orwin left.", "William Orwin sang." }, "person William Orwin 3" },
  { "country", { "The United States and the U.S. met.", "America and the US agreed.", "Britain left the UK." }, "place United States 4|place United Kingdom 2" },
  { "acronym", { "The Northern River Board (NRB) met. The NRB left." }, "organization Northern River Board 3" },
  { "suffix", { "Marlow Holdings Ltd. sued. Later Marlow Holdings won." }, "organization Marlow Holdings Ltd. 2" },
  { "ampersand", { "The firm Marlow & Dunn sued.", "Marlow & Dunn won.", "It was Marlow and Dunn Ltd that sued." }, "organization Marlow & Dunn 3" },
  { "firm-of-two", { "The firm Marlow & Dunn sued.", "Later Marlow & Dunn won.", "Then Marlow and Dunn rested." }, "organization Marlow & Dunn 3" },
  { "paper", { "It was in the Orvane Ledger. Nobody told the Ledger more." }, "organization Orvane Ledger 2" },
  { "dam", { "The Orvik Dam leaks. The anchors at Orvik creep." }, "place Orvik Dam 2" },
  { "handle", { "Paul Kern (@paulkern) wrote it." }, "person Paul Kern 2" },
  { "misspelt-bare", { "Senator Paul Marden spoke. Later Mardon left." }, "person Paul Marden 2 ~1" },
  { "misspelt-surname",
    { "Water minister Anna Burrick met Paul Kern in Canada.", "Water minister Anna Burrick met Paul Kern in Canada.",
      "Water minister Anna Burick met Paul Kern in Canada." },
    "person Anna Burrick 3 ~1|person Paul Kern 3|place Canada 3" },
  { "kin-stay-two", { "John Carter and Joan Carter spoke." }, "person Joan Carter 1|person John Carter 1" },
  { "other-people-stay-two", { "Paul Marden spoke in Canada.", "Paul Harden spoke in Peru." }, "person Paul Harden 1|person Paul Marden 1|place Canada 1|place Peru 1" },
  { "misspelt-firm",
    { "Vostrak equipment is cheap. Vostrak makes it. Vostrak sells Vostrak equipment.", "Vostrak equipment, says Vostrak, is safe. But Vostrik equipment failed." },
    "organization Vostrak 7 ~1" },
};

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
unref_article (gpointer article)
{
  hearsay_article_unref (article);
}

static void
free_reading (gpointer reading)
{
  hearsay_reading_free (reading);
}

static HearsayCorpus *
make_corpus (const char *const *texts,
             gboolean backwards)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func (unref_article);
  guint n = 0;

  while (n < 5 && texts[n] != NULL)
    n++;

  for (guint i = 0; i < n; i++)
    {
      const char *text = texts[backwards ? n - 1 - i : i];
      HearsayArticle *article = hearsay_article_new ();

      g_free (article->id);
      article->id = g_compute_checksum_for_string (G_CHECKSUM_MD5, text, -1);
      hearsay_article_take_text (article, g_strdup (text));
      g_ptr_array_add (articles, article);
    }

  return hearsay_corpus_new (articles, NULL);
}

static char *
describe (const char *const *texts,
          gboolean backwards,
          guint jobs)
{
  g_autoptr (HearsayCorpus) corpus = make_corpus (texts, backwards);
  g_autoptr (HearsayAnalysis) analysis = hearsay_analyze (corpus, jobs, NULL, NULL, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < analysis->entities->len; i++)
    {
      const HearsayEntity *entity = hearsay_analysis_get_entity (analysis, i);
      guint n_variants = 0;

      for (guint m = 0; m < analysis->mentions->len; m++)
        {
          const HearsayMention *mention = hearsay_analysis_get_mention (analysis, m);

          if (mention->entity == (int) i && mention->is_variant)
            n_variants++;
        }

      g_string_append_printf (out, "%s%s %s %u", i > 0 ? "|" : "", hearsay_entity_kind_to_string (entity->kind), entity->name, entity->n_mentions);
      if (n_variants > 0)
        g_string_append_printf (out, " ~%u", n_variants);
    }

  return g_string_free (out, FALSE);
}

static void
test_resolve (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *found = describe (test->articles, FALSE, 1);
  g_autofree char *backwards = describe (test->articles, TRUE, 1);
  g_autofree char *parallel = describe (test->articles, FALSE, 4);

  g_assert_cmpstr (found, ==, test->entities);
  g_assert_cmpstr (parallel, ==, found);
  g_assert_cmpstr (backwards, ==, found);
}

static void
test_ids (void)
{
  static const char *const texts[5] = { "Paul Kern met Anna Birk in Canada.", "Kern left Canada." };
  g_autoptr (HearsayCorpus) corpus = make_corpus (texts, FALSE);
  g_autoptr (HearsayAnalysis) analysis = hearsay_analyze (corpus, 1, NULL, NULL, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < analysis->entities->len; i++)
    {
      HearsayEntity *entity = hearsay_analysis_get_entity (analysis, i);

      g_assert_nonnull (entity->reason);
      g_assert_cmpuint (entity->confidence, >, 0);
      g_ptr_array_add (ids, entity->id);
    }
  g_ptr_array_sort (ids, compare_strings);
  for (guint i = 1; i < ids->len; i++)
    g_assert_cmpstr (g_ptr_array_index (ids, i - 1), !=, g_ptr_array_index (ids, i));
}

/* What one article calls somebody helps to read another. */
static void
test_offices (void)
{
  static const char *const texts[] = { "Water minister Anna Birk met Paul Kern, the mayor of Orvane.", "The minister for water left. Anna Birk met Paul Kern again." };
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (free_reading);
  const char *const all[5] = { texts[0], texts[1] };
  g_autoptr (HearsayCorpus) corpus = make_corpus (all, FALSE);
  g_autoptr (HearsayAnalysis) analysis = hearsay_analysis_new (corpus);
  const HearsayReading *second = NULL;

  for (guint i = 0; i < corpus->articles->len; i++)
    {
      g_ptr_array_add (readings, hearsay_reading_new (hearsay_corpus_get (corpus, i), i));
      hearsay_names_find (g_ptr_array_index (readings, i));
    }
  hearsay_entities_resolve (readings, analysis, 1);

  second = g_ptr_array_index (readings, 1);
  g_assert_cmpint (hearsay_office_find_holder (second, "The minister for water", 0), ==, 0);
  g_assert_cmpint (hearsay_office_find_holder (second, "the mayor", 0), ==, 1);
  g_assert_cmpint (hearsay_office_find_holder (second, "the pilot", 0), ==, HEARSAY_NONE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/entities/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_resolve);
    }
  g_test_add_func ("/entities/ids", test_ids);
  g_test_add_func ("/entities/offices", test_offices);

  return g_test_run ();
}
