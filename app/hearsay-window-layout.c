/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-window"

#include "config.h"

#include "hearsay-window-private.h"

#define MAX_TABS 40 /* of one column; more were not made by anybody's hand */

/* Which articles stand in which tabs, and which view was in front: kept with the
 * project, as a convenience and no part of the story. Articles go by their
 * identifiers, since their order may be another next time. */

static JsonArray *
list_ids (HearsayWindow *self,
          const GArray *articles)
{
  JsonArray *ids = json_array_new ();

  for (guint i = 0; i < articles->len; i++)
    json_array_add_string_element (ids, hearsay_session_get_article_at (self->session, g_array_index (articles, int, i))->id);

  return ids;
}

static JsonObject *
copy_layout (HearsayProject *project)
{
  JsonObject *before = hearsay_project_get_layout (project);
  JsonObject *layout = json_object_new ();
  g_autoptr (GList) members = before != NULL ? json_object_get_members (before) : NULL;

  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (layout, l->data, json_node_copy (json_object_get_member (before, l->data)));

  return layout;
}

static void
store_compared (HearsayWindow *self,
                JsonObject *layout)
{
  JsonObject *compare = json_object_new ();
  JsonArray *ids = json_array_new ();
  guint n = 0;
  const guint32 *articles = hearsay_session_get_compared (self->session, &n);

  for (guint i = 0; i < n; i++)
    json_array_add_string_element (ids, hearsay_session_get_article_at (self->session, articles[i])->id);
  json_object_set_array_member (compare, "articles", ids);
  json_object_set_int_member (compare, "base", hearsay_session_get_compare_base (self->session));
  json_object_set_boolean_member (compare, "locked", hearsay_session_is_scroll_locked (self->session));
  json_object_set_object_member (layout, "compare", compare);
}

/* To be saved with the project. */
void
_hearsay_window_store_layout (HearsayWindow *self)
{
  HearsayProject *project = hearsay_session_get_project (self->session);
  JsonObject *layout = NULL;
  JsonArray *columns = NULL;
  JsonArray *fronts = NULL;

  if (project == NULL || hearsay_session_get_shown (self->session) == NULL)
    return;

  layout = copy_layout (project);
  columns = json_array_new ();
  fronts = json_array_new ();
  for (guint i = 0; i < HEARSAY_N_PANES; i++)
    {
      int front = 0;
      g_autoptr (GArray) articles = hearsay_reader_list_tabs (self->reader, i, &front);

      json_array_add_array_element (columns, list_ids (self, articles));
      json_array_add_int_element (fronts, MAX (0, front));
    }
  json_object_set_array_member (layout, "tabs", columns);
  json_object_set_array_member (layout, "front", fronts);
  json_object_set_int_member (layout, "active", hearsay_reader_get_active (self->reader));
  store_compared (self, layout);
  json_object_set_boolean_member (layout, "drawer", self->show_drawer);
  json_object_set_string_member (layout, "view", adw_view_stack_get_visible_child_name (self->views));
  hearsay_project_set_layout (project, layout);
}

/* Project files come from anywhere: nothing about their shape is taken for granted. */
static JsonArray *
get_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonNode *
get_element (JsonArray *array,
             guint index)
{
  return array != NULL && index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;
}

static guint
get_number (JsonNode *node)
{
  gint64 number = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;

  return CLAMP (number, 0, MAX_TABS);
}

static const char *
get_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* Articles that are gone leave no tab. */
static GArray *
find_articles (HearsayWindow *self,
               JsonArray *ids)
{
  HearsayCorpus *corpus = hearsay_session_get_corpus (self->session);
  GArray *articles = g_array_new (FALSE, FALSE, sizeof (int));
  guint n = ids != NULL ? MIN (json_array_get_length (ids), MAX_TABS) : 0;

  for (guint i = 0; i < n; i++)
    {
      const char *id = get_string (json_array_get_element (ids, i));
      int article = id != NULL ? hearsay_corpus_find (corpus, id) : HEARSAY_NONE;

      if (article >= 0)
        g_array_append_val (articles, article);
    }

  return articles;
}

static gboolean
get_boolean (JsonNode *node,
             gboolean otherwise)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN ? json_node_get_boolean (node) : otherwise;
}

static void
restore_compared (HearsayWindow *self,
                  JsonObject *layout)
{
  JsonNode *node = json_object_get_member (layout, "compare");
  JsonObject *compare = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (GArray) articles = NULL;

  if (compare == NULL || hearsay_session_get_corpus (self->session) == NULL)
    return;

  articles = find_articles (self, get_array (json_object_get_member (compare, "articles")));
  hearsay_session_set_compared (self->session, (const guint32 *) articles->data, articles->len, get_number (json_object_get_member (compare, "base")));
  hearsay_session_set_scroll_locked (self->session, get_boolean (json_object_get_member (compare, "locked"), hearsay_session_is_scroll_locked (self->session)));
}

/* As the project was left. */
void
_hearsay_window_restore_layout (HearsayWindow *self)
{
  HearsayProject *project = hearsay_session_get_project (self->session);
  JsonObject *layout = project != NULL ? hearsay_project_get_layout (project) : NULL;
  JsonArray *columns = layout != NULL ? get_array (json_object_get_member (layout, "tabs")) : NULL;
  JsonArray *fronts = layout != NULL ? get_array (json_object_get_member (layout, "front")) : NULL;
  const char *view = layout != NULL ? get_string (json_object_get_member (layout, "view")) : NULL;
  GArray *articles[HEARSAY_N_PANES];
  guint front[HEARSAY_N_PANES];

  if (layout != NULL)
    {
      restore_compared (self, layout);
      g_object_set (self, "show-drawer", get_boolean (json_object_get_member (layout, "drawer"), FALSE), NULL);
    }
  if (columns == NULL || hearsay_session_get_corpus (self->session) == NULL)
    return;

  for (guint i = 0; i < HEARSAY_N_PANES; i++)
    {
      articles[i] = find_articles (self, get_array (get_element (columns, i)));
      front[i] = get_number (get_element (fronts, i));
    }
  if (articles[0]->len + articles[1]->len > 0)
    hearsay_reader_arrange (self->reader, articles, front, get_number (json_object_get_member (layout, "active")));
  for (guint i = 0; i < HEARSAY_N_PANES; i++)
    g_array_unref (articles[i]);

  if (view != NULL && adw_view_stack_get_child_by_name (self->views, view) != NULL)
    adw_view_stack_set_visible_child_name (self->views, view);
}
