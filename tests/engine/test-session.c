/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "hearsay-annotations.h"
#include "hearsay-codebook.h"
#include "hearsay-decisions.h"
#include "hearsay-forms.h"
#include "hearsay-marks.h"
#include "hearsay-nearest.h"
#include "hearsay-recent.h"
#include "hearsay-utterances.h"
#include "hearsay-why.h"

#include "session-fixture.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static char *
describe (HearsayRowList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      const HearsayRowEntry *entry = hearsay_row_list_get_entry (list, i);

      g_string_append_printf (text, "%s%u", entry->type == HEARSAY_ROW_HEADING ? "#" : "", entry->index);
      if ((entry->flags & HEARSAY_ROW_FIRST) != 0)
        g_string_append_c (text, 'f');
      if ((entry->flags & HEARSAY_ROW_LAST) != 0)
        g_string_append_c (text, 'l');
      g_string_append_c (text, ' ');
    }

  return g_string_free (text, FALSE);
}

#define assert_list(list, expected)               \
  G_STMT_START                                    \
  {                                               \
    g_autofree char *described = describe (list); \
    g_assert_cmpstr (described, ==, expected);    \
  }                                               \
  G_STMT_END

static void
test_lists (void)
{
  HearsaySession *session = fixture_session ();
  g_autofree char *subtitle = hearsay_session_dup_subtitle (session);

  assert_list (hearsay_session_get_articles (session), "#0 0f 1l #1 2fl ");
  assert_list (hearsay_session_get_entities (session), "#0 0 #2 1 #4 0 ");
  assert_list (hearsay_session_get_utterances (session), "#0 0fl #1 1fl ");
  g_assert_cmpstr (subtitle, ==, "3 articles, 2 origins");
  g_assert_cmpuint (hearsay_session_get_source (session, 0)->quotes->len, ==, 1);

  hearsay_session_set_collapsed (session, HEARSAY_GROUP_PEOPLE, TRUE);
  assert_list (hearsay_session_get_entities (session), "#0 #2 1 #4 0 ");
  g_assert_cmpuint (hearsay_session_count_group (session, HEARSAY_GROUP_PEOPLE), ==, 1);

  g_assert_finalize_object (session);
}

static void
test_rows_are_objects (void)
{
  HearsaySession *session = fixture_session ();
  GListModel *articles = G_LIST_MODEL (hearsay_session_get_articles (session));
  g_autoptr (HearsayRow) row = g_list_model_get_item (articles, 1);

  g_assert_true (g_list_model_get_item_type (articles) == HEARSAY_TYPE_ROW);
  g_assert_cmpint (hearsay_row_get_row_type (row), ==, HEARSAY_ROW_ITEM);
  g_assert_cmpuint (hearsay_row_get_index (row), ==, 0);
  g_assert_true ((hearsay_row_get_flags (row) & HEARSAY_ROW_GROUPED) != 0);
  g_assert_null (g_list_model_get_item (articles, 99));

  g_assert_finalize_object (session);
}

/* By who said it, how many outlets print it, and how its wording changed. */
static void
test_listing (void)
{
  HearsaySession *session = fixture_session ();
  HearsayListing listing = { .sources = 1u << HEARSAY_SOURCE_ANONYMOUS };

  hearsay_session_set_listing (session, &listing);
  assert_list (hearsay_session_get_utterances (session), "#1 1fl ");
  g_assert_cmpuint (hearsay_session_count_listed (session), ==, 1);
  listing = (HearsayListing){ .outlets = 2 };
  hearsay_session_set_listing (session, &listing);
  assert_list (hearsay_session_get_utterances (session), "#0 0fl ");
  listing = (HearsayListing){ .weight = 5 };
  hearsay_session_set_listing (session, &listing);
  assert_list (hearsay_session_get_utterances (session), "#0 0fl ");
  listing = (HearsayListing){ .weight = 5, .sources = 1u << HEARSAY_SOURCE_ANONYMOUS };
  hearsay_session_set_listing (session, &listing);
  assert_list (hearsay_session_get_utterances (session), "");

  /* "A clerk" before "Ada Thorn"; what has no date comes last in time. */
  listing = (HearsayListing){ .order = HEARSAY_ORDER_SPEAKER };
  hearsay_session_set_listing (session, &listing);
  assert_list (hearsay_session_get_utterances (session), "#1 1fl #0 0fl ");
  listing = (HearsayListing){ .order = HEARSAY_ORDER_TIME };
  hearsay_session_set_listing (session, &listing);
  assert_list (hearsay_session_get_utterances (session), "#0 0fl #1 1fl ");
  g_assert_cmpint (hearsay_session_get_listing (session)->order, ==, HEARSAY_ORDER_TIME);

  g_assert_finalize_object (session);
}

