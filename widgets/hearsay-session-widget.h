/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-session.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_SESSION_WIDGET (hearsay_session_widget_get_type ())
G_DECLARE_DERIVABLE_TYPE (HearsaySessionWidget, hearsay_session_widget, HEARSAY, SESSION_WIDGET, GtkWidget)

/**
 * HearsaySessionWidgetClass:
 * @attach: called once, when the widget has got its session
 */
struct _HearsaySessionWidgetClass
{
  GtkWidgetClass parent_class;

  void (*attach) (HearsaySessionWidget *self,
                  HearsaySession *session);
};

HearsaySession *hearsay_session_widget_get_session (HearsaySessionWidget *self);
void hearsay_session_widget_watch (HearsaySessionWidget *self,
                                   const char *signal,
                                   GCallback callback);

G_END_DECLS
