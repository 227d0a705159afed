/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "agents-fixture.h"
#include "hearsay-agent-layout.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

/* Whatever Graphviz writes gives a layout of finite numbers, or an error. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  static HearsayAgentMap *map;
  g_autoptr (GError) error = NULL;
  g_autoptr (HearsayAgentLayout) layout = NULL;

  if (map == NULL)
    {
      g_autoptr (HearsayAnalysis) analysis = fixture_network ();

      map = hearsay_agent_map_new (analysis, NULL, 100);
    }

  layout = hearsay_agent_layout_parse (map, (const char *) data, size, &error);
  g_assert_cmpint (layout == NULL, ==, error != NULL);
  if (layout == NULL)
    return 0;

  g_assert_cmpuint (layout->places->len, ==, map->agents->len);
  for (guint i = 0; i < layout->points->len; i++)
    g_assert_true (isfinite (g_array_index (layout->points, HearsayPoint, i).x) && isfinite (g_array_index (layout->points, HearsayPoint, i).y));
  for (guint i = 0; i < map->edges->len; i++)
    {
      const HearsayAgentCurve *curve = hearsay_agent_layout_get_curve (layout, i);

      g_assert_cmpuint (curve->first, <=, curve->last);
      g_assert_cmpuint (curve->last, <=, layout->points->len);
      g_assert_true (curve->first == curve->last || (curve->last - curve->first) % 3 == 1);
    }

  return 0;
}
