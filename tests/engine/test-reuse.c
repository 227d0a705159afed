/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "hearsay-reuse-private.h"
#include "hearsay-stages.h"

#define STORY                                                                                              \
  "The harbour wall at Leith will be rebuilt within fourteen months, the water ministry announced. "       \
  "Divers found nineteen deep cracks below the waterline while they surveyed the eastern shore in March. " \
  "Engineers warned that repairing the broken foundations could cost thirty million crowns. "              \
  "Fishing families gathered at the old market to demand shelter for their boats before winter. "          \
  "The council promised a temporary breakwater of stone and timber until the work is finished. "           \
  "Insurance companies have already refused to cover vessels moored inside the damaged basin. "            \
  "A cargo ship ran aground last autumn when the lighthouse lamp failed during a sudden storm."

static void
free_reading (gpointer data)
{
  hearsay_reading_free (data);
}

/* Articles made on the spot, named by their number and printed a day after each other. */
static GPtrArray *
make_articles (const char *const *texts,
               guint n)
{
  GPtrArray *articles = hearsay_articles_new ();

  for (guint i = 0; i < n; i++)
    {
      HearsayArticle *article = hearsay_article_new ();

      g_free (article->id);
      article->id = g_strdup_printf ("%05u", i);
      g_free (article->path);
      article->path = g_strdup_printf ("%05u.txt", i);
      g_free (article->published);
      article->published = g_strdup_printf ("%04u-%02u-%02u", 1900 + i / 336, 1 + i / 28 % 12, 1 + i % 28);
      g_free (article->language);
      article->language = g_strdup ("en");
      hearsay_article_take_text (article, g_strdup (texts[i]));
      g_ptr_array_add (articles, article);
    }

  return articles;
}

/* Runs that one stage; takes @articles, in the order they are in. */
static HearsayAnalysis *
find_in (GPtrArray *articles,
         guint jobs)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (free_reading);
  g_autoptr (HearsayCorpus) corpus = hearsay_corpus_new (articles, NULL);
  HearsayAnalysis *analysis = hearsay_analysis_new (corpus);

  for (guint i = 0; i < corpus->articles->len; i++)
    g_ptr_array_add (readings, hearsay_reading_new (hearsay_corpus_get (corpus, i), i));
  hearsay_reuse_find (readings, analysis, jobs);

  return analysis;
}

static HearsayAnalysis *
find (const char *const *texts,
      guint n)
{
  return find_in (make_articles (texts, n), 1);
}

static const HearsayReuse *
get_passage (const HearsayAnalysis *analysis,
             guint index)
{
  return &g_array_index (analysis->reuse, HearsayReuse, index);
}

static void
assert_spans (const HearsayAnalysis *analysis,
              guint index,
              const char *a,
              const char *b)
{
  const HearsayReuse *passage = get_passage (analysis, index);
  g_autofree char *x = g_strndup (hearsay_corpus_get (analysis->corpus, passage->article_a)->text + passage->a.start, passage->a.end - passage->a.start);
  g_autofree char *y = g_strndup (hearsay_corpus_get (analysis->corpus, passage->article_b)->text + passage->b.start, passage->b.end - passage->b.start);

  g_assert_cmpstr (x, ==, a);
  g_assert_cmpstr (y, ==, b);
}

static void
test_copy (void)
{
  const char *const texts[] = { STORY, STORY, "Ferry fares between the islands rise by a tenth in June, the owners said." };
  g_autoptr (HearsayAnalysis) analysis = find (texts, G_N_ELEMENTS (texts));

  g_assert_cmpuint (analysis->reuse->len, ==, 1);
  g_assert_cmpuint (get_passage (analysis, 0)->article_a, ==, 0);
  g_assert_cmpuint (get_passage (analysis, 0)->article_b, ==, 1);
  g_assert_cmpfloat (get_passage (analysis, 0)->similarity, ==, 1.0);
  g_assert_cmpuint (get_passage (analysis, 0)->a.end - get_passage (analysis, 0)->a.start, ==, strlen (STORY) - 1);
}

static void
test_shortened (void)
{
  const char *const texts[] = {
    STORY, "Divers found nineteen cracks below the waterline in March. The lighthouse keeper was not asked. Repairing the foundations could cost thirty million crowns."
  };
  g_autoptr (HearsayAnalysis) analysis = find (texts, G_N_ELEMENTS (texts));

  g_assert_cmpuint (analysis->reuse->len, ==, 1);
  assert_spans (analysis, 0,
                "Divers found nineteen deep cracks below the waterline while they surveyed the eastern shore in March. "
                "Engineers warned that repairing the broken foundations could cost thirty million crowns",
                "Divers found nineteen cracks below the waterline in March. The lighthouse keeper was not asked. "
                "Repairing the foundations could cost thirty million crowns");
}

