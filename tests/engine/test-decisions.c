/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hearsay-decisions.h"
#include "hearsay-project-file.h"
#include "hearsay-text.h"
#include "story.h"

typedef struct
{
  HearsayProject *project;
  HearsayAnalysis *suggested;
  HearsayAnalysis *shown;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->project = hearsay_project_new ();
  fixture->suggested = story_analyze ();
  fixture->shown = hearsay_decisions_apply (fixture->project, fixture->suggested, NULL);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  hearsay_analysis_unref (fixture->shown);
  hearsay_analysis_unref (fixture->suggested);
  g_assert_finalize_object (fixture->project);
}

/* What every analysis promises, after each decision. */
static void
check_invariants (const HearsayAnalysis *shown)
{
  for (guint i = 0; i < shown->mentions->len; i++)
    g_assert_cmpint (hearsay_analysis_get_mention (shown, i)->entity, <, shown->entities->len);

  for (guint i = 0; i < shown->utterances->len; i++)
    {
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (shown, i);

      g_assert_cmpuint (utterance->quotes->len, >, 0);
      g_assert_cmpint (utterance->speaker_entity, <, (int) shown->entities->len);
      for (guint j = 0; j < utterance->quotes->len; j++)
        g_assert_cmpint (hearsay_analysis_get_quote (shown, g_array_index (utterance->quotes, guint32, j))->utterance, ==, i);
      for (guint j = 0; j < utterance->changes->len; j++)
        g_assert_cmpint (hearsay_analysis_get_quote (shown, g_array_index (utterance->changes, HearsayChange, j).to)->utterance, ==, i);
    }

  for (guint i = 1; i < shown->quotes->len; i++)
    g_assert_cmpuint (hearsay_analysis_get_quote (shown, i - 1)->article, <=, hearsay_analysis_get_quote (shown, i)->article);
}

static void
apply (Fixture *fixture)
{
  guint orphans = 99;

  hearsay_analysis_unref (fixture->shown);
  fixture->shown = hearsay_decisions_apply (fixture->project, fixture->suggested, &orphans);
  g_assert_cmpuint (orphans, ==, 0);
  check_invariants (fixture->shown);
}

static int
find_entity (const HearsayAnalysis *shown,
             const char *name)
{
  for (guint i = 0; i < shown->entities->len; i++)
    if (strcmp (hearsay_analysis_get_entity (shown, i)->name, name) == 0)
      return i;

  return -1;
}

static int
find_quote (const HearsayAnalysis *shown,
            const char *words)
{
  for (guint i = 0; i < shown->quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (shown, i);
      g_autofree char *text = hearsay_quote_dup_text (quote, hearsay_corpus_get (shown->corpus, quote->article));

      if (strstr (text, words) != NULL)
        return i;
    }

  return -1;
}

static void
test_rename_follows_speakers (Fixture *fixture,
                              gconstpointer data)
{
  int entity = find_entity (fixture->shown, "Greta Lund");
  int quote = 0;

  g_assert_cmpint (entity, >=, 0);
  g_assert_true (hearsay_decide_entity_rename (fixture->project, fixture->shown, entity, "Margareta Lund"));
  g_assert_nonnull (strstr (hearsay_project_get_undo_label (fixture->project), "Margareta Lund"));
  apply (fixture);

  entity = find_entity (fixture->shown, "Margareta Lund");
  g_assert_cmpint (entity, >=, 0);
  g_assert_cmpint (hearsay_analysis_get_entity (fixture->shown, entity)->standing, ==, HEARSAY_STANDING_CORRECTED);
  quote = find_quote (fixture->shown, "is not safe");
  g_assert_cmpstr (hearsay_analysis_get_quote (fixture->shown, quote)->speaker, ==, "Margareta Lund");

  hearsay_project_undo (fixture->project);
  apply (fixture);
  g_assert_cmpint (find_entity (fixture->shown, "Greta Lund"), >=, 0);
}

static void
test_merge_and_split (Fixture *fixture,
                      gconstpointer data)
{
  guint n = fixture->shown->entities->len;
  int lund = find_entity (fixture->shown, "Greta Lund");
  int aske = find_entity (fixture->shown, "Nils Aske");
  guint mentions = hearsay_analysis_get_entity (fixture->shown, lund)->n_mentions + hearsay_analysis_get_entity (fixture->shown, aske)->n_mentions;

  g_assert_false (hearsay_decide_entity_merge (fixture->project, fixture->shown, lund, lund));
  g_assert_true (hearsay_decide_entity_merge (fixture->project, fixture->shown, aske, lund));
  apply (fixture);
  g_assert_cmpuint (fixture->shown->entities->len, ==, n - 1);
  g_assert_cmpint (find_entity (fixture->shown, "Nils Aske"), ==, -1);
  lund = find_entity (fixture->shown, "Greta Lund");
  g_assert_cmpuint (hearsay_analysis_get_entity (fixture->shown, lund)->n_mentions, ==, mentions);

  g_assert_true (hearsay_decide_entity_split (fixture->project, fixture->shown, lund, "Nils Aske", HEARSAY_NONE, NULL));
  apply (fixture);
  g_assert_cmpuint (fixture->shown->entities->len, ==, n);
  g_assert_cmpint (find_entity (fixture->shown, "Nils Aske"), >=, 0);
}

