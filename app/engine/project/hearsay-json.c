/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-json"

#include "config.h"

#include "hearsay-json.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-project-file.h"

/* json-glib parses recursively and without a limit; nothing we write is deeper than a dozen. */
#define MAX_DEPTH 100

static void
print_indent (GString *out,
              guint depth)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

/**
 * hearsay_json_print_string:
 * @string: valid UTF-8
 *
 * Appends @string in quotes, with the escapes RFC 8259 demands and no others.
 */
void
hearsay_json_print_string (GString *out,
                           const char *string)
{
  g_string_append_c (out, '"');

  for (const char *p = string; *p != '\0'; p++)
    {
      switch (*p)
        {
        case '"':
        case '\\':
          g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
          break;

        case '\n':
          g_string_append (out, "\\n");
          break;

        default:
          if ((guchar) *p < 0x20)
            g_string_append_printf (out, "\\u%04x", (guint) *p);
          else
            g_string_append_c (out, *p);
        }
    }

  g_string_append_c (out, '"');
}

static void
print_value (GString *out,
             JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    hearsay_json_print_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (isfinite (json_node_get_double (node)))
    {
      g_string_append (out, g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
      /* What was read as a fraction is one when it is read again. */
      if (strpbrk (number, ".e") == NULL)
        g_string_append (out, ".0");
    }
  else
    g_string_append (out, "null");
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

static void print_node (GString *out,
                        JsonNode *node,
                        guint depth);

static void
print_object (GString *out,
              JsonObject *object,
              guint depth)
{
  g_autoptr (GList) names = json_object_get_members (object);

  names = g_list_sort (names, compare_names);
  g_string_append_c (out, '{');

  for (GList *l = names; l != NULL; l = l->next)
    {
      print_indent (out, depth + 1);
      hearsay_json_print_string (out, l->data);
      g_string_append (out, ": ");
      print_node (out, json_object_get_member (object, l->data), depth + 1);
      if (l->next != NULL)
        g_string_append_c (out, ',');
    }

  if (names != NULL)
    print_indent (out, depth);
  g_string_append_c (out, '}');
}

static void
print_array (GString *out,
             JsonArray *array,
             guint depth)
{
  guint n = json_array_get_length (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      print_indent (out, depth + 1);
      print_node (out, json_array_get_element (array, i), depth + 1);
      if (i + 1 < n)
        g_string_append_c (out, ',');
    }

  if (n > 0)
    print_indent (out, depth);
  g_string_append_c (out, ']');
}

static void
print_node (GString *out,
            JsonNode *node,
            guint depth)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      print_object (out, json_node_get_object (node), depth);
      break;

    case JSON_NODE_ARRAY:
      print_array (out, json_node_get_array (node), depth);
      break;

    case JSON_NODE_VALUE:
      print_value (out, node);
      break;

    case JSON_NODE_NULL:
    default:
      g_string_append (out, "null");
    }
}

/**
 * hearsay_json_print:
 *
 * Appends @node canonically: members sorted, one a line. Takes no references,
 * so that a thread may print what the main thread owns and does not change.
 */
void
hearsay_json_print (GString *out,
                    JsonNode *node)
{
  print_node (out, node, 0);
  g_string_append_c (out, '\n');
}

static gboolean
is_too_deep (const char *data,
             gsize length)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string)
        {
          if (data[i] == '\\')
            i++;
          else if (data[i] == '"')
            in_string = FALSE;
        }
      else if (data[i] == '"')
        in_string = TRUE;
      else if (data[i] == '{' || data[i] == '[')
        {
          if (++depth > MAX_DEPTH)
            return TRUE;
        }
      else if ((data[i] == '}' || data[i] == ']') && depth > 0)
        depth--;
    }

  return FALSE;
}

/* json-glib says "<data>:LINE:COLUMN: reason"; the reader knows the file's name. */
static void
set_parse_error (GError **error,
                 const char *name,
                 const GError *parse_error)
{
  const char *place = strchr (parse_error->message, ':');

  g_set_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_DAMAGED, "%s%s", name,
               place != NULL ? place : ": damaged");
}

/* json-glib takes escapes that are no characters (a lone surrogate, an octal
 * number) and makes invalid UTF-8 of them. @path: where the node stands; on
 * return, where a bad string does. */
static gboolean
is_valid_node (JsonNode *node,
               GString *path)
{
  gsize length = path->len;

  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_value_type (node) != G_TYPE_STRING || g_utf8_validate (json_node_get_string (node), -1, NULL);

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_string_append_printf (path, "/%u", i);
          if (!is_valid_node (json_array_get_element (array, i), path))
            return FALSE;
          g_string_truncate (path, length);
        }
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name = NULL;
      JsonNode *member = NULL;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        {
          g_autofree char *valid = g_utf8_make_valid (name, -1);

          g_string_append_printf (path, "/%s", valid);
          if (!g_utf8_validate (name, -1, NULL) || !is_valid_node (member, path))
            return FALSE;
          g_string_truncate (path, length);
        }
    }

  return TRUE;
}

/**
 * hearsay_json_parse:
 * @name: what the data is called in messages
 * @error: return location for a [error@Hearsay.ProjectError]; the message begins
 *   with @name, line and column
 *
 * Returns: (transfer full) (nullable): the root node
 */
JsonNode *
hearsay_json_parse (const char *data,
                    gsize length,
                    const char *name,
                    GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) parse_error = NULL;
  const char *bad = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GString) path = g_string_new (NULL);

  if (!g_utf8_validate_len (data, length, &bad))
    {
      g_set_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_DAMAGED,
                   _ ("%s: the text is not UTF-8 at byte %zu"), name, (gsize) (bad - data));
      return NULL;
    }

  if (is_too_deep (data, length))
    {
      g_set_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_DAMAGED,
                   _ ("%s: members are nested more than %d deep"), name, MAX_DEPTH);
      return NULL;
    }

  if (!json_parser_load_from_data (parser, data, length, &parse_error))
    {
      set_parse_error (error, name, parse_error);
      return NULL;
    }

  root = json_parser_steal_root (parser);
  if (root == NULL)
    {
      g_set_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_DAMAGED, _ ("%s: the file is empty"), name);
      return NULL;
    }

  if (!is_valid_node (root, path))
    {
      g_set_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_DAMAGED,
                   _ ("%s: “%s” holds an escape that is no character"), name, path->str);
      return NULL;
    }

  return g_steal_pointer (&root);
}

/**
 * hearsay_json_get_string:
 *
 * Returns: (transfer none): the member; "" where it is missing or no string
 */
const char *
hearsay_json_get_string (JsonObject *object,
                         const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return "";

  return json_node_get_string (node);
}

gint64
hearsay_json_get_int (JsonObject *object,
                      const char *member,
                      gint64 otherwise)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : otherwise;
}

/**
 * hearsay_json_get_object:
 *
 * Returns: (transfer none) (nullable): the member, %NULL where it is missing or no object
 */
JsonObject *
hearsay_json_get_object (JsonObject *object,
                         const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * hearsay_json_get_array:
 *
 * Returns: (transfer none) (nullable): the member, %NULL where it is missing or no array
 */
JsonArray *
hearsay_json_get_array (JsonObject *object,
                        const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * hearsay_json_copy_object:
 *
 * Returns: (transfer full): an object with the same members, which are shared;
 *   setting a member of the copy leaves @object as it was
 */
JsonObject *
hearsay_json_copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *node = NULL;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (copy, name, json_node_copy (node));

  return copy;
}
