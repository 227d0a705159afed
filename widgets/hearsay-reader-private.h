/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "hearsay-reader.h"

G_BEGIN_DECLS

struct _HearsayReader
{
  HearsaySessionWidget parent_instance;

  GtkStack *stack;
  GtkPaned *paned;
  GtkWidget *columns[HEARSAY_N_PANES];
  AdwTabView *tabs[HEARSAY_N_PANES];

  GtkWidget *card; /* not owned: children */
  GtkWidget *coder;
  GtkWidget *asker;

  guint active;     /* the column used last */
  gboolean is_busy; /* tabs move about because we move them */
};

G_END_DECLS
