/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "hearsay-article-row.h"
#include "hearsay-decisions.h"
#include "hearsay-entity-list.h"
#include "hearsay-entity-row.h"
#include "hearsay-quotes-page.h"
#include "hearsay-rule-row.h"
#include "hearsay-rules-panel.h"
#include "hearsay-standing-mark.h"
#include "hearsay-labels.h"
#include "hearsay-utterance-row.h"

#include "session-fixture.h"

/* In variables, because the assertion makes a format of what it is given. */
static const char *const unread_copy = "Well dry, says reeve, Hill Echo · 7 May, copy 71 %, unread";
static const char *const read_copy = "Well dry, says reeve, Hill Echo · 7 May, copy 71 %";

static void
test_article_row (void)
{
  HearsaySession *session = fixture_session ();
  GListModel *articles = G_LIST_MODEL (hearsay_session_get_articles (session));
  GtkWidget *widget = g_object_ref_sink (hearsay_article_row_new (session));
  HearsayArticleRow *row = HEARSAY_ARTICLE_ROW (widget);
  HearsayRow *heading = g_list_model_get_item (articles, 0);
  HearsayRow *copy = g_list_model_get_item (articles, 2);

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_null (hearsay_article_row_get_row (row));

  hearsay_article_row_set_row (row, heading);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Origin A: Wickby Post, 2 articles");
  hearsay_article_row_set_row (row, copy);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, unread_copy);
  hearsay_session_set_article (session, 1);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, read_copy);

  /* A row that a list has recycled keeps nothing of what it showed. */
  hearsay_article_row_set_row (row, NULL);
  g_assert_finalize_object (heading);
  g_assert_finalize_object (copy);
  g_assert_finalize_object (widget);
  g_assert_finalize_object (session);
}

/* In variables, because the assertion makes a format of what it is given. */
static const char *const why_suggested = "90 % · 2 mentions in 2 articles\n“Ada Thorn” (1): full name\n“Ada Thorne” (1): misspelling";
static const char *const why_decided =
    "corrected (was 90 %) · 2 mentions in 2 articles\n“Ada Thorn” (1): full name\n“Ada Thorne” (1): misspelling\n"
    "Decided: “Ada Thorn” is called “Ada Hill”";

static void
test_entity_row (void)
{
  HearsaySession *session = fixture_session ();
  GListModel *entities = G_LIST_MODEL (hearsay_session_get_entities (session));
  GtkWidget *widget = g_object_ref_sink (hearsay_entity_row_new (session));
  HearsayEntityRow *row = HEARSAY_ENTITY_ROW (widget);
  HearsayRow *heading = g_list_model_get_item (entities, 0);
  HearsayRow *person = g_list_model_get_item (entities, 1);
  HearsayRow *source = g_list_model_get_item (entities, 5);

  hearsay_entity_row_set_row (row, heading);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "People, 1");
  g_assert_cmpint (hearsay_entity_row_get_entity (row), ==, HEARSAY_NONE);

  hearsay_entity_row_set_row (row, person);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Ada Thorn, Person, 2 mentions, suggested");
  g_assert_cmpint (hearsay_entity_row_get_entity (row), ==, 0);
  g_assert_false (gtk_widget_has_css_class (widget, "decided"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why_suggested);

  g_assert_true (hearsay_decide_entity_rename (hearsay_session_get_project (session), hearsay_session_get_shown (session), 0, "Ada Hill"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why_decided);
  hearsay_project_undo (hearsay_session_get_project (session));

  hearsay_entity_row_set_row (row, source);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "A clerk, anonymous, 1 quotation");
  g_assert_cmpint (hearsay_entity_row_get_entity (row), ==, HEARSAY_NONE);

  hearsay_entity_row_set_row (row, NULL);
  g_assert_finalize_object (heading);
  g_assert_finalize_object (person);
  g_assert_finalize_object (source);
  g_assert_finalize_object (widget);
  g_assert_finalize_object (session);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_standing_mark (void)
{
  GtkWidget *mark = g_object_ref_sink (hearsay_standing_mark_new ());
  guint count = 0;

  g_signal_connect_swapped (mark, "notify::standing", G_CALLBACK (count_cb), &count);
  gtk_test_accessible_assert_role (mark, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL, "suggested");

  hearsay_standing_mark_set_standing (HEARSAY_STANDING_MARK (mark), HEARSAY_STANDING_CONFIRMED);
  hearsay_standing_mark_set_standing (HEARSAY_STANDING_MARK (mark), HEARSAY_STANDING_CONFIRMED);
  g_assert_cmpuint (count, ==, 1);
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL, "confirmed");

  g_assert_finalize_object (mark);
}

static void
test_utterance_row (void)
{
  HearsaySession *session = fixture_session ();
  GListModel *utterances = G_LIST_MODEL (hearsay_session_get_utterances (session));
  GtkWidget *widget = g_object_ref_sink (hearsay_utterance_row_new (session));
  HearsayUtteranceRow *row = HEARSAY_UTTERANCE_ROW (widget);
  HearsayRow *speaker = g_list_model_get_item (utterances, 0);
  HearsayRow *said = g_list_model_get_item (utterances, 1);

  hearsay_utterance_row_set_row (row, speaker);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Ada Thorn");
  hearsay_utterance_row_set_row (row, said);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "“The well is not dry.”, 2 articles, suggested");

  /* The list stays as it is, what the row says does not. */
  g_assert_true (hearsay_decide_utterance_confirm (hearsay_session_get_project (session), hearsay_session_get_shown (session), 0));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "“The well is not dry.”, 2 articles, confirmed");

  hearsay_utterance_row_set_row (row, NULL);
  g_assert_finalize_object (speaker);
  g_assert_finalize_object (said);
  g_assert_finalize_object (widget);
  g_assert_finalize_object (session);
}

