/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-crf"

#include "config.h"

#include "hearsay-crf.h"

#include <float.h>
#include <string.h>

/* A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001)
 * over the labels O and, for each kind, Begin, Inside, End, Single. */

#define LABELS HEARSAY_NETWORK_LABELS

enum
{
  PART_BEGIN,
  PART_INSIDE,
  PART_END,
  PART_SINGLE,
};

static guint
part_of (guint label)
{
  return (label - 1) % 4;
}

static gboolean
is_open (guint label)
{
  return label > 0 && part_of (label) <= PART_INSIDE;
}

gboolean
hearsay_label_can_start (guint label)
{
  return label == 0 || part_of (label) == PART_BEGIN || part_of (label) == PART_SINGLE;
}

/* A name that was begun goes on to its end; nothing else goes on. */
gboolean
hearsay_label_can_follow (guint from,
                          guint to)
{
  if (!is_open (from))
    return hearsay_label_can_start (to);

  return to > 0 && (from - 1) / 4 == (to - 1) / 4 && (part_of (to) == PART_INSIDE || part_of (to) == PART_END);
}

/* e to the power of x, the same on every machine: x = k ln 2 + r, and the series
 * of e^r (as in any text on numerics; error below 1e-15 of the result). */
double
hearsay_exp (double x)
{
  static const double ln2_high = 6.93147180369123816490e-01;
  static const double ln2_low = 1.90821492927058770002e-10;
  /* 1 / 12!, 1 / 11!, … 1 / 0! */
  static const double factors[] = { 2.08767569878680989792e-09, 2.50521083854417187751e-08, 2.75573192239858906526e-07, 2.75573192239858906526e-06,
                                    2.48015873015873015873e-05, 1.98412698412698412698e-04, 1.38888888888888888889e-03, 8.33333333333333333333e-03,
                                    4.16666666666666666667e-02, 1.66666666666666666667e-01, 0.5, 1.0, 1.0 };
  union
  {
    double number;
    guint64 bits;
  } scale;
  double k = 0;
  double r = 0;
  double sum = factors[0];

  if (x < -700)
    return 0;
  if (x > 700)
    x = 700;

  k = (double) (gint64) (x * 1.44269504088896338700e+00 + (x < 0 ? -0.5 : 0.5));
  r = x - k * ln2_high - k * ln2_low;
  for (gsize i = 1; i < G_N_ELEMENTS (factors); i++)
    sum = sum * r + factors[i];
  scale.bits = (guint64) ((gint64) k + 1023) << 52;

  return sum * scale.number;
}

/* The natural logarithm of a positive number, the same on every machine. */
double
hearsay_log (double x)
{
  union
  {
    double number;
    guint64 bits;
  } parts = { x };
  gint64 exponent = (gint64) (parts.bits >> 52) - 1023;
  double z = 0;
  double power = 0;
  double sum = 0;

  if (x < DBL_MIN)
    return -708.0;

  parts.bits = (parts.bits & ((G_GUINT64_CONSTANT (1) << 52) - 1)) | (G_GUINT64_CONSTANT (1023) << 52);
  if (parts.number > 1.41421356237309504880)
    {
      parts.number *= 0.5;
      exponent++;
    }

  z = (parts.number - 1) / (parts.number + 1);
  power = z;
  for (int i = 1; i < 30; i += 2)
    {
      sum += power / i;
      power *= z * z;
    }

  return 2 * sum + exponent * 6.93147180559945286227e-01;
}

void
hearsay_crf_init (HearsayCrf *self,
                  const HearsayNetwork *network)
{
  guint n_labels = network->n_labels;

  *self = (HearsayCrf){ network };
  for (guint j = 0; j < n_labels; j++)
    {
      self->starts[j] = hearsay_label_can_start (j) ? hearsay_exp (network->starts[j]) : 0;
      for (guint i = 0; i < n_labels; i++)
        {
          if (!hearsay_label_can_follow (i, j))
            continue;
          self->from[j][self->n_from[j]++] = i;
          self->transitions[i * LABELS + j] = hearsay_exp (network->transitions[i * LABELS + j]);
        }
    }
}

/**
 * hearsay_crf_decode:
 * @scores: n × LABELS
 * @labels: (out caller-allocates): the likeliest row of labels (Viterbi)
 */
void
hearsay_crf_decode (const HearsayCrf *self,
                    const float *scores,
                    guint n,
                    guint8 *labels)
{
  const HearsayNetwork *network = self->network;
  guint n_labels = network->n_labels;
  g_autofree guint8 *back = g_new (guint8, (gsize) n * LABELS + 1);
  float best[2][LABELS];
  guint last = 0;

  if (n == 0)
    return;

  for (guint j = 0; j < n_labels; j++)
    best[0][j] = hearsay_label_can_start (j) ? network->starts[j] + scores[j] : -FLT_MAX / 4;

  for (guint t = 1; t < n; t++)
    {
      const float *before = best[(t + 1) % 2];
      float *now = best[t % 2];

      for (guint j = 0; j < n_labels; j++)
        {
          float most = -FLT_MAX;
          guint from = 0;

          for (guint k = 0; k < self->n_from[j]; k++)
            {
              guint i = self->from[j][k];
              float value = before[i] + network->transitions[i * LABELS + j];

              if (value > most)
                {
                  most = value;
                  from = i;
                }
            }
          now[j] = most + scores[(gsize) t * LABELS + j];
          back[(gsize) t * LABELS + j] = from;
        }
    }

  for (guint j = 1; j < n_labels; j++)
    if (!is_open (j) && best[(n - 1) % 2][j] > best[(n - 1) % 2][last])
      last = j;

  for (guint t = n; t > 0; t--)
    {
      labels[t - 1] = last;
      if (t > 1)
        last = back[(gsize) (t - 1) * LABELS + last];
    }
}

