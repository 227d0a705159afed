/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "hearsay-article-pane.h"
#include "hearsay-decisions.h"
#include "hearsay-notes-panel.h"
#include "hearsay-quote-bar.h"
#include "hearsay-speaker-popover.h"
#include "hearsay-status-line.h"
#include "hearsay-utterance-list.h"

#include "widget-fixture.h"

/* What shows a quotation beside its text, and asks about it. */

static void
test_bar (void)
{
  HearsaySession *session = fixture_session ();
  GtkWidget *pane = g_object_ref_sink (hearsay_article_pane_new (session));
  HearsayArticleView *view = hearsay_article_pane_get_view (HEARSAY_ARTICLE_PANE (pane));
  GtkWidget *bar = fixture_find_widget (pane, HEARSAY_TYPE_QUOTE_BAR, NULL);
  GtkWidget *speaker = fixture_find_widget (bar, GTK_TYPE_BUTTON, "speaker");
  GtkWidget *stack = fixture_find_widget (bar, GTK_TYPE_STACK, "stack");
  GtkWidget *end = fixture_find_widget (bar, GTK_TYPE_LABEL, "end");
  int width = 0;
  const char *why = "named source · 93 % · speaker and verb after the words";

  hearsay_article_view_set_article (view, 0);
  g_assert_false (gtk_widget_get_visible (bar));
  hearsay_session_set_quote (session, 1);
  g_assert_false (gtk_widget_get_visible (bar));

  hearsay_session_set_quote (session, 0);
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (speaker)), ==, "quote.speaker");
  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (speaker, GTK_ACCESSIBLE_PROPERTY_LABEL, "Speaker: Ada Thorn");
  gtk_test_accessible_assert_property (speaker, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why);
  g_assert_false (gtk_widget_has_css_class (speaker, "decided"));

  /* Two panes stand side by side in a small window. */
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <, 300);

  g_assert_true (hearsay_article_view_start_correction (view, 0));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "correction");
  gtk_test_accessible_assert_role (end, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_property (end, GTK_ACCESSIBLE_PROPERTY_LABEL, "End of the content: “The well is not dry.”");
  hearsay_article_view_choose_end (view, HEARSAY_PART_CONTENT, FALSE);
  g_assert_true (hearsay_article_view_step_end (view, HEARSAY_STEP_WORD, 1));
  gtk_test_accessible_assert_property (end, GTK_ACCESSIBLE_PROPERTY_LABEL, "Start of the content: “well is not dry.”");
  hearsay_article_view_end_correction (view, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "quotation");

  g_assert_true (hearsay_decide_quote_confirm (hearsay_session_get_project (session), hearsay_session_get_shown (session), 0));
  g_assert_true (gtk_widget_has_css_class (speaker, "decided"));
  g_assert_nonnull (gtk_text_view_get_extra_menu (GTK_TEXT_VIEW (view)));
  hearsay_article_view_set_article (view, 2);
  g_assert_false (gtk_widget_get_visible (bar));

  g_assert_finalize_object (pane);
  g_assert_finalize_object (session);
}

typedef struct
{
  GtkWidget *popover;
  GVariant *asked; /* (nullable) */
} Desk;

static void
asked_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  Desk *desk = user_data;

  g_clear_pointer (&desk->asked, g_variant_unref);
  desk->asked = g_variant_ref (parameter);
}

static void
add_action (Desk *desk,
            GSimpleActionGroup *actions,
            const char *name,
            const char *type)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE (type));

  g_signal_connect (action, "activate", G_CALLBACK (asked_cb), desk);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
}

static void
press (Desk *desk)
{
  g_signal_emit_by_name (fixture_find_widget (desk->popover, GTK_TYPE_BUTTON, "accept"), "clicked");
}