static void
test_kind_and_reject (Fixture *fixture,
                      gconstpointer data)
{
  int lund = find_entity (fixture->shown, "Greta Lund");

  g_assert_true (hearsay_decide_entity_kind (fixture->project, fixture->shown, lund, HEARSAY_ENTITY_PLACE));
  apply (fixture);
  lund = find_entity (fixture->shown, "Greta Lund");
  g_assert_cmpint (hearsay_analysis_get_entity (fixture->shown, lund)->kind, ==, HEARSAY_ENTITY_PLACE);

  g_assert_true (hearsay_decide_entity_reject (fixture->project, fixture->shown, lund));
  apply (fixture);
  lund = find_entity (fixture->shown, "Greta Lund");
  g_assert_cmpint (hearsay_analysis_get_entity (fixture->shown, lund)->standing, ==, HEARSAY_STANDING_REJECTED);
  g_assert_false (hearsay_decide_entity_reject (fixture->project, fixture->shown, lund));
}

static void
test_quotes (Fixture *fixture,
             gconstpointer data)
{
  int quote = find_quote (fixture->shown, "is not safe");
  int utterance = hearsay_analysis_get_quote (fixture->shown, quote)->utterance;
  guint printed = hearsay_analysis_get_utterance (fixture->shown, utterance)->quotes->len;
  guint decided = 0;
  guint open = 0;

  g_assert_cmpuint (printed, ==, 2);
  g_assert_true (hearsay_decide_quote_confirm (fixture->project, fixture->shown, quote));
  apply (fixture);
  g_assert_false (hearsay_decide_quote_confirm (fixture->project, fixture->shown, quote));
  hearsay_decisions_count (fixture->shown, &decided, &open);
  g_assert_cmpuint (decided, ==, 1);

  g_assert_true (hearsay_decide_quote_speaker (fixture->project, fixture->shown, quote, HEARSAY_NONE, "Nils Aske", HEARSAY_SOURCE_NAMED));
  apply (fixture);
  g_assert_cmpint (hearsay_analysis_get_quote (fixture->shown, quote)->speaker_entity, ==, find_entity (fixture->shown, "Nils Aske"));

  g_assert_true (hearsay_decide_quote_reject (fixture->project, fixture->shown, quote));
  apply (fixture);
  g_assert_cmpint (hearsay_analysis_get_quote (fixture->shown, quote)->utterance, ==, -1);
}

static void
test_mark_by_hand (Fixture *fixture,
                   gconstpointer data)
{
  const char *text = hearsay_corpus_get (fixture->shown->corpus, 0)->text;
  const char *words = "The harbour master, Nils Aske";
  guint32 start = strstr (text, words) - text;
  guint n = fixture->shown->quotes->len;
  int quote = 0;

  g_assert_true (hearsay_decide_quote_add (fixture->project, fixture->shown, 0, (HearsaySpan){ start, start + strlen (words) }, HEARSAY_NONE, "Greta Lund", HEARSAY_SOURCE_NAMED));
  apply (fixture);
  g_assert_cmpuint (fixture->shown->quotes->len, ==, n + 1);
  quote = find_quote (fixture->shown, words);
  g_assert_cmpint (hearsay_analysis_get_quote (fixture->shown, quote)->standing, ==, HEARSAY_STANDING_CONFIRMED);
  g_assert_cmpint (hearsay_analysis_get_quote (fixture->shown, quote)->speaker_entity, ==, find_entity (fixture->shown, "Greta Lund"));
}

static void
test_group_and_ungroup (Fixture *fixture,
                        gconstpointer data)
{
  int quote = find_quote (fixture->shown, "is safe");
  int utterance = hearsay_analysis_get_quote (fixture->shown, quote)->utterance;
  guint n = fixture->shown->utterances->len;
  gboolean found = FALSE;

  g_assert_true (hearsay_decide_utterance_separate (fixture->project, fixture->shown, quote));
  apply (fixture);
  g_assert_cmpuint (fixture->shown->utterances->len, ==, n + 1);
  quote = find_quote (fixture->shown, "is safe");
  g_assert_cmpuint (hearsay_analysis_get_utterance (fixture->shown, hearsay_analysis_get_quote (fixture->shown, quote)->utterance)->changes->len, ==, 0);

  utterance = hearsay_analysis_get_quote (fixture->shown, find_quote (fixture->shown, "is not safe"))->utterance;
  g_assert_true (hearsay_decide_utterance_join (fixture->project, fixture->shown, hearsay_analysis_get_quote (fixture->shown, quote)->utterance, utterance));
  apply (fixture);
  g_assert_cmpuint (fixture->shown->utterances->len, ==, n);

  /* The wordings are compared again: the lost "not" is back on the list. */
  utterance = hearsay_analysis_get_quote (fixture->shown, find_quote (fixture->shown, "is not safe"))->utterance;
  for (guint i = 0; i < hearsay_analysis_get_utterance (fixture->shown, utterance)->changes->len; i++)
    found = found || g_array_index (hearsay_analysis_get_utterance (fixture->shown, utterance)->changes, HearsayChange, i).type == HEARSAY_CHANGE_NEGATION;
  g_assert_true (found);

  g_assert_true (hearsay_decide_utterance_reject (fixture->project, fixture->shown, utterance));
  apply (fixture);
  g_assert_cmpuint (fixture->shown->utterances->len, ==, n + 1);
}