static void
test_reordered (void)
{
  const char *const texts[] = {
    STORY, "A cargo ship ran aground last autumn when the lighthouse lamp failed during a sudden storm. "
           "Fishing families gathered at the old market to demand shelter for their boats before winter. "
           "The harbour wall at Leith will be rebuilt within fourteen months, the water ministry announced."
  };
  g_autoptr (HearsayAnalysis) analysis = find (texts, G_N_ELEMENTS (texts));

  g_assert_cmpuint (analysis->reuse->len, ==, 3);
  for (guint i = 0; i < analysis->reuse->len; i++)
    g_assert_cmpfloat (get_passage (analysis, i)->similarity, ==, 1.0);
}

/* There and back through another language: other words, other endings, another order. */
static void
test_translated_back (void)
{
  const char *const texts[] = { STORY, "The port wall of Leith is to be rebuilt in fourteen months, announced the water ministry. "
                                       "Nineteen deep cracks were found by divers under the waterline as they surveyed the eastern coast in March. "
                                       "The repair of the broken foundations, engineers warned, might cost thirty million crowns." };
  g_autoptr (HearsayAnalysis) analysis = find (texts, G_N_ELEMENTS (texts));
  guint copied = 0;

  for (guint i = 0; i < analysis->reuse->len; i++)
    copied += get_passage (analysis, i)->b.end - get_passage (analysis, i)->b.start;
  g_assert_cmpuint (copied, >, strlen (texts[1]) / 2);
}

static void
test_formula (void)
{
  const char *const texts[] = {
    "The ministry did not immediately respond to requests for comment. Ferry fares rise by a tenth in June.",
    "The steel company did not immediately respond to requests for comment. Iron ore became cheaper in Sweden.",
  };
  g_autoptr (HearsayAnalysis) analysis = find (texts, G_N_ELEMENTS (texts));

  g_assert_cmpuint (analysis->reuse->len, ==, 0);
}

static void
test_furniture (void)
{
  const char *const texts[] = { STORY, STORY };
  GPtrArray *articles = make_articles (texts, G_N_ELEMENTS (texts));
  g_autoptr (HearsayAnalysis) analysis = NULL;

  hearsay_article_add_furniture (g_ptr_array_index (articles, 1), (HearsaySpan){ 0, strlen (STORY) }, "related link");
  analysis = find_in (articles, 1);

  g_assert_cmpuint (analysis->reuse->len, ==, 0);
}

/* A word of made-up syllables. */
static void
add_word (GString *text,
          GRand *rand)
{
  guint n = g_rand_int_range (rand, 2, 5);

  if (text->len > 0)
    g_string_append_c (text, ' ');
  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (text, "bdfgklmnprstvz"[g_rand_int_range (rand, 0, 14)]);
      g_string_append_c (text, "aeiou"[g_rand_int_range (rand, 0, 5)]);
    }
}

static char *
make_text (GRand *rand,
           guint n_sentences,
           guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_sentences; i++)
    {
      g_string_append (text, i > 0 ? " So" : "So");
      for (guint k = 0; k < n_words; k++)
        add_word (text, rand);
      g_string_append_c (text, '.');
    }

  return g_string_free (text, FALSE);
}

/* @text with one in @rate words replaced. */
static char *
edit_text (GRand *rand,
           const char *text,
           guint rate)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *edited = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_rand_int_range (rand, 0, rate) == 0 && strchr (words[i], '.') == NULL)
      add_word (edited, rand);
    else
      g_string_append_printf (edited, "%s%s", edited->len > 0 ? " " : "", words[i]);

  return g_string_free (edited, FALSE);
}

static const char *const trade_formula = " Trading in the shares was halted earlier in the day pending the release of news by the company.";

/* A corpus that is large enough to know its formulas: unrelated articles, every fourth of
 * which ends in one, and two with a sentence of their own. */
static void
test_trade_formula (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HearsayAnalysis) analysis = NULL;

  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *text = make_text (rand, 6, 14);

      if (i == 100 || i == 900)
        g_ptr_array_add (texts, g_strconcat (text, " Divers found nineteen deep cracks below the waterline while they surveyed the shore.", NULL));
      else
        g_ptr_array_add (texts, g_strconcat (text, i % 4 == 0 ? trade_formula : "", NULL));
    }
  analysis = find ((const char *const *) texts->pdata, texts->len);

  g_assert_cmpuint (analysis->reuse->len, ==, 1);
  g_assert_cmpuint (get_passage (analysis, 0)->article_a, ==, 100);
  g_assert_cmpuint (get_passage (analysis, 0)->article_b, ==, 900);
}

/* Two weeks' figures in the same words are a form; the same words with the same figures
 * are a copy, and so is a longer one in which one figure is another. */
