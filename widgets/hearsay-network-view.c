/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-network-view"

#include "config.h"

#include "hearsay-network-view.h"

#include <glib/gi18n.h>

#include "hearsay-network-graph.h"
#include "hearsay-network-list.h"
#include "hearsay-network-words.h"

#define MIDDLE 250 /* agents: between few and as many as there may be */

/**
 * HearsayNetworkView:
 *
 * The network of all who speak, relay and publish: as a graph, or as a list where one
 * asks for it or where it could not be laid out; and a way to find somebody in it.
 */
struct _HearsayNetworkView
{
  HearsaySessionWidget parent_instance;

  GtkEditable *filter;
  GtkLabel *count;
  GtkWidget *more;
  GtkWidget *zoom;
  GtkWidget *zoom_out;
  GtkWidget *zoom_in;
  GtkRevealer *problem_bar;
  GtkLabel *problem;
  GtkStack *stack;
  HearsayNetworkGraph *graph;
  HearsayNetworkList *list;
  GtkSpinner *spinner;
  GtkLabel *selected;

  HearsayAgentModel *model; /* (nullable) */
  gboolean is_list;
};

G_DEFINE_FINAL_TYPE (HearsayNetworkView, hearsay_network_view, HEARSAY_TYPE_SESSION_WIDGET)

static char *
describe_count (const HearsayAgentMap *map)
{
  if (map->agents->len < map->n_all)
    /* Translators: network: how many of all who speak, relay and publish are shown, the most quoted */
    return g_strdup_printf (ngettext ("%'u of %'u shown, the most quoted", "%'u of %'u shown, the most quoted", map->n_all), map->agents->len, map->n_all);

  /* Translators: network: how many speak, relay and publish */
  return g_strdup_printf (ngettext ("%u in the network", "%u in the network", map->agents->len), map->agents->len);
}

static void
more_cb (HearsayNetworkView *self)
{
  hearsay_agent_model_set_limit (self->model, hearsay_agent_model_get_limit (self->model) < MIDDLE ? MIDDLE : HEARSAY_AGENT_LIMIT);
}

static const char *
choose_page (HearsayNetworkView *self)
{
  const HearsayAgentMap *map = hearsay_agent_model_get_map (self->model);

  if (map == NULL)
    return hearsay_session_get_shown (hearsay_agent_model_get_session (self->model)) != NULL ? "busy" : "nothing";
  if (map->agents->len == 0)
    return *hearsay_agent_model_get_filter (self->model) != '\0' ? "filtered" : "nothing";
  if (self->is_list || hearsay_agent_model_get_problem (self->model) != NULL)
    return "list";

  return hearsay_agent_model_get_layout (self->model) != NULL ? "graph" : "busy";
}

static void
selected_cb (HearsayNetworkView *self)
{
  g_autofree char *selected = hearsay_network_dup_selected (self->model);

  gboolean is_drawn = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "graph") == 0;
  const char *hint = is_drawn ? _ ("Double lines: articles copied. Numbers: how many. Enter shows the words.") : _ ("Enter shows the words.");

  gtk_label_set_text (self->selected, selected != NULL ? selected : hint);
}

static void
update (HearsayNetworkView *self)
{
  const HearsayAgentMap *map = hearsay_agent_model_get_map (self->model);
  const GError *problem = hearsay_agent_model_get_problem (self->model);
  const char *page = choose_page (self);
  g_autofree char *count = map != NULL ? describe_count (map) : g_strdup ("");
  g_autofree char *message = NULL;

  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (self->more, map != NULL && map->agents->len < map->n_all && hearsay_agent_model_get_limit (self->model) < HEARSAY_AGENT_LIMIT);
  if (problem != NULL)
    {
      /* Translators: the sentence says why the network could not be drawn */
      message = g_strdup_printf (_ ("%s The list shows the same."), problem->message);
      gtk_label_set_text (self->problem, message);
    }
  gtk_revealer_set_reveal_child (self->problem_bar, problem != NULL && !self->is_list);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "busy"));
  gtk_widget_set_visible (self->zoom, g_str_equal (page, "graph"));
  selected_cb (self);
}

static void
filter_changed_cb (HearsayNetworkView *self)
{
  if (self->model != NULL)
    hearsay_agent_model_set_filter (self->model, gtk_editable_get_text (self->filter));
}