/* Decisions survive the file, and a text that has been shifted. */
static void
test_survive (Fixture *fixture,
              gconstpointer data)
{
  int lund = find_entity (fixture->shown, "Greta Lund");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HearsayProject) again = NULL;
  g_autoptr (HearsayAnalysis) shown = NULL;
  guint orphans = 99;

  g_assert_true (hearsay_decide_entity_rename (fixture->project, fixture->shown, lund, "Margareta Lund"));
  apply (fixture);
  g_assert_true (hearsay_decide_quote_confirm (fixture->project, fixture->shown, find_quote (fixture->shown, "is not safe")));

  /* Another version of the engine may name its findings by other ids. */
  for (guint i = 0; i < fixture->suggested->entities->len; i++)
    hearsay_analysis_get_entity (fixture->suggested, i)->id[0] = '_';
  for (guint i = 0; i < fixture->suggested->quotes->len; i++)
    hearsay_analysis_get_quote (fixture->suggested, i)->id[0] = '_';

  bytes = hearsay_project_to_bytes (fixture->project);
  again = hearsay_project_load_bytes (bytes, "again", NULL);
  shown = hearsay_decisions_apply (again, fixture->suggested, &orphans);
  g_assert_cmpuint (orphans, ==, 0);
  g_assert_cmpint (find_entity (shown, "Margareta Lund"), >=, 0);
  g_assert_cmpint (hearsay_analysis_get_quote (shown, find_quote (shown, "is not safe"))->standing, ==, HEARSAY_STANDING_CONFIRMED);
}

/* A file with one decision about names of each sort, as it was written when there
 * first were rules. */
static void
test_rules_fixture (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "rules-1.hearsay", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (HearsayProject) project = NULL;
  g_autoptr (HearsayAnalysis) shown = NULL;
  gsize length = 0;
  guint orphans = 99;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  bytes = g_bytes_new (contents, length);
  project = hearsay_project_load_bytes (bytes, path, NULL);
  g_assert_nonnull (project);
  again = hearsay_project_to_bytes (project);
  g_assert_true (g_bytes_equal (bytes, again));

  shown = hearsay_decisions_apply (project, fixture->suggested, &orphans);
  check_invariants (shown);
  g_assert_cmpuint (orphans, ==, 0);
  g_assert_cmpint (find_entity (shown, "Greta Lund"), ==, -1);
  g_assert_cmpuint (hearsay_analysis_get_entity (shown, find_entity (shown, "Margareta Lund"))->n_mentions, ==, 2);
  g_assert_cmpuint (hearsay_analysis_get_entity (shown, find_entity (shown, "Lars Lund"))->n_mentions, ==, 3);
  g_assert_cmpint (find_entity (shown, "Holm Daily"), ==, -1);
  g_assert_cmpint (hearsay_analysis_get_entity (shown, find_entity (shown, "Tern News Agency"))->kind, ==, HEARSAY_ENTITY_OTHER);
  g_assert_cmpint (hearsay_analysis_get_entity (shown, find_entity (shown, "Holm"))->standing, ==, HEARSAY_STANDING_REJECTED);
  g_assert_cmpint (hearsay_analysis_get_entity (shown, find_entity (shown, "Nils Aske"))->standing, ==, HEARSAY_STANDING_CONFIRMED);
  g_assert_cmpuint (hearsay_analysis_get_entity (shown, find_entity (shown, "Nils Aske"))->n_mentions, ==, 1);
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (*func) (Fixture *fixture,
                  gconstpointer data);
  } tests[] = {
    { "/engine/decisions/rename-follows-speakers", test_rename_follows_speakers },
    { "/engine/decisions/merge-and-split", test_merge_and_split },
    { "/engine/decisions/kind-and-reject", test_kind_and_reject },
    { "/engine/decisions/quotes", test_quotes },
    { "/engine/decisions/mark-by-hand", test_mark_by_hand },
    { "/engine/decisions/group-and-ungroup", test_group_and_ungroup },
    { "/engine/decisions/survive", test_survive },
    { "/engine/decisions/rules-fixture", test_rules_fixture },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
