/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-chain-graph-private.h"

G_BEGIN_DECLS

/* Draws as if time ran to the right, and mirrors; draws lines only where they are seen. */
typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  const HearsayChainView *view;
  gboolean is_mirrored;
  float left; /* what is seen, as if time ran to the right */
  float right;
  float top;
  float bottom;
  GdkRGBA text;
  GdkRGBA secondary;
} HearsayChainPen;

/* Solid is declared, dashed is inferred; heavy is decided. */
typedef struct
{
  GdkRGBA ink;
  gboolean is_dashed;
  float weight;
} HearsayChainLine;

void _hearsay_chain_pen_init (HearsayChainPen *self,
                              GtkWidget *widget,
                              GtkSnapshot *snapshot,
                              const HearsayChainView *view);
float _hearsay_chain_pen_mirror (const HearsayChainPen *self,
                                 float x,
                                 float width);
gboolean _hearsay_chain_pen_sees (const HearsayChainPen *self,
                                  float x,
                                  float y,
                                  float width,
                                  float height);
void _hearsay_chain_pen_rect (const HearsayChainPen *self,
                              const GdkRGBA *color,
                              float x,
                              float y,
                              float width,
                              float height);
void _hearsay_chain_pen_words (const HearsayChainPen *self,
                               PangoLayout *layout,
                               const GdkRGBA *color,
                               float x,
                               float y);
void _hearsay_chain_pen_horizontal (const HearsayChainPen *self,
                                    const HearsayChainLine *line,
                                    float from,
                                    float to,
                                    float y);
void _hearsay_chain_pen_vertical (const HearsayChainPen *self,
                                  const HearsayChainLine *line,
                                  float x,
                                  float from,
                                  float to);
void _hearsay_chain_pen_arrowhead (const HearsayChainPen *self,
                                   const GdkRGBA *color,
                                   gboolean is_open,
                                   gboolean is_backward,
                                   float tip,
                                   float y);

G_END_DECLS
