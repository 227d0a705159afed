/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entity-row"

#include "config.h"

#include "hearsay-entity-row.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-children.h"
#include "hearsay-forms.h"
#include "hearsay-spread.h"
#include "hearsay-standing-mark.h"
#include "hearsay-theme.h"
#include "hearsay-labels.h"
#include "hearsay-why.h"
#include "hearsay-tooltip.h"
#include "hearsay-words.h"

#define LETTER_WIDTH 16
#define MAX_FORMS 6 /* named under an entity */

/**
 * HearsayEntityRow:
 *
 * One line of the list of entities: a group's heading, an entity, or a source
 * nobody names. The selected entity's line becomes a walker over its mentions.
 */
struct _HearsayEntityRow
{
  GtkWidget parent_instance;

  HearsaySession *session;
  HearsayRow *row;
  int kind; /* HearsayEntityKind whose letter is drawn, -1: none */

  GtkImage *icon;
  GtkInscription *name;
  GtkInscription *aliases;
  GtkWidget *below;
  GtkWidget *walker;
  GtkLabel *place;
  GtkLabel *count;
  HearsaySpread *spread;
  HearsayStandingMark *standing;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_ROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HearsayEntityRow, hearsay_entity_row, GTK_TYPE_WIDGET)

static void
set_class (HearsayEntityRow *self,
           const char *name,
           gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
set_count (HearsayEntityRow *self,
           guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  gtk_label_set_text (self->count, text);
}

static void
set_label (HearsayEntityRow *self,
           const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Which parts of the row there are for what it shows. */
static void
set_parts (HearsayEntityRow *self,
           gboolean is_heading,
           gboolean has_standing,
           const char *icon)
{
  set_class (self, "heading", is_heading);
  gtk_widget_set_visible (self->below, !is_heading);
  gtk_widget_set_visible (GTK_WIDGET (self->spread), !is_heading);
  gtk_widget_set_visible (GTK_WIDGET (self->standing), has_standing);
  gtk_image_set_from_icon_name (self->icon, icon);
}

static void
show_group (HearsayEntityRow *self,
            HearsayGroup group)
{
  gboolean is_collapsed = hearsay_session_is_collapsed (self->session, group);
  guint n = hearsay_session_count_group (self->session, group);
  g_autofree char *label = NULL;

  set_parts (self, TRUE, FALSE, is_collapsed ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_set_visible (self->walker, FALSE);
  gtk_inscription_set_text (self->name, hearsay_words_for_group (group));
  set_count (self, n);

  /* Translators: a group of entities and how many there are */
  label = g_strdup_printf (C_ ("group of entities", "%s, %u"), hearsay_words_for_group (group), n);
  set_label (self, label);
}

static void
show_source (HearsayEntityRow *self,
             guint index)
{
  const HearsaySource *source = hearsay_session_get_source (self->session, index);
  const HearsayAnalysis *shown = hearsay_session_get_shown (self->session);
  g_autofree guint *counts = g_new0 (guint, shown->corpus->articles->len + 1);
  g_autofree char *label = NULL;

  if (source == NULL)
    return;

  for (guint i = 0; i < source->quotes->len; i++)
    counts[hearsay_analysis_get_quote (shown, g_array_index (source->quotes, guint32, i))->article]++;

  set_parts (self, FALSE, FALSE, hearsay_words_icon_for_source (source->type));
  gtk_widget_set_visible (self->walker, FALSE);
  gtk_inscription_set_text (self->name, source->name);
  gtk_inscription_set_text (self->aliases, hearsay_label_source (source->type));
  set_count (self, source->quotes->len);
  hearsay_spread_set_counts (self->spread, self->session, counts, HEARSAY_INK_SOURCE);

  label = g_strdup_printf (ngettext ("%s, %s, %u quotation", "%s, %s, %u quotations", source->quotes->len),
                           source->name, hearsay_label_source (source->type), source->quotes->len);
  set_label (self, label);
}

/* The other forms of the name, misspelt ones with a wavy line. */
static void
show_forms (HearsayEntityRow *self,
            guint entity)
{
  g_autoptr (GArray) forms = hearsay_forms_list (self->session, entity);
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_forms = forms->len;

  for (guint i = 0; i < forms->len && i < MAX_FORMS; i++)
    {
      const HearsayForm *form = &g_array_index (forms, HearsayForm, i);
      g_autofree char *escaped = g_markup_escape_text (form->text, -1);

      if (i > 0)
        g_string_append (list, C_ ("between forms of a name", ", "));
      if (form->is_variant)
        g_string_append_printf (list, "<span underline=\"error\">%s</span>", escaped);
      else
        g_string_append (list, escaped);
    }

  if (gtk_widget_get_visible (self->walker))
    {
      /* The name itself is a form too. */
      g_autofree char *text = g_strdup_printf (ngettext ("%u form", "%u forms", n_forms + 1), n_forms + 1);

      gtk_inscription_set_text (self->aliases, n_forms > 0 ? text : "");
    }
  else if (hearsay_session_is_undecided (self->session))
    {
      /* They stand in the order of how sure they are. */
      guint confidence = hearsay_analysis_get_entity (hearsay_session_get_shown (self->session), entity)->confidence;
      g_autofree char *sure = g_strdup_printf (C_ ("confidence", "%u %%"), confidence);
      /* Translators: how sure, and other forms of a name */
      g_autofree char *markup = n_forms > 0 ? g_strdup_printf (_ ("%s · also %s"), sure, list->str) : g_strdup (sure);

      gtk_inscription_set_markup (self->aliases, markup);
    }
  else if (n_forms > 0)
    {
      /* Translators: other forms of a name */
      g_autofree char *markup = g_strdup_printf (_ ("also %s"), list->str);

      gtk_inscription_set_markup (self->aliases, markup);
    }
  else
    gtk_inscription_set_text (self->aliases, "");
  gtk_widget_set_visible (self->below, n_forms > 0 || gtk_widget_get_visible (self->walker) || hearsay_session_is_undecided (self->session));
}

/* What the tooltip and a screen reader say of it beside what is to be seen. */
static void
describe (HearsayEntityRow *self,
          const HearsayEntity *entity,
          guint index)
{
  g_autofree char *sure = hearsay_why_dup_entity (self->session, index);
  g_autofree char *forms = hearsay_why_dup_forms (self->session, index, MAX_FORMS);
  g_autofree char *decisions = hearsay_why_dup_decisions (self->session, index);
  g_autofree char *why = g_strconcat (sure, "\n", forms, decisions[0] != '\0' ? "\n" : "", decisions, NULL);
  g_autofree char *tooltip = g_strconcat (entity->name, "\n", why, NULL);

  /* Below the list stands the same of the selected entity. */
  hearsay_tooltip_set (GTK_WIDGET (self), hearsay_session_get_entity (self->session) == (int) index ? entity->name : tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
}

static void
show_walker (HearsayEntityRow *self,
             guint index,
             guint n_mentions)
{
  int mention = hearsay_session_get_mention (self->session);
  gboolean is_walked = hearsay_session_get_entity (self->session) == (int) index;
  g_autofree char *place = NULL;

  /* Translators: place of a mention among all, “3 of 31” */
  if (mention >= 0)
    place = g_strdup_printf (C_ ("mention", "%d of %u"), mention + 1, n_mentions);
  else
    place = g_strdup_printf ("%u", n_mentions);
  gtk_label_set_text (self->place, place);
  gtk_widget_set_visible (self->walker, is_walked);
}

static void
show_entity (HearsayEntityRow *self,
             const HearsayAnalysis *shown,
             guint index)
{
  const HearsayEntity *entity = hearsay_analysis_get_entity (shown, index);
  g_autofree guint *counts = g_new0 (guint, shown->corpus->articles->len + 1);
  g_autofree char *label = NULL;
  guint n_mentions = 0;
  const guint32 *mentions = hearsay_session_get_entity_mentions (self->session, index, &n_mentions);

  for (guint i = 0; i < n_mentions; i++)
    counts[hearsay_analysis_get_mention (shown, mentions[i])->article]++;

  self->kind = entity->kind;
  set_parts (self, FALSE, TRUE, NULL);
  set_class (self, "decided", entity->standing != HEARSAY_STANDING_SUGGESTED);
  gtk_inscription_set_text (self->name, entity->name);
  hearsay_standing_mark_set_standing (self->standing, entity->standing);
  set_count (self, n_mentions);
  hearsay_spread_set_counts (self->spread, self->session, counts, hearsay_theme_ink_for_kind (entity->kind));
  show_walker (self, index, n_mentions);
  show_forms (self, index);
  describe (self, entity, index);

  label = g_strdup_printf (ngettext ("%s, %s, %u mention, %s", "%s, %s, %u mentions, %s", n_mentions), entity->name,
                           hearsay_label_kind (entity->kind), n_mentions, hearsay_label_standing (entity->standing));
  set_label (self, label);
}

static void
update (HearsayEntityRow *self)
{
  const HearsayAnalysis *shown = hearsay_session_get_shown (self->session);
  guint index = 0;

  self->kind = -1;
  if (self->row == NULL || shown == NULL)
    return;

  index = hearsay_row_get_index (self->row);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), FALSE);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  set_class (self, "decided", FALSE);

  if (hearsay_row_get_row_type (self->row) == HEARSAY_ROW_HEADING)
    show_group (self, index);
  else if ((hearsay_row_get_flags (self->row) & HEARSAY_ROW_GROUPED) == 0)
    show_source (self, index);
  else if (index < shown->entities->len)
    show_entity (self, shown, index);

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Only the row that was selected and the one that is have anything to do. */
static void
selection_cb (HearsayEntityRow *self)
{
  int entity = hearsay_entity_row_get_entity (self);

  if (entity >= 0 && (entity == hearsay_session_get_entity (self->session) || gtk_widget_get_visible (self->walker)))
    update (self);
}

/* The letter underlined in the kind's own line: the legend of the marks. */
static void
hearsay_entity_row_snapshot (GtkWidget *widget,
                             GtkSnapshot *snapshot)
{
  HearsayEntityRow *self = HEARSAY_ENTITY_ROW (widget);

  GTK_WIDGET_CLASS (hearsay_entity_row_parent_class)->snapshot (widget, snapshot);

  if (self->kind >= 0)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, hearsay_words_for_kind_letter (self->kind));
      PangoFontDescription *font = pango_font_description_from_string ("Noto Serif, DejaVu Serif, serif 9");
      graphene_rect_t box;
      GdkRGBA color;
      GdkRGBA text;
      int width = 0;
      int height = 0;
      float x = 0;
      float y = 0;

      if (!gtk_widget_compute_bounds (GTK_WIDGET (self->icon), widget, &box))
        box = GRAPHENE_RECT_INIT (0, 0, LETTER_WIDTH, gtk_widget_get_height (widget));

      pango_layout_set_font_description (layout, font);
      pango_font_description_free (font);
      pango_layout_get_pixel_size (layout, &width, &height);
      hearsay_theme_get_ink (widget, hearsay_theme_ink_for_kind (self->kind), &color);
      hearsay_theme_get_ink (widget, HEARSAY_INK_SECONDARY, &text);

      x = box.origin.x + (box.size.width - width) / 2;
      y = box.origin.y + (box.size.height - height) / 2 - 1;
      hearsay_theme_append_layout (snapshot, layout, &text, x, y);
      hearsay_theme_append_line (snapshot, hearsay_theme_line_for_kind (self->kind), TRUE, &color,
                                 box.origin.x + box.size.width / 2 - 6, y + height, 12);
    }
}

static void
hearsay_entity_row_dispose (GObject *object)
{
  HearsayEntityRow *self = HEARSAY_ENTITY_ROW (object);

  g_clear_object (&self->row);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_ENTITY_ROW);
  hearsay_children_unparent (GTK_WIDGET (self));

  G_OBJECT_CLASS (hearsay_entity_row_parent_class)->dispose (object);
}