static void
test_filters (void)
{
  HearsaySession *session = fixture_session ();

  hearsay_session_set_filter (session, "echo");
  assert_list (hearsay_session_get_articles (session), "#0 1fl ");
  hearsay_session_set_filter (session, "crane");
  assert_list (hearsay_session_get_articles (session), "");
  hearsay_session_set_filter (session, "");

  hearsay_session_set_article (session, 0);
  hearsay_session_set_article (session, 1);
  hearsay_session_set_show (session, HEARSAY_SHOW_UNREAD);
  assert_list (hearsay_session_get_articles (session), "#0 1fl #1 2fl ");
  g_assert_cmpuint (hearsay_session_count_unread (session), ==, 1);

  /* An entity is found by a form that is not its name. */
  hearsay_session_set_entity_filter (session, "thorne");
  assert_list (hearsay_session_get_entities (session), "#0 0 ");
  hearsay_session_set_utterance_filter (session, "bills");
  assert_list (hearsay_session_get_utterances (session), "#1 1fl ");

  g_assert_finalize_object (session);
}

/* Only what is sure, or decided. */
static void
test_confidence (void)
{
  HearsaySession *session = fixture_session ();
  guint count = 0;

  g_signal_connect_swapped (session, "notify::confidence", G_CALLBACK (count_cb), &count);
  g_assert_cmpuint (hearsay_session_count_listed (session), ==, 2);
  hearsay_session_set_confidence (session, 90);
  hearsay_session_set_confidence (session, 90);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpuint (hearsay_session_count_listed (session), ==, 2);

  hearsay_session_set_confidence (session, 94);
  assert_list (hearsay_session_get_utterances (session), "");
  g_assert_true (hearsay_decide_quote_confirm (hearsay_session_get_project (session), hearsay_session_get_shown (session), 2));
  assert_list (hearsay_session_get_utterances (session), "#1 1fl ");
  g_assert_cmpuint (hearsay_session_count_listed (session), ==, 1);
  hearsay_session_set_confidence (session, 0);
  g_assert_cmpuint (hearsay_session_count_listed (session), ==, 2);
  g_signal_handlers_disconnect_by_data (session, &count);

  g_assert_finalize_object (session);
}

static void
test_speakers (void)
{
  HearsaySession *session = fixture_session ();
  g_autoptr (GArray) all = hearsay_session_find_speakers (session, "", 9);
  g_autoptr (GArray) form = hearsay_session_find_speakers (session, " THORNE", 9);
  g_autoptr (GArray) one = hearsay_session_find_speakers (session, "", 1);
  g_autoptr (GArray) nobody = hearsay_session_find_speakers (session, "Crane", 9);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (g_array_index (all, guint, 0), ==, 0);
  g_assert_cmpuint (form->len, ==, 1);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (nobody->len, ==, 0);

  g_assert_cmpint (hearsay_session_find_source (session, 0), ==, HEARSAY_NONE);
  g_assert_cmpint (hearsay_session_find_source (session, 2), ==, 0);

  g_assert_finalize_object (session);
}

