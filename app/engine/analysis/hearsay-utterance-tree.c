/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-utterances"

#include "config.h"

#include "hearsay-utterances.h"

#include <string.h>

#include "hearsay-phrase.h"
#include "hearsay-reasons.h"
#include "hearsay-text.h"

/* The way an utterance took through the articles that print it, as textual critics
 * draw it (Lachmann): who credits whom, which article was copied from which, and
 * what two wordings have in common that the others lack. Shared errors count most,
 * for nobody makes the same one by chance; the same words alone prove nothing, for
 * two reporters may have heard the same speech. */

#define MAX_CANDIDATES 24 /* parents looked at for one quotation */

#define CREDITED 0.50  /* the text names the outlet */
#define DESCENDED 0.35 /* its article descends from that article … */
#define REMOTE 0.15    /* … over others */
#define ALIGNED 0.20   /* both stand in a passage the articles share */
#define ALIKE 0.40     /* for all words */
#define SAME_ERROR 0.40
#define SAME_CHANGE 0.06
#define MOST_CHANGES 0.60
#define LOST_ERROR 0.15 /* the parent's, which the child would have copied */
#define NEEDED 0.45     /* less is no parent */
#define DOUBT 0.15
#define N_KNOWN 256
#define MAX_CIRCLE 64 /* quotations among which circles are looked for */

/* How far two phrases agree, told by their digests. */
typedef struct
{
  guint64 a;
  guint64 b;
  double similarity;
} Likeness;

typedef struct
{
  const HearsayAnalysis *analysis;
  HearsayUtterance *utterance;
  guint n;
  HearsayPhrase **phrases;
  Likeness *known;      /* one with the same place drives another out */
  GHashTable **changes; /* of each quotation: what differs from the base → its type + 1 */
} Tracing;

typedef struct
{
  int place;
  double score;
  HearsayBasis basis;
  const char *reason;
} Parent;

static const HearsayQuote *
get_quote (const Tracing *self,
           guint place)
{
  return hearsay_analysis_get_quote (self->analysis, g_array_index (self->utterance->quotes, guint32, place));
}

static HearsayTransmission *
get_step (const Tracing *self,
          guint place)
{
  return &g_array_index (self->utterance->tree, HearsayTransmission, place);
}

static gboolean
is_error (HearsayChangeType type)
{
  return type == HEARSAY_CHANGE_NEGATION || type == HEARSAY_CHANGE_NUMBER || type == HEARSAY_CHANGE_ENTITY_SWAPPED ||
         type == HEARSAY_CHANGE_SPELLING;
}

static gboolean
is_wording (HearsayChangeType type)
{
  return is_error (type) || type == HEARSAY_CHANGE_MODALITY || type == HEARSAY_CHANGE_OMISSION || type == HEARSAY_CHANGE_ADDITION ||
         type == HEARSAY_CHANGE_SYNONYM;
}

static char *
tell_change (const Tracing *self,
             const HearsayChange *change)
{
  const HearsayQuote *from = hearsay_analysis_get_quote (self->analysis, change->from);
  const HearsayQuote *to = hearsay_analysis_get_quote (self->analysis, change->to);
  const char *a = hearsay_corpus_get (self->analysis->corpus, from->article)->text;
  const char *b = hearsay_corpus_get (self->analysis->corpus, to->article)->text;
  g_autofree char *x = hearsay_text_fold (a + change->a.start, change->a.end - change->a.start);
  g_autofree char *y = hearsay_text_fold (b + change->b.start, change->b.end - change->b.start);

  return g_strdup_printf ("%s>%s", x, y);
}

static void
read_changes (Tracing *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->n; i++)
    {
      self->changes[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (places, GUINT_TO_POINTER (g_array_index (self->utterance->quotes, guint32, i)), GUINT_TO_POINTER (i));
    }

  for (guint i = 0; i < self->utterance->changes->len; i++)
    {
      const HearsayChange *change = &g_array_index (self->utterance->changes, HearsayChange, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, GUINT_TO_POINTER (change->to)));

      if (is_wording (change->type))
        g_hash_table_insert (self->changes[place], tell_change (self, change), GUINT_TO_POINTER (change->type + 1));
    }
}

