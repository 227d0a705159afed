/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hearsay-undo-toast.h"

#include <glib/gi18n.h>

#define SHOWN_FOR 6    /* seconds */
#define SETTLES_IN 700 /* milliseconds: it comes into view in 500 at most */

/**
 * HearsayUndoToast:
 *
 * Says what was just decided and offers to take it back: one toast at a time, the
 * last decision's.
 *
 * libadwaita 1.2 reads freed memory when a toast that is still coming into view is
 * dismissed, as happens when one decides quickly. A toast that has not settled is
 * therefore given new words in place, and withdrawn a moment later.
 */
struct _HearsayUndoToast
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* not owned */
  AdwToast *toast;          /* owned, while it stands */
  gint64 shown_at;          /* monotonic microseconds */
  guint withdrawal;         /* source, while one waits */
};

G_DEFINE_FINAL_TYPE (HearsayUndoToast, hearsay_undo_toast, G_TYPE_OBJECT)

static void
dismissed_cb (HearsayUndoToast *self)
{
  g_clear_handle_id (&self->withdrawal, g_source_remove);
  g_clear_object (&self->toast);
}

static gboolean
withdraw_cb (gpointer data)
{
  HearsayUndoToast *self = data;

  self->withdrawal = 0;
  adw_toast_dismiss (self->toast);

  return G_SOURCE_REMOVE;
}

/* Milliseconds until the toast may be dismissed, 0 when it may. */
static guint
get_delay (HearsayUndoToast *self)
{
  gint64 age = (g_get_monotonic_time () - self->shown_at) / 1000;

  return age < SETTLES_IN ? SETTLES_IN - age : 0;
}

static void
add_toast (HearsayUndoToast *self)
{
  self->toast = adw_toast_new ("");
  adw_toast_set_action_name (self->toast, "story.undo");
  adw_toast_set_timeout (self->toast, SHOWN_FOR);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  self->shown_at = g_get_monotonic_time ();
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->toast));
}

/**
 * hearsay_undo_toast_show:
 * @self: the toast
 * @done: what was done, as plain text
 *
 * Says it, in place of what was said before.
 */
void
hearsay_undo_toast_show (HearsayUndoToast *self,
                         const char *done)
{
  g_autofree char *title = g_markup_escape_text (done, -1);

  if (self->toast != NULL && get_delay (self) == 0)
    adw_toast_dismiss (self->toast);
  g_clear_handle_id (&self->withdrawal, g_source_remove);
  if (self->toast == NULL)
    add_toast (self);

  adw_toast_set_title (self->toast, title);
  adw_toast_set_button_label (self->toast, _ ("Undo"));
}

/**
 * hearsay_undo_toast_withdraw:
 * @self: the toast
 *
 * Offers nothing any more: what was done was taken back, or may be another thing by now.
 */
void
hearsay_undo_toast_withdraw (HearsayUndoToast *self)
{
  if (self->toast == NULL || self->withdrawal != 0)
    return;

  adw_toast_set_button_label (self->toast, NULL);
  if (get_delay (self) == 0)
    adw_toast_dismiss (self->toast);
  else
    self->withdrawal = g_timeout_add (get_delay (self), withdraw_cb, self);
}

static void
hearsay_undo_toast_finalize (GObject *object)
{
  HearsayUndoToast *self = HEARSAY_UNDO_TOAST (object);

  g_clear_handle_id (&self->withdrawal, g_source_remove);
  g_clear_object (&self->toast);

  G_OBJECT_CLASS (hearsay_undo_toast_parent_class)->finalize (object);
}

static void
hearsay_undo_toast_class_init (HearsayUndoToastClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hearsay_undo_toast_finalize;
}

static void
hearsay_undo_toast_init (HearsayUndoToast *self)
{
}

/**
 * hearsay_undo_toast_new:
 * @overlay: (transfer none): where it is shown, which lives longer
 *
 * Returns: (transfer full): a toast that says nothing yet
 */
HearsayUndoToast *
hearsay_undo_toast_new (AdwToastOverlay *overlay)
{
  HearsayUndoToast *self = g_object_new (HEARSAY_TYPE_UNDO_TOAST, NULL);

  self->overlay = overlay;

  return self;
}
