/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>
#include <string.h>

#include <adwaita.h>

#include "hearsay-chain-graph.h"
#include "hearsay-network-graph.h"
#include "hearsay-network-view.h"
#include "hearsay-utterance-list.h"

#define N_UTTERANCES 5000
#define N_AGENTS 500
#define N_OUTLETS 120
#define N_DAYS 14
#define N_FRAMES 240
#define WARM 2 /* frames before it counts */

/* What frames cost while a large story is scrolled, walked, zoomed and panned: "own" is
 * what our widgets take, layout and snapshot; "all" is the whole frame, with what the
 * renderer takes to paint it. Prints medians, 95th percentiles and the worst in
 * milliseconds as JSON. */

/* Its child is timed. */
typedef struct
{
  GtkWidget parent_instance;
} BenchBin;

typedef GtkWidgetClass BenchBinClass;

static guint n_articles = 500; /* or the second argument */
static double snapshot_time;

GType bench_bin_get_type (void);
G_DEFINE_TYPE (BenchBin, bench_bin, GTK_TYPE_WIDGET)

static void
bench_bin_snapshot (GtkWidget *widget,
                    GtkSnapshot *snapshot)
{
  gint64 began = g_get_monotonic_time ();

  gtk_widget_snapshot_child (widget, gtk_widget_get_first_child (widget), snapshot);
  snapshot_time += g_get_monotonic_time () - began;
}

static void
bench_bin_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (bench_bin_parent_class)->dispose (object);
}

static void
bench_bin_class_init (BenchBinClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bench_bin_dispose;
  klass->snapshot = bench_bin_snapshot;
  gtk_widget_class_set_layout_manager_type (klass, GTK_TYPE_BIN_LAYOUT);
}

static void
bench_bin_init (BenchBin *self)
{
}

typedef struct _Bench Bench;

/* Does what the user does between two frames. */
typedef void (*BenchStep) (Bench *bench,
                           guint frame);

struct _Bench
{
  HearsaySession *session;
  GtkWidget *window;
  GtkWidget *bin;
  GtkWidget *subject;
  HearsayAgentModel *model;
  BenchStep step;
  guint frame;
  gint64 began;
  gint64 updated;
  double layout_time;
  GArray *own; /* double, milliseconds */
  GArray *all;
  gboolean is_done;
};

/* A story of many outlets, speakers and relays; always the same. */

static HearsayCorpus *
make_corpus (guint n_outlets)
{
  static const char text[] = "Headline\n\nSomebody said that the dam would hold, and that everybody knew it would hold.\n";
  g_autoptr (GPtrArray) articles = hearsay_articles_new ();

  for (guint i = 0; i < n_articles; i++)
    {
      HearsayArticle *article = hearsay_article_new ();

      g_free (article->id);
      article->id = g_strdup_printf ("a%u", i);
      g_free (article->path);
      article->path = g_strdup_printf ("%03u.txt", i);
      g_free (article->title);
      article->title = g_strdup_printf ("Headline %u", i);
      article->title_span = (HearsaySpan){ 0, strlen ("Headline") };
      g_free (article->outlet);
      article->outlet = g_strdup_printf ("Outlet %u", i % n_outlets);
      g_free (article->published);
      article->published = g_strdup_printf ("2024-05-%02uT%02u:00", 1 + i % n_outlets % N_DAYS, i % 24);
      hearsay_article_take_text (article, g_strdup (text));
      g_ptr_array_add (articles, article);
    }

  return hearsay_corpus_new (g_steal_pointer (&articles), NULL);
}

static void
add_hop (HearsayQuote *quote,
         HearsayRole role,
         HearsayBasis basis,
         char *name)
{
  HearsayHop hop = { role, basis, name, HEARSAY_NONE, HEARSAY_NONE, g_strdup ("told"), quote->article, { 0, 0 } };

  g_array_append_val (quote->chain, hop);
}

/* Few are quoted often, and most in one or two outlets. */
static guint
choose (GRand *dice,
        guint n)
{
  double share = g_rand_double (dice);

  return MIN (n - 1, (guint) (n * share * share));
}