/* Scores as factors, each piece's largest as 1. */
typedef struct
{
  const HearsayCrf *crf;
  guint n_labels;
  double *factors; /* n × LABELS */
  double *norms;   /* n: what each piece's forward sums were divided by */
  double shift;    /* sum of the largest scores */
} Factors;

static gboolean
is_allowed (const guint32 *allowed,
            guint t,
            guint label)
{
  return allowed == NULL || (allowed[t] >> label & 1);
}

static void
make_factors (Factors *self,
              const HearsayCrf *crf,
              const float *scores,
              guint n,
              const guint32 *allowed)
{
  self->crf = crf;
  self->n_labels = crf->network->n_labels;
  self->factors = g_new (double, (gsize) n *LABELS);
  self->norms = g_new (double, n);
  self->shift = 0;

  for (guint t = 0; t < n; t++)
    {
      const float *row = scores + (gsize) t * LABELS;
      float most = row[0];

      for (guint j = 1; j < self->n_labels; j++)
        most = MAX (most, row[j]);
      for (guint j = 0; j < self->n_labels; j++)
        self->factors[(gsize) t * LABELS + j] = is_allowed (allowed, t, j) && (t + 1 < n || !is_open (j)) ? hearsay_exp ((double) row[j] - most) : 0;
      self->shift += most;
    }
}

/* Forward sums, each piece's scaled to 1. Returns the logarithm of the whole. */
static double
run_forward (Factors *self,
             guint n,
             double *alpha)
{
  guint n_labels = self->n_labels;
  double total = self->shift;

  for (guint t = 0; t < n; t++)
    {
      double *now = alpha + (gsize) t * LABELS;
      const double *before = now - LABELS;
      double sum = 0;

      for (guint j = 0; j < n_labels; j++)
        {
          double in = 0;

          if (t == 0)
            in = self->crf->starts[j];
          else
            for (guint k = 0; k < self->crf->n_from[j]; k++)
              in += before[self->crf->from[j][k]] * self->crf->transitions[self->crf->from[j][k] * LABELS + j];
          now[j] = in * self->factors[(gsize) t * LABELS + j];
          sum += now[j];
        }

      /* Nothing is allowed here: as good as impossible. */
      if (sum < DBL_MIN)
        sum = DBL_MIN;
      self->norms[t] = sum;
      for (guint j = 0; j < n_labels; j++)
        now[j] /= sum;
      total += hearsay_log (sum);
    }

  return total;
}

/* From the last piece back: marginals, and the expected number of each transition. */
static void
run_backward (const Factors *self,
              guint n,
              const double *alpha,
              float *marginals,
              double *pairs)
{
  guint n_labels = self->n_labels;
  double beta[2][LABELS];

  for (guint j = 0; j < n_labels; j++)
    beta[(n - 1) % 2][j] = 1;

  for (guint t = n; t > 0; t--)
    {
      const double *now = beta[(t - 1) % 2];
      double *before = beta[t % 2];
      const double *forward = alpha + (gsize) (t - 1) * LABELS;
      double carried[LABELS];

      for (guint j = 0; j < n_labels; j++)
        {
          marginals[(gsize) (t - 1) * LABELS + j] = forward[j] * now[j];
          carried[j] = now[j] * self->factors[(gsize) (t - 1) * LABELS + j] / self->norms[t - 1];
        }
      if (t == 1)
        break;

      for (guint i = 0; i < n_labels; i++)
        before[i] = 0;
      for (guint j = 0; j < n_labels; j++)
        for (guint k = 0; k < self->crf->n_from[j]; k++)
          {
            guint i = self->crf->from[j][k];
            double step = self->crf->transitions[i * LABELS + j] * carried[j];

            before[i] += step;
            if (pairs != NULL)
              pairs[i * LABELS + j] += alpha[(gsize) (t - 2) * LABELS + i] * step;
          }
    }
}

/**
 * hearsay_crf_marginals:
 * @scores: n × LABELS
 * @allowed: (nullable): for each piece the set of labels it may have
 * @marginals: (out caller-allocates): n × LABELS, the probability of each label
 * @pairs: (nullable): LABELS × LABELS, to which the expected number of each
 *   transition is added
 *
 * Returns: the logarithm of the partition function
 */
double
hearsay_crf_marginals (const HearsayCrf *self,
                       const float *scores,
                       guint n,
                       const guint32 *allowed,
                       float *marginals,
                       double *pairs)
{
  Factors factors;
  g_autofree double *alpha = g_new (double, (gsize) n *LABELS);
  double total = 0;

  make_factors (&factors, self, scores, n, allowed);
  total = run_forward (&factors, n, alpha);
  run_backward (&factors, n, alpha, marginals, pairs);
  g_free (factors.factors);
  g_free (factors.norms);

  return total;
}