/* A decision about a quotation that is gone waits; one about a name is a rule. */
static void
test_lost_decisions (void)
{
  HearsaySession *session = fixture_session ();
  HearsayAnalysis *without = fixture_story ();
  HearsayProject *project = g_object_ref (hearsay_session_get_project (session));

  g_assert_cmpuint (hearsay_session_get_lost (session)->len, ==, 0);
  g_assert_true (hearsay_decide_quote_confirm (project, hearsay_session_get_shown (session), 2));
  g_assert_true (hearsay_decide_entity_confirm (project, hearsay_session_get_shown (session), 1));
  g_array_remove_index (without->quotes, 2);
  g_array_remove_index (without->utterances, 1);
  hearsay_session_take_analysis (session, project, without);
  g_assert_cmpuint (hearsay_session_get_lost (session)->len, ==, 1);

  g_assert_true (hearsay_decision_remove (project, g_ptr_array_index (hearsay_session_get_lost (session), 0)));
  g_assert_cmpuint (hearsay_session_get_lost (session)->len, ==, 0);

  g_assert_finalize_object (session);
}

static void
test_selection (void)
{
  HearsaySession *session = fixture_session ();
  guint count = 0;

  g_signal_connect_swapped (session, "notify::utterance", G_CALLBACK (count_cb), &count);
  hearsay_session_set_quote (session, 1);
  g_assert_cmpint (hearsay_session_get_utterance (session), ==, 0);
  g_assert_cmpuint (count, ==, 1);
  hearsay_session_set_quote (session, 0);
  g_assert_cmpuint (count, ==, 1);

  hearsay_session_set_change (session, 0);
  g_assert_cmpint (hearsay_session_get_change (session), ==, 0);
  hearsay_session_set_utterance (session, 1);
  g_assert_cmpint (hearsay_session_get_change (session), ==, HEARSAY_NONE);
  g_assert_cmpint (hearsay_session_get_quote (session), ==, 2);

  /* As the article one looks at prints it. */
  hearsay_session_set_article (session, 1);
  hearsay_session_set_utterance (session, 0);
  g_assert_cmpint (hearsay_session_get_quote (session), ==, 1);

  hearsay_session_set_entity (session, 99);
  g_assert_cmpint (hearsay_session_get_entity (session), ==, HEARSAY_NONE);
  g_signal_handlers_disconnect_by_data (session, &count);

  g_assert_finalize_object (session);
}

static void
test_walks (void)
{
  HearsaySession *session = fixture_session ();
  gboolean can_go_back = TRUE;

  hearsay_session_set_entity (session, 0);
  g_assert_true (hearsay_session_walk_mentions (session, 0));
  g_assert_cmpint (hearsay_session_get_article (session), ==, 0);
  g_assert_true (hearsay_session_walk_mentions (session, 1));
  g_assert_cmpint (hearsay_session_get_article (session), ==, 1);
  g_assert_true (hearsay_session_walk_mentions (session, 1));
  g_assert_cmpint (hearsay_session_get_mention (session), ==, 0);

  g_object_get (session, "can-go-back", &can_go_back, NULL);
  g_assert_true (can_go_back);
  hearsay_session_go_back (session);
  g_assert_cmpint (hearsay_session_get_article (session), ==, 1);
  hearsay_session_go_back (session);
  g_assert_cmpint (hearsay_session_get_article (session), ==, 0);
  g_object_get (session, "can-go-back", &can_go_back, NULL);
  g_assert_false (can_go_back);

  g_assert_true (hearsay_session_walk_quotes (session, 1));
  g_assert_cmpint (hearsay_session_get_quote (session), ==, 0);
  g_assert_false (hearsay_session_walk_quotes (session, 1));

  g_assert_finalize_object (session);
}