static void
add_quote (HearsayAnalysis *analysis,
           GRand *dice,
           guint utterance)
{
  static const HearsaySourceType types[] = { HEARSAY_SOURCE_NAMED, HEARSAY_SOURCE_NAMED, HEARSAY_SOURCE_NAMED, HEARSAY_SOURCE_COLLECTIVE };
  guint speaker = choose (dice, N_AGENTS - N_OUTLETS);
  HearsaySpan span = { 24, 80 };
  HearsayQuote quote;

  hearsay_quote_init (&quote, g_rand_int_range (dice, 0, 6) == 0 ? (guint) g_rand_int_range (dice, 0, n_articles) : speaker * 7 % n_articles);
  quote.id = g_strdup_printf ("q%u", analysis->quotes->len);
  quote.kind = HEARSAY_QUOTE_DIRECT;
  g_array_append_val (quote.content, span);
  quote.speaker = g_strdup_printf ("Speaker %u", speaker);
  quote.source_type = types[speaker % G_N_ELEMENTS (types)];
  quote.confidence = 93;
  quote.reason = "speaker and verb after the words";
  quote.utterance = utterance;
  add_hop (&quote, HEARSAY_ROLE_SPEAKER, HEARSAY_BASIS_DECLARED, g_strdup (quote.speaker));
  if (speaker % 3 == 0)
    add_hop (&quote, HEARSAY_ROLE_RELAY, speaker % 2 == 0 ? HEARSAY_BASIS_DECLARED : HEARSAY_BASIS_INFERRED,
             g_strdup_printf ("Outlet %u", speaker % N_OUTLETS));
  add_hop (&quote, HEARSAY_ROLE_PUBLISHER, HEARSAY_BASIS_DECLARED, g_strdup (""));
  g_array_append_val (analysis->quotes, quote);
}

static void
add_utterance (HearsayAnalysis *analysis,
               GRand *dice)
{
  HearsayUtterance utterance = { 0 };
  guint n = 1 + g_rand_int_range (dice, 0, 3) % 2;

  utterance.id = g_strdup_printf ("u%u", analysis->utterances->len);
  utterance.quotes = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < n; i++)
    {
      guint32 quote = analysis->quotes->len;

      add_quote (analysis, dice, analysis->utterances->len);
      g_array_append_val (utterance.quotes, quote);
    }
  utterance.speaker = g_strdup (hearsay_analysis_get_quote (analysis, analysis->quotes->len - 1)->speaker);
  utterance.speaker_entity = HEARSAY_NONE;
  utterance.source_type = hearsay_analysis_get_quote (analysis, analysis->quotes->len - 1)->source_type;
  utterance.origins = 1;
  utterance.changes = g_array_new (FALSE, FALSE, sizeof (HearsayChange));
  utterance.tree = g_array_new (FALSE, FALSE, sizeof (HearsayTransmission));
  g_array_append_val (analysis->utterances, utterance);
}

static HearsayAnalysis *
make_story (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  g_autoptr (HearsayCorpus) corpus = make_corpus (N_OUTLETS);
  HearsayAnalysis *analysis = hearsay_analysis_new (corpus);

  for (guint i = 0; i < N_UTTERANCES; i++)
    add_utterance (analysis, dice);
  for (guint32 i = 0; i < n_articles; i++)
    {
      guint32 family = i % 5;
      HearsayDescent descent = { .family = family, .reason = "", .parent = i < 5 ? HEARSAY_NONE : (int) (i / 2 - (i / 2 + 5 - family) % 5), .copied = 40 + i % 60 };

      if (descent.parent < 0 || (guint) descent.parent >= i)
        descent.parent = i < 5 ? HEARSAY_NONE : (int) family;
      descent.basis = i % 3 == 0 ? HEARSAY_BASIS_INFERRED : HEARSAY_BASIS_DECLARED;
      g_array_append_val (analysis->descents, descent);
    }
  for (guint32 i = 0; i < 5; i++)
    {
      HearsayFamily family = { i, g_strdup_printf ("Outlet %u", i), g_strdup_printf ("Speaker %u", i), HEARSAY_SOURCE_NAMED, n_articles / 5 };

      g_array_append_val (analysis->families, family);
    }

  return analysis;
}

/* Measuring */

static void
begin_cb (GdkFrameClock *clock,
          Bench *bench)
{
  bench->began = g_get_monotonic_time ();
  bench->layout_time = 0;
  snapshot_time = 0;
}

/* Connected after GTK's own: it has done what it does in this phase. */
static void
updated_cb (GdkFrameClock *clock,
            Bench *bench)
{
  bench->updated = g_get_monotonic_time ();
}

