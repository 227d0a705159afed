/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-tooltip"

#include "config.h"

#include "hearsay-tooltip.h"

static GQuark
text_quark (void)
{
  return g_quark_from_static_string ("hearsay-tooltip-text");
}

static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip)
{
  const char *text = g_object_get_qdata (G_OBJECT (widget), text_quark ());

  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

/**
 * hearsay_tooltip_set:
 * @text: (nullable): what to show while the pointer rests on @widget; NULL shows what its
 *   parent shows
 *
 * For the rows of long lists. gtk_widget_set_tooltip_text() asks the display server where
 * the pointer is, and waits for the answer, each time: several times a row that is bound.
 */
void
hearsay_tooltip_set (GtkWidget *widget,
                     const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_signal_handler_find (widget, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, query_tooltip_cb, NULL) == 0)
    {
      gtk_widget_set_has_tooltip (widget, TRUE);
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
    }
  g_object_set_qdata_full (G_OBJECT (widget), text_quark (), g_strdup (text), g_free);
}
