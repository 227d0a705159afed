/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hearsay-decisions.h"
#include "hearsay-project-file.h"
#include "hearsay-text.h"
#include "story.h"

/* What is decided about one quotation, by hand and by the words: its speaker, its
 * spans, and whether it is there at all. */

typedef struct
{
  HearsayProject *project;
  HearsayAnalysis *suggested;
  HearsayAnalysis *shown;
  guint orphans;
} Desk;

static void
desk_show (Desk *desk)
{
  g_clear_pointer (&desk->shown, hearsay_analysis_unref);
  desk->shown = hearsay_decisions_apply (desk->project, desk->suggested, &desk->orphans);
}

static void
set_up (Desk *desk,
        gconstpointer data)
{
  desk->project = hearsay_project_new ();
  desk->suggested = story_analyze ();
  desk_show (desk);
}

static void
tear_down (Desk *desk,
           gconstpointer data)
{
  hearsay_analysis_unref (desk->shown);
  hearsay_analysis_unref (desk->suggested);
  g_assert_finalize_object (desk->project);
}

static HearsaySpan
find_words (const Desk *desk,
            guint article,
            const char *words)
{
  const char *text = hearsay_corpus_get (desk->shown->corpus, article)->text;
  const char *place = strstr (text, words);

  g_assert_nonnull (place);

  return (HearsaySpan){ place - text, place - text + strlen (words) };
}

static int
find_quote (const Desk *desk,
            const char *words)
{
  for (guint i = 0; i < desk->shown->quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (desk->shown, i);
      g_autofree char *text = hearsay_quote_dup_text (quote, hearsay_corpus_get (desk->shown->corpus, quote->article));

      if (strstr (text, words) != NULL)
        return i;
    }

  return -1;
}

static int
find_entity (const Desk *desk,
             const char *name)
{
  for (guint i = 0; i < desk->shown->entities->len; i++)
    if (strcmp (hearsay_analysis_get_entity (desk->shown, i)->name, name) == 0)
      return i;

  return -1;
}

/* "source | cue | piece | piece", "-" for nothing. */
static void
assert_parts (const Desk *desk,
              guint index,
              const char *expected)
{
  const HearsayQuote *quote = hearsay_analysis_get_quote (desk->shown, index);
  const char *text = hearsay_corpus_get (desk->shown->corpus, quote->article)->text;
  g_autoptr (HearsayQuoteParts) parts = hearsay_quote_parts_new_for (quote);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < hearsay_quote_parts_count (parts); i++)
    {
      HearsaySpan span = hearsay_quote_parts_get (parts, i);
      g_autofree char *words = hearsay_text_slice (text, span);

      g_string_append_printf (told, "%s%s", i > 0 ? " | " : "", hearsay_span_is_empty (span) ? "-" : words);
    }
  g_assert_cmpstr (told->str, ==, expected);
}

/* Two pieces, another source, no cue. */
static void
correct (Desk *desk)
{
  int quote = find_quote (desk, "is not safe");
  g_autoptr (HearsayQuoteParts) parts = hearsay_quote_parts_new_for (hearsay_analysis_get_quote (desk->shown, quote));

  hearsay_quote_parts_set (parts, HEARSAY_PART_SOURCE, find_words (desk, 0, "The mayor of Holm, Greta Lund"));
  hearsay_quote_parts_remove (parts, HEARSAY_PART_CUE);
  hearsay_quote_parts_set (parts, HEARSAY_PART_CONTENT, find_words (desk, 0, "is not safe"));
  hearsay_quote_parts_add_piece (parts, find_words (desk, 0, "for anybody,"));
  g_assert_true (hearsay_decide_quote_spans (desk->project, desk->shown, quote, parts));
  desk_show (desk);
}

#define CORRECTED "The mayor of Holm, Greta Lund | - | is not safe | for anybody,"

