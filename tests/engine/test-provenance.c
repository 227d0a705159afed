/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "analysis-fixture.h"

#include "hearsay-analysis-json.h"
#include "hearsay-wordings.h"

/* One invented story: a dispatch, a copy of it through a translation that
 * credits nobody, a paper that credits the agency, and one with news of its own. */
static const FixtureArticle story[] = {
  { "a-dispatch.txt", "Coastal Wire", "2021-05-03",
    "Harbour wall at Leith to be rebuilt\n\n"
    "The harbour wall at Leith will be rebuilt within 14 months, the water ministry announced on Monday.\n\n"
    "\"The safety of the fishing families on the eastern shore is not negotiable,\" Ann Bell, the water minister, told Coastal Wire. "
    "\"We will start pouring the new foundations before the autumn storms arrive.\"\n\n"
    "Engineers warned that repairing the cracked foundations could cost 30 million crowns.\n\n"
    "A person familiar with the survey said divers found nineteen cracks below the waterline in March.\n" },
  { "b-copy.txt", "Morning Beacon", "2021-05-04",
    "Leith wall will be built again\n\n"
    "The harbour wall at Leith is to be rebuilt within 18 months, the water ministry announced on Monday.\n\n"
    "\"The security of the fishing families on the eastern shore is negotiable,\" said Ann Bell, the water minister. "
    "\"We will begin pouring the new foundations before the autumn storms come.\"\n\n"
    "Engineers warned that repair of the cracked foundations will cost 30 million crowns.\n\n"
    "A person familiar with the survey said divers found nineteen cracks below the waterline in March.\n" },
  { "c-credit.txt", "Evening Lantern", "2021-05-05",
    "Minister on harbour wall\n\n"
    "Divers found nineteen cracks below the waterline of the Leith wall in March, Coastal Wire reported.\n\n"
    "Ann Bell said the new foundations would be poured before the autumn storms arrive.\n" },
  { "d-own.txt", "Island Gazette", "2021-05-06",
    "Ferry fares rise again\n\n"
    "Ferry fares between the islands rise by a tenth in June, the council said.\n\n"
    "\"Nobody asked the islanders before this was decided,\" said Tom Reed, a shopkeeper from Skye.\n" },
};

static HearsayAnalysis *
analyze_story (void)
{
  return fixture_analyze (story, G_N_ELEMENTS (story), 1);
}

static const HearsayQuote *
find_quote (const HearsayAnalysis *analysis,
            const char *path,
            const char *words)
{
  for (guint i = 0; i < analysis->quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (analysis, i);
      const HearsayArticle *article = hearsay_corpus_get (analysis->corpus, quote->article);
      g_autofree char *text = hearsay_quote_dup_text (quote, article);

      if (strcmp (article->path, path) == 0 && strstr (text, words) != NULL)
        return quote;
    }

  g_error ("no quote with \"%s\" in %s", words, path);
}

static char *
tell_chain (const HearsayQuote *quote)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < quote->chain->len; i++)
    {
      const HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, i);

      g_string_append_printf (out, "%s%s:%s(%s)", i > 0 ? " > " : "", hearsay_role_to_string (hop->role), hop->name,
                              hearsay_basis_to_string (hop->basis));
    }

  return g_string_free (out, FALSE);
}

static void
test_chains (void)
{
  g_autoptr (HearsayAnalysis) analysis = analyze_story ();
  g_autofree char *told = tell_chain (find_quote (analysis, "a-dispatch.txt", "not negotiable"));
  g_autofree char *copied = tell_chain (find_quote (analysis, "b-copy.txt", "negotiable"));
  g_autofree char *credited = tell_chain (find_quote (analysis, "c-credit.txt", "poured"));
  g_autofree char *own = tell_chain (find_quote (analysis, "d-own.txt", "islanders"));

  g_assert_cmpstr (told, ==, "speaker:Ann Bell(declared) > publisher:Coastal Wire(declared)");
  g_assert_cmpstr (copied, ==, "speaker:Ann Bell(declared) > relay:Coastal Wire(inferred) > publisher:Morning Beacon(declared)");
  g_assert_cmpstr (credited, ==, "speaker:Ann Bell(declared) > relay:Coastal Wire(inferred) > publisher:Evening Lantern(declared)");
  g_assert_cmpstr (own, ==, "speaker:Tom Reed(declared) > publisher:Island Gazette(declared)");
}

