/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-tagger"

#include "config.h"

#include "hearsay-tagger.h"

#include <string.h>

#include <gio/gio.h>

#include "hearsay-crf.h"
#include "hearsay-encoder.h"

#define WIDTH HEARSAY_NETWORK_WIDTH
#define LABELS HEARSAY_NETWORK_LABELS
#define TAGS HEARSAY_NETWORK_TAGS

/* Longer paragraphs are read in parts; no name is longer. */
#define MAX_PIECES 512

/* A label whose score is so far below that of O need not be considered. */
#define FAR 6.0f
#define FORBIDDEN 100.0f

/* Signs that never stand in a name, and those that do not where a space is before them:
 * "›", "»", "•"; "–", "—". */
#define CLOSED_SIGNS ";?()[]|\342\200\272\302\273\342\200\242"
#define SPACED_SIGNS "/\342\200\223\342\200\224"

/* The first label of places: O, then four of each kind. */
#define PLACE_LABELS 9

/* Two networks read every text, of which one looks farther than the other; the mean of
 * their scores counts: what one of them gets wrong the other often does not. */
#define N_NETWORKS 2

G_STATIC_ASSERT (TAGS >= LABELS);

struct _HearsayTagger
{
  HearsayNetwork *networks[N_NETWORKS];
  HearsayCrf crf;
};

static GMutex taggers_lock;
static GHashTable *taggers; /* HearsayLanguage → HearsayTagger, or NULL where there is none */

/* Room for one part of a text. */
typedef struct
{
  const HearsayNetwork *network; /* the first */
  const HearsayCrf *crf;
  HearsayRowCache *cache;
  HearsayEncoder encoders[N_NETWORKS];
  float *scores;    /* MAX_PIECES × LABELS */
  float *others;    /* MAX_PIECES × TAGS: scores of another network */
  float *marginals; /* MAX_PIECES × LABELS */
  float *tags;      /* MAX_PIECES × TAGS */
  guint8 *labels;   /* MAX_PIECES */
} Run;

static HearsayNetwork *
load_network (const HearsayLanguage *language,
              guint number)
{
  g_autofree char *path = g_strdup_printf ("/io/github/hearsay/Hearsay/models/%s.names-%u", hearsay_language_get_code (language), number);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  HearsayNetwork *network = bytes != NULL ? hearsay_network_from_bytes (bytes, &error) : NULL;

  /* It was built in: a damaged one is the program's fault. */
  if (error != NULL)
    g_error ("%s: %s", path, error->message);

  return network;
}

/* Puts the mean of the two in the place of the first. */
static void
take_mean (float *numbers,
           const float *others,
           gsize n)
{
  for (gsize i = 0; i < n; i++)
    numbers[i] = (numbers[i] + others[i]) * 0.5f;
}

static HearsayTagger *
load (const HearsayLanguage *language)
{
  HearsayNetwork *first = load_network (language, 1);
  HearsayTagger *self = NULL;

  if (first == NULL)
    return NULL;

  self = g_new0 (HearsayTagger, 1);
  self->networks[0] = first;
  self->networks[1] = load_network (language, 2);
  g_assert (self->networks[1] != NULL && hearsay_network_has_rows_of (self->networks[1], first) &&
            g_strv_equal ((const char *const *) self->networks[1]->tag_names, (const char *const *) first->tag_names));
  take_mean (first->transitions, self->networks[1]->transitions, LABELS * LABELS);
  take_mean (first->starts, self->networks[1]->starts, LABELS);
  hearsay_crf_init (&self->crf, first);

  return self;
}

/**
 * hearsay_tagger_get:
 *
 * Returns: (transfer none) (nullable): the tagger of @language; %NULL where there
 *   is no model for it
 */
const HearsayTagger *
hearsay_tagger_get (const HearsayLanguage *language)
{
  gpointer found = NULL;

  g_mutex_lock (&taggers_lock);

  if (taggers == NULL)
    taggers = g_hash_table_new (NULL, NULL);
  if (!g_hash_table_lookup_extended (taggers, language, NULL, &found))
    {
      found = load (language);
      g_hash_table_insert (taggers, (gpointer) language, found);
    }

  g_mutex_unlock (&taggers_lock);

  return found;
}

/* The Penn tag of a number in a HearsayTagging. */
const char *
hearsay_tagger_get_tag (const HearsayTagger *self,
                        guint tag)
{
  return self->networks[0]->tag_names[tag];
}

