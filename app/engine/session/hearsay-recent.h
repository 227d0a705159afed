/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A story that was open before. */
typedef struct
{
  char *path; /* a folder, or a project file */
  char *title;
  char *subtitle;
  gint64 used; /* seconds since 1970 */
} HearsayRecent;

void hearsay_recent_free (HearsayRecent *recent);

GPtrArray *hearsay_recent_list (void) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_recent_add (const char *path,
                         const char *title,
                         const char *subtitle);
void hearsay_recent_remove (const char *path);

G_END_DECLS
