/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-report-page"

#include "config.h"

#include "hearsay-report-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <poppler.h>

#include "hearsay-report-job.h"

#define MIN_ZOOM 0.5
#define MAX_ZOOM 3.0
#define ZOOM_STEP 1.2

/**
 * HearsayReportPage:
 *
 * The report as it will be: outline, pages, what goes in. The pages are those of
 * the PDF; the HTML holds the same document. It is made only while it is looked
 * at, in a thread, and every footnote is verified each time.
 */
struct _HearsayReportPage
{
  HearsaySessionWidget parent_instance;

  AdwToastOverlay *toasts;
  GtkLabel *outline_subtitle;
  GtkListBox *outline;
  GtkLabel *page_label;
  GtkLabel *verified;
  GtkLabel *zoom_label;
  GtkStack *stack;
  GtkPicture *picture;
  GtkToggleButton *html;
  AdwActionRow *verified_row;
  GtkSwitch *suggestions;
  GtkSwitch *inferred;
  GtkSwitch *decisions;
  GtkSwitch *texts;
  GtkButton *export;

  GCancellable *cancellable; /* of the report being made; NULL: none is */
  HearsayReportResult *result;
  PopplerDocument *document;
  GtkFileChooserNative *chooser;
  int page;
  double zoom;
  gboolean is_stale;
};

G_DEFINE_FINAL_TYPE (HearsayReportPage, hearsay_report_page, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayReportPage *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static HearsayReportOptions
get_options (HearsayReportPage *self)
{
  return (HearsayReportOptions){
    .suggestions = gtk_switch_get_active (self->suggestions),
    .mark_inferred = gtk_switch_get_active (self->inferred),
    .decision_log = gtk_switch_get_active (self->decisions),
    .full_texts = gtk_switch_get_active (self->texts),
  };
}

static int
count_pages (HearsayReportPage *self)
{
  return self->document != NULL ? poppler_document_get_n_pages (self->document) : 0;
}

static GdkTexture *
render_page (HearsayReportPage *self,
             PopplerPage *page)
{
  double scale = self->zoom * 96 / 72 * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double width = 0;
  double height = 0;
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  g_autoptr (GBytes) pixels = NULL;
  GdkTexture *texture = NULL;

  poppler_page_get_size (page, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  pixels = g_bytes_new (cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface));
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                    GDK_MEMORY_DEFAULT, pixels, cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);

  return texture;
}

static void
show_page (HearsayReportPage *self)
{
  int n = count_pages (self);
  g_autofree char *place = NULL;
  g_autofree char *zoom = g_strdup_printf (_ ("%d %%"), (int) (self->zoom * 100 + 0.5));

  self->page = CLAMP (self->page, 0, MAX (0, n - 1));
  gtk_label_set_text (self->zoom_label, zoom);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.previous-page", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.next-page", self->page + 1 < n);
  if (n == 0)
    {
      gtk_label_set_text (self->page_label, "");
      return;
    }

  place = g_strdup_printf (_ ("Page %d of %d"), self->page + 1, n);
  gtk_label_set_text (self->page_label, place);

  {
    PopplerPage *page = poppler_document_get_page (self->document, self->page);
    g_autoptr (GdkTexture) texture = render_page (self, page);
    g_autofree char *text = poppler_page_get_text (page);

    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
    /* What the picture shows, for those who cannot see it. */
    gtk_picture_set_alternative_text (self->picture, text);
    g_object_unref (page);
  }
}

static void
show_outline (HearsayReportPage *self)
{
  GtkWidget *child = NULL;
  g_autofree char *sections = NULL;
  g_autofree char *footnotes = NULL;
  g_autofree char *subtitle = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->outline))) != NULL)
    gtk_list_box_remove (self->outline, child);

  for (guint i = 0; i < self->result->sections->len; i++)
    {
      const HearsayReportSection *section = &g_array_index (self->result->sections, HearsayReportSection, i);
      g_autofree char *number = g_strdup_printf ("%u", section->n_notes);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *title = gtk_label_new (section->title);
      GtkWidget *count = gtk_label_new (number);

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (title, TRUE);
      gtk_widget_add_css_class (count, "secondary");
      gtk_box_append (GTK_BOX (row), title);
      gtk_box_append (GTK_BOX (row), count);
      gtk_list_box_append (self->outline, row);
    }

  sections = g_strdup_printf (ngettext ("%u section", "%u sections", self->result->sections->len), self->result->sections->len);
  footnotes = g_strdup_printf (ngettext ("%u footnote", "%u footnotes", self->result->checks->len), self->result->checks->len);
  /* Translators: “6 sections”, “41 footnotes” */
  subtitle = g_strdup_printf (_ ("%s, %s"), sections, footnotes);
  gtk_label_set_text (self->outline_subtitle, subtitle);
}