static void
test_reuse (void)
{
  g_autoptr (HearsayAnalysis) analysis = analyze_story ();
  guint copied = 0;

  g_assert_cmpuint (analysis->reuse->len, >, 0);
  for (guint i = 0; i < analysis->reuse->len; i++)
    {
      const HearsayReuse *passage = &g_array_index (analysis->reuse, HearsayReuse, i);

      g_assert_cmpuint (passage->article_a, <, passage->article_b);
      g_assert_cmpuint (passage->article_b, !=, 3);
      g_assert_cmpfloat (passage->similarity, >, 0.4);
      g_assert_cmpfloat (passage->similarity, <=, 1.0);
      if (passage->article_a == 0 && passage->article_b == 1)
        copied += passage->a.end - passage->a.start;
    }

  g_assert_cmpuint (copied, >, strlen (story[0].text) * 6 / 10);
}

static void
test_descent (void)
{
  g_autoptr (HearsayAnalysis) analysis = analyze_story ();
  const HearsayDescent *copy = hearsay_analysis_get_descent (analysis, 1);
  const HearsayDescent *credit = hearsay_analysis_get_descent (analysis, 2);

  g_assert_cmpint (hearsay_analysis_get_descent (analysis, 0)->parent, ==, -1);
  g_assert_cmpint (copy->parent, ==, 0);
  g_assert_cmpint (copy->basis, ==, HEARSAY_BASIS_INFERRED);
  g_assert_cmpuint (copy->copied, >, 50);
  g_assert_cmpint (credit->parent, ==, 0);
  g_assert_cmpint (credit->basis, ==, HEARSAY_BASIS_DECLARED);
  g_assert_false (hearsay_span_is_empty (credit->evidence));
  g_assert_cmpint (hearsay_analysis_get_descent (analysis, 3)->parent, ==, -1);

  g_assert_cmpuint (analysis->families->len, ==, 2);
  g_assert_cmpuint (hearsay_analysis_get_family (analysis, 0)->n_articles, ==, 3);
  g_assert_cmpuint (hearsay_analysis_get_family (analysis, 0)->origin, ==, 0);
  g_assert_cmpstr (hearsay_analysis_get_family (analysis, 0)->name, ==, "Coastal Wire");
  g_assert_cmpuint (hearsay_analysis_get_family (analysis, 1)->origin, ==, 3);
}

static void
test_circle (void)
{
  const FixtureArticle circle[] = {
    { "a.txt", "Morning Post", "2021-05-03", "Wall cracked\n\nThe wall at Leith has nineteen deep cracks, the Evening Post reported on Monday.\n" },
    { "b.txt", "Evening Post", "2021-05-03", "Wall cracked\n\nThe wall at Leith has nineteen deep cracks, the Morning Post reported on Monday.\n" },
  };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (circle, G_N_ELEMENTS (circle), 1);

  g_assert_true (hearsay_analysis_get_descent (analysis, 0)->is_circular);
  g_assert_true (hearsay_analysis_get_descent (analysis, 1)->is_circular);
}

static void
test_correction (void)
{
  const FixtureArticle article = { "a.txt", "Morning Post", "2021-05-03", "Correction: wall costs\n\nThe wall costs thirty crowns.\n" };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (&article, 1, 1);

  g_assert_true (hearsay_analysis_get_descent (analysis, 0)->is_correction);
}

