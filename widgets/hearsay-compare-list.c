/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-compare-list"

#include "config.h"

#include "hearsay-compare-list.h"

#include <glib/gi18n.h>

#include "hearsay-compare-row.h"
#include "hearsay-decisions.h"
#include "hearsay-labels.h"
#include "hearsay-origins.h"
#include "hearsay-list-click.h"
#include "hearsay-list-scroll.h"

/**
 * HearsayCompareList:
 *
 * A comparison in words: how much is shared, what changed in it, the heaviest first,
 * what each has alone, and every passage. It is the twin of the ribbons for whoever
 * does not see them, and leads to the characters.
 */
struct _HearsayCompareList
{
  HearsaySessionWidget parent_instance;

  GtkLabel *headline;
  GtkLabel *subtitle;
  GtkBox *shares;
  GtkListView *list;

  GArray *lines;        /* Line */
  HearsayRowList *rows; /* one a line; index: its number */
  GtkSingleSelection *selection;
  gboolean is_following; /* the list goes where the session is, nobody chooses */
};

typedef struct
{
  HearsayCompareRowKind kind;
  guint index;
} Line;

G_DEFINE_FINAL_TYPE (HearsayCompareList, hearsay_compare_list, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayCompareList *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static char *
dup_name (HearsayCompareList *self,
          guint pane)
{
  const HearsayCompare *compare = hearsay_session_get_compare (get_session (self));

  return hearsay_label_dup_publisher (hearsay_session_get_article_at (get_session (self), compare->articles[pane]));
}

static void
add_line (HearsayCompareList *self,
          HearsayCompareRowKind kind,
          guint index)
{
  Line line = { kind, index };

  g_array_append_val (self->lines, line);
}

static void
add_only (HearsayCompareList *self,
          const HearsayCompare *compare)
{
  guint last = G_MAXUINT;

  for (guint i = 0; i < compare->only->len; i++)
    {
      guint pane = hearsay_compare_get_only (compare, i)->pane;

      if (pane != last)
        add_line (self, HEARSAY_COMPARE_HEADING_ONLY, pane);
      add_line (self, HEARSAY_COMPARE_ONLY, i);
      last = pane;
    }
}

static void
add_muted (HearsayCompareList *self)
{
  HearsayProject *project = hearsay_session_get_project (get_session (self));
  g_autoptr (GPtrArray) muted = project != NULL ? hearsay_decisions_list_muted (project) : NULL;

  if (muted == NULL || muted->len == 0)
    return;

  add_line (self, HEARSAY_COMPARE_HEADING_MUTED, 0);
  for (guint i = 0; i < muted->len; i++)
    add_line (self, HEARSAY_COMPARE_MUTED, i);
}

static void
fill_lines (HearsayCompareList *self)
{
  const HearsayCompare *compare = hearsay_session_get_compare (get_session (self));
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (HearsayRowEntry));
  int passage = HEARSAY_NONE;

  g_array_set_size (self->lines, 0);
  if (compare != NULL && compare->differences->len > 0)
    {
      add_line (self, HEARSAY_COMPARE_HEADING_DIFFERENCES, 0);
      for (guint i = 0; i < compare->differences->len; i++)
        add_line (self, HEARSAY_COMPARE_DIFFERENCE, i);
    }
  if (compare != NULL)
    add_only (self, compare);
  if (compare != NULL && compare->passages->len > 0)
    {
      add_line (self, HEARSAY_COMPARE_HEADING_PASSAGES, 0);
      while ((passage = hearsay_compare_walk_passages (compare, passage, 1)) >= 0)
        add_line (self, HEARSAY_COMPARE_PASSAGE, passage);
    }
  if (compare != NULL)
    add_muted (self);

  for (guint32 i = 0; i < self->lines->len; i++)
    {
      gboolean is_heading = g_array_index (self->lines, Line, i).kind < HEARSAY_COMPARE_DIFFERENCE;
      HearsayRowEntry entry = { i, is_heading ? HEARSAY_ROW_HEADING : HEARSAY_ROW_ITEM, 0 };

      g_array_append_val (entries, entry);
    }
  hearsay_row_list_take_entries (self->rows, g_array_new (FALSE, TRUE, sizeof (HearsayRowEntry)));
  hearsay_row_list_take_entries (self->rows, entries);
}

