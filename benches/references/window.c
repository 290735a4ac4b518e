/* The same window in GTK 4: a sidebar of cases, a heading, a card for each case. */

#include <stdlib.h>

#include <gtk/gtk.h>

static int cases = 20;
/* Its size in logical pixels. */
static int width = 1120, height = 760;

static GtkWidget *words(const char *text, const char *style)
{
    GtkWidget *label = gtk_label_new(text);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_label_set_wrap(GTK_LABEL(label), TRUE);
    if (style)
        gtk_widget_add_css_class(label, style);
    return label;
}

static GtkWidget *scrolled(GtkWidget *content)
{
    GtkWidget *window = gtk_scrolled_window_new();
    gtk_scrolled_window_set_policy(GTK_SCROLLED_WINDOW(window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
    gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(window), content);
    gtk_widget_set_vexpand(window, TRUE);
    return window;
}

static GtkWidget *card(int number)
{
    GtkWidget *card = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
    GtkWidget *buttons = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 8);
    char *account = g_strdup_printf("Account %d · Billed by Amazon, cancelled on its website", number);
    gtk_widget_add_css_class(card, "card");
    gtk_box_append(GTK_BOX(card), words("Amazon Music", "heading"));
    gtk_box_append(GTK_BOX(card), words(account, "dim-label"));
    gtk_box_append(GTK_BOX(card), words("3 of 7 steps, backup 5 of 5", NULL));
    gtk_box_append(GTK_BOX(card), words("Next: Press Cancel subscription", NULL));
    gtk_box_append(GTK_BOX(buttons), gtk_button_new_with_label("Go on"));
    gtk_box_append(GTK_BOX(buttons), gtk_button_new_with_label("Delete"));
    gtk_box_append(GTK_BOX(card), buttons);
    gtk_box_append(GTK_BOX(card), gtk_check_button_new_with_label("Done"));
    g_free(account);
    return card;
}

static GtkWidget *sidebar(void)
{
    GtkWidget *bar = gtk_box_new(GTK_ORIENTATION_VERTICAL, 8);
    GtkWidget *list = gtk_box_new(GTK_ORIENTATION_VERTICAL, 4);
    static const char *pages[] = {"All guides", "Problems and answers", "Settings"};
    gtk_widget_set_size_request(bar, 280, -1);
    gtk_box_append(GTK_BOX(bar), words("Outro", "title-3"));
    gtk_box_append(GTK_BOX(bar), gtk_button_new_with_label("Cancel something"));
    for (int number = 0; number < cases; number++) {
        GtkWidget *entry = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);
        gtk_box_append(GTK_BOX(entry), words("Amazon Music", NULL));
        gtk_box_append(GTK_BOX(entry), words("Step 3 of 7", "dim-label"));
        gtk_box_append(GTK_BOX(list), entry);
    }
    gtk_box_append(GTK_BOX(bar), scrolled(list));
    for (int page = 0; page < 3; page++)
        gtk_box_append(GTK_BOX(bar), gtk_button_new_with_label(pages[page]));
    return bar;
}

static void activate(GtkApplication *program, gpointer nothing)
{
    GtkWidget *window = gtk_application_window_new(program);
    GtkWidget *all = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12);
    GtkWidget *page = gtk_box_new(GTK_ORIENTATION_VERTICAL, 12);
    GtkWidget *scroller = scrolled(page);
    (void)nothing;
    gtk_box_append(GTK_BOX(page), words("Welcome back", "title-1"));
    for (int number = 1; number <= cases; number++)
        gtk_box_append(GTK_BOX(page), card(number));
    gtk_widget_set_hexpand(scroller, TRUE);
    gtk_box_append(GTK_BOX(all), sidebar());
    gtk_box_append(GTK_BOX(all), scroller);
    gtk_window_set_child(GTK_WINDOW(window), all);
    gtk_window_set_default_size(GTK_WINDOW(window), width, height);
    gtk_window_set_title(GTK_WINDOW(window), "Reference");
    gtk_window_present(GTK_WINDOW(window));
}

int main(int count, char **words)
{
    GtkApplication *program = gtk_application_new(NULL, G_APPLICATION_NON_UNIQUE);
    if (count == 3) {
        width = atoi(words[1]);
        height = atoi(words[2]);
    }
    g_signal_connect(program, "activate", G_CALLBACK(activate), NULL);
    return g_application_run(G_APPLICATION(program), 1, words);
}