static void
test_form (void)
{
  static const char *const endings[][2] = {
    { " Harbour masters counted 412 trawlers weighing 7,310 tonnes altogether on the eastern quays, against 398 trawlers a week before.",
      " Harbour masters counted 420 trawlers weighing 7,845 tonnes altogether on the eastern quays, against 412 trawlers a week before." },
    { " Grain barges unloaded 633 sacks of barley behind the customs shed while 29 inspectors watched the weighing.",
      " Grain barges unloaded 633 sacks of barley behind the customs shed while 29 inspectors watched the weighing." },
    { " Divers found 19 deep cracks below the waterline while they surveyed the shore. Engineers warned that repairing broken foundations would swallow "
      "whatever the council had saved for lighthouse lamps, harbour ladders and winter shelters for fishing families.",
      " Divers found 90 deep cracks below the waterline while they surveyed the shore. Engineers warned that repairing broken foundations would swallow "
      "whatever the council had saved for lighthouse lamps, harbour ladders and winter shelters for fishing families." },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HearsayAnalysis) analysis = NULL;

  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *text = make_text (rand, 6, 14);
      guint which = i % 400 / 100;

      g_ptr_array_add (texts, g_strconcat (text, i % 100 == 7 && i < 800 && which < 3 ? endings[which][i / 400] : "", NULL));
    }
  analysis = find ((const char *const *) texts->pdata, texts->len);

  g_assert_cmpuint (analysis->reuse->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (get_passage (analysis, i)->article_a, ==, 107 + 100 * i);
      g_assert_cmpuint (get_passage (analysis, i)->article_b, ==, 507 + 100 * i);
    }
}

/* Who said it, in which office, is nobody's wording; what is done is. */
static void
test_introduction (void)
{
  static const char *const endings[] = {
    " Reporters heard Joseph Adelbert Varga, former deputy chairman and chief economist of Danubian Harbour Trust.",
    " Reporters heard Joseph Adelbert Varga, former deputy chairman and chief economist of Danubian Harbour Trust, while eels escaped through flooded cellars.",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HearsayAnalysis) analysis = NULL;

  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *text = make_text (rand, 6, 14);

      g_ptr_array_add (texts, g_strconcat (text, i % 300 == 7 ? endings[i / 600] : "", NULL));
    }
  analysis = find ((const char *const *) texts->pdata, texts->len);

  g_assert_cmpuint (analysis->reuse->len, ==, 1);
  g_assert_cmpuint (get_passage (analysis, 0)->article_a, ==, 607);
  g_assert_cmpuint (get_passage (analysis, 0)->article_b, ==, 907);
}

/* Six companies tell one thing in the words of a rule-book, and join only where two
 * articles have something else of their own: here, a name. */
static void
test_trade (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HearsayAnalysis) analysis = NULL;

  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *text = make_text (rand, 2, 14);

      g_ptr_array_add (texts, g_strconcat (text, i % 200 == 7 ? " Ordinary shares will enter the next enlargement of the listed segment, which takes place after settlement." : "",
                                           i == 207 || i == 807 ? " Why so, Olu Varga?" : "", NULL));
    }
  analysis = find ((const char *const *) texts->pdata, texts->len);

  g_assert_cmpuint (analysis->reuse->len, ==, 1);
  g_assert_cmpuint (get_passage (analysis, 0)->article_a, ==, 207);
  g_assert_cmpuint (get_passage (analysis, 0)->article_b, ==, 807);
}

