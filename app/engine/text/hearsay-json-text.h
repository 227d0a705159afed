/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HearsayJsonText:
 *
 * JSON written member after member into a string: no tree of it is made, which takes
 * ten times as long. The caller keeps to the grammar.
 */
typedef struct
{
  GString *text;
  gboolean needs_comma;
} HearsayJsonText;

void hearsay_json_text_begin_object (HearsayJsonText *self);
void hearsay_json_text_end_object (HearsayJsonText *self);
void hearsay_json_text_begin_array (HearsayJsonText *self);
void hearsay_json_text_end_array (HearsayJsonText *self);
void hearsay_json_text_set_member_name (HearsayJsonText *self,
                                        const char *name);
void hearsay_json_text_add_string_value (HearsayJsonText *self,
                                         const char *value);
void hearsay_json_text_add_int_value (HearsayJsonText *self,
                                      gint64 value);
void hearsay_json_text_add_double_value (HearsayJsonText *self,
                                         double value);
void hearsay_json_text_add_boolean_value (HearsayJsonText *self,
                                          gboolean value);
void hearsay_json_text_add_null_value (HearsayJsonText *self);

G_END_DECLS