static void
test_spans (Desk *desk,
            gconstpointer data)
{
  int quote = find_quote (desk, "is not safe");
  g_autoptr (HearsayQuoteParts) parts = hearsay_quote_parts_new_for (hearsay_analysis_get_quote (desk->shown, quote));
  g_autoptr (HearsayQuoteParts) none = hearsay_quote_parts_new ();

  assert_parts (desk, quote, "Lund | told | The old quay is not safe for anybody,");
  g_assert_false (hearsay_decide_quote_spans (desk->project, desk->shown, quote, parts));
  g_assert_false (hearsay_decide_quote_spans (desk->project, desk->shown, quote, none));

  correct (desk);
  g_assert_cmpuint (desk->orphans, ==, 0);
  quote = find_quote (desk, "is not safe");
  assert_parts (desk, quote, CORRECTED);
  g_assert_cmpint (hearsay_analysis_get_quote (desk->shown, quote)->standing, ==, HEARSAY_STANDING_CORRECTED);
  g_assert_cmpint (hearsay_analysis_get_quote (desk->shown, quote)->kind, ==, HEARSAY_QUOTE_INDIRECT);

  hearsay_project_undo (desk->project);
  desk_show (desk);
  assert_parts (desk, find_quote (desk, "is not safe"), "Lund | told | The old quay is not safe for anybody,");
  hearsay_project_redo (desk->project);
  desk_show (desk);
  assert_parts (desk, find_quote (desk, "is not safe"), CORRECTED);

  /* What is corrected can be corrected again, and confirmed. */
  quote = find_quote (desk, "is not safe");
  g_assert_true (hearsay_decide_quote_spans (desk->project, desk->shown, quote, parts));
  desk_show (desk);
  quote = find_quote (desk, "is not safe");
  assert_parts (desk, quote, "Lund | told | The old quay is not safe for anybody,");
  g_assert_cmpint (hearsay_analysis_get_quote (desk->shown, quote)->kind, ==, HEARSAY_QUOTE_DIRECT);
  g_assert_true (hearsay_decide_quote_confirm (desk->project, desk->shown, quote));
  desk_show (desk);
  g_assert_cmpint (hearsay_analysis_get_quote (desk->shown, quote)->standing, ==, HEARSAY_STANDING_CONFIRMED);
}

/* The wordings are compared as they are corrected. */
static void
test_spans_change_wordings (Desk *desk,
                            gconstpointer data)
{
  int quote = 0;
  int utterance = hearsay_analysis_get_quote (desk->shown, find_quote (desk, "is not safe"))->utterance;
  guint n = hearsay_analysis_get_utterance (desk->shown, utterance)->changes->len;
  g_autoptr (HearsayQuoteParts) parts = NULL;

  g_assert_cmpuint (n, >, 0);
  quote = find_quote (desk, "is not safe");
  parts = hearsay_quote_parts_new_for (hearsay_analysis_get_quote (desk->shown, quote));
  hearsay_quote_parts_set (parts, HEARSAY_PART_CONTENT, find_words (desk, 0, "for anybody,"));
  g_assert_true (hearsay_decide_quote_spans (desk->project, desk->shown, quote, parts));
  desk_show (desk);
  utterance = hearsay_analysis_get_quote (desk->shown, find_quote (desk, "is safe"))->utterance;
  for (guint i = 0; i < hearsay_analysis_get_utterance (desk->shown, utterance)->changes->len; i++)
    g_assert_cmpint (g_array_index (hearsay_analysis_get_utterance (desk->shown, utterance)->changes, HearsayChange, i).type, !=,
                     HEARSAY_CHANGE_NEGATION);
}

static void
load_again (Desk *desk)
{
  g_autoptr (GBytes) bytes = hearsay_project_to_bytes (desk->project);
  g_autoptr (GBytes) again = NULL;
  HearsayProject *project = hearsay_project_load_bytes (bytes, "again", NULL);

  g_assert_nonnull (project);
  again = hearsay_project_to_bytes (project);
  g_assert_true (g_bytes_equal (bytes, again));
  g_set_object (&desk->project, project);
  g_object_unref (project);
  desk_show (desk);
}