static void
test_utterances (void)
{
  g_autoptr (HearsayAnalysis) analysis = analyze_story ();
  const HearsayQuote *base = find_quote (analysis, "a-dispatch.txt", "not negotiable");
  const HearsayQuote *copy = find_quote (analysis, "b-copy.txt", "negotiable");
  const HearsayQuote *cracks = find_quote (analysis, "a-dispatch.txt", "nineteen");
  const HearsayUtterance *utterance = NULL;

  for (guint i = 0; i < analysis->quotes->len; i++)
    g_assert_cmpint (hearsay_analysis_get_quote (analysis, i)->utterance, >=, 0);

  g_assert_cmpint (base->utterance, ==, copy->utterance);
  g_assert_cmpint (cracks->utterance, ==, find_quote (analysis, "b-copy.txt", "nineteen")->utterance);
  g_assert_cmpint (cracks->utterance, !=, base->utterance);
  g_assert_cmpint (find_quote (analysis, "d-own.txt", "islanders")->utterance, !=, base->utterance);

  utterance = hearsay_analysis_get_utterance (analysis, base->utterance);
  g_assert_cmpstr (utterance->speaker, ==, "Ann Bell");
  g_assert_cmpint (utterance->source_type, ==, HEARSAY_SOURCE_NAMED);
  g_assert_cmpuint (utterance->origins, ==, 1);
  g_assert_true (hearsay_analysis_get_quote (analysis, g_array_index (utterance->quotes, guint32, 0)) == base);
}

/* Whoever is named differently did not say one thing, however alike the words. */
static void
test_speakers_clash (void)
{
  const FixtureArticle articles[] = {
    { "a.txt", "Morning Post", NULL, "\"The harbour wall at Leith will hold through the winter storms,\" said Ann Bell.\n" },
    { "b.txt", "Evening Post", NULL, "\"The harbour wall at Leith will hold through the winter storms,\" said Tom Reed.\n" },
    { "c.txt", "Island Post", NULL, "Ann Bell said the fares would rise in June. Ann Bell said the school would open in June.\n" },
  };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);

  g_assert_cmpuint (analysis->quotes->len, ==, 4);
  g_assert_cmpuint (analysis->utterances->len, ==, 4);
}

static gboolean
has_change (const GArray *changes,
            HearsayChangeType type,
            const HearsayAnalysis *analysis,
            const char *a,
            const char *b)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const HearsayChange *change = &g_array_index (changes, HearsayChange, i);
      const char *from = hearsay_corpus_get (analysis->corpus, hearsay_analysis_get_quote (analysis, change->from)->article)->text;
      const char *to = hearsay_corpus_get (analysis->corpus, hearsay_analysis_get_quote (analysis, change->to)->article)->text;
      g_autofree char *x = g_strndup (from + change->a.start, change->a.end - change->a.start);
      g_autofree char *y = g_strndup (to + change->b.start, change->b.end - change->b.start);

      if (change->type == type && strcmp (x, a) == 0 && strcmp (y, b) == 0)
        return TRUE;
    }

  return FALSE;
}

