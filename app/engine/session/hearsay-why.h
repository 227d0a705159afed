/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session.h"

G_BEGIN_DECLS

/* Why the program takes words for a name, in words. */

char *hearsay_why_dup_entity (HearsaySession *session,
                              guint entity) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_why_dup_forms (HearsaySession *session,
                             guint entity,
                             guint n_max) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_why_dup_decisions (HearsaySession *session,
                                 guint entity) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_why_dup_mention (HearsaySession *session,
                               guint mention) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