static void
hearsay_entity_row_get_property (GObject *object,
                                 guint prop_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  HearsayEntityRow *self = HEARSAY_ENTITY_ROW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_entity_row_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  HearsayEntityRow *self = HEARSAY_ENTITY_ROW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      if (self->session != NULL)
        {
          g_signal_connect_object (self->session, "shown-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (self->session, "notify::undecided", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (self->session, "notify::entity", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (self->session, "notify::mention", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
        }
      break;
    case PROP_ROW:
      hearsay_entity_row_set_row (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_entity_row_class_init (HearsayEntityRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hearsay_entity_row_dispose;
  object_class->get_property = hearsay_entity_row_get_property;
  object_class->set_property = hearsay_entity_row_set_property;
  widget_class->snapshot = hearsay_entity_row_snapshot;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, HEARSAY_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROW] =
      g_param_spec_object ("row", NULL, NULL, HEARSAY_TYPE_ROW,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HEARSAY_TYPE_SPREAD);
  g_type_ensure (HEARSAY_TYPE_STANDING_MARK);

  gtk_widget_class_set_css_name (widget_class, "entityrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-entity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityRow, name);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityRow, aliases);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityRow, below);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityRow, walker);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityRow, place);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityRow, count);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityRow, spread);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityRow, standing);
}

static void
hearsay_entity_row_init (HearsayEntityRow *self)
{
  self->kind = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hearsay_entity_row_new (HearsaySession *session)
{
  return g_object_new (HEARSAY_TYPE_ENTITY_ROW, "session", session, NULL);
}

/**
 * hearsay_entity_row_get_row:
 *
 * Returns: (transfer none) (nullable): the line shown
 */
HearsayRow *
hearsay_entity_row_get_row (HearsayEntityRow *self)
{
  g_return_val_if_fail (HEARSAY_IS_ENTITY_ROW (self), NULL);

  return self->row;
}

/**
 * hearsay_entity_row_set_row:
 * @row: (nullable): a line of the session's list of entities
 */
void
hearsay_entity_row_set_row (HearsayEntityRow *self,
                            HearsayRow *row)
{
  g_return_if_fail (HEARSAY_IS_ENTITY_ROW (self));

  if (!g_set_object (&self->row, row))
    return;

  if (self->session != NULL)
    update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

/**
 * hearsay_entity_row_get_entity:
 *
 * Returns: the entity shown, or -1 if the row shows something else
 */
int
hearsay_entity_row_get_entity (HearsayEntityRow *self)
{
  g_return_val_if_fail (HEARSAY_IS_ENTITY_ROW (self), HEARSAY_NONE);

  if (self->row == NULL || hearsay_row_get_row_type (self->row) != HEARSAY_ROW_ITEM ||
      (hearsay_row_get_flags (self->row) & HEARSAY_ROW_GROUPED) == 0)
    return HEARSAY_NONE;

  return hearsay_row_get_index (self->row);
}
