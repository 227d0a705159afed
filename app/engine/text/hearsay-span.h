/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HearsaySpan:
 * @start: first byte
 * @end: one past the last byte
 *
 * A stretch of an article's normalised UTF-8 text, in bytes, half-open. Both
 * ends fall between characters. An empty span (@start == @end) means "nowhere".
 */
typedef struct
{
  guint32 start;
  guint32 end;
} HearsaySpan;

#define HEARSAY_SPAN_NONE ((HearsaySpan){ 0, 0 })

static inline gboolean
hearsay_span_is_empty (HearsaySpan span)
{
  return span.start >= span.end;
}

static inline gboolean
hearsay_span_overlaps (HearsaySpan a,
                       HearsaySpan b)
{
  return a.start < b.end && b.start < a.end;
}

static inline gboolean
hearsay_span_contains (HearsaySpan outer,
                       HearsaySpan inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

static inline HearsaySpan
hearsay_span_union (HearsaySpan a,
                    HearsaySpan b)
{
  return (HearsaySpan){ MIN (a.start, b.start), MAX (a.end, b.end) };
}

G_END_DECLS