static void
test_decisions_are_laid_over (void)
{
  HearsaySession *session = fixture_session ();
  HearsayProject *project = hearsay_session_get_project (session);
  guint count = 0;

  g_signal_connect_swapped (session, "shown-changed", G_CALLBACK (count_cb), &count);
  hearsay_session_set_quote (session, 2);
  hearsay_session_set_entity (session, 0);

  g_assert_true (hearsay_decide_entity_reject (project, hearsay_session_get_shown (session), 1));
  g_assert_cmpuint (count, ==, 1);
  assert_list (hearsay_session_get_entities (session), "#0 0 #4 0 ");
  g_assert_cmpstr (hearsay_analysis_get_quote (hearsay_session_get_shown (session), hearsay_session_get_quote (session))->id, ==, "q3");
  g_assert_true (hearsay_session_is_modified (session));

  hearsay_project_undo (project);
  assert_list (hearsay_session_get_entities (session), "#0 0 #2 1 #4 0 ");
  g_signal_handlers_disconnect_by_data (session, &count);

  g_assert_finalize_object (session);
}

static void
test_annotations (void)
{
  HearsaySession *session = fixture_session ();
  HearsayProject *project = hearsay_session_get_project (session);
  g_autofree char *code = hearsay_codebook_add (project, "denial", "");
  g_autofree char *id = hearsay_annotations_add (project, hearsay_session_get_corpus (session), 0, (HearsaySpan){ 4, 8 }, code, "");

  g_assert_nonnull (id);
  g_assert_cmpuint (hearsay_session_get_annotations (session)->len, ==, 1);
  assert_list (hearsay_session_get_annotation_rows (session), "0 ");
  hearsay_project_undo (project);
  assert_list (hearsay_session_get_annotation_rows (session), "");

  g_assert_finalize_object (session);
}

static void
test_search (void)
{
  HearsaySession *session = fixture_session ();
  const HearsayHit *hit = NULL;
  g_autofree char *context = NULL;
  gboolean is_searching = TRUE;
  HearsaySpan place;

  hearsay_session_set_search (session, "THE  WELL");
  FIXTURE_WAIT_WHILE ((g_object_get (session, "searching", &is_searching, NULL), is_searching));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hearsay_session_get_hits (session))), ==, 3);

  /* Accents and case do not matter; an earlier search gives way to a later one. */
  hearsay_session_set_search (session, "well");
  hearsay_session_set_search (session, "cafe");
  FIXTURE_WAIT_WHILE ((g_object_get (session, "searching", &is_searching, NULL), is_searching));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hearsay_session_get_hits (session))), ==, 1);
  hit = hearsay_session_get_hit (session, 0);
  g_assert_cmpuint (hit->article, ==, 2);
  g_assert_cmpuint (hit->span.end - hit->span.start, ==, strlen ("Caf\xc3\xa9"));

  context = hearsay_session_dup_context (session, hit->article, hit->span, 6, &place);
  g_assert_cmpstr (context, ==, "\xe2\x80\xa6rise. Caf\xc3\xa9 owner\xe2\x80\xa6");
  g_assert_cmpmem (context + place.start, place.end - place.start, "Caf\xc3\xa9", 5);

  hearsay_session_set_search (session, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hearsay_session_get_hits (session))), ==, 0);

  fixture_end_session (session);
}

static void
test_marks (void)
{
  g_autoptr (HearsayAnalysis) story = fixture_story ();
  g_autoptr (HearsayMarks) marks = hearsay_marks_new (story, 0, NULL);
  const HearsayMark *mark = NULL;
  HearsaySpan quote = hearsay_quote_get_span (hearsay_analysis_get_quote (story, 0));
  guint cursor = 0;
  guint n = 0;

  g_assert_cmpuint (hearsay_marks_count (marks), ==, 3);
  while ((mark = hearsay_marks_next (marks, (HearsaySpan){ 0, G_MAXUINT32 }, &cursor)) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 3);

  cursor = 0;
  mark = hearsay_marks_next (marks, (HearsaySpan){ quote.start + 2, quote.start + 3 }, &cursor);
  g_assert_nonnull (mark);
  g_assert_cmpint (mark->type, ==, HEARSAY_MARK_QUOTE);
  g_assert_null (hearsay_marks_next (marks, (HearsaySpan){ quote.start + 2, quote.start + 3 }, &cursor));
  g_assert_null (hearsay_marks_at (marks, 0, HEARSAY_MARK_MENTION));
  g_assert_nonnull (hearsay_marks_at (marks, quote.start, HEARSAY_MARK_QUOTE));
}

