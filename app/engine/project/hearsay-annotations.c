/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-annotations"

#include "config.h"

#include "hearsay-annotations.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-anchor.h"
#include "hearsay-json.h"

/* A record: {"target": anchor, "code": id, "memo": text, "created": ISO 8601}. */

void
hearsay_annotation_free (HearsayAnnotation *annotation)
{
  g_free (annotation->id);
  g_free (annotation->exact);
  g_free (annotation->code);
  g_free (annotation->memo);
  g_free (annotation);
}

static int
compare_annotations (gconstpointer a,
                     gconstpointer b)
{
  const HearsayAnnotation *one = *(const HearsayAnnotation *const *) a;
  const HearsayAnnotation *two = *(const HearsayAnnotation *const *) b;
  gboolean one_lost = hearsay_span_is_empty (one->span);
  gboolean two_lost = hearsay_span_is_empty (two->span);

  if (one_lost != two_lost)
    return one_lost ? 1 : -1;
  if (one->article != two->article)
    return one->article < two->article ? -1 : 1;
  if (one->span.start != two->span.start)
    return one->span.start < two->span.start ? -1 : 1;
  if (one->span.end != two->span.end)
    return one->span.end > two->span.end ? -1 : 1;

  return strcmp (one->id, two->id);
}

/**
 * hearsay_annotations_list:
 * @corpus: the articles as they are now
 *
 * Returns: (transfer full) (element-type HearsayAnnotation): all annotations,
 *   laid over the text
 */
GPtrArray *
hearsay_annotations_list (HearsayProject *project,
                          const HearsayCorpus *corpus)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) hearsay_annotation_free);
  g_autoptr (GPtrArray) ids = hearsay_project_list_ids (project, HEARSAY_TABLE_ANNOTATIONS);
  g_autoptr (HearsayAnchors) anchors = hearsay_anchors_new (corpus);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      JsonObject *record = hearsay_project_get_record (project, HEARSAY_TABLE_ANNOTATIONS, id);
      JsonObject *target = hearsay_json_get_object (record, "target");
      HearsayAnnotation *annotation = g_new0 (HearsayAnnotation, 1);

      annotation->id = g_strdup (id);
      annotation->exact = g_strdup (hearsay_anchor_get_exact (target));
      annotation->code = g_strdup (hearsay_json_get_string (record, "code"));
      annotation->memo = g_strdup (hearsay_json_get_string (record, "memo"));
      hearsay_anchors_resolve (anchors, target, &annotation->article, &annotation->span);
      g_ptr_array_add (list, annotation);
    }

  g_ptr_array_sort (list, compare_annotations);

  return list;
}

/**
 * hearsay_annotations_add:
 * @span: bytes, not empty
 * @code: (nullable): a code's id
 * @memo: (nullable)
 *
 * Returns: (transfer full) (nullable): the new annotation's id, %NULL where the
 *   project is read-only
 */
char *
hearsay_annotations_add (HearsayProject *project,
                         const HearsayCorpus *corpus,
                         guint article,
                         HearsaySpan span,
                         const char *code,
                         const char *memo)
{
  g_autoptr (HearsayAnchors) anchors = hearsay_anchors_new (corpus);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *created = g_date_time_format_iso8601 (now);
  g_autofree char *id = hearsay_project_make_id (project);
  HearsayCommand *command = hearsay_command_new (code != NULL && *code != '\0' ? _ ("Code passage") : _ ("Highlight passage"));
  JsonObject *record = json_object_new ();

  json_object_set_object_member (record, "target", hearsay_anchors_make (anchors, article, span));
  json_object_set_string_member (record, "code", code != NULL ? code : "");
  json_object_set_string_member (record, "memo", memo != NULL ? memo : "");
  json_object_set_string_member (record, "created", created);
  hearsay_command_put (command, HEARSAY_TABLE_ANNOTATIONS, id, record);

  return hearsay_project_run (project, command) ? g_steal_pointer (&id) : NULL;
}

static gboolean
set_member (HearsayProject *project,
            const char *id,
            const char *member,
            const char *value,
            const char *label)
{
  JsonObject *record = hearsay_project_get_record (project, HEARSAY_TABLE_ANNOTATIONS, id);
  JsonObject *copy = NULL;
  HearsayCommand *command = NULL;

  if (record == NULL || strcmp (hearsay_json_get_string (record, member), value) == 0)
    return FALSE;

  copy = hearsay_json_copy_object (record);
  json_object_set_string_member (copy, member, value);
  command = hearsay_command_new (label);
  hearsay_command_put (command, HEARSAY_TABLE_ANNOTATIONS, id, copy);

  return hearsay_project_run (project, command);
}

gboolean
hearsay_annotations_set_code (HearsayProject *project,
                              const char *id,
                              const char *code)
{
  return set_member (project, id, "code", code, _ ("Change code"));
}

gboolean
hearsay_annotations_set_memo (HearsayProject *project,
                              const char *id,
                              const char *memo)
{
  return set_member (project, id, "memo", memo, _ ("Edit memo"));
}

gboolean
hearsay_annotations_remove (HearsayProject *project,
                            const char *id)
{
  HearsayCommand *command = NULL;

  if (hearsay_project_get_record (project, HEARSAY_TABLE_ANNOTATIONS, id) == NULL)
    return FALSE;

  command = hearsay_command_new (_ ("Remove annotation"));
  hearsay_command_remove (command, HEARSAY_TABLE_ANNOTATIONS, id);

  return hearsay_project_run (project, command);
}
