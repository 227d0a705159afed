/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-graph"

#include "config.h"

#include "hearsay-chain-graph-private.h"

#include <glib/gi18n.h>

#include "hearsay-chain-node.h"
#include "hearsay-labels.h"
#include "hearsay-origins.h"

#define MIN_DAY 96.0f      /* pixels a day has at least */
#define RANK_STEP 14.0f    /* how much further right each next article of a day stands */
#define LABEL_SPACE 150.0f /* after the last article of the last day */
#define MAX_LABEL 210      /* pixels, then a name is cut */

static PangoLayout *
make_layout (GtkWidget *widget,
             const char *text,
             double points,
             gboolean is_bold,
             int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new (points * PANGO_SCALE));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  /* Only what is too long gets a width: a layout with one is aligned in it. */
  if (width > 0)
    {
      int natural = 0;

      pango_layout_get_pixel_size (layout, &natural, NULL);
      if (natural > width)
        {
          pango_layout_set_width (layout, width * PANGO_SCALE);
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        }
    }

  return layout;
}

static float
layout_width (PangoLayout *layout)
{
  int width = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* Where the node hangs: how much was copied; of one utterance's report, why. */
static char *
describe_place (const HearsayChainNode *node,
                const HearsayAnalysis *analysis)
{
  if (node->quote >= 0 && *node->reason != '\0')
    return hearsay_chain_node_dup_reason (analysis, node);
  if (node->parent < 0 && g_str_equal (node->reason, HEARSAY_REASON_SAME_AGENCY))
    return g_strdup (hearsay_label_reason (node->reason));
  if (node->parent < 0)
    return g_strdup (node->standing != HEARSAY_STANDING_SUGGESTED ? C_ ("article", "independent") : _ ("printed first"));

  /* Translators: how much of an article is copied from its source */
  return g_strdup_printf (C_ ("article", "copy %u %%"), hearsay_analysis_get_descent (analysis, node->article)->copied);
}

static char *
describe_node (const HearsayChainNode *node,
               const HearsayAnalysis *analysis)
{
  g_autofree char *place = describe_place (node, analysis);

  if (hearsay_analysis_get_descent (analysis, node->article)->is_correction)
    return g_strdup (C_ ("article", "correction"));

  if (node->change >= 0 && node->parent >= 0)
    {
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (analysis, node->utterance);
      const HearsayChange *change = &g_array_index (utterance->changes, HearsayChange, node->change);

      /* Translators: “copy 71 %” · the heaviest change of wording, “negation lost” */
      return g_strdup_printf (_ ("%s · %s"), place, hearsay_label_change (change));
    }

  return g_steal_pointer (&place);
}

static char *
describe_day (const char *date)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (date, utc);
  g_autofree char *midnight = g_strconcat (date, "T00:00:00", NULL);

  if (day == NULL)
    day = g_date_time_new_from_iso8601 (midnight, utc);
  if (day == NULL)
    return g_strdup (date);

  /* Translators: heading of a column of the chain graph: “Fri 3 Mar” */
  return g_date_time_format (day, C_ ("column", "%a %-d %b"));
}

static void
place_columns (HearsayChainGeometry *self,
               GtkWidget *widget,
               const HearsayChainMap *map,
               float width)
{
  float x = HEARSAY_CHAIN_TIME_START;
  float wanted = 0;
  float spare = 0;

  for (guint i = 0; i < map->days->len; i++)
    {
      const HearsayChainDay *day = hearsay_chain_map_get_day (map, i);
      g_autofree char *label = describe_day (day->date);
      HearsayChainColumn column = { 0, MAX (MIN_DAY, 30 + day->n_nodes * RANK_STEP), make_layout (widget, label, 9, FALSE, 0) };

      wanted += column.width;
      g_array_append_val (self->columns, column);
    }

  spare = MAX (0, width - x - wanted - LABEL_SPACE);
  for (guint i = 0; i < self->columns->len; i++)
    {
      HearsayChainColumn *column = &g_array_index (self->columns, HearsayChainColumn, i);

      /* Busy days get more of the room that is left. */
      column->width += spare * column->width / MAX (wanted, 1);
      if (i + 1 == self->columns->len)
        column->width += LABEL_SPACE;
      column->x = x;
      x += column->width;
    }
  self->width = MAX (x, width);
}

