/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "analysis-fixture.h"
#include "hearsay-stages.h"
#include "hearsay-utterances.h"

/* Two reports and whether they are of one thing said. Each stands in an article of its own. */
typedef struct
{
  const char *name;
  const char *a;
  const char *b;
  gboolean is_one;
} Case;

static const Case cases[] = {
  { "an outlet relays whom it does not name",
    "The quarry will be flooded before the winter, the Valley Gazette reported.",
    "Ann Bell said the quarry would be flooded before the winter.", TRUE },
  { "who speaks is among what an outlet reports",
    "The Valley Gazette reported that a senior surveyor had warned the council of cracks in the quarry wall.",
    "A senior surveyor said she had warned the council of cracks in the quarry wall.", TRUE },
  { "a clause cuts what an outlet reports",
    "The Valley Gazette reported that a senior surveyor, who asked not to be named, had warned the council of cracks in the quarry wall.",
    "A senior surveyor said she had warned the council of cracks in the quarry wall.", TRUE },
  { "that is no word of what is said",
    "Ann Bell said that it would rain.",
    "Ann Bell said it would rain.", TRUE },
  { "a number in words and in digits",
    "Ann Bell said fourteen lorries had sunk.",
    "Ann Bell said 14 lorries were gone.", TRUE },
  { "un- denies like not",
    "Ann Bell said the quarry was not stable.",
    "Ann Bell said the quarry was unstable.", TRUE },
  { "an outlet says nothing of two people's words",
    "The quarry will be flooded before the winter, the Valley Gazette reported.",
    "Ann Bell said the lorries would be sold to a museum.", FALSE },
  { "two names are two people",
    "Ann Bell said the quarry would be flooded before the winter.",
    "Tom Reed said the quarry would be flooded before the winter.", FALSE },
  { "nameless sources that say the opposite",
    "A driver said the pump had been repaired in April.",
    "A cook said the pump had never been repaired in April.", FALSE },
  { "what is refused is not what is said",
    "Ann Bell refused to close the quarry before the winter.",
    "Ann Bell said she would close the quarry before the winter.", FALSE },
  { "two words in common are too few",
    "A driver said two lorries had sunk in the mud of the quarry.",
    "A cook said the band had two lorries in the car park.", FALSE },
  { "names in common are about one thing, not one thing said",
    "Ann Bell said Valley Minerals of Port Leith wanted a second railway.",
    "Ann Bell said Valley Minerals of Port Leith owed the council money.", FALSE },
};

static void
test_case (gconstpointer data)
{
  const Case *it = data;
  const FixtureArticle articles[] = { { "a.txt", "Morning Post", "2021-05-03", it->a }, { "b.txt", "Evening Star", "2021-05-04", it->b } };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);

  g_assert_cmpuint (analysis->quotes->len, ==, 2);
  g_assert_cmpuint (analysis->utterances->len, ==, it->is_one ? 1 : 2);
}

static guint
utterance_of (const HearsayAnalysis *analysis,
              const char *path,
              const char *words)
{
  for (guint i = 0; i < analysis->quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (analysis, i);
      const HearsayArticle *article = hearsay_corpus_get (analysis->corpus, quote->article);
      g_autofree char *text = hearsay_quote_dup_text (quote, article);

      if (strcmp (article->path, path) == 0 && strstr (text, words) != NULL)
        return quote->utterance;
    }

  g_error ("no quotation with \"%s\" in %s", words, path);
}

/* One quotation with two sentences does not make one of two that have a sentence each;
 * nor does what two sources say in one article. */
