/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HearsayPromptFunc:
 * @text: what was typed, stripped; never empty unless that is allowed
 *
 * Called once, if the question was answered.
 */
typedef void (*HearsayPromptFunc) (const char *text,
                                   gpointer user_data);

void hearsay_prompt (GtkWidget *parent,
                     const char *heading,
                     const char *label,
                     const char *initial,
                     const char *accept,
                     gboolean may_be_empty,
                     HearsayPromptFunc func,
                     gpointer user_data,
                     GDestroyNotify destroy);

/**
 * HearsayChooserFunc:
 * @choice: the index of what was chosen, -1 if @text was typed instead
 * @text: what was chosen or typed
 * @extra: which of the extra choices, 0 if there were none
 */
typedef void (*HearsayChooserFunc) (int choice,
                                    const char *text,
                                    guint extra,
                                    gpointer user_data);

typedef struct
{
  const char *heading;
  const char *body; /* (nullable) */
  const char *accept;
  const char *const *items;
  gboolean may_type;        /* something that is not among the items may be typed */
  const char *initial;      /* (nullable): what stands in the entry at first */
  const char *extra_label;  /* (nullable) */
  const char *const *extra; /* (nullable) */
  guint extra_selected;
} HearsayChooser;

void hearsay_choose (GtkWidget *parent,
                     const HearsayChooser *chooser,
                     HearsayChooserFunc func,
                     gpointer user_data,
                     GDestroyNotify destroy);

G_END_DECLS