/* Through the file, and where the engine names and cuts its findings otherwise. */
static void
test_survive (Desk *desk,
              gconstpointer data)
{
  correct (desk);
  load_again (desk);
  assert_parts (desk, find_quote (desk, "is not safe"), CORRECTED);

  for (guint i = 0; i < desk->suggested->quotes->len; i++)
    {
      HearsayQuote *quote = hearsay_analysis_get_quote (desk->suggested, i);

      quote->id[0] = '_';
      quote->source = HEARSAY_SPAN_NONE;
      g_array_index (quote->content, HearsaySpan, 0).start += 2;
    }
  desk_show (desk);
  g_assert_cmpuint (desk->orphans, ==, 0);
  assert_parts (desk, find_quote (desk, "is not safe"), CORRECTED);
}

/* A member that a later version may write stays. */
static void
test_unknown_members (Desk *desk,
                      gconstpointer data)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HearsayProject) again = NULL;
  JsonObject *record = NULL;

  correct (desk);
  ids = hearsay_project_list_ids (desk->project, HEARSAY_TABLE_DECISIONS);
  record = hearsay_project_get_record (desk->project, HEARSAY_TABLE_DECISIONS, g_ptr_array_index (ids, 0));
  json_object_set_string_member (record, "later", "kept");
  bytes = hearsay_project_to_bytes (desk->project);
  again = hearsay_project_load_bytes (bytes, "again", NULL);
  record = hearsay_project_get_record (again, HEARSAY_TABLE_DECISIONS, g_ptr_array_index (ids, 0));
  g_assert_cmpstr (json_object_get_string_member (record, "later"), ==, "kept");
}

/* Half a correction is none: it waits, and can be taken back. */
static void
test_lost_anchor (Desk *desk,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GArray) rules = NULL;
  g_autofree char *words = NULL;
  JsonObject *record = NULL;
  JsonObject *source = NULL;

  correct (desk);
  ids = hearsay_project_list_ids (desk->project, HEARSAY_TABLE_DECISIONS);
  record = hearsay_project_get_record (desk->project, HEARSAY_TABLE_DECISIONS, g_ptr_array_index (ids, 0));
  source = json_object_get_object_member (record, "source");
  json_object_set_string_member (json_array_get_object_element (json_object_get_array_member (source, "selector"), 0), "exact", "Nobody at all");

  hearsay_analysis_unref (desk->shown);
  desk->shown = hearsay_decisions_apply_rules (desk->project, desk->suggested, &lost, &rules);
  g_assert_cmpuint (lost->len, ==, 1);
  words = hearsay_decision_dup_words (desk->project, g_ptr_array_index (lost, 0));
  g_assert_cmpstr (words, ==, "The old quay is not safe for anybody,");
  assert_parts (desk, find_quote (desk, "is not safe"), "Lund | told | The old quay is not safe for anybody,");
  g_assert_cmpint (hearsay_analysis_get_quote (desk->shown, find_quote (desk, "is not safe"))->standing, ==, HEARSAY_STANDING_SUGGESTED);

  g_assert_true (hearsay_decision_remove (desk->project, g_ptr_array_index (lost, 0)));
  g_assert_false (hearsay_decision_remove (desk->project, g_ptr_array_index (lost, 0)));
  desk_show (desk);
  g_assert_cmpuint (desk->orphans, ==, 0);
  hearsay_project_undo (desk->project);
  desk_show (desk);
  g_assert_cmpuint (desk->orphans, ==, 1);
}

