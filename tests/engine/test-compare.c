/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hearsay-compare.h"

#include "session-fixture.h"

/* What articles share, and what not, on three invented ones: the second takes two
 * paragraphs of the first in the other order, the third one of them. */

static const char *const texts[] = {
  "Dam holds\n\nThe minister for water, Ilse Marrant, played down fears over the old dam on Friday.\n\n"
  "\xe2\x80\x9cWe have no reason to think that the anchors are unsafe,\xe2\x80\x9d Marrant told reporters.\n\n"
  "The chief inspector said the tests would go on until the lake had been lowered by four metres.\n\n"
  "Residents had learned of it from the radio. Nobody else had told them anything.\n",
  "Doubts about dam\n\nThe chief inspector said the tests would go on until the lake had been lowered by nine metres.\n\n"
  "The minister for water, Ilse Marrant, played down fears over the old dam on Friday.\n\n"
  "\xe2\x80\x9cWe have reason to think that the anchors are unsafe,\xe2\x80\x9d Marrant told reporters.\n\n"
  "A meeting will be held in the town hall.\n",
  "Anchors\n\nCaf\xc3\xa9 owners object.\n\n"
  "\xe2\x80\x9cWe have no reason to think that the anchors are unsafe,\xe2\x80\x9d Marrant told reporters.\n",
};

static void
add_reuse (HearsayAnalysis *analysis,
           guint a,
           guint b,
           const char *first_a,
           const char *last_a,
           const char *first_b,
           const char *last_b)
{
  const HearsayArticle *one = hearsay_corpus_get (analysis->corpus, a);
  const HearsayArticle *two = hearsay_corpus_get (analysis->corpus, b);
  HearsayReuse reuse = { a, b };

  reuse.a = hearsay_span_union (fixture_find (one, first_a), fixture_find (one, last_a));
  reuse.b = hearsay_span_union (fixture_find (two, first_b), fixture_find (two, last_b));
  reuse.similarity = 0.9;
  g_array_append_val (analysis->reuse, reuse);
}

static HearsayAnalysis *
make_story (void)
{
  GPtrArray *articles = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  HearsayAnalysis *analysis = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      g_ptr_array_add (articles, fixture_article (id, "Outlet", "2024-05-06", texts[i]));
    }
  corpus = hearsay_corpus_new (articles, NULL);
  analysis = hearsay_analysis_new (corpus);
  add_reuse (analysis, 0, 1, "The minister", "told reporters.", "The minister", "told reporters.");
  add_reuse (analysis, 0, 1, "The chief", "metres.", "The chief", "metres.");
  add_reuse (analysis, 0, 2, "We have", "reporters.", "We have", "reporters.");
  add_reuse (analysis, 1, 2, "We have", "reporters.", "We have", "reporters.");

  return analysis;
}