static void
test_forms_and_nearest (void)
{
  HearsaySession *session = fixture_session ();
  g_autoptr (GArray) forms = hearsay_forms_list (session, 0);
  g_autofree char *near = hearsay_nearest_word (hearsay_session_get_corpus (session), "wikby");
  g_autofree char *name = hearsay_nearest_name (hearsay_session_get_shown (session), "thornn");
  g_autofree char *nobody = hearsay_nearest_name (hearsay_session_get_shown (session), "quarantine");
  g_autofree char *none = hearsay_nearest_word (hearsay_session_get_corpus (session), "quarantine");

  g_assert_cmpuint (forms->len, ==, 1);
  g_assert_cmpstr (g_array_index (forms, HearsayForm, 0).text, ==, "Ada Thorne");
  g_assert_true (g_array_index (forms, HearsayForm, 0).is_variant);
  g_assert_cmpstr (near, ==, "Wickby");
  g_assert_cmpstr (name, ==, "Thorn");
  g_assert_null (nobody);
  g_assert_null (none);

  g_assert_finalize_object (session);
}

static char *
write_folder (void)
{
  char *folder = g_dir_make_tmp ("hearsay-XXXXXX", NULL);
  g_autofree char *first = g_build_filename (folder, "first.txt", NULL);
  g_autofree char *second = g_build_filename (folder, "second.txt", NULL);

  g_assert_true (g_file_set_contents (first, FIXTURE_FIRST, -1, NULL));
  g_assert_true (g_file_set_contents (second, FIXTURE_SECOND, -1, NULL));

  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_opens_a_folder (void)
{
  HearsaySession *session = hearsay_session_new ();
  g_autofree char *folder = write_folder ();
  const char *const paths[] = { folder, NULL };

  hearsay_session_open (session, paths);
  g_assert_true (hearsay_session_is_busy (session));
  FIXTURE_WAIT_WHILE (hearsay_session_is_busy (session));
  g_assert_true (hearsay_session_is_analysed (session));
  g_assert_cmpuint (hearsay_session_get_corpus (session)->articles->len, ==, 2);
  g_assert_nonnull (hearsay_session_get_project (session));

  hearsay_session_close (session);
  g_assert_null (hearsay_session_get_shown (session));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hearsay_session_get_articles (session))), ==, 0);

  fixture_end_session (session);
  remove_folder (folder);
}

static void
test_cancels (void)
{
  HearsaySession *session = hearsay_session_new ();
  g_autofree char *folder = write_folder ();
  const char *const paths[] = { folder, NULL };

  hearsay_session_open (session, paths);
  hearsay_session_cancel (session);
  g_assert_false (hearsay_session_is_busy (session));
  g_assert_null (hearsay_session_get_shown (session));

  fixture_end_session (session);
  remove_folder (folder);
}

static void
problem_cb (char **message,
            const GError *error)
{
  *message = g_strdup (error->message);
}

static void
test_tells_of_problems (void)
{
  HearsaySession *session = hearsay_session_new ();
  const char *const paths[] = { "/nowhere/at-all.hearsay", NULL };
  g_autofree char *message = NULL;

  g_signal_connect_swapped (session, "problem", G_CALLBACK (problem_cb), &message);
  hearsay_session_open (session, paths);
  FIXTURE_WAIT_WHILE (hearsay_session_is_busy (session));
  g_assert_nonnull (message);
  g_assert_null (hearsay_session_get_shown (session));

  fixture_end_session (session);
}