/* How many witnesses these articles are, and how much they share: “1 origin · 4 passages shared” */
static char *
describe_shared (const HearsayAnalysis *shown,
                 const HearsayCompare *compare)
{
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (HearsayOrigin));
  g_autofree char *passages = g_strdup_printf (ngettext ("%u passage shared", "%u passages shared", compare->passages->len), compare->passages->len);
  g_autofree char *counted = NULL;
  guint n = 0;

  if (shown == NULL || shown->families->len == 0)
    return g_steal_pointer (&passages);

  n = hearsay_origins_find (shown, compare->articles, compare->n_panes, origins);
  counted = g_strdup_printf (ngettext ("%u origin", "%u origins", n), n);

  return g_strdup_printf ("%s · %s", counted, passages);
}

/* "71 % of Amsel is in HPA": of the one that has most from the base. */
static void
update_headline (HearsayCompareList *self)
{
  const HearsayCompare *compare = hearsay_session_get_compare (get_session (self));
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *headline = NULL;
  g_autofree char *shared = NULL;
  guint best = 0;
  guint n_moved = 0;

  if (compare == NULL)
    return;

  for (guint i = 0; i < compare->n_panes; i++)
    if (i != compare->base && (best == compare->base || compare->shared[i][compare->base] > compare->shared[best][compare->base]))
      best = i;
  if (best == compare->base)
    best = compare->base == 0 ? 1 : 0;
  for (guint i = 0; i < compare->passages->len; i++)
    n_moved += hearsay_compare_get_passage (compare, i)->has_moved;

  base = dup_name (self, compare->base);
  name = dup_name (self, best);
  /* Translators: so many per cent of one outlet's article stand in another's */
  headline = g_strdup_printf (_ ("%u %% of %s is in %s"), hearsay_compare_get_percent (compare, best, compare->base), name, base);
  shared = describe_shared (hearsay_session_get_shown (get_session (self)), compare);
  gtk_label_set_text (self->headline, headline);
  if (n_moved > 0)
    {
      /* Translators: so many of the passages stand in another place */
      g_autofree char *moved = g_strdup_printf (ngettext ("%u of them moved", "%u of them moved", n_moved), n_moved);
      g_autofree char *both = g_strconcat (shared, C_ ("list separator", ", "), moved, NULL);

      gtk_label_set_text (self->subtitle, both);
    }
  else
    gtk_label_set_text (self->subtitle, shared);
}

/* A bar for each article: how much of it any other has. */
static void
add_share (HearsayCompareList *self,
           const HearsayCompare *compare,
           guint pane)
{
  g_autofree char *name = dup_name (self, pane);
  g_autofree char *words = g_strdup_printf (ngettext ("%u word", "%u words", compare->n_words[pane]), compare->n_words[pane]);
  g_autofree char *share = g_strdup_printf (C_ ("compare", "%u %% shared"), hearsay_compare_get_percent (compare, pane, pane));
  g_autofree char *label = g_strdup_printf ("%s%s%s%s%s", name, C_ ("list separator", ", "), share, C_ ("list separator", ", "), words);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *note = gtk_label_new (share);
  GtkWidget *count = gtk_label_new (words);
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 100);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (note, "secondary");
  gtk_widget_add_css_class (count, "secondary");
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), hearsay_compare_get_percent (compare, pane, pane));
  gtk_widget_add_css_class (bar, "share");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), note);
  gtk_box_append (GTK_BOX (row), count);
  gtk_box_append (self->shares, row);
  gtk_box_append (self->shares, bar);
}

static void
update_shares (HearsayCompareList *self)
{
  const HearsayCompare *compare = hearsay_session_get_compare (get_session (self));
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->shares))) != NULL)
    gtk_box_remove (self->shares, child);
  for (guint i = 0; compare != NULL && i < compare->n_panes; i++)
    add_share (self, compare, i);
}

static int
find_line (HearsayCompareList *self,
           HearsayCompareRowKind kind,
           guint index)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, Line, i).kind == kind && g_array_index (self->lines, Line, i).index == index)
      return i;

  return -1;
}

