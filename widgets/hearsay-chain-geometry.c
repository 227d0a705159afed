/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-graph"

#include "config.h"

#include "hearsay-chain-graph-private.h"

#define MIN_DAY 96.0f      /* pixels a day has at least */
#define RANK_STEP 14.0f    /* how much further right each next article of a day stands */
#define LABEL_SPACE 150.0f /* after the last article of the last day */
#define LABEL_END 12.0f    /* after a label, at the end of it all */

static void
place_columns (HearsayChainGeometry *self,
               const HearsayChainMap *map,
               float width)
{
  float x = HEARSAY_CHAIN_TIME_START;
  float wanted = 0;
  float spare = 0;

  for (guint i = 0; i < map->days->len; i++)
    {
      HearsayChainColumn column = { 0, MAX (MIN_DAY, 30 + hearsay_chain_map_get_day (map, i)->n_nodes * RANK_STEP) };

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
            HearsayChainLabels *labels,
            const HearsayChainNode *node,
            float y)
{
  HearsayChainPlace place = { .y = y };
  float label = 0;

  if (node->day >= 0)
    {
      const HearsayChainColumn *column = &g_array_index (self->columns, HearsayChainColumn, node->day);

      place.x = column->x + 20 + node->rank * RANK_STEP;
    }
  else
    place.x = undated_x (self, node);

  /* Few labels are that far on, so few are measured. */
  label = place.x + HEARSAY_CHAIN_LABEL;
  if (label + HEARSAY_CHAIN_MAX_LABEL + LABEL_END > self->width)
    self->width = MAX (self->width, label + _hearsay_chain_labels_get_width (labels, self->places->len) + LABEL_END);
  g_array_append_val (self->places, place);
}

static void
place_lane (HearsayChainGeometry *self,
            HearsayChainLabels *labels,
            const HearsayChainMap *map,
            const HearsayChainLane *lane,
            float *y)
{
  HearsayChainBox box = { .y = *y };

  for (guint i = lane->first; i < lane->last; i++)
    {
      place_node (self, labels, hearsay_chain_map_get_node (map, i), *y);
      *y += HEARSAY_CHAIN_ROW;
    }
  box.bottom = *y - HEARSAY_CHAIN_ROW / 2 + HEARSAY_CHAIN_LANE_GAP / 2;
  *y += HEARSAY_CHAIN_LANE_GAP;
  g_array_append_val (self->boxes, box);
}

/* @width: what there is; the geometry may need more */
HearsayChainGeometry *
_hearsay_chain_geometry_new (HearsayChainLabels *labels,
                             const HearsayChainMap *map,
                             float width)
{
  HearsayChainGeometry *self = g_new0 (HearsayChainGeometry, 1);
  float y = HEARSAY_CHAIN_HEADER + HEARSAY_CHAIN_BOX_HEIGHT / 2 + 8;

  self->places = g_array_sized_new (FALSE, TRUE, sizeof (HearsayChainPlace), map->nodes->len);
  self->columns = g_array_sized_new (FALSE, TRUE, sizeof (HearsayChainColumn), map->days->len);
  self->boxes = g_array_sized_new (FALSE, TRUE, sizeof (HearsayChainBox), map->lanes->len);

  place_columns (self, map, width);
  for (guint i = 0; i < map->lanes->len; i++)
    place_lane (self, labels, map, hearsay_chain_map_get_lane (map, i), &y);
  self->height = y;

  return self;
}

void
_hearsay_chain_geometry_free (HearsayChainGeometry *self)
{
  g_array_unref (self->places);
  g_array_unref (self->columns);
  g_array_unref (self->boxes);
  g_free (self);
}

/* The first node at @y or below; the number of nodes where there is none. */
guint
_hearsay_chain_geometry_find_row (const HearsayChainGeometry *self,
                                  float y)
{
  guint from = 0;
  guint to = self->places->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (g_array_index (self->places, HearsayChainPlace, middle).y < y)
        from = middle + 1;
      else
        to = middle;
    }

  return from;
}
