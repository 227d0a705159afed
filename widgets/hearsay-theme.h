/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-analysis.h"

G_BEGIN_DECLS

/* The colours of the visual vocabulary, by what they mean. Their values stand in
 * the style sheets of the resources. */
typedef enum
{
  HEARSAY_INK_PERSON,
  HEARSAY_INK_ORGANIZATION,
  HEARSAY_INK_PLACE,
  HEARSAY_INK_SOURCE,
  HEARSAY_INK_QUOTATION,
  HEARSAY_INK_ANNOTATION,
  HEARSAY_INK_ANNOTATION_TEXT,
  HEARSAY_INK_CHANGE,
  HEARSAY_INK_CAUTION,
  HEARSAY_INK_HOLDS,
  HEARSAY_INK_SUGGESTED,
  HEARSAY_INK_DECIDED,
  HEARSAY_INK_SECONDARY,
  HEARSAY_INK_TINT,
  HEARSAY_INK_TINT_SELECTED,
  HEARSAY_INK_HIT,
  HEARSAY_INK_GROUND, /* of text */
  HEARSAY_INK_HEAT_1,
  HEARSAY_INK_HEAT_2,
  HEARSAY_INK_HEAT_3,
  HEARSAY_INK_HEAT_4,
  HEARSAY_INK_ORIGIN_A,
  HEARSAY_INK_ORIGIN_B,
  HEARSAY_INK_ORIGIN_C,
  HEARSAY_INK_ORIGIN_D,
  HEARSAY_INK_ORIGIN_E,
  HEARSAY_INK_ORIGIN_F,
  HEARSAY_INK_ORIGIN_OTHER,
  HEARSAY_N_INKS,
} HearsayInk;

/* The lines under names. */
typedef enum
{
  HEARSAY_LINE_SINGLE,
  HEARSAY_LINE_DOUBLE,
  HEARSAY_LINE_DOTS,
  HEARSAY_LINE_DASH_DOT,
} HearsayLine;

void hearsay_theme_get_ink (GtkWidget *widget,
                            HearsayInk ink,
                            GdkRGBA *color);
gboolean hearsay_theme_is_high_contrast (void);

HearsayInk hearsay_theme_ink_for_kind (HearsayEntityKind kind);
HearsayInk hearsay_theme_ink_for_family (guint family);
HearsayLine hearsay_theme_line_for_kind (HearsayEntityKind kind);
const char *hearsay_theme_class_for_family (guint family);
char *hearsay_theme_dup_family_letter (guint family) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_theme_append_line (GtkSnapshot *snapshot,
                                HearsayLine line,
                                gboolean decided,
                                const GdkRGBA *color,
                                float x,
                                float y,
                                float width);
void hearsay_theme_append_rect (GtkSnapshot *snapshot,
                                const GdkRGBA *color,
                                float x,
                                float y,
                                float width,
                                float height);
void hearsay_theme_append_rounded (GtkSnapshot *snapshot,
                                   const GskRoundedRect *box,
                                   const GdkRGBA *color);
void hearsay_theme_append_frame (GtkSnapshot *snapshot,
                                 const GskRoundedRect *box,
                                 const GdkRGBA *color,
                                 float width);
void hearsay_theme_append_layout (GtkSnapshot *snapshot,
                                  PangoLayout *layout,
                                  const GdkRGBA *color,
                                  float x,
                                  float y);
void hearsay_theme_append_disc (GtkSnapshot *snapshot,
                                const GdkRGBA *color,
                                float x,
                                float y,
                                float radius);
void hearsay_theme_append_shape (GtkSnapshot *snapshot,
                                 guint family,
                                 const GdkRGBA *color,
                                 float x,
                                 float y,
                                 float radius);

G_END_DECLS