/* The list shows where one is. */
static void
passage_cb (HearsayCompareList *self)
{
  int passage = hearsay_session_get_passage (get_session (self));
  int difference = hearsay_session_get_difference (get_session (self));
  guint selected = gtk_single_selection_get_selected (self->selection);
  int line = -1;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (difference >= 0)
    line = find_line (self, HEARSAY_COMPARE_DIFFERENCE, difference);
  else if (passage >= 0)
    line = find_line (self, HEARSAY_COMPARE_PASSAGE, passage);
  if (line < 0 || (guint) line == selected)
    return;

  self->is_following = TRUE;
  gtk_single_selection_set_selected (self->selection, line);
  hearsay_list_scroll_to (self->list, line);
  self->is_following = FALSE;
}

static void
compare_changed_cb (HearsayCompareList *self)
{
  /* Lines of a comparison that is gone lead nowhere. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      hearsay_row_list_take_entries (self->rows, g_array_new (FALSE, TRUE, sizeof (HearsayRowEntry)));
      return;
    }

  update_headline (self);
  update_shares (self);
  fill_lines (self);
  passage_cb (self);
}

static void
hearsay_compare_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hearsay_compare_list_parent_class)->map (widget);
  compare_changed_cb (HEARSAY_COMPARE_LIST (widget));
}

static void
activate_cb (HearsayCompareList *self,
             guint position)
{
  HearsaySession *session = get_session (self);
  const HearsayCompare *compare = hearsay_session_get_compare (session);
  const Line *line = NULL;

  if (compare == NULL || position >= self->lines->len)
    return;

  line = &g_array_index (self->lines, Line, position);
  if (line->kind == HEARSAY_COMPARE_DIFFERENCE)
    hearsay_session_set_difference (session, line->index);
  else if (line->kind == HEARSAY_COMPARE_PASSAGE)
    hearsay_session_set_passage (session, line->index);
  else if (line->kind == HEARSAY_COMPARE_ONLY)
    gtk_widget_activate_action (GTK_WIDGET (self), "compare.show-only", "u", line->index);
  else if (line->kind == HEARSAY_COMPARE_MUTED)
    gtk_widget_activate_action (GTK_WIDGET (self), "compare.unmute", "u", line->index);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  GtkWidget *row = hearsay_compare_row_new ();

  hearsay_list_click_add (item, row);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         HearsayCompareList *self)
{
  const Line *line = NULL;
  guint position = hearsay_row_get_index (gtk_list_item_get_item (item));

  if (position >= self->lines->len || hearsay_session_get_compare (get_session (self)) == NULL)
    return;

  line = &g_array_index (self->lines, Line, position);
  hearsay_compare_row_show (HEARSAY_COMPARE_ROW (gtk_list_item_get_child (item)), get_session (self), line->kind, line->index);
  gtk_list_item_set_selectable (item, line->kind >= HEARSAY_COMPARE_DIFFERENCE);
  gtk_list_item_set_activatable (item, line->kind >= HEARSAY_COMPARE_DIFFERENCE);
}

static void
hearsay_compare_list_attach (HearsaySessionWidget *widget,
                             HearsaySession *session)
{
  hearsay_session_widget_watch (widget, "compare-changed", G_CALLBACK (compare_changed_cb));
  hearsay_session_widget_watch (widget, "notify::passage", G_CALLBACK (passage_cb));
}

static void
hearsay_compare_list_dispose (GObject *object)
{
  HearsayCompareList *self = HEARSAY_COMPARE_LIST (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_COMPARE_LIST);

  G_OBJECT_CLASS (hearsay_compare_list_parent_class)->dispose (object);
}

static void
hearsay_compare_list_finalize (GObject *object)
{
  g_array_unref (HEARSAY_COMPARE_LIST (object)->lines);

  G_OBJECT_CLASS (hearsay_compare_list_parent_class)->finalize (object);
}

static void
hearsay_compare_list_class_init (HearsayCompareListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_compare_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = hearsay_compare_list_finalize;
  widget_class->map = hearsay_compare_list_map;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_compare_list_attach;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-compare-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayCompareList, headline);
  gtk_widget_class_bind_template_child (widget_class, HearsayCompareList, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HearsayCompareList, shares);
  gtk_widget_class_bind_template_child (widget_class, HearsayCompareList, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
hearsay_compare_list_init (HearsayCompareList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->rows = hearsay_row_list_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}
