/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-network-graph"

#include "config.h"

#include "hearsay-network-graph-private.h"

#include <math.h>

#include "hearsay-layout.h"
#include "hearsay-network-words.h"

#define MAX_NAME 150   /* pixels, then a name is cut */
#define LABEL_START 30 /* from the plate's edge, past the icon */
#define LABEL_END 10
#define FLAT_PIECES 8 /* straight lines a piece of a curve is taken for */

static float
layout_width (PangoLayout *layout)
{
  int width = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static void
clear_plate (gpointer data)
{
  HearsayNetworkPlate *plate = data;

  g_clear_object (&plate->name);
  g_clear_object (&plate->detail);
  g_clear_pointer (&plate->node, gsk_render_node_unref);
  g_clear_pointer (&plate->plain, gsk_render_node_unref);
}

static void
clear_column (gpointer data)
{
  g_clear_object (&((HearsayNetworkColumn *) data)->label);
}

/* Measures the agents; where they stand is not known yet. */
HearsayNetworkGeometry *
_hearsay_network_geometry_new (GtkWidget *widget,
                               const HearsayAgentMap *map)
{
  HearsayNetworkGeometry *self = g_new0 (HearsayNetworkGeometry, 1);

  self->plates = g_array_sized_new (FALSE, TRUE, sizeof (HearsayNetworkPlate), map->agents->len);
  g_array_set_clear_func (self->plates, clear_plate);
  self->by_weight = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->bands = g_array_new (FALSE, TRUE, sizeof (HearsayNetworkBand));
  self->columns = g_array_new (FALSE, TRUE, sizeof (HearsayNetworkColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->numbers = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);

  for (guint i = 0; i < map->agents->len; i++)
    {
      const HearsayAgent *agent = hearsay_agent_map_get (map, i);
      g_autofree char *detail = hearsay_network_dup_role (map, agent);
      HearsayNetworkPlate plate = { NULL };

      plate.name = hearsay_layout_new (widget, agent->name, 9.5, (agent->roles & HEARSAY_AGENT_PUBLISHES) != 0, MAX_NAME);
      plate.detail = hearsay_layout_new (widget, detail, 8, FALSE, G_MAXINT);
      plate.size.width = LABEL_START + MAX (layout_width (plate.name), layout_width (plate.detail)) + LABEL_END;
      plate.size.height = HEARSAY_NETWORK_PLATE;
      g_array_append_val (self->plates, plate);
    }

  return self;
}

void
_hearsay_network_geometry_free (HearsayNetworkGeometry *self)
{
  g_array_unref (self->plates);
  g_array_unref (self->by_weight);
  g_array_unref (self->bands);
  g_array_unref (self->columns);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

/* The style is another. */
void
_hearsay_network_geometry_drop_nodes (HearsayNetworkGeometry *self)
{
  for (guint i = 0; i < self->plates->len; i++)
    {
      HearsayNetworkPlate *plate = &g_array_index (self->plates, HearsayNetworkPlate, i);

      g_clear_pointer (&plate->node, gsk_render_node_unref);
      g_clear_pointer (&plate->plain, gsk_render_node_unref);
    }
}

static HearsayPoint
point_on (const HearsayPoint *p,
          float t)
{
  float s = 1 - t;
  float a = s * s * s;
  float b = 3 * s * s * t;
  float c = 3 * s * t * t;
  float d = t * t * t;

  return (HearsayPoint){ a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

static void
extend (HearsayNetworkBand *band,
        const HearsayPoint *point)
{
  band->left = MIN (band->left, point->x);
  band->right = MAX (band->right, point->x);
  band->top = MIN (band->top, point->y);
  band->bottom = MAX (band->bottom, point->y);
}

/* Where along its edge a number stands. Edges between the same two lie side by side, so
 * their numbers keep out of each other's way. */
static float
number_place (const HearsayAgentMap *map,
              guint index)
{
  static const float places[] = { 0.5, 0.36, 0.64, 0.25 };
  const HearsayAgentEdge *edge = hearsay_agent_map_get_edge (map, index);
  guint before = 0;

  while (before < index && before + 1 < G_N_ELEMENTS (places) &&
         hearsay_agent_map_get_edge (map, index - before - 1)->from == edge->from &&
         hearsay_agent_map_get_edge (map, index - before - 1)->to == edge->to)
    before++;

  return places[before];
}

static HearsayPoint
point_along (const HearsayAgentLayout *layout,
             const HearsayAgentCurve *curve,
             float share)
{
  guint n = (curve->last - curve->first) / 3;
  guint piece = MIN ((guint) (share * n), n - 1);

  return point_on (&g_array_index (layout->points, HearsayPoint, curve->first + 3 * piece), share * n - piece);
}

static HearsayNetworkBand
measure_edge (const HearsayAgentMap *map,
              const HearsayAgentLayout *layout,
              guint index)
{
  const HearsayAgentEdge *edge = hearsay_agent_map_get_edge (map, index);
  const HearsayAgentCurve *curve = hearsay_agent_layout_get_curve (layout, index);
  const HearsayPoint *from = hearsay_agent_layout_get_place (layout, edge->from);
  const HearsayPoint *to = hearsay_agent_layout_get_place (layout, edge->to);
  HearsayNetworkBand band = { G_MAXFLOAT, G_MAXFLOAT, -G_MAXFLOAT, -G_MAXFLOAT, { (from->x + to->x) / 2, (from->y + to->y) / 2 } };

  if (curve->first == curve->last)
    {
      extend (&band, from);
      extend (&band, to);
      return band;
    }

  for (guint i = curve->first; i < curve->last; i++)
    extend (&band, &g_array_index (layout->points, HearsayPoint, i));
  band.middle = point_along (layout, curve, number_place (map, index));

  return band;
}

static float
rank_half_width (const HearsayNetworkGeometry *self,
                 const HearsayAgentMap *map,
                 guint rank)
{
  float half = 0;

  for (guint i = 0; i < map->agents->len; i++)
    if (hearsay_agent_map_get (map, i)->rank == rank)
      half = MAX (half, g_array_index (self->plates, HearsayNetworkPlate, i).size.width / 2);

  return half;
}

/* Columns meet midway between the agents at their borders. */
static void
add_column (HearsayNetworkGeometry *self,
            GtkWidget *widget,
            const HearsayAgentMap *map,
            const HearsayAgentLayout *layout,
            guint index)
{
  const HearsayAgentColumn *column = hearsay_agent_map_get_column (map, index);
  g_autofree char *label = hearsay_network_dup_column (column);
  HearsayNetworkColumn place = { -HEARSAY_NETWORK_MARGIN, layout->width + HEARSAY_NETWORK_MARGIN, hearsay_layout_new (widget, label, 9, FALSE, G_MAXINT) };

  if (index > 0)
    place.left = g_array_index (self->columns, HearsayNetworkColumn, index - 1).right;
  if (index + 1 < map->columns->len)
    place.right = (g_array_index (layout->ranks, float, column->last - 1) + rank_half_width (self, map, column->last - 1) +
                   g_array_index (layout->ranks, float, column->last) - rank_half_width (self, map, column->last)) /
                  2;
  g_array_append_val (self->columns, place);
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b,
                 gpointer user_data)
{
  const HearsayAgentMap *map = user_data;
  guint32 one = *(const guint32 *) a;
  guint32 two = *(const guint32 *) b;
  guint first = hearsay_agent_edge_get_weight (hearsay_agent_map_get_edge (map, one));
  guint second = hearsay_agent_edge_get_weight (hearsay_agent_map_get_edge (map, two));

  if (first != second)
    return first > second ? -1 : 1;

  return one < two ? -1 : one > two;
}

void
_hearsay_network_geometry_lay_out (HearsayNetworkGeometry *self,
                                   GtkWidget *widget,
                                   const HearsayAgentMap *map,
                                   const HearsayAgentLayout *layout)
{
  g_array_set_size (self->by_weight, 0);
  g_array_set_size (self->bands, 0);
  g_array_set_size (self->columns, 0);
  for (guint32 i = 0; i < map->edges->len; i++)
    {
      HearsayNetworkBand band = measure_edge (map, layout, i);

      g_array_append_val (self->bands, band);
      g_array_append_val (self->by_weight, i);
    }
  g_array_sort_with_data (self->by_weight, compare_weights, (gpointer) map);
  for (guint i = 0; i < map->columns->len; i++)
    add_column (self, widget, map, layout, i);
}

PangoLayout *
_hearsay_network_geometry_get_number (HearsayNetworkGeometry *self,
                                      GtkWidget *widget,
                                      guint number)
{
  PangoLayout *layout = g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (number));

  if (layout == NULL)
    {
      g_autofree char *text = g_strdup_printf ("%u", number);

      layout = hearsay_layout_new (widget, text, 8, TRUE, G_MAXINT);
      g_hash_table_insert (self->numbers, GUINT_TO_POINTER (number), layout);
    }

  return layout;
}

/* Returns: the agent there, or -1 */
int
_hearsay_network_geometry_agent_at (const HearsayNetworkGeometry *self,
                                    const HearsayAgentLayout *layout,
                                    float x,
                                    float y)
{
  for (guint i = 0; i < self->plates->len; i++)
    {
      const HearsaySize *size = &g_array_index (self->plates, HearsayNetworkPlate, i).size;
      const HearsayPoint *place = hearsay_agent_layout_get_place (layout, i);

      if (fabsf (x - place->x) <= size->width / 2 && fabsf (y - place->y) <= size->height / 2)
        return i;
    }

  return HEARSAY_NONE;
}

/* The distance from the point to the line between the two. */
static float
distance_to (HearsayPoint a,
             HearsayPoint b,
             float x,
             float y)
{
  float dx = b.x - a.x;
  float dy = b.y - a.y;
  float length = dx * dx + dy * dy;
  float t = length > 0 ? CLAMP (((x - a.x) * dx + (y - a.y) * dy) / length, 0, 1) : 0;

  return hypotf (x - (a.x + t * dx), y - (a.y + t * dy));
}

static float
distance_to_edge (const HearsayAgentMap *map,
                  const HearsayAgentLayout *layout,
                  guint index,
                  float x,
                  float y)
{
  const HearsayAgentEdge *edge = hearsay_agent_map_get_edge (map, index);
  const HearsayAgentCurve *curve = hearsay_agent_layout_get_curve (layout, index);
  float nearest = G_MAXFLOAT;

  if (curve->first == curve->last)
    return distance_to (*hearsay_agent_layout_get_place (layout, edge->from), *hearsay_agent_layout_get_place (layout, edge->to), x, y);

  for (guint i = curve->first; i + 3 < curve->last; i += 3)
    {
      const HearsayPoint *p = &g_array_index (layout->points, HearsayPoint, i);

      for (guint k = 0; k < FLAT_PIECES; k++)
        nearest = MIN (nearest, distance_to (point_on (p, (float) k / FLAT_PIECES), point_on (p, (float) (k + 1) / FLAT_PIECES), x, y));
    }

  return nearest;
}

/* Returns: the nearest edge not further than @reach, or whose number stands there; else -1 */
int
_hearsay_network_geometry_edge_at (const HearsayNetworkGeometry *self,
                                   const HearsayAgentMap *map,
                                   const HearsayAgentLayout *layout,
                                   float x,
                                   float y,
                                   float reach)
{
  int found = HEARSAY_NONE;

  for (guint i = 0; i < self->bands->len; i++)
    {
      const HearsayNetworkBand *band = &g_array_index (self->bands, HearsayNetworkBand, i);
      float distance = 0;

      if (x < band->left - reach || x > band->right + reach || y < band->top - reach || y > band->bottom + reach)
        continue;
      distance = distance_to_edge (map, layout, i, x, y);
      if (distance <= reach)
        {
          reach = distance;
          found = i;
        }
    }

  return found;
}