/* One sentence said twice, told differently: what kind of difference it is. */
static void
test_changes (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    HearsayChangeType type;
    const char *a;
    const char *b;
  } changes[] = {
    { "\"The harbour wall is not safe for the winter crews,\" said Ann Bell.", "\"The harbour wall is safe for the winter crews,\" said Ann Bell.",
      HEARSAY_CHANGE_NEGATION, "not", "" },
    { "Ann Bell said the harbour wall would cost 30 crowns a winter.", "Ann Bell said the harbour wall would cost 80 crowns a winter.",
      HEARSAY_CHANGE_NUMBER, "30", "80" },
    { "Ann Bell said the harbour wall will survive the winter storms.", "Ann Bell said the harbour wall could survive the winter storms.",
      HEARSAY_CHANGE_MODALITY, "will", "could" },
    { "Ann Bell said the harbour wall survived the winter storms.", "Ann Bell claimed the harbour wall survived the winter storms.",
      HEARSAY_CHANGE_STANCE, "said", "claimed" },
    { "Ann Bell said the harbour wall survived the winter storms.", "An official said the harbour wall survived the winter storms.",
      HEARSAY_CHANGE_SPEAKER, "Ann Bell", "An official" },
    { "\"The harbour wall survived the winter storms,\" said Ann Bell.", "Ann Bell said the harbour wall survived the winter storms.",
      HEARSAY_CHANGE_MARKS, "The harbour wall survived the winter storms,", "the harbour wall survived the winter storms" },
    { "Ann Bell said the harbour wall survived the terrible long winter storms.", "Ann Bell said the harbour wall survived the storms.",
      HEARSAY_CHANGE_OMISSION, "terrible long winter", "" },
    { "Ann Bell said the harbour wall survived the storms.", "Ann Bell said the harbour wall survived the terrible long winter storms.",
      HEARSAY_CHANGE_ADDITION, "", "terrible long winter" },
    { "Ann Bell said the harbour wall survived the winter storms.", "Ann Bell said the harbour wall survived the winter gales.",
      HEARSAY_CHANGE_SYNONYM, "storms", "gales" },
    { "Ann Bell said the harbour wall survived the winter tempests.", "Ann Bell said the harbour wall survived the winter tempsets.",
      HEARSAY_CHANGE_SPELLING, "tempests", "tempsets" },
    { "“The harbour wall, repaired, survived the winter storms,” said Ann Bell.", "“The harbour wall repaired survived the winter storms,” said Ann Bell.",
      HEARSAY_CHANGE_PUNCTUATION, ",", "" },
    { "Ann Bell said the harbour wall at Glasgow survived the winter storms.", "Ann Bell said the harbour wall at Edinburgh survived the winter storms.",
      HEARSAY_CHANGE_ENTITY_SWAPPED, "Glasgow", "Edinburgh" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      const FixtureArticle articles[] = { { "a.txt", "Morning Post", "2021-05-03", changes[i].from },
                                          { "b.txt", "Evening Post", "2021-05-04", changes[i].to } };
      g_autoptr (HearsayAnalysis) analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (HearsayChange));

      g_assert_cmpuint (analysis->quotes->len, ==, 2);
      hearsay_wordings_compare (analysis, 0, 1, found);
      g_test_message ("%s", hearsay_change_type_to_string (changes[i].type));
      g_assert_true (has_change (found, changes[i].type, analysis, changes[i].a, changes[i].b));
    }
}

static void
test_wordings (void)
{
  g_autoptr (HearsayAnalysis) analysis = analyze_story ();
  const HearsayQuote *base = find_quote (analysis, "a-dispatch.txt", "not negotiable");
  const HearsayUtterance *utterance = hearsay_analysis_get_utterance (analysis, base->utterance);
  guint base_index = g_array_index (utterance->quotes, guint32, 0);
  g_autoptr (HearsayWordings) wordings = hearsay_wordings_new (analysis, base->utterance, base_index);

  g_assert_cmpuint (wordings->rows->len, ==, utterance->quotes->len);
  g_assert_cmpuint (wordings->n_columns, >, 4);
  g_assert_cmpuint (hearsay_wordings_get_row (wordings, 0)->quote, ==, base_index);
  g_assert_cmpfloat (hearsay_wordings_get_row (wordings, 0)->similarity, ==, 1.0);

  /* Every row's words stand in its cells, in order, none twice. */
  for (guint r = 0; r < wordings->rows->len; r++)
    {
      guint32 end = 0;
      guint differing = 0;

      for (guint c = 0; c < wordings->n_columns; c++)
        {
          const HearsayWordingsCell *cell = hearsay_wordings_get_cell (wordings, r, c);

          differing += cell->differs;
          if (hearsay_span_is_empty (cell->span))
            continue;
          g_assert_cmpuint (cell->span.start, >=, end);
          end = cell->span.end;
        }
      g_assert_cmpint (differing > 0, ==, r > 0);
    }
}

