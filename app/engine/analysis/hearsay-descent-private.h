/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-kinship.h"
#include "hearsay-stages.h"

G_BEGIN_DECLS

#define HEARSAY_MAX_STEPS 64 /* up a tree, or along credits */

/* What two articles share, seen from one of them. */
typedef struct
{
  guint32 article;
  guint32 other;
  guint32 copied; /* bytes of @article found in @other */
  double agreed;  /* of these, as far as the words are the same: who shares a change shares more */
} HearsayOverlap;

typedef struct
{
  HearsayAnalysis *analysis;
  GPtrArray *readings;
  guint n;
  guint32 *ranks;   /* article → its place in time */
  guint32 *lengths; /* article → bytes of its own text */
  GArray *overlaps; /* HearsayOverlap, by article, then other */
  guint *starts;    /* article → its first overlap */
  HearsayKinship *kinship;
  GHashTable *outlets; /* folded outlet name → GArray of guint32, its articles in time */
  char **credits;      /* article → folded name of who it credits as a whole, or NULL */
  int *credited;       /* article → the article of the corpus that this stands for, or HEARSAY_NONE */
  HearsaySpan *credit_spans;
  gboolean *is_credit_printed; /* article → whether a text says so, rather than we infer it */
} HearsayTracing;

static inline const HearsayArticle *
_hearsay_tracing_get_article (const HearsayTracing *self,
                              guint article)
{
  return hearsay_corpus_get (self->analysis->corpus, article);
}

char *_hearsay_descent_fold_outlet (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Who credits whom. */
void _hearsay_descent_index_outlets (HearsayTracing *self);
void _hearsay_descent_read_relays (HearsayTracing *self);
gboolean _hearsay_descent_names_article (const HearsayTracing *self,
                                         guint article,
                                         guint other,
                                         gboolean only_declared);
gboolean _hearsay_descent_credits_article (const HearsayTracing *self,
                                           guint article,
                                           guint other);
void _hearsay_descent_mark_circles (HearsayTracing *self);

/* What has one origin. */
void _hearsay_descent_make_families (HearsayTracing *self);

G_END_DECLS
