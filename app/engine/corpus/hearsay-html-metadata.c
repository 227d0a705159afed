/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-import-html"

#include "config.h"

#include <string.h>

#include "hearsay-html-private.h"
#include "hearsay-import.h"
#include "hearsay-text.h"

/* Linked data names its article within so many levels. */
#define MAX_LEVELS 6
#define MAX_OBJECTS 2000

/* The first value wins: pages put what they mean before what they inherit. */
void
html_take (char **field,
           const char *value)
{
  g_autofree char *normal = NULL;

  if (*field != NULL || value == NULL || *value == '\0')
    return;

  normal = hearsay_text_normalize (value, -1);
  *field = hearsay_text_squeeze (normal, (HearsaySpan){ 0, strlen (normal) });
  if (**field == '\0')
    g_clear_pointer (field, g_free);
}

static gboolean
is_address (const char *value)
{
  return g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://") || g_str_has_prefix (value, "//") || value[0] == '@';
}

void
html_read_meta (HtmlPage *page,
                const char *name,
                const char *content)
{
  static const struct
  {
    const char *name;
    gsize field;
  } names[] = {
    { "og:title", G_STRUCT_OFFSET (HtmlPage, meta_title) },
    { "twitter:title", G_STRUCT_OFFSET (HtmlPage, meta_title) },
    { "dc.title", G_STRUCT_OFFSET (HtmlPage, meta_title) },
    { "headline", G_STRUCT_OFFSET (HtmlPage, meta_title) },
    { "og:site_name", G_STRUCT_OFFSET (HtmlPage, site) },
    { "application-name", G_STRUCT_OFFSET (HtmlPage, site) },
    { "dc.publisher", G_STRUCT_OFFSET (HtmlPage, site) },
    { "author", G_STRUCT_OFFSET (HtmlPage, author) },
    { "article:author", G_STRUCT_OFFSET (HtmlPage, author) },
    { "dc.creator", G_STRUCT_OFFSET (HtmlPage, author) },
    { "parsely-author", G_STRUCT_OFFSET (HtmlPage, author) },
    { "byl", G_STRUCT_OFFSET (HtmlPage, author) },
    { "article:published_time", G_STRUCT_OFFSET (HtmlPage, published) },
    { "og:published_time", G_STRUCT_OFFSET (HtmlPage, published) },
    { "datepublished", G_STRUCT_OFFSET (HtmlPage, published) },
    { "date", G_STRUCT_OFFSET (HtmlPage, published) },
    { "pubdate", G_STRUCT_OFFSET (HtmlPage, published) },
    { "publishdate", G_STRUCT_OFFSET (HtmlPage, published) },
    { "publish-date", G_STRUCT_OFFSET (HtmlPage, published) },
    { "parsely-pub-date", G_STRUCT_OFFSET (HtmlPage, published) },
    { "sailthru.date", G_STRUCT_OFFSET (HtmlPage, published) },
    { "dc.date", G_STRUCT_OFFSET (HtmlPage, published) },
    { "dc.date.issued", G_STRUCT_OFFSET (HtmlPage, published) },
    { "dcterms.created", G_STRUCT_OFFSET (HtmlPage, published) },
  };

  if (name == NULL || content == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i].name) == 0)
      {
        if (names[i].field == G_STRUCT_OFFSET (HtmlPage, author) && is_address (content))
          return;
        html_take (&G_STRUCT_MEMBER (char *, page, names[i].field), content);
        return;
      }
}

static const char *
member_string (JsonObject *object,
               const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static gboolean
type_is_article (JsonNode *node)
{
  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && i < 8; i++)
        if (!JSON_NODE_HOLDS_ARRAY (json_array_get_element (array, i)) && type_is_article (json_array_get_element (array, i)))
          return TRUE;
      return FALSE;
    }
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;

  return g_str_has_suffix (json_node_get_string (node), "Article") || g_str_has_suffix (json_node_get_string (node), "Posting") ||
         strcmp (json_node_get_string (node), "Report") == 0;
}

/* "Ann Clark", {"name": "Ann Clark"}, or a list of either */
static void
append_names (GString *names,
              JsonNode *node,
              guint level)
{
  const char *name = NULL;

  if (node == NULL || level > 2)
    return;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && i < 16; i++)
        append_names (names, json_array_get_element (array, i), level + 1);
      return;
    }

  if (JSON_NODE_HOLDS_OBJECT (node))
    name = member_string (json_node_get_object (node), "name");
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    name = json_node_get_string (node);

  if (name == NULL || is_address (name))
    return;
  if (names->len > 0)
    g_string_append (names, ", ");
  g_string_append (names, name);
}

static void
read_article_object (HtmlPage *page,
                     JsonObject *object)
{
  g_autoptr (GString) authors = g_string_new (NULL);
  g_autoptr (GString) publisher = g_string_new (NULL);

  append_names (authors, json_object_get_member (object, "author"), 0);
  append_names (publisher, json_object_get_member (object, "publisher"), 0);
  html_take (&page->meta_title, member_string (object, "headline"));
  html_take (&page->published, member_string (object, "datePublished"));
  html_take (&page->author, authors->str);
  html_take (&page->site, publisher->str);
}

static void
search_node (HtmlPage *page,
             JsonNode *node,
             guint level,
             guint *budget)
{
  if (level > MAX_LEVELS || *budget == 0)
    return;
  (*budget)--;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && *budget > 0; i++)
        search_node (page, json_array_get_element (array, i), level + 1, budget);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      JsonNode *graph = json_object_get_member (object, "@graph");

      if (type_is_article (json_object_get_member (object, "@type")))
        read_article_object (page, object);
      if (graph != NULL)
        search_node (page, graph, level + 1, budget);
      if (json_object_has_member (object, "mainEntity"))
        search_node (page, json_object_get_member (object, "mainEntity"), level + 1, budget);
    }
}

/* Linked data (schema.org) of the page; what is not JSON is passed over. */
void
html_read_json (HtmlPage *page,
                const char *json,
                gsize length)
{
  g_autoptr (JsonParser) parser = NULL;
  guint budget = MAX_OBJECTS;

  if (!hearsay_import_is_shallow_json (json, length))
    return;

  parser = json_parser_new_immutable ();
  if (json_parser_load_from_data (parser, json, length, NULL) && json_parser_get_root (parser) != NULL)
    search_node (page, json_parser_get_root (parser), 0, &budget);
}