static void
show_verified (HearsayReportPage *self)
{
  guint n = self->result->checks->len;
  guint good = n - self->result->n_failed;
  g_autofree char *text = NULL;
  g_autofree char *detail = NULL;

  if (self->result->n_failed == 0)
    {
      /* Translators: footnotes that hold, of how many */
      text = g_strdup_printf (_ ("✓ verified %u/%u"), good, n);
      detail = g_strdup_printf (ngettext ("The only footnote holds", "All %u footnotes hold", n), n);
      gtk_widget_remove_css_class (GTK_WIDGET (self->verified), "broken");
    }
  else
    {
      text = g_strdup_printf (_ ("⚠ %u of %u hold"), good, n);
      detail = g_strdup_printf (ngettext ("%u footnote does not hold", "%u footnotes do not hold", self->result->n_failed), self->result->n_failed);
      gtk_widget_add_css_class (GTK_WIDGET (self->verified), "broken");
    }

  gtk_label_set_text (self->verified, text);
  adw_action_row_set_subtitle (self->verified_row, detail);
}

static void
tell (HearsayReportPage *self,
      const char *message)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
made_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (HearsayReportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  HearsayReportResult *made = hearsay_report_job_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (made == NULL)
    {
      tell (self, error->message);
      return;
    }

  g_clear_pointer (&self->result, hearsay_report_result_free);
  g_clear_object (&self->document);
  self->result = made;
  self->document = poppler_document_new_from_bytes (made->bytes, NULL, NULL);
  show_outline (self);
  show_verified (self);
  show_page (self);
  gtk_stack_set_visible_child_name (self->stack, "page");
}

/* Only while it is looked at; changes made elsewhere wait until then. */
static void
refresh (HearsayReportPage *self)
{
  HearsaySession *session = get_session (self);
  HearsayReportOptions options = get_options (self);
  gboolean has_story = session != NULL && hearsay_session_get_shown (session) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.export", has_story);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->is_stale = TRUE;
      return;
    }

  self->is_stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!has_story)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }

  if (self->result == NULL)
    gtk_stack_set_visible_child_name (self->stack, "busy");
  self->cancellable = g_cancellable_new ();
  hearsay_report_job_async (hearsay_session_get_project (session), hearsay_session_get_shown (session), HEARSAY_REPORT_PDF, &options,
                            self->cancellable, made_cb, g_object_ref (self));
}

static void
option_changed_cb (HearsayReportPage *self)
{
  refresh (self);
}

static void
format_toggled_cb (HearsayReportPage *self)
{
  gtk_button_set_label (self->export, gtk_toggle_button_get_active (self->html) ? _ ("Export HTML…") : _ ("Export PDF…"));
}

/* The page a section begins on: the PDF knows its own headings. */
static void
section_activated_cb (HearsayReportPage *self,
                      GtkListBoxRow *row)
{
  PopplerIndexIter *iter = self->document != NULL ? poppler_index_iter_new (self->document) : NULL;
  int index = gtk_list_box_row_get_index (row);

  for (int i = 0; iter != NULL; i++)
    {
      if (i == index)
        {
          PopplerAction *action = poppler_index_iter_get_action (iter);

          if (action->type == POPPLER_ACTION_GOTO_DEST && action->goto_dest.dest != NULL)
            self->page = action->goto_dest.dest->page_num - 1;
          poppler_action_free (action);
          show_page (self);
          break;
        }
      if (!poppler_index_iter_next (iter))
        break;
    }

  if (iter != NULL)
    poppler_index_iter_free (iter);
}

static void
turn (HearsayReportPage *self,
      int by)
{
  self->page += by;
  show_page (self);
}

static void
previous_page (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  turn (HEARSAY_REPORT_PAGE (widget), -1);
}

static void
next_page (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  turn (HEARSAY_REPORT_PAGE (widget), 1);
}

static void
zoom (HearsayReportPage *self,
      double by)
{
  self->zoom = CLAMP (self->zoom * by, MIN_ZOOM, MAX_ZOOM);
  show_page (self);
}

static void
zoom_in (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  zoom (HEARSAY_REPORT_PAGE (widget), ZOOM_STEP);
}

static void
zoom_out (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  zoom (HEARSAY_REPORT_PAGE (widget), 1 / ZOOM_STEP);
}