/* Wholes are compared as they are printed: a number is as many words as it has parts. */
static void
test_resemblance (void)
{
  static const char *const texts[] = { "Traders sold 1,234 bags quickly.", "Traders sold 1,234 bags slowly." };
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (free_reading);
  g_autoptr (GPtrArray) articles = make_articles (texts, G_N_ELEMENTS (texts));
  g_autoptr (GPtrArray) prepared = NULL;
  g_autoptr (HearsayReuseGrams) a = NULL;
  g_autoptr (HearsayReuseGrams) b = NULL;
  double containment = 0;

  for (guint i = 0; i < articles->len; i++)
    g_ptr_array_add (readings, hearsay_reading_new (g_ptr_array_index (articles, i), i));
  prepared = hearsay_reuse_texts_new (readings, 1);
  a = hearsay_reuse_grams_new (g_ptr_array_index (prepared, 0));
  b = hearsay_reuse_grams_new (g_ptr_array_index (prepared, 1));

  g_assert_cmpfloat_with_epsilon (hearsay_reuse_grams_resemble (a, b, &containment), 1.0 / 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (containment, 0.5, 1e-9);
}

/* Three hundred papers print one dispatch, each a little different, amid others. All are
 * joined with the first, and nobody with everybody. */
static void
test_large_family (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *dispatch = make_text (rand, 12, 16);
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autofree gboolean *has_first = g_new0 (gboolean, 1300);
  guint n_pairs = 0;

  for (guint i = 0; i < 1300; i++)
    g_ptr_array_add (texts, i == 0 ? g_strdup (dispatch) : i < 300 ? edit_text (rand, dispatch, 12)
                                                                   : make_text (rand, 8, 14));
  analysis = find ((const char *const *) texts->pdata, texts->len);

  for (guint i = 0; i < analysis->reuse->len; i++)
    {
      const HearsayReuse *passage = get_passage (analysis, i);

      g_assert_cmpuint (passage->article_b, <, 300);
      has_first[passage->article_b] |= passage->article_a == 0;
      n_pairs += i == 0 || passage->article_a != get_passage (analysis, i - 1)->article_a || passage->article_b != get_passage (analysis, i - 1)->article_b;
    }
  for (guint i = 1; i < 300; i++)
    g_assert_true (has_first[i]);
  g_assert_cmpuint (n_pairs, <, 300 * 299 / 4);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What was found, without the articles' places. */
static char *
tell (const HearsayAnalysis *analysis)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < analysis->reuse->len; i++)
    {
      const HearsayReuse *passage = get_passage (analysis, i);
      const char *a = hearsay_corpus_get (analysis->corpus, passage->article_a)->id;
      const char *b = hearsay_corpus_get (analysis->corpus, passage->article_b)->id;
      g_autofree char *x = g_strdup_printf ("%s %u %u", a, passage->a.start, passage->a.end);
      g_autofree char *y = g_strdup_printf ("%s %u %u", b, passage->b.start, passage->b.end);

      g_ptr_array_add (lines, strcmp (a, b) < 0 ? g_strdup_printf ("%s %s %f\n", x, y, passage->similarity)
                                                : g_strdup_printf ("%s %s %f\n", y, x, passage->similarity));
    }

  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (told, g_ptr_array_index (lines, i));

  return g_string_free (told, FALSE);
}

static void
test_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *expected = NULL;

  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (texts, i < 20 ? make_text (rand, 10, 14) : edit_text (rand, g_ptr_array_index (texts, i % 40 == 39 ? 0 : i % 7), 6));

  for (guint turn = 0; turn < 4; turn++)
    {
      GPtrArray *articles = make_articles ((const char *const *) texts->pdata, texts->len);
      g_autoptr (HearsayAnalysis) analysis = NULL;
      g_autofree char *told = NULL;

      for (guint i = articles->len; turn > 0 && i > 1; i--)
        {
          guint k = g_rand_int_range (rand, 0, i);
          HearsayArticle *article = g_ptr_array_index (articles, k);

          g_ptr_array_index (articles, k) = g_ptr_array_index (articles, i - 1);
          g_ptr_array_index (articles, i - 1) = article;
        }
      analysis = find_in (articles, 1 + turn % 3);
      told = tell (analysis);
      g_assert_cmpuint (analysis->reuse->len, >, 100);
      if (expected == NULL)
        expected = g_steal_pointer (&told);
      else
        g_assert_cmpstr (told, ==, expected);
    }
}

/* Nobody writes so, but files come from anywhere: time must not be the square. */
static void
test_hostile (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autofree char *endless = make_text (rand, 1, 130000);
  g_autofree char *other = edit_text (rand, endless, 9);
  g_autoptr (GString) same = g_string_new (NULL);
  const char *texts[] = { endless, other, NULL, NULL, NULL, "" };
  g_autoptr (HearsayAnalysis) analysis = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (same, "Divers found nineteen deep cracks below the waterline while they surveyed the shore. ");
  texts[2] = texts[3] = texts[4] = same->str;

  g_test_timer_start ();
  analysis = find (texts, G_N_ELEMENTS (texts));
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 60);
  g_assert_cmpuint (analysis->reuse->len, >, 2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reuse/copy", test_copy);
  g_test_add_func ("/reuse/shortened", test_shortened);
  g_test_add_func ("/reuse/reordered", test_reordered);
  g_test_add_func ("/reuse/translated-back", test_translated_back);
  g_test_add_func ("/reuse/formula", test_formula);
  g_test_add_func ("/reuse/furniture", test_furniture);
  g_test_add_func ("/reuse/trade-formula", test_trade_formula);
  g_test_add_func ("/reuse/form", test_form);
  g_test_add_func ("/reuse/introduction", test_introduction);
  g_test_add_func ("/reuse/trade", test_trade);
  g_test_add_func ("/reuse/resemblance", test_resemblance);
  g_test_add_func ("/reuse/large-family", test_large_family);
  g_test_add_func ("/reuse/order", test_order);
  g_test_add_func ("/reuse/hostile", test_hostile);

  return g_test_run ();
}