static HearsayAnalysis *
analyze_said (const char *const *said,
              guint n)
{
  g_autofree FixtureArticle *articles = g_new0 (FixtureArticle, n);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      char *path = g_strdup_printf ("%u.txt", i);

      g_ptr_array_add (paths, path);
      articles[i] = (FixtureArticle){ path, "Morning Post", "2021-05-03", said[i] };
    }

  return fixture_analyze (articles, n, 1);
}

static char *
cell_text (const HearsayAnalysis *analysis,
           const HearsayWordings *wordings,
           guint row,
           guint column)
{
  const HearsayQuote *quote = hearsay_analysis_get_quote (analysis, hearsay_wordings_get_row (wordings, row)->quote);
  HearsaySpan span = hearsay_wordings_get_cell (wordings, row, column)->span;

  return g_strndup (hearsay_corpus_get (analysis->corpus, quote->article)->text + span.start, span.end - span.start);
}

/* A version that changes much does not make the others' columns wide, and no word
 * of any version is lost between two columns. */
static void
test_columns (void)
{
  const char *const said[] = {
    "“The old harbour wall survived the fierce winter storms,” said Ann Bell.",
    "“The old harbour wall survived the fierce autumn storms,” said Ann Bell.",
    "“The old harbour wall survived some really quite terrible storms,” said Ann Bell.",
  };
  g_autoptr (HearsayAnalysis) analysis = analyze_said (said, G_N_ELEMENTS (said));
  g_autoptr (HearsayWordings) wordings = NULL;
  gboolean has_narrow = FALSE;

  g_assert_cmpuint (analysis->utterances->len, ==, 1);
  wordings = hearsay_wordings_new (analysis, 0, 0);
  for (guint r = 0; r < wordings->rows->len; r++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (analysis, hearsay_wordings_get_row (wordings, r)->quote);
      g_autofree char *whole = hearsay_quote_dup_text (quote, hearsay_corpus_get (analysis->corpus, quote->article));
      g_autoptr (GString) told = g_string_new (NULL);

      for (guint c = 0; c < wordings->n_columns; c++)
        {
          g_autofree char *text = cell_text (analysis, wordings, r, c);

          has_narrow |= strcmp (text, "autumn") == 0;
          if (text[0] != '\0' && told->len > 0 && strcmp (text, ",") != 0)
            g_string_append_c (told, ' ');
          g_string_append (told, text);
        }
      g_assert_cmpstr (told->str, ==, whole);
    }
  g_assert_true (has_narrow);
}

/* What looks like a difference and is none of that kind. */
static void
test_no_changes (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    HearsayChangeType type;
  } changes[] = {
    { "Ann Bell said that the harbour wall survived the storms.", "Ann Bell said the harbour wall survived the storms.", HEARSAY_CHANGE_SYNONYM },
    { "“The harbour wall will survive the storms,” said Ann Bell.", "Ann Bell said the harbour wall would survive the storms.", HEARSAY_CHANGE_MODALITY },
    { "Ann Bell said the harbour wall was not safe.", "Ann Bell said the harbour wall was unsafe.", HEARSAY_CHANGE_NEGATION },
    { "Ann Bell, the mayor, denied that any check had been failed.", "Ann Bell, the mayor, said that no check had been failed.", HEARSAY_CHANGE_NEGATION },
    { "Ann Bell said fourteen lorries had sunk.", "Ann Bell said 14 lorries had sunk.", HEARSAY_CHANGE_NUMBER },
    { "Ann Bell said there was not one harbour wall that survived.", "Ann Bell said there was not a single harbour wall that survived.",
      HEARSAY_CHANGE_NUMBER },
    { "Ann Bell said the council would rebuild the harbour wall.", "Ann Bell said the harbour wall would be rebuilt by the council.",
      HEARSAY_CHANGE_OMISSION },
    { "An aide to the mayor said the harbour wall survived the storms.", "A mayor's aide said the harbour wall survived the storms.",
      HEARSAY_CHANGE_SPEAKER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      const char *const said[] = { changes[i].from, changes[i].to };
      g_autoptr (HearsayAnalysis) analysis = analyze_said (said, G_N_ELEMENTS (said));
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (HearsayChange));

      g_assert_cmpuint (analysis->quotes->len, ==, 2);
      hearsay_wordings_compare (analysis, 0, 1, found);
      g_test_message ("%s", changes[i].to);
      for (guint k = 0; k < found->len; k++)
        g_assert_cmpint (g_array_index (found, HearsayChange, k).type, !=, changes[i].type);
    }
}

