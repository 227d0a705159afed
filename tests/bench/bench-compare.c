/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>
#include <string.h>

#include <adwaita.h>

#include "hearsay-compare-page.h"
#include "hearsay-compare-pane.h"

#define N_PASSAGES 60
#define WORDS_A_PASSAGE 50
#define N_FRAMES 300
#define STEP 24 /* pixels a frame */

/* Scrolls two articles of 3,000 words and 60 shared passages side by side, locked to
 * each other, and prints what a frame costs, from its beginning to the end of its
 * painting, and how long the comparison itself takes, in milliseconds as JSON. */

typedef struct
{
  GMainLoop *loop;
  HearsayComparePane *pane;
  GArray *times; /* double */
  gint64 began;
  guint n;
} Bench;

static char *
make_text (guint article)
{
  GString *text = g_string_new ("Headline\n\n");

  for (guint i = 0; i < N_PASSAGES; i++)
    {
      if (article == 1 && i % 7 == 3)
        g_string_append (text, "What only this paper says stands here, and nowhere else in the whole story.\n\n");
      for (guint k = 0; k < WORDS_A_PASSAGE; k++)
        g_string_append_printf (text, "w%c%c%c%s ", 'a' + i % 26, 'a' + (i * 7 + k) % 26, 'a' + (i * 3 + k * 11) % 26,
                                article == 1 && k % 17 == 5 ? "x" : "");
      g_string_append (text, "end.\n\n");
    }

  return g_string_free (text, FALSE);
}

static HearsayArticle *
make_article (guint index)
{
  HearsayArticle *article = hearsay_article_new ();

  g_free (article->id);
  article->id = g_strdup_printf ("%u", index);
  g_free (article->path);
  article->path = g_strdup_printf ("%u.txt", index);
  g_free (article->title);
  article->title = g_strdup ("Headline");
  article->title_span = (HearsaySpan){ 0, strlen ("Headline") };
  hearsay_article_take_text (article, make_text (index));

  return article;
}

static HearsayAnalysis *
make_story (void)
{
  GPtrArray *articles = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  HearsayAnalysis *analysis = NULL;
  HearsayReuse reuse = { 0, 1 };

  g_ptr_array_add (articles, make_article (0));
  g_ptr_array_add (articles, make_article (1));
  corpus = hearsay_corpus_new (articles, NULL);
  analysis = hearsay_analysis_new (corpus);
  reuse.a = (HearsaySpan){ 10, hearsay_corpus_get (corpus, 0)->length - 2 };
  reuse.b = (HearsaySpan){ 10, hearsay_corpus_get (corpus, 1)->length - 2 };
  reuse.similarity = 0.9;
  g_array_append_val (analysis->reuse, reuse);

  return analysis;
}

static void
begin_cb (GdkFrameClock *clock,
          Bench *bench)
{
  bench->began = g_get_monotonic_time ();
}

static void
end_cb (GdkFrameClock *clock,
        Bench *bench)
{
  double time = (g_get_monotonic_time () - bench->began) / 1000.0;

  if (bench->n > 0)
    g_array_append_val (bench->times, time);
}

static gboolean
scroll_cb (GtkWidget *widget,
           GdkFrameClock *clock,
           gpointer user_data)
{
  Bench *bench = user_data;

  if (bench->n++ >= N_FRAMES)
    {
      g_main_loop_quit (bench->loop);
      return G_SOURCE_REMOVE;
    }
  hearsay_compare_pane_scroll_by (bench->pane, bench->n < N_FRAMES / 2 ? STEP : -STEP);

  return G_SOURCE_CONTINUE;
}

static gboolean
start_cb (gpointer data)
{
  Bench *bench = data;

  gtk_widget_add_tick_callback (GTK_WIDGET (bench->pane), scroll_cb, bench, NULL);

  return G_SOURCE_REMOVE;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return (one > two) - (one < two);
}

static HearsayComparePane *
find_pane (GtkWidget *widget)
{
  HearsayComparePane *found = NULL;

  if (HEARSAY_IS_COMPARE_PANE (widget))
    return HEARSAY_COMPARE_PANE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_pane (child);

  return found;
}

static double
measure_compare (HearsaySession *session)
{
  static const guint32 articles[] = { 0, 1 };
  gint64 began = 0;

  /* Once for the word lists, which an analysis would have read. */
  hearsay_session_set_compared (session, articles, 2, 1);
  hearsay_session_get_compare (session);
  hearsay_session_set_compare_base (session, 0);
  began = g_get_monotonic_time ();
  hearsay_session_get_compare (session);

  return (g_get_monotonic_time () - began) / 1000.0;
}

static double
at (const Bench *bench,
    double share)
{
  return g_array_index (bench->times, double, (guint) (share * (bench->times->len - 1)));
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (HearsaySession) session = NULL;
  Bench bench = { NULL };
  GtkWidget *window = NULL;
  GtkWidget *page = NULL;
  GdkFrameClock *clock = NULL;
  double compared = 0;

  adw_init ();
  session = hearsay_session_new ();
  hearsay_session_take_analysis (session, hearsay_project_new (), make_story ());
  compared = measure_compare (session);

  window = gtk_window_new ();
  page = g_object_new (HEARSAY_TYPE_COMPARE_PAGE, "session", session, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));

  bench.loop = g_main_loop_new (NULL, FALSE);
  bench.times = g_array_new (FALSE, FALSE, sizeof (double));
  bench.pane = find_pane (page);
  clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)));
  g_signal_connect (clock, "before-paint", G_CALLBACK (begin_cb), &bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (end_cb), &bench);
  g_timeout_add (1000, start_cb, &bench);
  g_main_loop_run (bench.loop);

  qsort (bench.times->data, bench.times->len, sizeof (double), compare_doubles);
  g_print ("{\"benchmark\": \"compare\", \"unit\": \"ms\", \"passages\": %u, \"compare\": %.1f, \"frames\": %u, "
           "\"frame-median\": %.1f, \"frame-p95\": %.1f, \"frame-p99\": %.1f, \"frame-max\": %.1f}\n",
           hearsay_session_get_compare (session)->passages->len, compared, bench.times->len,
           at (&bench, 0.5), at (&bench, 0.95), at (&bench, 0.99), at (&bench, 1));

  gtk_window_destroy (GTK_WINDOW (window));
  g_array_unref (bench.times);
  g_main_loop_unref (bench.loop);

  return 0;
}