/* What both have and the base has not, less what the parent has alone. */
static double
weigh_changes (const Tracing *self,
               guint child,
               guint parent,
               gboolean *has_error)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;
  guint n_errors = 0;
  guint n_changes = 0;
  guint n_lost = 0;

  g_hash_table_iter_init (&iter, self->changes[parent]);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gboolean error = is_error (GPOINTER_TO_UINT (value) - 1);
      gboolean is_shared = g_hash_table_contains (self->changes[child], key);

      n_errors += is_shared && error;
      n_changes += is_shared && !error;
      n_lost += !is_shared && error;
    }
  *has_error = n_errors > 0;

  return MIN (MOST_CHANGES, n_errors * SAME_ERROR + n_changes * SAME_CHANGE) - n_lost * LOST_ERROR;
}

/* Whether the text itself says that it has this from that article's outlet. */
static gboolean
credits (const Tracing *self,
         guint child,
         guint parent)
{
  const HearsayQuote *quote = get_quote (self, child);
  guint32 article = get_quote (self, parent)->article;

  for (guint h = 0; h < quote->chain->len; h++)
    {
      const HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, h);

      if (hop->role != HEARSAY_ROLE_PUBLISHER && hop->basis == HEARSAY_BASIS_DECLARED && hop->article == (int) article)
        return TRUE;
    }

  return FALSE;
}

/* Steps up the articles' tree; 0 if the one is not above the other. */
static guint
steps_up (const Tracing *self,
          guint32 article,
          guint32 ancestor)
{
  int at = article;

  for (guint i = 0; i < MAX_CANDIDATES && at >= 0 && (guint) at < self->analysis->descents->len; i++)
    {
      if (at == (int) ancestor)
        return i;
      at = hearsay_analysis_get_descent (self->analysis, at)->parent;
    }

  return 0;
}

static gboolean
share_passage (const Tracing *self,
               const HearsayQuote *x,
               const HearsayQuote *y)
{
  return x->article != y->article && hearsay_quotes_are_aligned (self->analysis, x, y);
}

static const HearsayPhrase *
get_phrase (const Tracing *self,
            guint place)
{
  if (self->phrases[place] == NULL)
    self->phrases[place] = hearsay_phrase_new (self->analysis, get_quote (self, place)->article, get_quote (self, place)->content);

  return self->phrases[place];
}

/* Most articles print one wording, so that few of the pairs are new. */
static double
compare_wordings (const Tracing *self,
                  guint a,
                  guint b)
{
  const HearsayPhrase *x = get_phrase (self, a);
  const HearsayPhrase *y = get_phrase (self, b);
  Likeness *known = &self->known[(x->gist->digest ^ (y->gist->digest << 7 | y->gist->digest >> 57)) % N_KNOWN];

  if (known->a != x->gist->digest || known->b != y->gist->digest)
    {
      g_autoptr (GArray) blocks = hearsay_phrase_align (x, y);

      *known = (Likeness){ x->gist->digest, y->gist->digest, hearsay_phrase_similarity (x, y, blocks) };
    }

  return known->similarity;
}

static Parent
weigh_parent (const Tracing *self,
              guint child,
              guint parent)
{
  const HearsayQuote *x = get_quote (self, child);
  const HearsayQuote *y = get_quote (self, parent);
  Parent out = { parent, 0, HEARSAY_BASIS_INFERRED, "same words" };
  guint steps = steps_up (self, x->article, y->article);
  gboolean has_error = FALSE;
  double changes = weigh_changes (self, child, parent, &has_error);

  out.score = ALIKE * compare_wordings (self, child, parent) + changes;
  if (has_error)
    out.reason = "same errors";
  if (share_passage (self, x, y))
    {
      out.score += ALIGNED;
      out.reason = has_error ? out.reason : HEARSAY_REASON_COPIED;
    }
  if (steps > 0)
    {
      out.score += steps == 1 ? DESCENDED : REMOTE;
      out.reason = "article descends from it";
      if (steps == 1)
        out.basis = hearsay_analysis_get_descent (self->analysis, x->article)->basis;
    }
  if (credits (self, child, parent))
    {
      out.score += CREDITED;
      out.basis = HEARSAY_BASIS_DECLARED;
      out.reason = HEARSAY_REASON_CREDITED;
    }

  return out;
}

static gboolean
is_above (const Tracing *self,
          int place,
          guint child)
{
  for (guint i = 0; place >= 0 && i <= self->n; i++)
    {
      if (place == (int) child)
        return TRUE;
      place = get_step (self, place)->parent;
    }

  return FALSE;
}