static GPrivate thread_cache = G_PRIVATE_INIT (hearsay_row_cache_free);

static void
add_word (gconstpointer pieces,
          guint piece,
          GArray *ids)
{
  hearsay_features_add_word (pieces, piece, ids);
}

static void
run_init (Run *self,
          const HearsayTagger *tagger)
{
  self->network = tagger->networks[0];
  self->crf = &tagger->crf;
  self->cache = hearsay_row_cache_get (&thread_cache, tagger->networks, N_NETWORKS);
  for (guint k = 0; k < N_NETWORKS; k++)
    hearsay_encoder_init (&self->encoders[k], tagger->networks[k]);
  self->scores = g_new (float, MAX_PIECES *LABELS);
  self->others = g_new (float, MAX_PIECES *TAGS);
  self->marginals = g_new (float, MAX_PIECES *LABELS);
  self->tags = g_new (float, MAX_PIECES *TAGS);
  self->labels = g_new (guint8, MAX_PIECES);
}

static void
run_clear (Run *self)
{
  for (guint k = 0; k < N_NETWORKS; k++)
    hearsay_encoder_clear (&self->encoders[k]);
  g_free (self->scores);
  g_free (self->others);
  g_free (self->marginals);
  g_free (self->tags);
  g_free (self->labels);
}

/* What each network makes of the pieces' features. */
static void
encode (Run *self,
        const HearsayPieces *pieces,
        const HearsayFeatures *features,
        guint first,
        guint n)
{
  for (guint k = 0; k < N_NETWORKS; k++)
    hearsay_encoder_begin (&self->encoders[k], n);

  for (guint t = 0; t < n; t++)
    {
      guint n_ids = 0;
      const guint32 *ids = hearsay_features_get (features, first + t, &n_ids);
      const float *sums = hearsay_row_cache_sum (self->cache, hearsay_features_hash_word (pieces, first + t), add_word, pieces, first + t);

      for (guint k = 0; k < N_NETWORKS; k++)
        {
          float *out = self->encoders[k].rows + (gsize) t * WIDTH;

          memcpy (out, sums + k * WIDTH, WIDTH * sizeof (float));
          /* All features of a place are numbered: they are their own rows. */
          hearsay_network_add_rows (self->encoders[k].network, ids, n_ids, out);
        }
    }

  for (guint k = 0; k < N_NETWORKS; k++)
    hearsay_encoder_run (&self->encoders[k]);
}

/* From features to scores of labels and tags. */
static void
score (Run *self,
       const HearsayPieces *pieces,
       const HearsayFeatures *features,
       guint first,
       guint n)
{
  encode (self, pieces, features, first, n);

  for (guint k = 0; k < N_NETWORKS; k++)
    {
      const HearsayNetwork *network = self->encoders[k].network;
      const float *rows = self->encoders[k].rows;

      hearsay_network_score (network->labels, network->label_biases, rows, n, LABELS, k == 0 ? self->scores : self->others);
      if (k > 0)
        take_mean (self->scores, self->others, (gsize) n * LABELS);
      hearsay_network_score (network->tags, network->tag_biases, rows, n, TAGS, k == 0 ? self->tags : self->others);
      if (k > 0)
        take_mean (self->tags, self->others, (gsize) n * TAGS);
    }
}

static void
forbid (float *row,
        guint first,
        guint last)
{
  for (guint j = first; j < last; j++)
    row[j] = row[0] - FORBIDDEN;
}

/* Signs that part names: "Orrin, Kelmouth" are two places, "The Mill / The Forge" two bars. */
static void
part_names (Run *self,
            const HearsayPieces *pieces,
            guint first,
            guint n)
{
  for (guint t = 0; t < n; t++)
    {
      const HearsayPiece *piece = hearsay_pieces_get (pieces, first + t);
      gunichar sign = g_utf8_get_char (pieces->text + piece->start);
      float *row = self->scores + (gsize) t * LABELS;

      /* "Orrin-Kelmouth" are two places, where the lists know both. */
      if ((piece->flags & HEARSAY_PIECE_AFTER_HYPHEN) && (piece->classes & (HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_PHRASE_START)) &&
          ((piece - 1)->classes & HEARSAY_LEXEME_PLACE))
        {
          row[PLACE_LABELS + 1] = row[PLACE_LABELS + 2] = row[0] - FORBIDDEN;
          continue;
        }
      if (piece->flags & (HEARSAY_PIECE_WORD | HEARSAY_PIECE_NUMBER | HEARSAY_PIECE_HANDLE | HEARSAY_PIECE_CLITIC))
        continue;
      if (g_utf8_strchr (CLOSED_SIGNS, -1, sign) != NULL || (!(piece->flags & HEARSAY_PIECE_GLUED) && g_utf8_strchr (SPACED_SIGNS, -1, sign) != NULL))
        forbid (row, 1, self->network->n_labels);
      else if (sign == ',')
        forbid (row, PLACE_LABELS, PLACE_LABELS + 4);
    }
}