static void
test_bridges (void)
{
  const FixtureArticle articles[] = {
    { "a.txt", "Morning Post", "2021-05-03", "“The old quarry must be flooded before winter comes,” said Ann Bell.\n" },
    { "b.txt", "Evening Star", "2021-05-04", "“No museum has ever bought rusty lorries from anybody,” said Ann Bell.\n" },
    { "c.txt", "Island Sun", "2021-05-05",
      "“The old quarry must be flooded before winter comes. No museum has ever bought rusty lorries from anybody,” said Ann Bell.\n" },
    { "d.txt", "Harbour Mail", "2021-05-06", "A driver said the pump had been repaired. A cook said the pump had been repaired.\n" },
  };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);

  g_assert_cmpuint (utterance_of (analysis, "a.txt", "quarry"), !=, utterance_of (analysis, "b.txt", "museum"));
  g_assert_true (utterance_of (analysis, "c.txt", "quarry") == utterance_of (analysis, "a.txt", "quarry") ||
                 utterance_of (analysis, "c.txt", "quarry") == utterance_of (analysis, "b.txt", "museum"));
  g_assert_cmpuint (analysis->quotes->len, ==, 5);
  g_assert_cmpuint (analysis->utterances->len, ==, 4);
}

/* Who speaks is the person whose words an outlet reported first. */
static void
test_speaker (void)
{
  const FixtureArticle articles[] = {
    { "a.txt", "Morning Post", "2021-05-03", "The quarry will be flooded before the winter, the Valley Gazette reported.\n" },
    { "b.txt", "Evening Star", "2021-05-04", "Ann Bell said the quarry would be flooded before the winter.\n" },
  };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);

  g_assert_cmpuint (analysis->utterances->len, ==, 1);
  g_assert_cmpstr (hearsay_analysis_get_utterance (analysis, 0)->speaker, ==, "Ann Bell");
}

static void
assert_same_utterances (const HearsayAnalysis *a,
                        const HearsayAnalysis *b)
{
  g_assert_cmpuint (a->utterances->len, ==, b->utterances->len);
  for (guint i = 0; i < a->utterances->len; i++)
    {
      const HearsayUtterance *x = hearsay_analysis_get_utterance (a, i);
      const HearsayUtterance *y = hearsay_analysis_get_utterance (b, i);

      g_assert_cmpstr (x->id, ==, y->id);
      g_assert_cmpuint (x->origins, ==, y->origins);
      g_assert_cmpuint (x->changes->len, ==, y->changes->len);
      g_assert_cmpmem (x->quotes->data, x->quotes->len * sizeof (guint32), y->quotes->data, y->quotes->len * sizeof (guint32));
    }
}

/* More copies than quotations of one stem are compared with each other, beside as
 * many other quotations that share all names; and by one thread as by several. */
static void
test_many (void)
{
  enum
  {
    COPIES = 150
  };
  FixtureArticle articles[2 * COPIES];
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autoptr (HearsayAnalysis) alone = NULL;
  guint first = 0;

  for (guint i = 0; i < 2 * COPIES; i++)
    {
      char *path = g_strdup_printf ("%03u.txt", i);
      char *text = i % 2 == 0 ? g_strdup_printf ("Note %u\n\nAnn Bell said the old quarry would be flooded before the winter storms.\n", i)
                              : g_strdup_printf ("Note %u\n\nAnn Bell said the x%uy z%uw k%uq lorries were sold.\n", i, i, i, i);

      g_ptr_array_add (strings, path);
      g_ptr_array_add (strings, text);
      articles[i] = (FixtureArticle){ path, NULL, "2021-05-03", text };
    }

  analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 3);
  first = utterance_of (analysis, "000.txt", "flooded");
  g_assert_cmpuint (hearsay_analysis_get_utterance (analysis, first)->quotes->len, ==, COPIES);

  alone = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);
  assert_same_utterances (analysis, alone);
}

static const FixtureArticle quarry[] = {
  { "a.txt", "Morning Post", "2021-05-03", "Ann Bell said the quarry would be flooded before the winter, and that nobody had asked the council for permission.\n" },
  { "b.txt", "Evening Star", "2021-05-04", "Ann Bell said the pit would be flooded before the winter. Nobody had asked the council, the Valley Gazette reported.\n" },
  { "c.txt", NULL, "2021-05-05", "Before the winter the council would flood the quarry and the pit, Tom Reed said. \"The winter is no time to ask,\" he said.\n" },
};