static void
saved_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hearsay_session_save_finish (HEARSAY_SESSION (object), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
test_saves_and_opens_again (void)
{
  HearsaySession *session = hearsay_session_new ();
  g_autofree char *folder = write_folder ();
  g_autofree char *path = g_build_filename (folder, "story.hearsay", NULL);
  const char *const folders[] = { folder, NULL };
  const char *const projects[] = { path, NULL };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *id = NULL;
  gboolean is_saved = FALSE;

  hearsay_session_open (session, folders);
  FIXTURE_WAIT_WHILE (hearsay_session_is_busy (session));
  id = hearsay_annotations_add (hearsay_session_get_project (session), hearsay_session_get_corpus (session), 0,
                                (HearsaySpan){ 4, 8 }, "", "see");
  hearsay_session_set_article (session, 1);
  hearsay_session_save_async (session, file, NULL, saved_cb, &is_saved);
  FIXTURE_WAIT_WHILE (!is_saved);
  g_assert_false (hearsay_session_is_modified (session));

  hearsay_session_close (session);
  hearsay_session_open (session, projects);
  FIXTURE_WAIT_WHILE (hearsay_session_is_busy (session));
  g_assert_cmpuint (hearsay_session_get_corpus (session)->articles->len, ==, 2);
  g_assert_cmpuint (hearsay_session_get_annotations (session)->len, ==, 1);
  g_assert_true (hearsay_session_is_read (session, 1));
  g_assert_false (hearsay_session_is_read (session, 0));

  fixture_end_session (session);
  remove_folder (folder);
}

#define assert_why(text, expected)       \
  G_STMT_START                           \
  {                                      \
    g_autofree char *why = text;         \
    g_assert_cmpstr (why, ==, expected); \
  }                                      \
  G_STMT_END

static void
test_why (void)
{
  HearsaySession *session = fixture_session ();
  HearsayProject *project = hearsay_session_get_project (session);

  assert_why (hearsay_why_dup_entity (session, 0), "90 % · 2 mentions in 2 articles");
  assert_why (hearsay_why_dup_forms (session, 0, 4), "“Ada Thorn” (1): full name\n“Ada Thorne” (1): misspelling");
  assert_why (hearsay_why_dup_forms (session, 0, 1), "“Ada Thorn” (1): full name\nand 1 more form");
  assert_why (hearsay_why_dup_decisions (session, 0), "");
  assert_why (hearsay_why_dup_mention (session, 2), "90 %, misspelling");

  g_assert_cmpint (hearsay_session_get_mention_index (session), ==, HEARSAY_NONE);
  hearsay_session_set_entity (session, 0);
  hearsay_session_walk_mentions (session, 0);
  hearsay_session_walk_mentions (session, 1);
  g_assert_cmpint (hearsay_session_get_mention_index (session), ==, 2);

  g_assert_true (hearsay_decide_entity_rename (project, hearsay_session_get_shown (session), 0, "Ada Thorn-Hill"));
  g_assert_true (hearsay_decide_entity_confirm (project, hearsay_session_get_shown (session), 0));
  assert_why (hearsay_why_dup_entity (session, 0), "confirmed (was 90 %) · 2 mentions in 2 articles");
  assert_why (hearsay_why_dup_decisions (session, 0),
              "Decided: “Ada Thorn” is called “Ada Thorn-Hill”\nDecided: “Ada Thorn-Hill” is confirmed");
  g_assert_cmpuint (hearsay_session_count_rules (session), ==, 2);
  assert_list (hearsay_session_get_rule_rows (session), "1 0 ");
  g_assert_null (hearsay_session_get_rule (session, 2));

  hearsay_project_undo (project);
  assert_list (hearsay_session_get_rule_rows (session), "0 ");

  g_assert_finalize_object (session);
}

static void
test_undecided (void)
{
  HearsaySession *session = fixture_session ();
  HearsayProject *project = hearsay_session_get_project (session);
  guint count = 0;

  /* Who is told twice is less certain now. */
  hearsay_analysis_get_entity (hearsay_session_get_shown (session), 1)->kind = HEARSAY_ENTITY_PERSON;
  hearsay_analysis_get_entity (hearsay_session_get_shown (session), 1)->confidence = 40;
  g_signal_connect_swapped (session, "notify::undecided", G_CALLBACK (count_cb), &count);
  hearsay_session_set_undecided (session, TRUE);
  hearsay_session_set_undecided (session, TRUE);
  g_assert_cmpuint (count, ==, 1);
  assert_list (hearsay_session_get_entities (session), "#0 1 0 ");

  g_assert_true (hearsay_decide_entity_confirm (project, hearsay_session_get_shown (session), 0));
  assert_list (hearsay_session_get_entities (session), "#2 1 ");
  hearsay_session_set_undecided (session, FALSE);
  assert_list (hearsay_session_get_entities (session), "#0 0 #2 1 #4 0 ");
  g_signal_handlers_disconnect_by_data (session, &count);

  g_assert_finalize_object (session);
}

static gboolean
has_swap (const HearsayAnalysis *shown)
{
  const GArray *changes = hearsay_analysis_get_utterance (shown, 0)->changes;

  for (guint i = 0; i < changes->len; i++)
    if (g_array_index (changes, HearsayChange, i).type == HEARSAY_CHANGE_ENTITY_SWAPPED)
      return TRUE;

  return FALSE;
}

/* Who decides that two names are one decides about the wordings too. */
static void
test_merge_reaches_wordings (void)
{
  static const guint32 said[] = { 0, 1 };
  GPtrArray *articles = hearsay_articles_new ();
  HearsaySession *session = hearsay_session_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  HearsayAnalysis *analysis = NULL;

  g_ptr_array_add (articles, fixture_article ("one", "Post", "2024-05-06", "Quay\n\n\342\200\234Dominic Raab has shut the old quay.\342\200\235\n"));
  g_ptr_array_add (articles, fixture_article ("two", "Echo", "2024-05-07", "Quay\n\n\342\200\234Ruth Marsh has shut the old quay.\342\200\235\n"));
  corpus = hearsay_corpus_new (articles, NULL);
  analysis = hearsay_analysis_new (corpus);
  fixture_entity (analysis, "raab", "Dominic Raab", HEARSAY_ENTITY_PERSON);
  fixture_entity (analysis, "marsh", "Ruth Marsh", HEARSAY_ENTITY_PERSON);
  fixture_mention (analysis, 0, "Dominic Raab", 0, FALSE);
  fixture_mention (analysis, 1, "Ruth Marsh", 1, FALSE);
  hearsay_analysis_count_mentions (analysis);
  fixture_quote (analysis, "q1", 0, "Dominic Raab has shut the old quay.", HEARSAY_QUOTE_DIRECT, "", -1, HEARSAY_SOURCE_UNKNOWN, 0);
  fixture_quote (analysis, "q2", 1, "Ruth Marsh has shut the old quay.", HEARSAY_QUOTE_DIRECT, "", -1, HEARSAY_SOURCE_UNKNOWN, 0);
  fixture_utterance (analysis, "u1", said, G_N_ELEMENTS (said));
  hearsay_utterance_settle (analysis, hearsay_analysis_get_utterance (analysis, 0));
  hearsay_session_take_analysis (session, hearsay_project_new (), analysis);
  g_assert_true (has_swap (hearsay_session_get_shown (session)));

  g_assert_true (hearsay_decide_entity_merge (hearsay_session_get_project (session), hearsay_session_get_shown (session), 1, 0));
  g_assert_false (has_swap (hearsay_session_get_shown (session)));
  hearsay_project_undo (hearsay_session_get_project (session));
  g_assert_true (has_swap (hearsay_session_get_shown (session)));

  g_assert_finalize_object (session);
}

static int
find_called (const HearsayAnalysis *shown,
             const char *name)
{
  for (guint i = 0; i < shown->entities->len; i++)
    if (strcmp (hearsay_analysis_get_entity (shown, i)->name, name) == 0)
      return i;

  return HEARSAY_NONE;
}

/* What was decided holds for an article that is added afterwards, through the
 * whole engine. */
static void
test_rules_hold_for_new_articles (void)
{
  static const char later[] = "Reeve answers\n\n“Nothing is dry,” Ada Thorne told the Hill Echo in Wickby. Ada Thorne is the reeve of Wickby.\n";
  HearsaySession *session = hearsay_session_new ();
  g_autofree char *folder = write_folder ();
  g_autofree char *path = g_build_filename (folder, "later.txt", NULL);
  const char *const folders[] = { folder, NULL };
  const char *const files[] = { path, NULL };
  HearsayProject *project = NULL;
  HearsayAnalysis *shown = NULL;

  hearsay_session_open (session, folders);
  FIXTURE_WAIT_WHILE (hearsay_session_is_busy (session));
  project = hearsay_session_get_project (session);
  shown = hearsay_session_get_shown (session);
  g_assert_true (hearsay_decide_entity_merge (project, shown, find_called (shown, "Ada Thorne"), find_called (shown, "Ada Thorn")));
  shown = hearsay_session_get_shown (session);
  g_assert_true (hearsay_decide_entity_rename (project, shown, find_called (shown, "Ada Thorn"), "The Reeve"));
  shown = hearsay_session_get_shown (session);
  g_assert_cmpuint (hearsay_analysis_get_entity (shown, find_called (shown, "The Reeve"))->n_mentions, ==, 2);

  g_assert_true (g_file_set_contents (path, later, -1, NULL));
  hearsay_session_import (session, files);
  FIXTURE_WAIT_WHILE (hearsay_session_is_busy (session));
  shown = hearsay_session_get_shown (session);
  g_assert_cmpuint (shown->corpus->articles->len, ==, 3);
  g_assert_cmpint (find_called (shown, "Ada Thorn"), ==, HEARSAY_NONE);
  g_assert_cmpint (find_called (shown, "Ada Thorne"), ==, HEARSAY_NONE);
  g_assert_cmpuint (hearsay_analysis_get_entity (shown, find_called (shown, "The Reeve"))->n_mentions, ==, 4);

  fixture_end_session (session);
  remove_folder (folder);
}

static void
test_recent (void)
{
  g_autoptr (GPtrArray) list = NULL;

  hearsay_recent_add ("/stories/[well] dry", "Well", "3 articles");
  hearsay_recent_add ("/stories/b.hearsay", "B", "2 articles");
  hearsay_recent_remove ("/stories/b.hearsay");
  list = hearsay_recent_list ();
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((HearsayRecent *) g_ptr_array_index (list, 0))->path, ==, "/stories/[well] dry");
  g_assert_cmpstr (((HearsayRecent *) g_ptr_array_index (list, 0))->title, ==, "Well");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/session/lists", test_lists);
  g_test_add_func ("/session/rows-are-objects", test_rows_are_objects);
  g_test_add_func ("/session/filters", test_filters);
  g_test_add_func ("/session/listing", test_listing);
  g_test_add_func ("/engine/session/confidence", test_confidence);
  g_test_add_func ("/engine/session/speakers", test_speakers);
  g_test_add_func ("/engine/session/lost-decisions", test_lost_decisions);
  g_test_add_func ("/session/selection", test_selection);
  g_test_add_func ("/session/walks", test_walks);
  g_test_add_func ("/session/decisions-are-laid-over", test_decisions_are_laid_over);
  g_test_add_func ("/session/annotations", test_annotations);
  g_test_add_func ("/session/search", test_search);
  g_test_add_func ("/session/marks", test_marks);
  g_test_add_func ("/session/forms-and-nearest", test_forms_and_nearest);
  g_test_add_func ("/session/opens-a-folder", test_opens_a_folder);
  g_test_add_func ("/session/cancels", test_cancels);
  g_test_add_func ("/session/tells-of-problems", test_tells_of_problems);
  g_test_add_func ("/session/saves-and-opens-again", test_saves_and_opens_again);
  g_test_add_func ("/session/why", test_why);
  g_test_add_func ("/session/undecided", test_undecided);
  g_test_add_func ("/session/merge-reaches-wordings", test_merge_reaches_wordings);
  g_test_add_func ("/session/rules-hold-for-new-articles", test_rules_hold_for_new_articles);
  g_test_add_func ("/session/recent", test_recent);

  return g_test_run ();
}