/* An undated article stands after the one it came from. */
static float
undated_x (const HearsayChainGeometry *self,
           const HearsayChainNode *node)
{
  if (node->parent >= 0)
    return g_array_index (self->places, HearsayChainPlace, node->parent).x + 60;

  return HEARSAY_CHAIN_TIME_START + 24;
}

static void
place_node (HearsayChainGeometry *self,
            GtkWidget *widget,
            const HearsayChainNode *node,
            const HearsayAnalysis *analysis,
            float y)
{
  g_autofree char *name = hearsay_label_dup_publisher (hearsay_corpus_get (analysis->corpus, node->article));
  g_autofree char *detail = describe_node (node, analysis);
  HearsayChainPlace place = { .y = y };

  if (node->day >= 0)
    {
      const HearsayChainColumn *column = &g_array_index (self->columns, HearsayChainColumn, node->day);

      place.x = column->x + 20 + node->rank * RANK_STEP;
    }
  else
    place.x = undated_x (self, node);

  place.name = make_layout (widget, name, 9.5, node->parent < 0, MAX_LABEL);
  place.detail = make_layout (widget, detail, 8, FALSE, MAX_LABEL);
  place.width = MAX (layout_width (place.name), layout_width (place.detail));
  g_array_append_val (self->places, place);
  self->width = MAX (self->width, place.x + HEARSAY_CHAIN_LABEL + place.width + 12);
}

static void
place_lane (HearsayChainGeometry *self,
            GtkWidget *widget,
            const HearsayChainMap *map,
            const HearsayChainLane *lane,
            const HearsayAnalysis *analysis,
            float *y)
{
  const char *source = *lane->source != '\0' ? lane->source : C_ ("speaker", "Nobody named");
  HearsayChainBox box = { .y = *y };

  box.name = make_layout (widget, source, 9.5, TRUE, HEARSAY_CHAIN_BOX_WIDTH - 20);
  box.detail = make_layout (widget, hearsay_label_source (lane->source_type), 8, FALSE, HEARSAY_CHAIN_BOX_WIDTH - 20);

  for (guint i = lane->first; i < lane->last; i++)
    {
      place_node (self, widget, hearsay_chain_map_get_node (map, i), analysis, *y);
      *y += HEARSAY_CHAIN_ROW;
    }
  box.bottom = *y - HEARSAY_CHAIN_ROW / 2 + HEARSAY_CHAIN_LANE_GAP / 2;
  *y += HEARSAY_CHAIN_LANE_GAP;
  g_array_append_val (self->boxes, box);
}

/* @width: what there is; the geometry may need more */
HearsayChainGeometry *
_hearsay_chain_geometry_new (GtkWidget *widget,
                             const HearsayChainMap *map,
                             const HearsayAnalysis *analysis,
                             float width)
{
  HearsayChainGeometry *self = g_new0 (HearsayChainGeometry, 1);
  float y = HEARSAY_CHAIN_HEADER + HEARSAY_CHAIN_BOX_HEIGHT / 2 + 8;

  self->places = g_array_new (FALSE, TRUE, sizeof (HearsayChainPlace));
  self->columns = g_array_new (FALSE, TRUE, sizeof (HearsayChainColumn));
  self->boxes = g_array_new (FALSE, TRUE, sizeof (HearsayChainBox));
  self->said_by = make_layout (widget, _ ("Said by"), 9, FALSE, 0);

  place_columns (self, widget, map, width);
  for (guint i = 0; i < map->lanes->len; i++)
    place_lane (self, widget, map, hearsay_chain_map_get_lane (map, i), analysis, &y);
  self->height = y;

  return self;
}

void
_hearsay_chain_geometry_free (HearsayChainGeometry *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      g_object_unref (g_array_index (self->places, HearsayChainPlace, i).name);
      g_object_unref (g_array_index (self->places, HearsayChainPlace, i).detail);
    }
  for (guint i = 0; i < self->columns->len; i++)
    g_object_unref (g_array_index (self->columns, HearsayChainColumn, i).label);
  for (guint i = 0; i < self->boxes->len; i++)
    {
      g_object_unref (g_array_index (self->boxes, HearsayChainBox, i).name);
      g_object_unref (g_array_index (self->boxes, HearsayChainBox, i).detail);
    }

  g_array_unref (self->places);
  g_array_unref (self->columns);
  g_array_unref (self->boxes);
  g_object_unref (self->said_by);
  g_free (self);
}
