/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-project.h"

G_BEGIN_DECLS

/* A code: a category the analyst gives to passages. Codes form a tree. */
typedef struct
{
  char *id;
  char *parent; /* a code's id; "" at the top */
  char *name;
  char *letter; /* one character, shown in the margin; by default the name's first */
  char *memo;
  guint depth; /* 0 at the top */
} HearsayCode;

void hearsay_code_free (HearsayCode *code);

/* Depth first, siblings by name. A code whose parent is missing or that is its
 * own ancestor counts as top. */
GPtrArray *hearsay_codebook_list (HearsayProject *project) G_GNUC_WARN_UNUSED_RESULT;

char *hearsay_codebook_add (HearsayProject *project,
                            const char *name,
                            const char *parent) G_GNUC_WARN_UNUSED_RESULT;
gboolean hearsay_codebook_rename (HearsayProject *project,
                                  const char *id,
                                  const char *name);
gboolean hearsay_codebook_move (HearsayProject *project,
                                const char *id,
                                const char *parent);

/* Its children move up to its parent; annotations with it keep their place without a code. One command. */
gboolean hearsay_codebook_remove (HearsayProject *project,
                                  const char *id);

G_END_DECLS