static void
free_reading (gpointer data)
{
  hearsay_reading_free (data);
}

static HearsayStatements *
make_statements (const HearsayAnalysis *analysis,
                 GPtrArray *readings)
{
  for (guint i = 0; i < analysis->corpus->articles->len; i++)
    g_ptr_array_add (readings, hearsay_reading_new (hearsay_corpus_get (analysis->corpus, i), i));

  return hearsay_statements_new (readings, NULL, analysis, 2);
}

/* What is told without lining up the words is never less than what lining them up tells. */
static void
test_bound (void)
{
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (quarry, G_N_ELEMENTS (quarry), 1);
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (free_reading);
  g_autoptr (HearsayStatements) statements = make_statements (analysis, readings);
  g_autoptr (HearsayAligner) aligner = hearsay_aligner_new (statements);

  g_assert_cmpuint (statements->n, >=, 4);
  for (guint32 a = 0; a < statements->n; a++)
    for (guint32 b = 0; b < statements->n; b++)
      {
        HearsayAlignment bound = hearsay_statements_bound (statements, a, b);
        HearsayAlignment alignment = hearsay_aligner_align (aligner, a, b);
        HearsayAlignment again = hearsay_aligner_align (aligner, a, b);

        g_assert_cmpfloat (bound.share, >=, alignment.share);
        g_assert_cmpfloat (bound.akin, >=, alignment.akin);
        g_assert_cmpfloat (again.share, ==, alignment.share);
        if (a == b)
          g_assert_cmpfloat (alignment.share, ==, 1);
      }
}

/* Every pair with a word in common, once, from the side of the lesser id. */
static void
test_partners (void)
{
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (quarry, G_N_ELEMENTS (quarry), 1);
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (free_reading);
  g_autoptr (HearsayStatements) statements = make_statements (analysis, readings);
  g_autoptr (HearsayPartners) partners = hearsay_partners_new (statements);
  g_autoptr (GHashTable) pairs = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 a = 0; a < statements->n; a++)
    {
      hearsay_partners_find (partners, a % 2, a, others);
      for (guint i = 0; i < others->len; i++)
        {
          guint32 b = g_array_index (others, guint32, i);

          g_assert_cmpstr (hearsay_analysis_get_quote (analysis, a)->id, <, hearsay_analysis_get_quote (analysis, b)->id);
          g_assert_true (g_hash_table_add (pairs, GUINT_TO_POINTER (a * statements->n + b)));
        }
    }

  for (guint32 a = 0; a < statements->n; a++)
    for (guint32 b = 0; b < statements->n; b++)
      {
        guint n_shared = 0;

        hearsay_statements_compare_words (statements, a, b, &n_shared);
        g_assert_true (n_shared < 2 || hearsay_statements_may_share_stems (statements, a, b));
        if (n_shared > 0 && strcmp (hearsay_analysis_get_quote (analysis, a)->id, hearsay_analysis_get_quote (analysis, b)->id) < 0)
          g_assert_true (g_hash_table_contains (pairs, GUINT_TO_POINTER (a * statements->n + b)));
      }
}