/* In a window without room chain, wordings and evidence take turns. */
static void
test_narrow_quotes (void)
{
  HearsaySession *session = fixture_session ();
  GtkWidget *widget = g_object_ref_sink (g_object_new (HEARSAY_TYPE_QUOTES_PAGE, "session", session, NULL));
  HearsayQuotesPage *page = HEARSAY_QUOTES_PAGE (widget);
  int wide = 0;
  int narrow = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  hearsay_quotes_page_set_narrow (page, TRUE);
  g_assert_true (hearsay_quotes_page_is_narrow (page));
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, <, wide);
  hearsay_quotes_page_set_narrow (page, FALSE);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, ==, wide);

  g_assert_finalize_object (widget);
  g_assert_finalize_object (session);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *published;
    const char *full;
    const char *brief;
  } dates[] = {
    { "", "no date", "no date" },
    { "2023", "2023", "2023" },
    { "2023-03", "March 2023", "March 2023" },
    { "2023-03-04", "4 Mar 2023", "4 Mar" },
    { "2023-03-04T06:05", "4 Mar 2023, 06:05", "4 Mar" },
    { "2023-99-04", "2023-99-04", "2023-99-04" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *full = hearsay_label_dup_date (dates[i].published, FALSE);
      g_autofree char *brief = hearsay_label_dup_date (dates[i].published, TRUE);

      g_assert_cmpstr (full, ==, dates[i].full);
      g_assert_cmpstr (brief, ==, dates[i].brief);
    }
}

static void
test_rules_panel (void)
{
  HearsaySession *session = fixture_session ();
  HearsayProject *project = hearsay_session_get_project (session);
  GtkWidget *widget = g_object_ref_sink (g_object_new (HEARSAY_TYPE_RULES_PANEL, "session", session, NULL));
  GtkWidget *row = g_object_ref_sink (hearsay_rule_row_new ());

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_true (hearsay_decide_entity_merge (project, hearsay_session_get_shown (session), 1, 0));
  g_assert_true (hearsay_decide_entity_kind (project, hearsay_session_get_shown (session), 0, HEARSAY_ENTITY_ORGANIZATION));
  hearsay_rule_row_show_rule (HEARSAY_RULE_ROW (row), session, 0);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "“Wickby” is the same as “Ada Thorn”. Holds for 2 mentions now");
  hearsay_rule_row_show_rule (HEARSAY_RULE_ROW (row), session, 1);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "“Ada Thorn” is an organisation. Holds for 4 mentions now");

  gtk_widget_activate_action (widget, "rules.remove", "u", 0);
  g_assert_cmpuint (hearsay_session_count_rules (session), ==, 1);
  hearsay_rule_row_show_rule (HEARSAY_RULE_ROW (row), session, 0);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "“Ada Thorn” is an organisation. Holds for 2 mentions now");
  gtk_widget_activate_action (widget, "rules.undo", NULL);
  g_assert_cmpuint (hearsay_session_count_rules (session), ==, 2);
  gtk_widget_activate_action (widget, "rules.show", "u", 1);
  g_assert_cmpint (hearsay_session_get_entity (session), ==, hearsay_session_get_rule (session, 1)->entity);
  g_assert_cmpint (hearsay_session_get_mention (session), ==, 0);
  gtk_widget_activate_action (widget, "rules.remove", "u", 99);
  g_assert_cmpuint (hearsay_session_count_rules (session), ==, 2);

  g_assert_finalize_object (row);
  g_assert_finalize_object (widget);
  g_assert_finalize_object (session);
}

/* Who decides about one undecided name goes on with the next. */
static void
test_entity_list (void)
{
  HearsaySession *session = fixture_session ();
  GtkWidget *widget = g_object_ref_sink (g_object_new (HEARSAY_TYPE_ENTITY_LIST, "session", session, NULL));

  hearsay_session_set_undecided (session, TRUE);
  hearsay_session_set_entity (session, 0);
  g_assert_true (hearsay_decide_entity_confirm (hearsay_session_get_project (session), hearsay_session_get_shown (session), 0));
  g_assert_cmpint (hearsay_session_get_entity (session), ==, 1);
  g_assert_true (hearsay_decide_entity_reject (hearsay_session_get_project (session), hearsay_session_get_shown (session), 1));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hearsay_session_get_entities (session))), ==, 0);
  hearsay_session_set_undecided (session, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hearsay_session_get_entities (session))), >, 0);

  g_assert_finalize_object (widget);
  g_assert_finalize_object (session);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/article-row", test_article_row);
  g_test_add_func ("/widgets/entity-row", test_entity_row);
  g_test_add_func ("/widgets/entity-list", test_entity_list);
  g_test_add_func ("/widgets/rules-panel", test_rules_panel);
  g_test_add_func ("/widgets/standing-mark", test_standing_mark);
  g_test_add_func ("/widgets/utterance-row", test_utterance_row);
  g_test_add_func ("/widgets/narrow-quotes", test_narrow_quotes);
  g_test_add_func ("/widgets/dates", test_dates);

  return g_test_run ();
}
