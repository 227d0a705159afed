/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session.h"

G_BEGIN_DECLS

/* One way in which the articles print an entity's name. */
typedef struct
{
  char *text;
  guint count;
  gboolean is_variant; /* a misspelling or other odd form */
  const char *reason;  /* static, untranslated: why most of its mentions are taken for a name */
} HearsayForm;

GArray *hearsay_forms_list (HearsaySession *session,
                            guint entity) G_GNUC_WARN_UNUSED_RESULT;
GArray *hearsay_forms_list_all (HearsaySession *session,
                                guint entity) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