static void
type_name (Desk *desk,
           const char *name)
{
  GtkWidget *entry = fixture_find_widget (desk->popover, GTK_TYPE_SEARCH_ENTRY, "entry");

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
assert_asked (Desk *desk,
              const char *expected)
{
  g_autofree char *printed = NULL;

  g_assert_nonnull (desk->asked);
  printed = g_variant_print (desk->asked, FALSE);
  g_assert_cmpstr (printed, ==, expected);
}

static void
test_speaker_popover (void)
{
  HearsaySession *session = fixture_session ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *parent = gtk_label_new ("");
  Desk desk = { hearsay_speaker_popover_new (session), NULL };
  HearsaySpeakerPopover *popover = HEARSAY_SPEAKER_POPOVER (desk.popover);

  add_action (&desk, actions, "set-speaker", "(uisu)");
  add_action (&desk, actions, "add", "(uuuisu)");
  gtk_widget_insert_action_group (parent, "quote", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (window), parent);
  gtk_widget_set_parent (desk.popover, parent);

  /* Whoever it is now stands ready. */
  hearsay_speaker_popover_start (popover, 0);
  press (&desk);
  assert_asked (&desk, "(0, 0, 'Ada Thorn', 1)");

  /* Found by a form of the name; a name that is not there counts as typed. */
  type_name (&desk, "thorne");
  press (&desk);
  assert_asked (&desk, "(0, 0, 'Ada Thorn', 1)");
  type_name (&desk, "Miller");
  press (&desk);
  assert_asked (&desk, "(0, -1, 'Miller', 1)");

  /* Somebody unnamed stays so. */
  hearsay_speaker_popover_start (popover, 2);
  press (&desk);
  assert_asked (&desk, "(2, -1, '', 2)");

  hearsay_speaker_popover_start_new (popover, 1, (HearsaySpan){ 0, 4 });
  press (&desk);
  assert_asked (&desk, "(1, 0, 4, 0, 'Ada Thorn', 1)");

  g_clear_pointer (&desk.asked, g_variant_unref);
  gtk_widget_unparent (desk.popover);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (session);
}

static void
test_confidence (void)
{
  HearsaySession *session = fixture_session ();
  GtkWidget *list = g_object_ref_sink (g_object_new (HEARSAY_TYPE_UTTERANCE_LIST, "session", session, NULL));
  GtkLabel *subtitle = GTK_LABEL (fixture_find_widget (list, GTK_TYPE_LABEL, "subtitle"));
  GtkWidget *clear = fixture_find_widget (list, GTK_TYPE_BUTTON, "clear");
  GtkToggleButton *sure = GTK_TOGGLE_BUTTON (fixture_find_widget (list, GTK_TYPE_TOGGLE_BUTTON, "sure"));
  GtkToggleButton *all = GTK_TOGGLE_BUTTON (fixture_find_widget (list, GTK_TYPE_TOGGLE_BUTTON, "all"));
  GtkStack *stack = GTK_STACK (fixture_find_widget (list, GTK_TYPE_STACK, "stack"));

  g_assert_true (gtk_toggle_button_get_active (all));
  g_assert_false (gtk_widget_get_visible (clear));
  g_assert_cmpstr (gtk_label_get_text (subtitle), ==, "2 things said, printed 3 times");

  gtk_toggle_button_set_active (sure, TRUE);
  g_assert_cmpuint (hearsay_session_get_confidence (session), ==, 90);
  g_assert_cmpstr (gtk_label_get_text (subtitle), ==, "2 of 2 things said, at least 90 % sure");
  g_assert_true (gtk_widget_get_visible (clear));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");

  hearsay_session_set_confidence (session, 99);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "filtered");
  g_signal_emit_by_name (clear, "clicked");
  g_assert_cmpuint (hearsay_session_get_confidence (session), ==, 0);
  g_assert_true (gtk_toggle_button_get_active (all));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
  g_assert_false (gtk_widget_get_visible (clear));

  g_assert_finalize_object (list);
  g_assert_finalize_object (session);
}

static void
test_status_line (void)
{
  HearsaySession *session = fixture_session ();
  GtkWidget *line = g_object_ref_sink (g_object_new (HEARSAY_TYPE_STATUS_LINE, "session", session, NULL));
  const char *spoken = "Quotation 1 of 1. Ada Thorn, named source, 93 %, suggested. 0 of 7 suggestions decided.";

  hearsay_session_set_article (session, 0);
  g_assert_true (hearsay_session_walk_quotes (session, 1));
  gtk_test_accessible_assert_role (line, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);

  g_assert_finalize_object (line);
  g_assert_finalize_object (session);
}

static void
test_tray (void)
{
  HearsaySession *session = fixture_session ();
  GtkWidget *panel = g_object_ref_sink (g_object_new (HEARSAY_TYPE_NOTES_PANEL, "session", session, NULL));
  GtkWidget *lost = fixture_find_widget (panel, GTK_TYPE_BOX, "lost");
  GtkWidget *list = fixture_find_widget (panel, GTK_TYPE_LIST_BOX, "lost_list");
  HearsayAnalysis *without = fixture_story ();

  g_assert_false (gtk_widget_get_visible (lost));
  g_assert_true (hearsay_decide_quote_confirm (hearsay_session_get_project (session), hearsay_session_get_shown (session), 2));
  g_array_remove_index (without->quotes, 2);
  g_array_remove_index (without->utterances, 1);
  hearsay_session_take_analysis (session, g_object_ref (hearsay_session_get_project (session)), without);
  g_assert_true (gtk_widget_get_visible (lost));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (fixture_find_widget (list, GTK_TYPE_LABEL, NULL))), ==, "“the bills would rise”");
  hearsay_project_undo (hearsay_session_get_project (session));
  g_assert_false (gtk_widget_get_visible (lost));

  g_assert_finalize_object (panel);
  g_assert_finalize_object (session);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/quotations/bar", test_bar);
  g_test_add_func ("/widgets/quotations/speaker-popover", test_speaker_popover);
  g_test_add_func ("/widgets/quotations/confidence", test_confidence);
  g_test_add_func ("/widgets/quotations/status-line", test_status_line);
  g_test_add_func ("/widgets/quotations/tray", test_tray);

  return g_test_run ();
}