/* Damaged files: pieces that overlap, none at all, those of another article. */
static void
test_damage (Desk *desk,
             gconstpointer data)
{
  g_autoptr (GPtrArray) ids = NULL;
  JsonObject *record = NULL;
  JsonArray *content = NULL;

  correct (desk);
  ids = hearsay_project_list_ids (desk->project, HEARSAY_TABLE_DECISIONS);
  record = hearsay_project_get_record (desk->project, HEARSAY_TABLE_DECISIONS, g_ptr_array_index (ids, 0));
  content = json_object_get_array_member (record, "content");
  json_array_add_element (content, json_node_copy (json_array_get_element (content, 0)));
  desk_show (desk);
  assert_parts (desk, find_quote (desk, "is not safe"), CORRECTED);

  json_array_add_string_element (content, "nonsense");
  desk_show (desk);
  g_assert_cmpuint (desk->orphans, ==, 1);
  json_array_remove_element (content, 3);
  json_object_set_string_member (json_array_get_object_element (content, 0), "article", hearsay_corpus_get (desk->shown->corpus, 1)->id);
  desk_show (desk);
  g_assert_cmpuint (desk->orphans, ==, 1);
  json_object_remove_member (record, "content");
  desk_show (desk);
  g_assert_cmpuint (desk->orphans, ==, 1);
}

/* A speaker who is an entity is that entity under any name. */
static void
test_speaker (Desk *desk,
              gconstpointer data)
{
  const HearsayQuote *quote = NULL;
  int index = find_quote (desk, "is not safe");
  int aske = find_entity (desk, "Nils Aske");

  g_assert_true (hearsay_decide_quote_speaker (desk->project, desk->shown, index, aske, "", HEARSAY_SOURCE_NAMED));
  desk_show (desk);
  g_assert_false (hearsay_decide_quote_speaker (desk->project, desk->shown, find_quote (desk, "is not safe"), find_entity (desk, "Nils Aske"), "",
                                                HEARSAY_SOURCE_NAMED));
  g_assert_true (hearsay_decide_entity_rename (desk->project, desk->shown, find_entity (desk, "Nils Aske"), "Nils Andreas Aske"));
  load_again (desk);
  g_assert_cmpuint (desk->orphans, ==, 0);
  quote = hearsay_analysis_get_quote (desk->shown, find_quote (desk, "is not safe"));
  g_assert_cmpstr (quote->speaker, ==, "Nils Andreas Aske");
  g_assert_cmpint (quote->speaker_entity, ==, find_entity (desk, "Nils Andreas Aske"));

  g_assert_true (hearsay_decide_quote_speaker (desk->project, desk->shown, find_quote (desk, "is not safe"), HEARSAY_NONE, "an engineer",
                                               HEARSAY_SOURCE_ANONYMOUS));
  desk_show (desk);
  quote = hearsay_analysis_get_quote (desk->shown, find_quote (desk, "is not safe"));
  g_assert_cmpstr (quote->speaker, ==, "an engineer");
  g_assert_cmpint (quote->speaker_entity, ==, HEARSAY_NONE);
  g_assert_cmpint (quote->source_type, ==, HEARSAY_SOURCE_ANONYMOUS);

  hearsay_project_undo (desk->project);
  desk_show (desk);
  g_assert_cmpstr (hearsay_analysis_get_quote (desk->shown, find_quote (desk, "is not safe"))->speaker, ==, "Nils Andreas Aske");
}

