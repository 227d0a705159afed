/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-chain-graph.h"

G_BEGIN_DECLS

/* Where everything stands, in pixels, as if time ran to the right; mirrored when
 * drawn from right to left. Made anew when the map or the width changes. */
typedef struct
{
  float x; /* the node's mark, its middle */
  float y;
} HearsayChainPlace;

typedef struct
{
  float x;
  float width;
} HearsayChainColumn;

typedef struct
{
  float y;      /* the middle of the speaker's box */
  float bottom; /* where the lane ends */
} HearsayChainBox;

typedef struct
{
  GArray *places;  /* HearsayChainPlace, one a node, downwards */
  GArray *columns; /* HearsayChainColumn, one a day */
  GArray *boxes;   /* HearsayChainBox, one a lane, downwards */
  float width;
  float height;
} HearsayChainGeometry;

#define HEARSAY_CHAIN_HEADER 26.0f
#define HEARSAY_CHAIN_ROW 34.0f
#define HEARSAY_CHAIN_LANE_GAP 20.0f
#define HEARSAY_CHAIN_BOX_WIDTH 142.0f
#define HEARSAY_CHAIN_BOX_HEIGHT 42.0f
#define HEARSAY_CHAIN_TIME_START 158.0f /* where the first day begins */
#define HEARSAY_CHAIN_MARK 5.0f         /* radius of a node */
#define HEARSAY_CHAIN_LABEL 11.0f       /* from a node's middle to its label */

#define HEARSAY_CHAIN_MAX_LABEL 210 /* pixels, then a name is cut */

/* What has words. */
typedef enum
{
  HEARSAY_CHAIN_NODE,
  HEARSAY_CHAIN_LANE,
  HEARSAY_CHAIN_DAY,
  HEARSAY_CHAIN_SAID_BY, /* the one head of the speakers' column */
  HEARSAY_CHAIN_N_KINDS,
} HearsayChainKind;

typedef struct
{
  PangoLayout *name;
  PangoLayout *detail; /* below it; NULL for a head */
  int width;           /* of the longer one */
  int name_height;
  int height; /* of both */
} HearsayChainLabel;

typedef struct _HearsayChainLabels HearsayChainLabels;

HearsayChainLabels *_hearsay_chain_labels_new (GtkWidget *widget,
                                               const HearsayChainMap *map,
                                               HearsayAnalysis *analysis) G_GNUC_WARN_UNUSED_RESULT;
void _hearsay_chain_labels_free (HearsayChainLabels *self);
const HearsayChainLabel *_hearsay_chain_labels_get (HearsayChainLabels *self,
                                                    HearsayChainKind kind,
                                                    guint index);
float _hearsay_chain_labels_get_width (HearsayChainLabels *self,
                                       guint node);
char *_hearsay_chain_labels_dup_text (HearsayChainLabels *self,
                                      guint node) G_GNUC_WARN_UNUSED_RESULT;

HearsayChainGeometry *_hearsay_chain_geometry_new (HearsayChainLabels *labels,
                                                   const HearsayChainMap *map,
                                                   float width) G_GNUC_WARN_UNUSED_RESULT;
void _hearsay_chain_geometry_free (HearsayChainGeometry *self);
guint _hearsay_chain_geometry_find_row (const HearsayChainGeometry *self,
                                        float y);

/* What is drawn, the size of it all and what is seen of it, before it is enlarged. */
typedef struct
{
  const HearsayChainMap *map;
  const HearsayChainGeometry *geometry;
  HearsayChainLabels *labels;
  const HearsayAnalysis *analysis;
  float width;
  float height;
  graphene_rect_t seen; /* on the screen: from the left, whatever the direction */
} HearsayChainView;

/* A node on its way to another parent; as if time ran to the right. */
typedef struct
{
  int node;         /* -1 while nothing is dragged */
  int target;       /* the parent it would get, or -1 */
  gboolean is_away; /* where it would have none */
  float x;
  float y;
  char *hint; /* says so in words; NULL where letting go does nothing */
} HearsayChainDrag;

struct _HearsayChainGraph
{
  HearsayCanvas parent_instance;

  HearsayChainMap *map;           /* NULL while there is no story */
  HearsayChainLabels *labels;     /* NULL while there is no story */
  HearsayChainGeometry *geometry; /* NULL until measured for a width */
  float measured;                 /* the width the geometry was made for */
  GskRenderNode *node;            /* NULL until drawn: what is in the band */
  graphene_rect_t band;           /* around what was seen when it was drawn */
  int selected;                   /* node, or -1 */
  gboolean is_whole;
  HearsayChainDrag drag;
  double pressed[2]; /* where the drag began, in the widget */
  GtkWidget *menu;   /* NULL until asked for */
};

void _hearsay_chain_draw_heads (GtkWidget *widget,
                                GtkSnapshot *snapshot,
                                const HearsayChainView *view);
void _hearsay_chain_draw (GtkWidget *widget,
                          GtkSnapshot *snapshot,
                          const HearsayChainView *view,
                          int selected,
                          gboolean has_focus);
void _hearsay_chain_draw_drag (GtkWidget *widget,
                               GtkSnapshot *snapshot,
                               const HearsayChainView *view,
                               const HearsayChainDrag *drag);

/* hearsay-chain-graph.c */
const HearsayChainGeometry *_hearsay_chain_graph_get_geometry (HearsayChainGraph *self);

/* hearsay-chain-input.c */
int _hearsay_chain_graph_node_at (HearsayChainGraph *self,
                                  double x,
                                  double y);
gboolean _hearsay_chain_graph_is_ground (HearsayCanvas *canvas,
                                         double x,
                                         double y);
void _hearsay_chain_graph_reveal (HearsayChainGraph *self,
                                  int node);
void _hearsay_chain_graph_bind_keys (GtkWidgetClass *widget_class);
void _hearsay_chain_graph_add_controllers (HearsayChainGraph *self);

G_END_DECLS
