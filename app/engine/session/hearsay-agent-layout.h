/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hearsay-agent-map.h"

G_BEGIN_DECLS

/**
 * HearsayLayoutError:
 * @HEARSAY_LAYOUT_ERROR_MISSING: Graphviz is not installed; installing it helps
 * @HEARSAY_LAYOUT_ERROR_SLOW: it took too long; showing less helps
 * @HEARSAY_LAYOUT_ERROR_FAILED: it gave up, or what it wrote makes no sense
 */
typedef enum
{
  HEARSAY_LAYOUT_ERROR_MISSING,
  HEARSAY_LAYOUT_ERROR_SLOW,
  HEARSAY_LAYOUT_ERROR_FAILED,
} HearsayLayoutError;

#define HEARSAY_LAYOUT_ERROR (hearsay_layout_error_quark ())
GQuark hearsay_layout_error_quark (void);

typedef struct
{
  float x;
  float y;
} HearsayPoint;

typedef struct
{
  float width;
  float height;
} HearsaySize;

/* Points [first, last) of a curve: its start, then three a piece. None: draw a straight line. */
typedef struct
{
  guint32 first;
  guint32 last;
} HearsayAgentCurve;

/**
 * HearsayAgentLayout:
 * @places: (element-type HearsayPoint): per agent, its middle
 * @curves: (element-type HearsayAgentCurve): per edge
 * @points: (element-type HearsayPoint): of the curves
 * @ranks: (element-type float): per rank, where its middle is
 *
 * Where everything stands, in pixels, as if time ran to the right; y goes down.
 */
typedef struct
{
  GArray *places;
  GArray *curves;
  GArray *points;
  GArray *ranks;
  float width;
  float height;
} HearsayAgentLayout;

HearsayAgentLayout *hearsay_agent_layout_parse (const HearsayAgentMap *map,
                                                const char *plain,
                                                gsize length,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_agent_layout_free (HearsayAgentLayout *self);

void hearsay_agent_layout_async (const HearsayAgentMap *map,
                                 const HearsaySize *sizes,
                                 guint milliseconds,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
HearsayAgentLayout *hearsay_agent_layout_finish (const HearsayAgentMap *map,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *hearsay_agent_map_to_dot (const HearsayAgentMap *self,
                                const HearsaySize *sizes) G_GNUC_WARN_UNUSED_RESULT;

static inline const HearsayPoint *
hearsay_agent_layout_get_place (const HearsayAgentLayout *self,
                                guint agent)
{
  return &g_array_index (self->places, HearsayPoint, agent);
}

static inline const HearsayAgentCurve *
hearsay_agent_layout_get_curve (const HearsayAgentLayout *self,
                                guint edge)
{
  return &g_array_index (self->curves, HearsayAgentCurve, edge);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayAgentLayout, hearsay_agent_layout_free)

G_END_DECLS