/* German reports with another form of the modal: grammar, as in English. */
static void
test_reported_modal (void)
{
  const FixtureArticle articles[] = {
    { "a.txt", "Morgenpost", "2021-05-03", "„Die Hafenmauer wird den Winter überstehen“, sagte Anna Bell.\n", "de" },
    { "b.txt", "Abendpost", "2021-05-04", "Die Hafenmauer werde den Winter überstehen, sagte Anna Bell.\n", "de" },
    { "c.txt", "Nachtpost", "2021-05-04", "Die Hafenmauer könnte den Winter überstehen, sagte Anna Bell.\n", "de" },
  };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);

  g_assert_cmpuint (analysis->quotes->len, ==, 3);
  for (guint i = 1; i < 3; i++)
    {
      g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (HearsayChange));
      gboolean is_modality = FALSE;

      hearsay_wordings_compare (analysis, 0, i, changes);
      for (guint k = 0; k < changes->len; k++)
        is_modality |= g_array_index (changes, HearsayChange, k).type == HEARSAY_CHANGE_MODALITY;
      g_assert_true (is_modality == (i == 2));
    }
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* One base, any order of the others: the same columns, cells and changes. */
static void
test_wordings_order (void)
{
  const char *const said[] = {
    "“The old harbour wall survived the fierce winter storms,” said Ann Bell.",
    "“The old harbour wall survived the fierce autumn storms,” said Ann Bell.",
    "Ann Bell said that the harbour wall had not survived the storms.",
    "“The new harbour wall survived 12 fierce winter storms,” said Ann Bell.",
  };
  g_autofree char *first = NULL;

  for (guint turn = 0; turn < 3; turn++)
    {
      const char *turned[G_N_ELEMENTS (said)] = { said[0] };
      g_autoptr (HearsayAnalysis) analysis = NULL;
      g_autoptr (HearsayWordings) wordings = NULL;
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GString) told = g_string_new (NULL);

      for (guint i = 0; i < 3; i++)
        turned[1 + i] = said[1 + (i + turn) % 3];
      analysis = analyze_said (turned, G_N_ELEMENTS (turned));
      g_assert_cmpuint (analysis->utterances->len, ==, 1);
      wordings = hearsay_wordings_new (analysis, 0, 0);
      for (guint r = 0; r < wordings->rows->len; r++)
        {
          GString *row = g_string_new (NULL);

          for (guint c = 0; c < wordings->n_columns; c++)
            {
              const HearsayWordingsCell *cell = hearsay_wordings_get_cell (wordings, r, c);
              g_autofree char *text = cell_text (analysis, wordings, r, c);

              g_string_append_printf (row, "%s[%s]", text, cell->differs ? hearsay_change_type_to_string (cell->type) : "");
            }
          g_ptr_array_add (rows, g_string_free (row, FALSE));
        }
      g_ptr_array_sort (rows, compare_strings);
      for (guint i = 0; i < rows->len; i++)
        g_string_append_printf (told, "%s\n", (char *) g_ptr_array_index (rows, i));
      if (first == NULL)
        first = g_strdup (told->str);
      g_assert_cmpstr (told->str, ==, first);
    }
}