static void
laid_out_cb (GdkFrameClock *clock,
             Bench *bench)
{
  bench->layout_time = g_get_monotonic_time () - bench->updated;
}

static void
end_cb (GdkFrameClock *clock,
        Bench *bench)
{
  double all = (g_get_monotonic_time () - bench->began) / 1000.0;
  double own = (bench->layout_time + snapshot_time) / 1000.0;

  if (bench->frame <= WARM || bench->is_done)
    return;
  g_array_append_val (bench->own, own);
  g_array_append_val (bench->all, all);
}

static gboolean
tick_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer user_data)
{
  Bench *bench = user_data;

  if (bench->frame++ >= N_FRAMES + WARM)
    {
      bench->is_done = TRUE;
      return G_SOURCE_REMOVE;
    }
  bench->step (bench, bench->frame);
  gtk_widget_queue_draw (bench->bin);

  return G_SOURCE_CONTINUE;
}

static void
wait (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return (one > two) - (one < two);
}

static void
print_times (const char *name,
             GArray *times)
{
  qsort (times->data, times->len, sizeof (double), compare_doubles);
  g_print ("\"%s\": {\"median\": %.1f, \"p95\": %.1f, \"max\": %.1f}", name, g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 95 / 100), g_array_index (times, double, times->len - 1));
}

static void
measure (Bench *bench,
         const char *name,
         BenchStep step)
{
  GdkFrameClock *clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (bench->window)));

  bench->step = step;
  bench->frame = 0;
  bench->is_done = FALSE;
  bench->own = g_array_new (FALSE, FALSE, sizeof (double));
  bench->all = g_array_new (FALSE, FALSE, sizeof (double));
  g_signal_connect (clock, "before-paint", G_CALLBACK (begin_cb), bench);
  g_signal_connect_after (clock, "update", G_CALLBACK (updated_cb), bench);
  g_signal_connect_after (clock, "layout", G_CALLBACK (laid_out_cb), bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (end_cb), bench);
  gtk_widget_add_tick_callback (bench->bin, tick_cb, bench, NULL);
  while (!bench->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (clock, bench);

  g_print (", \"%s\": {", name);
  print_times ("own", bench->own);
  g_print (", ");
  print_times ("all", bench->all);
  g_print ("}");
  g_array_unref (bench->own);
  g_array_unref (bench->all);
}

static void
open_window (Bench *bench,
             GtkWidget *content,
             int width)
{
  bench->window = gtk_window_new ();
  bench->bin = g_object_new (bench_bin_get_type (), NULL);
  gtk_widget_set_parent (content, bench->bin);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), width, 800);
  gtk_window_set_child (GTK_WINDOW (bench->window), bench->bin);
  gtk_window_present (GTK_WINDOW (bench->window));
  wait (800);
}

static void
close_window (Bench *bench)
{
  gtk_window_destroy (GTK_WINDOW (bench->window));
  wait (50);
}

static GtkWidget *
find (GtkWidget *widget,
      GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

static void
scroll (Bench *bench,
        GtkOrientation orientation,
        double by)
{
  GtkAdjustment *adjustment = orientation == GTK_ORIENTATION_VERTICAL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->subject))
                                                                      : gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (bench->subject));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
}

static void
scroll_list (Bench *bench,
             guint frame)
{
  scroll (bench, GTK_ORIENTATION_VERTICAL, frame % 60 < 50 ? 90 : 2500);
}

static void
walk_list (Bench *bench,
           guint frame)
{
  HearsayRowList *rows = hearsay_session_get_utterances (bench->session);
  const HearsayRowEntry *entry = hearsay_row_list_get_entry (rows, frame * 3);

  if (entry != NULL && entry->type == HEARSAY_ROW_ITEM)
    hearsay_session_set_utterance (bench->session, entry->index);
}

static void
zoom_network (Bench *bench,
              guint frame)
{
  gtk_widget_activate_action (bench->subject, frame % 40 < 20 ? "canvas.zoom-out" : "canvas.zoom-in", NULL);
}

static void
pan_network (Bench *bench,
             guint frame)
{
  scroll (bench, GTK_ORIENTATION_VERTICAL, frame % 120 < 60 ? 25 : -25);
  scroll (bench, GTK_ORIENTATION_HORIZONTAL, frame % 80 < 40 ? 20 : -20);
}

