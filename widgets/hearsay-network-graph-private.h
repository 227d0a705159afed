/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-network-graph.h"

G_BEGIN_DECLS

#define HEARSAY_NETWORK_FEW_EDGES 100 /* are drawn at most while the network moves */
#define HEARSAY_NETWORK_HEADER 26.0f
#define HEARSAY_NETWORK_MARGIN 22.0f /* around everything, before scaling */
#define HEARSAY_NETWORK_PLATE 40.0f  /* height of an agent */

/* An agent as it is drawn, around its own middle. */
typedef struct
{
  PangoLayout *name;
  PangoLayout *detail;
  HearsaySize size;
  GskRenderNode *node;  /* (nullable): not drawn yet in this style */
  GskRenderNode *plain; /* (nullable): the same for where nobody can read it */
} HearsayNetworkPlate;

/* Where an edge is drawn, before mirroring and scaling. */
typedef struct
{
  float left;
  float top;
  float right;
  float bottom;
  HearsayPoint middle; /* where its number stands */
} HearsayNetworkBand;

typedef struct
{
  float left;
  float right;
  PangoLayout *label;
} HearsayNetworkColumn;

/* What is measured of a network, for one style and direction. */
typedef struct
{
  GArray *plates;      /* HearsayNetworkPlate, per agent */
  GArray *by_weight;   /* guint32: edges, the weightiest first; empty until they are laid out */
  GArray *bands;       /* HearsayNetworkBand, per edge; empty until it is laid out */
  GArray *columns;     /* HearsayNetworkColumn; empty until it is laid out */
  GHashTable *numbers; /* weight → PangoLayout */
} HearsayNetworkGeometry;

HearsayNetworkGeometry *_hearsay_network_geometry_new (GtkWidget *widget,
                                                       const HearsayAgentMap *map) G_GNUC_WARN_UNUSED_RESULT;
void _hearsay_network_geometry_free (HearsayNetworkGeometry *self);
void _hearsay_network_geometry_lay_out (HearsayNetworkGeometry *self,
                                        GtkWidget *widget,
                                        const HearsayAgentMap *map,
                                        const HearsayAgentLayout *layout);
void _hearsay_network_geometry_drop_nodes (HearsayNetworkGeometry *self);
PangoLayout *_hearsay_network_geometry_get_number (HearsayNetworkGeometry *self,
                                                   GtkWidget *widget,
                                                   guint number);
int _hearsay_network_geometry_agent_at (const HearsayNetworkGeometry *self,
                                        const HearsayAgentLayout *layout,
                                        float x,
                                        float y);
int _hearsay_network_geometry_edge_at (const HearsayNetworkGeometry *self,
                                       const HearsayAgentMap *map,
                                       const HearsayAgentLayout *layout,
                                       float x,
                                       float y,
                                       float reach);

struct _HearsayNetworkGraph
{
  HearsayCanvas parent_instance;

  HearsayAgentModel *model;         /* (nullable) */
  HearsayNetworkGeometry *geometry; /* (nullable): of the model's map */
  guint font;                       /* serial of the Pango context the geometry was measured in */
  guint moving;                     /* source that ends the movement; 0: it rests */
  GskRenderNode *node;              /* (nullable): as it was drawn last */
};

/* hearsay-network-graph.c */
const HearsayAgentMap *_hearsay_network_graph_get_map (HearsayNetworkGraph *self);
const HearsayAgentLayout *_hearsay_network_graph_get_layout (HearsayNetworkGraph *self);

/* hearsay-network-graph-input.c */
void _hearsay_network_graph_add_bindings (GtkWidgetClass *widget_class);
void _hearsay_network_graph_add_controllers (HearsayNetworkGraph *self);

/* What of it is seen, and how. */
typedef struct
{
  GtkWidget *widget;
  const HearsayAgentMap *map;
  const HearsayAgentLayout *layout;
  HearsayNetworkGeometry *geometry;
  double scale;
  double x; /* of the top left of what is seen, in pixels of the scaled whole */
  double y;
  float whole; /* width of the whole, before scaling */
  gboolean is_mirrored;
  int agent;
  int edge;
  gboolean has_focus;
  gboolean is_moving; /* another frame follows at once */
} HearsayNetworkSight;

void _hearsay_network_draw (const HearsayNetworkSight *sight,
                            GtkSnapshot *snapshot);

G_END_DECLS