/* A quotation printed later is no parent, unless it is credited. */
static gboolean
may_be_parent (const Tracing *self,
               guint child,
               guint parent)
{
  const char *before = hearsay_corpus_get (self->analysis->corpus, get_quote (self, parent)->article)->published;
  const char *after = hearsay_corpus_get (self->analysis->corpus, get_quote (self, child)->article)->published;

  if (parent == child || get_quote (self, parent)->article == get_quote (self, child)->article)
    return FALSE;
  if (credits (self, child, parent) || steps_up (self, get_quote (self, child)->article, get_quote (self, parent)->article) > 0)
    return TRUE;

  return before[0] == '\0' || after[0] == '\0' ? parent < child : strcmp (before, after) <= 0 && parent < child;
}

static int
compare_parents (gconstpointer a,
                 gconstpointer b)
{
  const Parent *x = a;
  const Parent *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;

  return x->place - y->place;
}

static GArray *
list_parents (const Tracing *self,
              guint child)
{
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (Parent));

  for (guint i = 0; i < self->n; i++)
    {
      /* Of many only the first ones, and those there is a reason for. */
      if (i > MAX_CANDIDATES && !credits (self, child, i) && steps_up (self, get_quote (self, child)->article, get_quote (self, i)->article) == 0)
        continue;
      if (may_be_parent (self, child, i))
        {
          Parent parent = weigh_parent (self, child, i);

          g_array_append_val (parents, parent);
        }
    }
  g_array_sort (parents, compare_parents);

  return parents;
}

static guint8
to_per_cent (double part,
             double rest)
{
  return CLAMP (100 * MAX (0, part) / (MAX (0, part) + MAX (0, rest) + DOUBT), 1, 99);
}

static void
fill_step (const Tracing *self,
           guint child,
           const GArray *parents)
{
  HearsayTransmission *step = get_step (self, child);
  gboolean is_decided = step->standing != HEARSAY_STANDING_SUGGESTED;
  guint n_others = 0;

  for (guint i = 0; i < parents->len && n_others < HEARSAY_N_ALTERNATIVES; i++)
    {
      const Parent *parent = &g_array_index (parents, Parent, i);
      const Parent *next = i + 1 < parents->len ? &g_array_index (parents, Parent, i + 1) : NULL;

      if (parent->score < NEEDED)
        break;
      if (is_decided && parent->place == step->parent)
        continue;
      if (!is_decided && step->parent < 0 && n_others == 0 && !is_above (self, parent->place, child))
        {
          step->parent = parent->place;
          step->basis = parent->basis;
          step->reason = parent->reason;
          step->confidence = to_per_cent (parent->score, next != NULL ? next->score / 2 : 0);
        }
      else
        {
          step->others[n_others] = parent->place;
          step->other_confidences[n_others++] = to_per_cent (parent->score, 2);
        }
    }

  if (!is_decided && step->parent < 0)
    step->confidence = to_per_cent (NEEDED, parents->len > 0 ? g_array_index (parents, Parent, 0).score / 2 : 0);
}

/* The first report in the same article, where there is one. */
static int
find_twin (const Tracing *self,
           guint place)
{
  for (guint i = 0; i < place; i++)
    if (get_quote (self, i)->article == get_quote (self, place)->article)
      return i;

  return HEARSAY_NONE;
}

static gboolean
is_credited (const GArray *parents)
{
  for (guint i = 0; i < parents->len; i++)
    if (strcmp (g_array_index (parents, Parent, i).reason, HEARSAY_REASON_CREDITED) == 0)
      return TRUE;

  return FALSE;
}

/* The first report of the utterance in an article. */
static int
find_report (const Tracing *self,
             int article)
{
  for (guint i = 0; i < self->n; i++)
    if ((int) get_quote (self, i)->article == article)
      return i;

  return HEARSAY_NONE;
}

static int
find_quote (const Tracing *self,
            int quote)
{
  for (guint i = 0; i < self->n; i++)
    if ((int) g_array_index (self->utterance->quotes, guint32, i) == quote)
      return i;

  return HEARSAY_NONE;
}

static void
decide_step (const Tracing *self,
             guint place,
             int parent)
{
  HearsayTransmission *step = get_step (self, place);

  if (is_above (self, parent, place))
    return;

  step->parent = parent;
  step->standing = HEARSAY_STANDING_CORRECTED;
  step->reason = HEARSAY_REASON_DECIDED;
  step->confidence = 100;
  if (parent >= 0 && credits (self, place, parent))
    step->basis = HEARSAY_BASIS_DECLARED;
}