/* Whether the piece comes near to being part of a name. */
static gboolean
may_be_name (const Run *self,
             guint piece)
{
  const float *row = self->scores + (gsize) piece * LABELS;

  for (guint j = 1; j < self->network->n_labels; j++)
    if (row[j] > row[0] - FAR)
      return TRUE;

  return FALSE;
}

/* A name is as certain as its least certain piece. */
static guint8
weigh_name (const Run *self,
            guint first,
            guint last)
{
  float least = 1;

  for (guint t = first; t < last; t++)
    least = MIN (least, self->marginals[(gsize) t * LABELS + self->labels[t]]);

  return (guint8) (least * 100 + 0.5f);
}

/* The names among the pieces from @first to before @last of the part. */
static void
decode (Run *self,
        guint offset,
        guint first,
        guint last,
        GArray *names)
{
  const float *scores = self->scores + (gsize) first * LABELS;
  guint begin = first;

  hearsay_crf_decode (self->crf, scores, last - first, self->labels + first);
  hearsay_crf_marginals (self->crf, scores, last - first, NULL, self->marginals + (gsize) first * LABELS, NULL);
  for (guint t = first; t < last; t++)
    {
      guint label = self->labels[t];
      guint part = (label - 1) % 4;

      if (label == 0)
        continue;
      if (part == 0 || part == 3)
        begin = t;
      if (part >= 2)
        {
          HearsayTaggedName name = { offset + begin, offset + t + 1, (label - 1) / 4, weigh_name (self, begin, t + 1) };

          g_array_append_val (names, name);
        }
    }
}

/* Two pieces in a row that cannot be part of a name part what is decoded together. */
static void
take_names (Run *self,
            guint offset,
            guint n,
            GArray *names)
{
  for (guint t = 0; t < n;)
    {
      guint first = t > 0 ? t - 1 : 0;

      if (!may_be_name (self, t))
        {
          t++;
          continue;
        }

      while (t < n && (may_be_name (self, t) || (t + 1 < n && may_be_name (self, t + 1))))
        t++;
      decode (self, offset, first, MIN (t + 1, n), names);
      t++;
    }
}

static void
take_tags (const Run *self,
           guint n,
           guint8 *tags)
{
  for (guint t = 0; t < n; t++)
    {
      const float *row = self->tags + (gsize) t * TAGS;

      tags[t] = 0;
      for (guint j = 1; j < self->network->n_tags; j++)
        if (row[j] > row[tags[t]])
          tags[t] = j;
    }
}

/**
 * hearsay_tagger_run:
 *
 * Time is linear in the number of pieces.
 *
 * Returns: (transfer full): the names in the text, and the tag of each piece
 */
HearsayTagging *
hearsay_tagger_run (const HearsayTagger *self,
                    HearsayPieces *pieces)
{
  HearsayTagging *out = g_new0 (HearsayTagging, 1);
  g_autoptr (HearsayFeatures) features = hearsay_features_new (pieces);
  Run run;

  out->names = g_array_new (FALSE, FALSE, sizeof (HearsayTaggedName));
  out->tags = g_new0 (guint8, pieces->pieces->len + 1);
  run_init (&run, self);

  for (guint p = 0; p + 1 < pieces->paragraphs->len; p++)
    {
      guint last = g_array_index (pieces->paragraphs, guint32, p + 1);

      for (guint first = g_array_index (pieces->paragraphs, guint32, p); first < last; first += MAX_PIECES)
        {
          guint n = MIN (MAX_PIECES, last - first);

          score (&run, pieces, features, first, n);
          part_names (&run, pieces, first, n);
          take_names (&run, first, n, out->names);
          take_tags (&run, n, out->tags + first);
        }
    }

  run_clear (&run);

  return out;
}

void
hearsay_tagging_free (HearsayTagging *self)
{
  g_array_unref (self->names);
  g_free (self->tags);
  g_free (self);
}
