/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session-widget"

#include "config.h"

#include "hearsay-session-widget.h"

/**
 * HearsaySessionWidget:
 *
 * A widget that shows part of a session and watches it. The session is set once,
 * by whoever makes the widget; it fills the widget it is in.
 */
typedef struct
{
  HearsaySession *session;
} HearsaySessionWidgetPrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HearsaySessionWidget, hearsay_session_widget, GTK_TYPE_WIDGET)

static void
hearsay_session_widget_dispose (GObject *object)
{
  HearsaySessionWidgetPrivate *priv = hearsay_session_widget_get_instance_private (HEARSAY_SESSION_WIDGET (object));
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->session);

  G_OBJECT_CLASS (hearsay_session_widget_parent_class)->dispose (object);
}

static void
hearsay_session_widget_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_session_widget_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  HearsaySessionWidget *self = HEARSAY_SESSION_WIDGET (object);
  HearsaySessionWidgetPrivate *priv = hearsay_session_widget_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_SESSION:
      if (priv->session != NULL || g_value_get_object (value) == NULL)
        break;
      priv->session = g_value_dup_object (value);
      if (HEARSAY_SESSION_WIDGET_GET_CLASS (self)->attach != NULL)
        HEARSAY_SESSION_WIDGET_GET_CLASS (self)->attach (self, priv->session);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_session_widget_class_init (HearsaySessionWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hearsay_session_widget_dispose;
  object_class->get_property = hearsay_session_widget_get_property;
  object_class->set_property = hearsay_session_widget_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, HEARSAY_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hearsay_session_widget_init (HearsaySessionWidget *self)
{
}

/**
 * hearsay_session_widget_get_session:
 *
 * Returns: (transfer none) (nullable): the session, once it is set
 */
HearsaySession *
hearsay_session_widget_get_session (HearsaySessionWidget *self)
{
  HearsaySessionWidgetPrivate *priv = hearsay_session_widget_get_instance_private (self);

  g_return_val_if_fail (HEARSAY_IS_SESSION_WIDGET (self), NULL);

  return priv->session;
}

/**
 * hearsay_session_widget_watch:
 * @signal: of the session
 * @callback: called with the widget as its first argument, while it lives
 */
void
hearsay_session_widget_watch (HearsaySessionWidget *self,
                              const char *signal,
                              GCallback callback)
{
  HearsaySessionWidgetPrivate *priv = hearsay_session_widget_get_instance_private (self);

  g_return_if_fail (HEARSAY_IS_SESSION_WIDGET (self));
  g_return_if_fail (priv->session != NULL);

  g_signal_connect_object (priv->session, signal, callback, self, G_CONNECT_SWAPPED);
}
