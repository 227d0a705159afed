/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-graph"

#include "config.h"

#include "hearsay-chain-graph-private.h"

#include <glib/gi18n.h>

#include "hearsay-chain-node.h"
#include "hearsay-labels.h"
#include "hearsay-layout.h"
#include "hearsay-reasons.h"

#define FEW 400 /* labels are kept at most: more than a window shows */

/* The words of the graph. They are laid out when they are seen or measured; only the
 * widths of the nodes' labels are kept for good, for what is above and below depends on
 * them. */
struct _HearsayChainLabels
{
  GtkWidget *widget; /* not owned */
  const HearsayChainMap *map;
  HearsayAnalysis *analysis;
  gint16 *widths;     /* per node, in pixels; -1 until measured */
  GHashTable *labels; /* by index and kind → HearsayChainLabel */
};

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
lay_out_node (HearsayChainLabels *self,
              guint index,
              HearsayChainLabel *label)
{
  const HearsayChainNode *node = hearsay_chain_map_get_node (self->map, index);
  g_autofree char *name = hearsay_label_dup_publisher (hearsay_corpus_get (self->analysis->corpus, node->article));
  g_autofree char *detail = describe_node (node, self->analysis);

  label->name = hearsay_layout_new (self->widget, name, 9.5, node->parent < 0, HEARSAY_CHAIN_MAX_LABEL);
  label->detail = hearsay_layout_new (self->widget, detail, 8, FALSE, HEARSAY_CHAIN_MAX_LABEL);
}

static void
lay_out_lane (HearsayChainLabels *self,
              guint index,
              HearsayChainLabel *label)
{
  const HearsayChainLane *lane = hearsay_chain_map_get_lane (self->map, index);
  const char *source = *lane->source != '\0' ? lane->source : C_ ("speaker", "Nobody named");

  label->name = hearsay_layout_new (self->widget, source, 9.5, TRUE, HEARSAY_CHAIN_BOX_WIDTH - 20);
  label->detail = hearsay_layout_new (self->widget, hearsay_label_source (lane->source_type), 8, FALSE, HEARSAY_CHAIN_BOX_WIDTH - 20);
}

static void
lay_out_head (HearsayChainLabels *self,
              HearsayChainKind kind,
              guint index,
              HearsayChainLabel *label)
{
  g_autofree char *day = kind == HEARSAY_CHAIN_DAY ? describe_day (hearsay_chain_map_get_day (self->map, index)->date) : NULL;

  label->name = hearsay_layout_new (self->widget, day != NULL ? day : _ ("Said by"), 9, FALSE, G_MAXINT);
}

static void
measure_label (HearsayChainLabel *label)
{
  int width = 0;
  int height = 0;

  pango_layout_get_pixel_size (label->name, &label->width, &label->name_height);
  if (label->detail != NULL)
    pango_layout_get_pixel_size (label->detail, &width, &height);
  label->width = MAX (label->width, width);
  label->height = label->name_height + height;
}

static void
free_label (gpointer data)
{
  HearsayChainLabel *label = data;

  g_object_unref (label->name);
  g_clear_object (&label->detail);
  g_free (label);
}

/* @map: outlives the labels */
HearsayChainLabels *
_hearsay_chain_labels_new (GtkWidget *widget,
                           const HearsayChainMap *map,
                           HearsayAnalysis *analysis)
{
  HearsayChainLabels *self = g_new0 (HearsayChainLabels, 1);

  self->widget = widget;
  self->map = map;
  self->analysis = hearsay_analysis_ref (analysis);
  self->labels = g_hash_table_new_full (NULL, NULL, NULL, free_label);
  self->widths = g_new (gint16, map->nodes->len);
  for (guint i = 0; i < map->nodes->len; i++)
    self->widths[i] = -1;

  return self;
}

void
_hearsay_chain_labels_free (HearsayChainLabels *self)
{
  g_hash_table_unref (self->labels);
  hearsay_analysis_unref (self->analysis);
  g_free (self->widths);
  g_free (self);
}

/* The label stays until another one is asked for. */
const HearsayChainLabel *
_hearsay_chain_labels_get (HearsayChainLabels *self,
                           HearsayChainKind kind,
                           guint index)
{
  gpointer key = GUINT_TO_POINTER (index * HEARSAY_CHAIN_N_KINDS + kind);
  HearsayChainLabel *label = g_hash_table_lookup (self->labels, key);

  if (label != NULL)
    return label;

  if (g_hash_table_size (self->labels) >= FEW)
    g_hash_table_remove_all (self->labels);
  label = g_new0 (HearsayChainLabel, 1);
  if (kind == HEARSAY_CHAIN_NODE)
    lay_out_node (self, index, label);
  else if (kind == HEARSAY_CHAIN_LANE)
    lay_out_lane (self, index, label);
  else
    lay_out_head (self, kind, index, label);
  measure_label (label);
  if (kind == HEARSAY_CHAIN_NODE)
    self->widths[index] = label->width;
  g_hash_table_insert (self->labels, key, label);

  return label;
}

/* Of a node's label, in pixels. */
float
_hearsay_chain_labels_get_width (HearsayChainLabels *self,
                                 guint node)
{
  if (self->widths[node] < 0)
    _hearsay_chain_labels_get (self, HEARSAY_CHAIN_NODE, node);

  return self->widths[node];
}

/* What is read aloud of a node. */
char *
_hearsay_chain_labels_dup_text (HearsayChainLabels *self,
                                guint node)
{
  const HearsayChainLabel *label = _hearsay_chain_labels_get (self, HEARSAY_CHAIN_NODE, node);

  /* Translators: the chain graph, read aloud: an outlet and what is said of its article */
  return g_strdup_printf (_ ("Chain: %s, %s"), pango_layout_get_text (label->name), pango_layout_get_text (label->detail));
}
