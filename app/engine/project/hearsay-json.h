/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON as the project file uses it: canonical on the way out, distrusted on the
 * way in. */

void hearsay_json_print (GString *out,
                         JsonNode *node);
void hearsay_json_print_string (GString *out,
                                const char *string);
JsonNode *hearsay_json_parse (const char *data,
                              gsize length,
                              const char *name,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *hearsay_json_get_string (JsonObject *object,
                                     const char *member);
gint64 hearsay_json_get_int (JsonObject *object,
                             const char *member,
                             gint64 otherwise);
JsonObject *hearsay_json_get_object (JsonObject *object,
                                     const char *member);
JsonArray *hearsay_json_get_array (JsonObject *object,
                                   const char *member);
JsonObject *hearsay_json_copy_object (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