static void
walk_network (Bench *bench,
              guint frame)
{
  static const HearsayAgentWalk steps[] = { HEARSAY_AGENT_WALK_ONWARD, HEARSAY_AGENT_WALK_DOWN, HEARSAY_AGENT_WALK_DOWN, HEARSAY_AGENT_WALK_BACK, HEARSAY_AGENT_WALK_DOWN };

  hearsay_agent_model_walk (bench->model, steps[frame % G_N_ELEMENTS (steps)]);
}

static void
walk_chain (Bench *bench,
            guint frame)
{
  hearsay_session_set_article (bench->session, frame * 2 % n_articles);
}

static void
scroll_chain (Bench *bench,
              guint frame)
{
  scroll (bench, GTK_ORIENTATION_VERTICAL, frame % 240 < 120 ? 60 : -60);
}

static void
measure_list (Bench *bench)
{
  open_window (bench, g_object_new (HEARSAY_TYPE_UTTERANCE_LIST, "session", bench->session, NULL), 320);
  bench->subject = find (bench->bin, GTK_TYPE_LIST_VIEW);
  measure (bench, "utterances-scroll", scroll_list);
  measure (bench, "utterances-walk", walk_list);
  close_window (bench);
}

/* Until @least agents are laid out; returns how long the main loop was held at most, in milliseconds. */
static double
wait_for_layout (HearsayAgentModel *model,
                 guint least)
{
  gint64 longest = 0;

  while (hearsay_agent_model_get_map (model) == NULL || hearsay_agent_model_get_map (model)->agents->len < least ||
         (hearsay_agent_model_get_layout (model) == NULL && hearsay_agent_model_get_problem (model) == NULL))
    {
      gint64 began = g_get_monotonic_time ();

      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
      else
        longest = MAX (longest, g_get_monotonic_time () - began);
    }

  return longest / 1000.0;
}

static void
measure_network (Bench *bench)
{
  GtkWidget *view = g_object_new (HEARSAY_TYPE_NETWORK_VIEW, "session", bench->session, NULL);
  HearsayAgentModel *model = hearsay_network_view_get_model (HEARSAY_NETWORK_VIEW (view));

  gint64 began = 0;
  double held = 0;

  open_window (bench, view, 1000);
  wait_for_layout (model, 1);
  wait (500);
  began = g_get_monotonic_time ();
  hearsay_agent_model_set_limit (model, N_AGENTS);
  held = wait_for_layout (model, N_AGENTS / 2);
  if (hearsay_agent_model_get_layout (model) != NULL)
    {
      const HearsayAgentMap *map = hearsay_agent_model_get_map (model);

      g_print (", \"agents\": %u, \"edges\": %u", map->agents->len, map->edges->len);
      g_print (", \"layout\": %.1f, \"layout-held\": %.1f", (g_get_monotonic_time () - began) / 1000.0, held);
      wait (300);
      bench->subject = find (bench->bin, HEARSAY_TYPE_NETWORK_GRAPH);
      measure (bench, "network-pan", pan_network);
      measure (bench, "network-zoom", zoom_network);
      bench->model = model;
      measure (bench, "network-walk", walk_network);
    }
  close_window (bench);
}

static void
measure_chain (Bench *bench)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), g_object_new (HEARSAY_TYPE_CHAIN_GRAPH, "session", bench->session, NULL));
  open_window (bench, scroller, 1000);
  bench->subject = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));
  measure (bench, "chain-scroll", scroll_chain);
  measure (bench, "chain-walk", walk_chain);
  close_window (bench);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (HearsaySession) session = NULL;
  Bench bench = { NULL };

  if (argc > 2)
    n_articles = MAX (5, g_ascii_strtoull (argv[2], NULL, 10));
  adw_init ();
  session = hearsay_session_new ();
  bench.session = session;
  hearsay_session_take_analysis (session, hearsay_project_new (), make_story ());

  g_print ("{\"benchmark\": \"frames\", \"unit\": \"ms\"");
  if (argc < 2 || strcmp (argv[1], "list") == 0)
    measure_list (&bench);
  if (argc < 2 || strcmp (argv[1], "network") == 0)
    measure_network (&bench);
  if (argc < 2 || strcmp (argv[1], "chain") == 0)
    measure_chain (&bench);
  g_print ("}\n");

  return 0;
}
