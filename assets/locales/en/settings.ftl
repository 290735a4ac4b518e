# Settings.
settings-title = Settings
settings-theme = Colours
settings-theme-system = As the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-theme-contrast = High contrast, light
settings-theme-contrast-dark = High contrast, dark
settings-size = Size of text
settings-size-now = { $n } % of the usual size
settings-smaller = Smaller
settings-larger = Larger
settings-usual = Usual size
settings-size-keys = Ctrl and + makes everything larger, Ctrl and − smaller, Ctrl and 0 the usual size.
settings-window = Window
settings-on-top = Keep this window above others
settings-on-top-note = For reading the steps beside the browser. Some desktops do not let a program do this.
settings-data = Your data
settings-data-text = Everything that you enter stays in this folder on this computer. Outro sends nothing anywhere.
settings-folder = Folder
settings-copy = Copy
settings-show-folder = Show my data folder
settings-trash = Deleted cases
settings-trash-reading = Looking into the trash…
settings-trash-empty = The trash is empty. A deleted case stays here for at least 30 days.
settings-trash-text = A deleted case can be brought back for at least 30 days. Only days on which you use Outro count.
settings-trash-until = Can be brought back until { $day } or longer
settings-bring-back = Bring back
settings-bring-back-name = Bring back { $case }
settings-purge = Delete for good
settings-purge-name = Delete { $case } for good
settings-delete = Delete everything
settings-delete-text = Deletes every case, the trash, the daily copies, your own guides and these settings. Files that Outro did not make stay. You are asked again before it happens.
settings-delete-all = Delete everything…
settings-about = About Outro
settings-version = Outro { $version }
settings-not-released = This is no released version. It was built from source.
settings-released = Released on { $day }, { $n ->
    [0] today
    [one] one day ago
   *[other] { $n } days ago
}.
settings-released-old = Companies change their pages, so see whether there is a newer version.
settings-newest = Outro never looks for a newer version by itself. This page has the newest one.
settings-releases = See the newest version
settings-parts = What Outro is made of
settings-parts-text = Others wrote these { $n } pieces. The licence is named after each. Every package holds the texts.
settings-never-sends = It never sends anything, and it has no account.
settings-never-signs-in = It never signs in for you and never asks for a password.
settings-never-presses = It never presses a button on a website. You do every step yourself.
settings-never-pays = It shows no adverts, and nobody pays for what it says.
settings-licence-own = You may use, copy and change Outro under the MIT licence or the Apache licence 2.0, as you like.
settings-font = The typeface is Inter, by The Inter Project Authors, under the SIL Open Font License 1.1.
settings-font-licence = Licence of the typeface
dialog-purge-case-title = Delete “{ $case }” for good?
dialog-purge-case-text = Its notes, its ticks, its attached files and its kept lists are deleted for good, also from the daily copies. Nothing brings them back. Your subscription itself is not touched.
dialog-purge-case-close = Keep it in the trash
dialog-purge-case-do = Delete it for good