/* What the analyst decided about the report itself, or else about its article. */
static void
take_decision (const Tracing *self,
               guint place)
{
  const HearsayQuote *quote = get_quote (self, place);
  const HearsayDescent *descent = quote->article < self->analysis->descents->len ? hearsay_analysis_get_descent (self->analysis, quote->article) : NULL;
  int parent = HEARSAY_NONE;

  if (quote->taken_from == HEARSAY_NOBODY)
    decide_step (self, place, HEARSAY_NONE);
  else if (quote->taken_from >= 0 && (parent = find_quote (self, quote->taken_from)) >= 0)
    decide_step (self, place, parent);
  else if (descent != NULL && descent->standing != HEARSAY_STANDING_SUGGESTED && find_twin (self, place) < 0)
    {
      parent = find_report (self, descent->parent);
      if (parent >= 0 || descent->parent < 0)
        decide_step (self, place, parent);
    }
}

static void
trace_quote (const Tracing *self,
             guint place)
{
  HearsayTransmission *step = get_step (self, place);
  int twin = find_twin (self, place);
  g_autoptr (GArray) parents = NULL;

  if (twin >= 0 && step->standing == HEARSAY_STANDING_SUGGESTED)
    {
      step->parent = twin;
      step->basis = HEARSAY_BASIS_DECLARED;
      step->reason = "same article";
      step->confidence = 99;
      return;
    }

  parents = list_parents (self, place);
  if (step->standing == HEARSAY_STANDING_SUGGESTED && hearsay_quote_is_told_here (self->analysis, get_quote (self, place)) && !is_credited (parents))
    {
      step->reason = HEARSAY_REASON_TOLD_HERE;
      step->confidence = 90;
      return;
    }

  fill_step (self, place, parents);
}

/* Whether crediting leads back to where it began. */
static gboolean
is_in_circle (const Tracing *self,
              guint place)
{
  g_autofree gboolean *seen = g_new0 (gboolean, self->n);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (open, place);
  for (guint i = 0; i < open->len; i++)
    for (guint k = 0; k < self->n; k++)
      {
        if (seen[k] || !credits (self, g_array_index (open, guint, i), k))
          continue;
        if (get_quote (self, k)->article == get_quote (self, place)->article)
          return TRUE;
        seen[k] = TRUE;
        g_array_append_val (open, k);
      }

  return FALSE;
}

/* One origin a family of articles, and one more for each outlet that asked for itself. */
static guint
count_origins (const Tracing *self)
{
  g_autoptr (GHashTable) families = g_hash_table_new (NULL, NULL);
  guint n_asked = 0;

  for (guint i = 0; i < self->n; i++)
    {
      const HearsayTransmission *step = get_step (self, i);
      guint32 article = get_quote (self, i)->article;

      if (step->parent >= 0)
        continue;
      if (strcmp (step->reason, HEARSAY_REASON_TOLD_HERE) == 0 || step->standing != HEARSAY_STANDING_SUGGESTED || article >= self->analysis->descents->len)
        n_asked++;
      else
        g_hash_table_add (families, GUINT_TO_POINTER (hearsay_analysis_get_descent (self->analysis, article)->family));
    }

  return MAX (1, n_asked + g_hash_table_size (families));
}

/**
 * hearsay_utterance_trace:
 * @utterance: its quotes and changes are set
 *
 * Fills @utterance's tree, and counts its origins.
 */
void
hearsay_utterance_trace (const HearsayAnalysis *analysis,
                         HearsayUtterance *utterance)
{
  guint n = utterance->quotes->len;
  g_autofree HearsayPhrase **phrases = g_new0 (HearsayPhrase *, n + 1);
  g_autofree GHashTable **changes = g_new0 (GHashTable *, n + 1);
  Likeness known[N_KNOWN] = { 0 };
  Tracing self = { analysis, utterance, n, phrases, known, changes };

  g_array_set_size (utterance->tree, 0);
  for (guint i = 0; i < n; i++)
    {
      HearsayTransmission step = { .parent = HEARSAY_NONE, .basis = HEARSAY_BASIS_INFERRED, .reason = HEARSAY_REASON_NOTHING_EARLIER };

      for (guint k = 0; k < HEARSAY_N_ALTERNATIVES; k++)
        step.others[k] = HEARSAY_NONE;
      g_array_append_val (utterance->tree, step);
    }

  read_changes (&self);
  for (guint i = 0; i < n; i++)
    take_decision (&self, i);
  for (guint i = 0; i < n; i++)
    trace_quote (&self, i);
  for (guint i = 0; i < n && n <= MAX_CIRCLE; i++)
    get_step (&self, i)->is_circular = is_in_circle (&self, i);
  utterance->origins = count_origins (&self);

  for (guint i = 0; i < n; i++)
    {
      g_clear_pointer (&phrases[i], hearsay_phrase_free);
      g_hash_table_unref (changes[i]);
    }
}