/* The actions are the graph's own, where its keys are; the buttons stand outside it. */
static void
zoom_cb (HearsayNetworkView *self,
         GtkWidget *button)
{
  const char *action = button == self->zoom_in ? "canvas.zoom-in" : button == self->zoom_out ? "canvas.zoom-out"
                                                                                             : "canvas.zoom-fit";

  gtk_widget_activate_action (GTK_WIDGET (self->graph), action, NULL);
}

static void
hearsay_network_view_attach (HearsaySessionWidget *widget,
                             HearsaySession *session)
{
  HearsayNetworkView *self = HEARSAY_NETWORK_VIEW (widget);

  self->model = hearsay_agent_model_new (session);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "laid-out", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  hearsay_network_graph_set_model (self->graph, self->model);
  hearsay_network_list_set_model (self->list, self->model);
  hearsay_agent_model_set_active (self->model, gtk_widget_get_mapped (GTK_WIDGET (self)));
  update (self);
}

/* Nobody waits for a network nobody sees. */
static void
hearsay_network_view_map (GtkWidget *widget)
{
  HearsayNetworkView *self = HEARSAY_NETWORK_VIEW (widget);

  GTK_WIDGET_CLASS (hearsay_network_view_parent_class)->map (widget);
  if (self->model != NULL)
    hearsay_agent_model_set_active (self->model, TRUE);
}

static void
hearsay_network_view_unmap (GtkWidget *widget)
{
  HearsayNetworkView *self = HEARSAY_NETWORK_VIEW (widget);

  GTK_WIDGET_CLASS (hearsay_network_view_parent_class)->unmap (widget);
  if (self->model != NULL)
    hearsay_agent_model_set_active (self->model, FALSE);
}

static void
hearsay_network_view_dispose (GObject *object)
{
  HearsayNetworkView *self = HEARSAY_NETWORK_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_NETWORK_VIEW);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (hearsay_network_view_parent_class)->dispose (object);
}

static void
hearsay_network_view_class_init (HearsayNetworkViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_network_view_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_network_view_attach;
  widget_class->map = hearsay_network_view_map;
  widget_class->unmap = hearsay_network_view_unmap;

  g_type_ensure (HEARSAY_TYPE_NETWORK_GRAPH);
  g_type_ensure (HEARSAY_TYPE_NETWORK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-network-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayNetworkView, filter);
  gtk_widget_class_bind_template_child (widget_class, HearsayNetworkView, count);
  gtk_widget_class_bind_template_child (widget_class, HearsayNetworkView, more);
  gtk_widget_class_bind_template_child (widget_class, HearsayNetworkView, zoom);
  gtk_widget_class_bind_template_child (widget_class, HearsayNetworkView, zoom_out);
  gtk_widget_class_bind_template_child (widget_class, HearsayNetworkView, zoom_in);
  gtk_widget_class_bind_template_child (widget_class, HearsayNetworkView, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, HearsayNetworkView, problem);
  gtk_widget_class_bind_template_child (widget_class, HearsayNetworkView, stack);
  gtk_widget_class_bind_template_child (widget_class, HearsayNetworkView, graph);
  gtk_widget_class_bind_template_child (widget_class, HearsayNetworkView, list);
  gtk_widget_class_bind_template_child (widget_class, HearsayNetworkView, spinner);
  gtk_widget_class_bind_template_child (widget_class, HearsayNetworkView, selected);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
hearsay_network_view_init (HearsayNetworkView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hearsay_network_view_get_model:
 *
 * Returns: (nullable): what is shown; NULL without a session
 */
HearsayAgentModel *
hearsay_network_view_get_model (HearsayNetworkView *self)
{
  g_return_val_if_fail (HEARSAY_IS_NETWORK_VIEW (self), NULL);

  return self->model;
}

/**
 * hearsay_network_view_set_list:
 * @is_list: show it as a list
 */
void
hearsay_network_view_set_list (HearsayNetworkView *self,
                               gboolean is_list)
{
  g_return_if_fail (HEARSAY_IS_NETWORK_VIEW (self));

  if (self->is_list == is_list)
    return;

  self->is_list = is_list;
  if (self->model != NULL)
    update (self);
}