static void
assert_words (const HearsayAnalysis *analysis,
              guint article,
              HearsaySpan span,
              const char *expected)
{
  g_autofree char *words = hearsay_text_slice (hearsay_corpus_get (analysis->corpus, article)->text, span);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_passages (void)
{
  static const guint32 articles[] = { 0, 1 };
  g_autoptr (HearsayAnalysis) analysis = make_story ();
  g_autoptr (HearsayCompare) compare = hearsay_compare_new (analysis, articles, 2, 0);

  /* One passage a paragraph, though reuse runs over two of them. */
  g_assert_cmpuint (compare->passages->len, ==, 3);
  assert_words (analysis, 0, hearsay_compare_get_passage (compare, 0)->a,
                "The minister for water, Ilse Marrant, played down fears over the old dam on Friday.");
  g_assert_cmpfloat (hearsay_compare_get_passage (compare, 0)->similarity, ==, 1);
  g_assert_false (hearsay_compare_get_passage (compare, 0)->has_moved);
  g_assert_false (hearsay_compare_get_passage (compare, 1)->has_moved);
  g_assert_true (hearsay_compare_get_passage (compare, 2)->has_moved);
  assert_words (analysis, 1, hearsay_compare_get_passage (compare, 2)->b,
                "The chief inspector said the tests would go on until the lake had been lowered by nine metres.");

  g_assert_cmpint (hearsay_compare_walk_passages (compare, HEARSAY_NONE, 1), ==, 0);
  g_assert_cmpint (hearsay_compare_walk_passages (compare, 0, 1), ==, 1);
  g_assert_cmpint (hearsay_compare_walk_passages (compare, 2, 1), ==, HEARSAY_NONE);
  g_assert_cmpint (hearsay_compare_walk_passages (compare, 1, -1), ==, 0);
  g_assert_cmpint (hearsay_compare_find (compare, 1, fixture_find (hearsay_corpus_get (analysis->corpus, 1), "inspector").start), ==, 2);
  g_assert_cmpint (hearsay_compare_find (compare, 1, fixture_find (hearsay_corpus_get (analysis->corpus, 1), "town hall").start), ==, HEARSAY_NONE);
}

static void
test_differences (void)
{
  static const guint32 articles[] = { 0, 1 };
  g_autoptr (HearsayAnalysis) analysis = make_story ();
  g_autoptr (HearsayCompare) compare = hearsay_compare_new (analysis, articles, 2, 0);
  g_autoptr (HearsayCompare) turned = hearsay_compare_new (analysis, articles, 2, 1);
  const HearsayDifference *first = NULL;

  g_assert_cmpuint (compare->differences->len, ==, 2);
  first = hearsay_compare_get_difference (compare, 0);
  g_assert_cmpint (first->change.type, ==, HEARSAY_CHANGE_NEGATION);
  g_assert_cmpuint (first->passage, ==, 1);
  assert_words (analysis, 0, first->change.a, "no");
  g_assert_true (hearsay_span_is_empty (first->change.b));
  first = hearsay_compare_get_difference (compare, 1);
  g_assert_cmpint (first->change.type, ==, HEARSAY_CHANGE_NUMBER);
  assert_words (analysis, 1, first->change.b, "nine");

  /* Against the other base, what was lost is added. */
  g_assert_cmpuint (turned->differences->len, ==, 2);
  first = hearsay_compare_get_difference (turned, 0);
  g_assert_cmpint (first->change.type, ==, HEARSAY_CHANGE_NEGATION);
  g_assert_true (hearsay_span_is_empty (first->change.a));
  assert_words (analysis, 0, first->change.b, "no");

  g_assert_cmpint (hearsay_compare_walk_differences (compare, HEARSAY_NONE, 1), ==, 0);
  g_assert_cmpint (hearsay_compare_walk_differences (compare, 0, 1), ==, 1);
  g_assert_cmpint (hearsay_compare_walk_differences (compare, 1, 1), ==, HEARSAY_NONE);
  g_assert_cmpint (hearsay_compare_walk_differences (turned, HEARSAY_NONE, 1), ==, 1);
}

static void
test_only (void)
{
  static const guint32 articles[] = { 0, 1, 2 };
  g_autoptr (HearsayAnalysis) analysis = make_story ();
  g_autoptr (HearsayCompare) compare = hearsay_compare_new (analysis, articles, 3, 0);

  g_assert_cmpuint (compare->only->len, ==, 3);
  assert_words (analysis, 0, hearsay_compare_get_only (compare, 0)->span,
                "Residents had learned of it from the radio. Nobody else had told them anything.");
  g_assert_cmpuint (hearsay_compare_get_only (compare, 1)->pane, ==, 1);
  assert_words (analysis, 1, hearsay_compare_get_only (compare, 1)->span, "A meeting will be held in the town hall.");
  assert_words (analysis, 2, hearsay_compare_get_only (compare, 2)->span, "Caf\xc3\xa9 owners object.");

  g_assert_cmpuint (compare->n_words[2], ==, 17);
  g_assert_cmpuint (compare->shared[2][0], ==, 14);
  g_assert_cmpuint (hearsay_compare_get_percent (compare, 2, 0), ==, 82);
  g_assert_cmpuint (hearsay_compare_get_percent (compare, 2, 2), ==, 82);
  g_assert_cmpuint (hearsay_compare_get_percent (compare, 0, 0), >, hearsay_compare_get_percent (compare, 0, 2));
}

static void
test_kin (void)
{
  static const guint32 articles[] = { 0, 1, 2 };
  g_autoptr (HearsayAnalysis) analysis = make_story ();
  g_autoptr (HearsayCompare) compare = hearsay_compare_new (analysis, articles, 3, 0);

  /* 0–1: three; 0–2: one; 1–2: one. */
  g_assert_cmpuint (compare->passages->len, ==, 5);
  g_assert_true (hearsay_compare_are_kin (compare, 1, 3));
  g_assert_true (hearsay_compare_are_kin (compare, 1, 4));
  g_assert_true (hearsay_compare_are_kin (compare, 4, 1));
  g_assert_false (hearsay_compare_are_kin (compare, 0, 4));
}

/* Between passages places are spread evenly, and those that moved do not count. */
static void
test_places (void)
{
  static const guint32 articles[] = { 0, 1 };
  g_autoptr (HearsayAnalysis) analysis = make_story ();
  g_autoptr (HearsayCompare) compare = hearsay_compare_new (analysis, articles, 2, 0);
  const HearsayArticle *one = hearsay_corpus_get (analysis->corpus, 0);
  const HearsayArticle *two = hearsay_corpus_get (analysis->corpus, 1);
  guint32 last = 0;

  g_assert_cmpuint (hearsay_compare_map (compare, 0, 1, 0), ==, 0);
  g_assert_cmpuint (hearsay_compare_map (compare, 0, 1, one->length), ==, two->length);
  g_assert_cmpuint (hearsay_compare_map (compare, 0, 1, one->length + 100), ==, two->length);
  g_assert_cmpuint (hearsay_compare_map (compare, 0, 1, fixture_find (one, "The minister").start), ==, fixture_find (two, "The minister").start);
  g_assert_cmpuint (hearsay_compare_map (compare, 1, 0, fixture_find (two, "The minister").start), ==, fixture_find (one, "The minister").start);
  for (guint32 byte = 0; byte <= one->length; byte++)
    {
      guint32 place = hearsay_compare_map (compare, 0, 1, byte);

      g_assert_cmpuint (place, >=, last);
      last = place;
    }
}

static void
test_visible (void)
{
  static const guint32 articles[] = { 0, 1 };
  g_autoptr (HearsayAnalysis) analysis = make_story ();
  g_autoptr (HearsayCompare) compare = hearsay_compare_new (analysis, articles, 2, 0);
  HearsaySpan visible = fixture_find (hearsay_corpus_get (analysis->corpus, 1), "Marrant, played");
  guint cursor = 0;

  g_assert_cmpint (hearsay_compare_next (compare, 1, 0, visible, &cursor), ==, 0);
  g_assert_cmpint (hearsay_compare_next (compare, 1, 0, visible, &cursor), ==, HEARSAY_NONE);
  cursor = 0;
  visible = (HearsaySpan){ 0, hearsay_corpus_get (analysis->corpus, 1)->length };
  g_assert_cmpint (hearsay_compare_next (compare, 1, 0, visible, &cursor), ==, 2);
  g_assert_cmpint (hearsay_compare_next (compare, 1, 0, visible, &cursor), ==, 0);
  g_assert_cmpint (hearsay_compare_next (compare, 1, 0, visible, &cursor), ==, 1);
  g_assert_cmpint (hearsay_compare_next (compare, 1, 0, visible, &cursor), ==, HEARSAY_NONE);
}

/* Articles that share nothing can be compared all the same. */
static void
test_strangers (void)
{
  static const guint32 articles[] = { 2, 1, 0 };
  g_autoptr (HearsayAnalysis) analysis = make_story ();
  g_autoptr (HearsayCompare) compare = NULL;

  g_array_set_size (analysis->reuse, 0);
  compare = hearsay_compare_new (analysis, articles, 3, 2);
  g_assert_cmpuint (compare->passages->len, ==, 0);
  g_assert_cmpuint (compare->differences->len, ==, 0);
  g_assert_cmpuint (hearsay_compare_get_only (compare, 0)->pane, ==, 2);
  g_assert_cmpuint (hearsay_compare_get_percent (compare, 0, 1), ==, 0);
  g_assert_cmpint (hearsay_compare_walk_passages (compare, HEARSAY_NONE, 1), ==, HEARSAY_NONE);
  g_assert_cmpuint (hearsay_compare_map (compare, 0, 1, hearsay_corpus_get (analysis->corpus, 2)->length), ==,
                    hearsay_corpus_get (analysis->corpus, 1)->length);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compare/passages", test_passages);
  g_test_add_func ("/compare/differences", test_differences);
  g_test_add_func ("/compare/only", test_only);
  g_test_add_func ("/compare/kin", test_kin);
  g_test_add_func ("/compare/places", test_places);
  g_test_add_func ("/compare/visible", test_visible);
  g_test_add_func ("/compare/strangers", test_strangers);

  return g_test_run ();
}