/* The same few words in two articles that are about other things; and the same sentence. */
static void
test_strangers (void)
{
  const FixtureArticle articles[] = {
    { "a.txt", "Post", "2023-03-03", "Ferry tender opened\n\nThe council opened the tender for the northern ferry line on Monday. Bids are due by the summer, "
                                     "and the shipyard at Leith hopes to build the vessels.\n\nMayor Ann Bell said the harbour board should lower the port fees.\n\n"
                                     "“Whoever builds these boats will build them for forty winters,” Ann Bell said.\n",
      NULL },
    { "b.txt", "Courier", "2023-09-12", "Library gains a reading garden\n\nChildren planted herbs and roses behind the old library on Saturday. Teachers read from "
                                        "fairy tales until the evening.\n\nMayor Ann Bell said the school board should lower the cafeteria fees.\n",
      NULL },
    { "c.txt", "Gazette", "2023-11-20", "A year in quotations\n\nOur readers chose the sentences they remember, from concert halls, kitchens and stadiums.\n\n"
                                        "“Whoever builds these boats will build them for forty winters,” Mayor Ann Bell said.\n",
      NULL },
  };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);
  guint n_joined = 0;

  for (guint i = 0; i < analysis->utterances->len; i++)
    {
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (analysis, i);

      if (utterance->quotes->len < 2)
        continue;
      n_joined++;
      g_assert_cmpuint (utterance->quotes->len, ==, 2);
      g_assert_cmpint (hearsay_analysis_get_quote (analysis, g_array_index (utterance->quotes, guint32, 0))->kind, ==, HEARSAY_QUOTE_DIRECT);
    }
  g_assert_cmpuint (n_joined, ==, 1);
}

static guint
count_joined (const HearsayAnalysis *analysis)
{
  guint n = 0;

  for (guint i = 0; i < analysis->utterances->len; i++)
    n += hearsay_analysis_get_utterance (analysis, i)->quotes->len > 1;

  return n;
}

#define N_FILLERS 150

/* What would join two sources in a story of two articles is alike by chance among many, and
 * a year later. */
static void
test_chance (void)
{
  FixtureArticle articles[N_FILLERS + 2] = {
    { "a.txt", "Post", "2023-03-03",
      "Wall to be rebuilt\n\nThe council opened the tender for the northern wall on Monday. Bids are due by the summer, and a shipyard hopes to lend "
      "its cranes.\n\nA driver said the board had wasted two winters on the rusty pumps of the north basin.\n\nChildren painted the gate, and a band "
      "played until the evening. Nobody counted the lanterns that hung from the mill to the chapel.\n",
      NULL },
    { "b.txt", "Courier", "2023-03-12",
      "Cellars under water again\n\nWater stood in the cellars of the old town on Saturday. A doctor walked from house to house, and teachers brought "
      "soup and blankets to the school.\n\nResidents said the board had wasted money on pumps that rusted in the basin for two winters.\n\nThe tender "
      "for the northern wall is open, and bids are due by the summer. The mayor was abroad. A crane from the quarry lifted the lorries out of the mud "
      "before the frost came.\n",
      NULL },
  };
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HearsayAnalysis) alone = fixture_analyze (articles, 2, 1);
  g_autoptr (HearsayAnalysis) later = NULL;
  g_autoptr (HearsayAnalysis) among = NULL;

  articles[1].published = "2024-03-12";
  later = fixture_analyze (articles, 2, 1);
  articles[1].published = "2023-03-12";
  for (guint i = 0; i < N_FILLERS; i++)
    {
      char *path = g_strdup_printf ("f%u.txt", i);
      char *text = g_strdup_printf ("Number %u%c\n\nIt was quiet%c, with a smell of tar%c and of smoke%c.\n", i, 'a' + i % 26, 'a' + i % 25, 'a' + i % 24, 'a' + i % 23);

      articles[i + 2] = (FixtureArticle){ path, "Star", "2023-06-01", text, NULL };
      g_ptr_array_add (strings, path);
      g_ptr_array_add (strings, text);
    }
  among = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);

  g_assert_cmpuint (count_joined (alone), ==, 1);
  g_assert_cmpuint (count_joined (later), ==, 0);
  g_assert_cmpuint (count_joined (among), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/utterances/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/utterances/bridges", test_bridges);
  g_test_add_func ("/utterances/speaker", test_speaker);
  g_test_add_func ("/utterances/many", test_many);
  g_test_add_func ("/utterances/strangers", test_strangers);
  g_test_add_func ("/utterances/chance", test_chance);
  g_test_add_func ("/utterances/bound", test_bound);
  g_test_add_func ("/utterances/partners", test_partners);

  return g_test_run ();
}
