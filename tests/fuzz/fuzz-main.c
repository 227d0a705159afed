/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib.h>

/* Runs a fuzz target as an ordinary program: over each file of the folders it is
 * given, and over what a fixed sequence of changes makes of it. Built with
 * -fsanitize=fuzzer the target needs no main of ours. */

#define CHANGES_A_FILE 60
#define SEED 20210503

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

static void
run_changed (GRand *dice,
             const guint8 *data,
             gsize size)
{
  g_autofree guint8 *copy = g_malloc (size + 1);
  gsize length = size;

  memcpy (copy, data, size);
  for (guint i = g_rand_int_range (dice, 1, 8); i > 0 && length > 0; i--)
    {
      gsize place = g_rand_int_range (dice, 0, length);

      switch (g_rand_int_range (dice, 0, 4))
        {
        case 0:
          copy[place] = g_rand_int_range (dice, 0, 256);
          break;

        case 1:
          copy[place] = "\"'\n.,:("[g_rand_int_range (dice, 0, 7)];
          break;

        case 2:
          memmove (copy + place, copy + place + 1, length - place - 1);
          length--;
          break;

        default:
          length = place;
          break;
        }
    }

  LLVMFuzzerTestOneInput (copy, length);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static guint
run_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED);
  const char *name = NULL;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *data = NULL;
      gsize size = 0;

      g_assert_true (g_file_get_contents (g_ptr_array_index (names, i), &data, &size, NULL));
      LLVMFuzzerTestOneInput ((const guint8 *) data, size);
      for (guint k = 0; k < CHANGES_A_FILE; k++)
        run_changed (dice, (const guint8 *) data, size);
    }

  return names->len;
}

int
main (int argc,
      char **argv)
{
  guint n_files = 0;

  for (int i = 1; i < argc; i++)
    n_files += run_folder (argv[i]);
  g_print ("%u files\n", n_files);

  return n_files > 0 ? 0 : 1;
}