/* What the engine has missed, with spans that are corrected afterwards. */
static void
test_add (Desk *desk,
          gconstpointer data)
{
  HearsaySpan span = find_words (desk, 0, "HOLM (TNA)");
  const HearsayQuote *quote = NULL;
  int index = 0;
  g_autoptr (HearsayQuoteParts) parts = NULL;

  g_assert_false (hearsay_decide_quote_add (desk->project, desk->shown, 0, HEARSAY_SPAN_NONE, HEARSAY_NONE, "", HEARSAY_SOURCE_UNKNOWN));
  g_assert_true (hearsay_decide_quote_add (desk->project, desk->shown, 0, span, find_entity (desk, "Greta Lund"), "", HEARSAY_SOURCE_COLLECTIVE));
  desk_show (desk);
  index = find_quote (desk, "HOLM (TNA)");
  quote = hearsay_analysis_get_quote (desk->shown, index);
  g_assert_cmpstr (quote->speaker, ==, "Greta Lund");
  g_assert_cmpint (quote->source_type, ==, HEARSAY_SOURCE_COLLECTIVE);
  g_assert_cmpint (quote->standing, ==, HEARSAY_STANDING_CONFIRMED);

  parts = hearsay_quote_parts_new_for (quote);
  hearsay_quote_parts_set (parts, HEARSAY_PART_CUE, find_words (desk, 0, "closed"));
  g_assert_true (hearsay_decide_quote_spans (desk->project, desk->shown, index, parts));
  hearsay_project_undo (desk->project);
  desk_show (desk);
  assert_parts (desk, find_quote (desk, "HOLM (TNA)"), "- | - | HOLM (TNA)");
  hearsay_project_redo (desk->project);
  load_again (desk);
  assert_parts (desk, find_quote (desk, "HOLM (TNA)"), "- | closed | HOLM (TNA)");
}

/* A file with a decision about a quotation of each sort, as it was written when spans
 * could first be corrected. */
static void
test_fixture (Desk *desk,
              gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "quotations-1.hearsay", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  HearsayProject *project = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  bytes = g_bytes_new (contents, length);
  project = hearsay_project_load_bytes (bytes, path, NULL);
  g_assert_nonnull (project);
  again = hearsay_project_to_bytes (project);
  g_assert_true (g_bytes_equal (bytes, again));

  g_set_object (&desk->project, project);
  g_object_unref (project);
  desk_show (desk);
  g_assert_cmpuint (desk->orphans, ==, 0);
  assert_parts (desk, find_quote (desk, "is not safe"), CORRECTED);
  assert_parts (desk, find_quote (desk, "HOLM (TNA)"), "- | closed | HOLM (TNA)");
  g_assert_cmpstr (hearsay_analysis_get_quote (desk->shown, find_quote (desk, "nine million"))->speaker, ==, "Greta Lund");
}

static void
test_find_at (Desk *desk,
              gconstpointer data)
{
  int quote = find_quote (desk, "is not safe");

  g_assert_cmpint (hearsay_quote_find_at (desk->shown, 0, find_words (desk, 0, "not safe").start), ==, quote);
  g_assert_cmpint (hearsay_quote_find_at (desk->shown, 0, find_words (desk, 0, "told").start), ==, quote);
  g_assert_cmpint (hearsay_quote_find_at (desk->shown, 0, find_words (desk, 0, "5 May").start), ==, -1);
  g_assert_true (hearsay_decide_quote_reject (desk->project, desk->shown, quote));
  desk_show (desk);
  g_assert_cmpint (hearsay_quote_find_at (desk->shown, 0, find_words (desk, 0, "told").start), ==, -1);
}