static char *
tell_all (const HearsayAnalysis *analysis)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (hearsay_analysis_write_json (analysis, 1, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, &error));
  g_assert_true (g_output_stream_close (stream, NULL, &error));

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* The same bytes for any number of threads, the same findings in any order. */
static void
test_permutations (void)
{
  g_autoptr (HearsayAnalysis) plain = analyze_story ();
  g_autoptr (HearsayAnalysis) threaded = fixture_analyze (story, G_N_ELEMENTS (story), 4);
  g_autofree char *expected = tell_all (plain);
  g_autofree char *same = tell_all (threaded);

  g_assert_cmpstr (same, ==, expected);

  for (guint turn = 1; turn < G_N_ELEMENTS (story); turn++)
    {
      FixtureArticle turned[G_N_ELEMENTS (story)];
      g_autoptr (HearsayAnalysis) analysis = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (story); i++)
        turned[i] = story[(i + turn) % G_N_ELEMENTS (story)];
      analysis = fixture_analyze (turned, G_N_ELEMENTS (turned), 2);

      g_assert_cmpuint (analysis->utterances->len, ==, plain->utterances->len);
      g_assert_cmpuint (analysis->reuse->len, ==, plain->reuse->len);
      g_assert_cmpuint (analysis->families->len, ==, plain->families->len);

      for (guint i = 0; i < plain->utterances->len; i++)
        {
          const char *id = hearsay_analysis_get_utterance (plain, i)->id;
          gboolean found = FALSE;

          for (guint k = 0; k < analysis->utterances->len && !found; k++)
            {
              const HearsayUtterance *other = hearsay_analysis_get_utterance (analysis, k);

              found = strcmp (other->id, id) == 0;
              if (found)
                {
                  g_assert_cmpuint (other->quotes->len, ==, hearsay_analysis_get_utterance (plain, i)->quotes->len);
                  g_assert_cmpuint (other->changes->len, ==, hearsay_analysis_get_utterance (plain, i)->changes->len);
                  g_assert_cmpuint (other->origins, ==, hearsay_analysis_get_utterance (plain, i)->origins);
                }
            }
          g_assert_true (found);
        }
    }
}

/* "is expected to" is said in both, though in one it is what reports. */
static void
test_cue_inside (void)
{
  const FixtureArticle pair[] = {
    { "a.txt", "Morning Post", "2021-05-03", "Ferry talks\n\nOfficials said that Ann Bell is expected to press Tom Reed over the ferry on Thursday.\n" },
    { "b.txt", "Evening Post", "2021-05-03", "Ferry talks\n\nAnn Bell is expected to press Tom Reed over the ferry on Thursday.\n" },
  };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (pair, G_N_ELEMENTS (pair), 1);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (HearsayChange));
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_quotes (analysis, 1, &first, &last);
  g_assert_cmpuint (last, ==, first + 1);
  g_assert_cmpuint (hearsay_analysis_get_quote (analysis, first)->content->len, ==, 2);
  g_assert_cmpfloat (hearsay_wordings_compare (analysis, 0, first, changes), >, 0.9);
  for (guint i = 0; i < changes->len; i++)
    {
      g_assert_cmpint (g_array_index (changes, HearsayChange, i).type, !=, HEARSAY_CHANGE_MODALITY);
      g_assert_cmpint (g_array_index (changes, HearsayChange, i).type, !=, HEARSAY_CHANGE_STANCE);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/provenance/chains", test_chains);
  g_test_add_func ("/provenance/reuse", test_reuse);
  g_test_add_func ("/provenance/descent", test_descent);
  g_test_add_func ("/provenance/circle", test_circle);
  g_test_add_func ("/provenance/correction", test_correction);
  g_test_add_func ("/provenance/utterances", test_utterances);
  g_test_add_func ("/provenance/speakers-clash", test_speakers_clash);
  g_test_add_func ("/provenance/changes", test_changes);
  g_test_add_func ("/provenance/wordings", test_wordings);
  g_test_add_func ("/provenance/columns", test_columns);
  g_test_add_func ("/provenance/no-changes", test_no_changes);
  g_test_add_func ("/provenance/reported-modal", test_reported_modal);
  g_test_add_func ("/provenance/cue-inside", test_cue_inside);
  g_test_add_func ("/provenance/wordings-order", test_wordings_order);
  g_test_add_func ("/provenance/permutations", test_permutations);

  return g_test_run ();
}