static void
refresh_now (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  refresh (HEARSAY_REPORT_PAGE (widget));
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_for_export_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (HearsayReportResult) made = hearsay_report_job_finish (result, &error);
  GFile *file = g_task_get_task_data (task);

  if (made == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_file_replace_contents_bytes_async (file, made->bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb, g_object_ref (task));
}

/**
 * hearsay_report_page_export_async:
 * @file: where to; its name does not matter, the chosen format does
 */
void
hearsay_report_page_export_async (HearsayReportPage *self,
                                  GFile *file,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = NULL;
  HearsaySession *session = get_session (self);
  HearsayReportOptions options = get_options (self);

  g_return_if_fail (HEARSAY_IS_REPORT_PAGE (self));
  g_return_if_fail (hearsay_session_get_shown (session) != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, hearsay_report_page_export_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  hearsay_report_job_async (hearsay_session_get_project (session), hearsay_session_get_shown (session),
                            gtk_toggle_button_get_active (self->html) ? HEARSAY_REPORT_HTML : HEARSAY_REPORT_PDF, &options, NULL,
                            made_for_export_cb, task);
}

gboolean
hearsay_report_page_export_finish (HearsayReportPage *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
exported_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  HearsayReportPage *self = HEARSAY_REPORT_PAGE (source);
  g_autoptr (GError) error = NULL;

  if (hearsay_report_page_export_finish (self, result, &error))
    tell (self, _ ("The report is saved"));
  else
    tell (self, error->message);
}

static void
chosen_cb (HearsayReportPage *self,
           int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  if (file != NULL && hearsay_session_get_shown (get_session (self)) != NULL)
    hearsay_report_page_export_async (self, file, exported_cb, NULL);
  g_clear_object (&self->chooser);
}

static void
choose_file (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  HearsayReportPage *self = HEARSAY_REPORT_PAGE (widget);
  const char *suffix = gtk_toggle_button_get_active (self->html) ? "html" : "pdf";
  g_autofree char *title = hearsay_session_dup_title (get_session (self));
  g_autofree char *name = g_strdup_printf ("%s.%s", title, suffix);

  g_strdelimit (name, "/", '-');
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Export Report"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
hearsay_report_page_map (GtkWidget *widget)
{
  HearsayReportPage *self = HEARSAY_REPORT_PAGE (widget);

  GTK_WIDGET_CLASS (hearsay_report_page_parent_class)->map (widget);
  if (self->is_stale)
    refresh (self);
}

static void
story_changed_cb (HearsayReportPage *self)
{
  refresh (self);
}

static void
hearsay_report_page_attach (HearsaySessionWidget *widget,
                            HearsaySession *session)
{
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (story_changed_cb));
  hearsay_session_widget_watch (widget, "annotations-changed", G_CALLBACK (story_changed_cb));
  refresh (HEARSAY_REPORT_PAGE (widget));
}

static void
hearsay_report_page_dispose (GObject *object)
{
  HearsayReportPage *self = HEARSAY_REPORT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->result, hearsay_report_result_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_REPORT_PAGE);

  G_OBJECT_CLASS (hearsay_report_page_parent_class)->dispose (object);
}

static void
hearsay_report_page_class_init (HearsayReportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_report_page_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_report_page_attach;
  widget_class->map = hearsay_report_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, outline_subtitle);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, outline);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, page_label);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, verified);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, picture);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, html);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, verified_row);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, suggestions);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, inferred);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, decisions);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, texts);
  gtk_widget_class_bind_template_child (widget_class, HearsayReportPage, export);
  gtk_widget_class_bind_template_callback (widget_class, option_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);

  gtk_widget_class_install_action (widget_class, "report.previous-page", NULL, previous_page);
  gtk_widget_class_install_action (widget_class, "report.next-page", NULL, next_page);
  gtk_widget_class_install_action (widget_class, "report.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "report.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "report.refresh", NULL, refresh_now);
  gtk_widget_class_install_action (widget_class, "report.export", NULL, choose_file);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "report.next-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "report.previous-page", NULL);
}

static void
hearsay_report_page_init (HearsayReportPage *self)
{
  self->zoom = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  format_toggled_cb (self);
}

/**
 * hearsay_report_page_set_narrow:
 * @is_narrow: whether the bar has no room for what the options say as well
 */
void
hearsay_report_page_set_narrow (HearsayReportPage *self,
                                gboolean is_narrow)
{
  g_return_if_fail (HEARSAY_IS_REPORT_PAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->verified), !is_narrow);
}