static void
test_parts (void)
{
  g_autoptr (HearsayQuoteParts) parts = hearsay_quote_parts_new ();

  g_assert_cmpuint (hearsay_quote_parts_count (parts), ==, 2);
  g_assert_cmpuint (hearsay_quote_parts_add_piece (parts, (HearsaySpan){ 20, 30 }), ==, 2);
  g_assert_cmpuint (hearsay_quote_parts_add_piece (parts, (HearsaySpan){ 5, 10 }), ==, 2);
  g_assert_cmpuint (hearsay_quote_parts_add_piece (parts, (HearsaySpan){ 40, 50 }), ==, 4);

  /* No end passes the other one, nor a piece its neighbour. */
  g_assert_true (hearsay_quote_parts_move (parts, 3, FALSE, 10));
  g_assert_false (hearsay_quote_parts_move (parts, 3, FALSE, 10));
  g_assert_false (hearsay_quote_parts_move (parts, 3, FALSE, 9));
  g_assert_false (hearsay_quote_parts_move (parts, 3, FALSE, 30));
  g_assert_false (hearsay_quote_parts_move (parts, 3, TRUE, 41));
  g_assert_false (hearsay_quote_parts_move (parts, HEARSAY_PART_CUE, TRUE, 41));

  g_assert_cmpuint (hearsay_quote_parts_add_piece (parts, (HearsaySpan){ 8, 45 }), ==, 2);
  g_assert_cmpuint (parts->content->len, ==, 1);
  g_assert_cmpuint (hearsay_quote_parts_get (parts, 2).end, ==, 50);
  g_assert_false (hearsay_quote_parts_remove (parts, 2));
  g_assert_false (hearsay_quote_parts_remove (parts, HEARSAY_PART_SOURCE));
  hearsay_quote_parts_set (parts, HEARSAY_PART_SOURCE, (HearsaySpan){ 1, 4 });
  g_assert_true (hearsay_quote_parts_remove (parts, HEARSAY_PART_SOURCE));
}

/* Byte places in "Ne\u0301 «ab, cd» x". */
static void
test_steps (void)
{
  const char *text = "Ne\xcc\x81 \xc2\xab"
                     "ab, cd\xc2\xbb x";
  gsize length = strlen (text);
  HearsaySpan span;

  g_assert_cmpuint (hearsay_step_end (text, length, 1, HEARSAY_STEP_CHARACTER, 1), ==, 4);
  g_assert_cmpuint (hearsay_step_end (text, length, 4, HEARSAY_STEP_CHARACTER, -1), ==, 1);
  g_assert_cmpuint (hearsay_step_end (text, length, 4, HEARSAY_STEP_WORD, 1), ==, 7);
  g_assert_cmpuint (hearsay_step_end (text, length, 7, HEARSAY_STEP_WORD, 1), ==, 9);
  g_assert_cmpuint (hearsay_step_end (text, length, 9, HEARSAY_STEP_WORD, 1), ==, 10);
  g_assert_cmpuint (hearsay_step_start (text, length, 0, HEARSAY_STEP_WORD, 1), ==, 5);
  g_assert_cmpuint (hearsay_step_start (text, length, 0, HEARSAY_STEP_WORD, -1), ==, 0);
  g_assert_cmpuint (hearsay_step_end (text, length, length, HEARSAY_STEP_WORD, 1), ==, length);

  span = hearsay_step_trim (text, (HearsaySpan){ 4, 16 });
  g_assert_cmpuint (span.start, ==, 7);
  g_assert_cmpuint (span.end, ==, 13);
  span = hearsay_step_trim (text, (HearsaySpan){ 4, 10 });
  g_assert_cmpuint (span.start, ==, 5);
  g_assert_true (hearsay_span_is_empty (hearsay_step_trim (text, (HearsaySpan){ 4, 5 })));
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (*func) (Desk *desk,
                  gconstpointer data);
  } tests[] = {
    { "/engine/quote-decisions/spans", test_spans },
    { "/engine/quote-decisions/spans-change-wordings", test_spans_change_wordings },
    { "/engine/quote-decisions/survive", test_survive },
    { "/engine/quote-decisions/unknown-members", test_unknown_members },
    { "/engine/quote-decisions/lost-anchor", test_lost_anchor },
    { "/engine/quote-decisions/damage", test_damage },
    { "/engine/quote-decisions/speaker", test_speaker },
    { "/engine/quote-decisions/add", test_add },
    { "/engine/quote-decisions/fixture", test_fixture },
    { "/engine/quote-decisions/find-at", test_find_at },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Desk, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/engine/quote-decisions/parts", test_parts);
  g_test_add_func ("/engine/quote-decisions/steps", test_steps);

  return g_test_run ();
}
