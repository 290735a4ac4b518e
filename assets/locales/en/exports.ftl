# Checking an exported list: in the window and in the terminal.
exports-sum = { $playlists ->
    [0] No playlists
    [one] 1 playlist
   *[other] { $playlists } playlists
}, { $tracks ->
    [0] no songs
    [one] 1 song
   *[other] { $tracks } songs
}
exports-songs-in = { $tracks ->
    [0] No songs
    [one] 1 song
   *[other] { $tracks } songs
} in { $file }
exports-pasted = the pasted list
exports-checked-today = { $file }, checked today at { $time }
exports-checked-on = { $file }, checked on { $day }
exports-format = It is { $format }. { $certainty }
exports-unread = { $n ->
    [one] { $name } could not be read, so its songs are not counted. Unpack or download it again, then check it again.
   *[other] { $n } files in it could not be read, { $name } among them. Their songs are not counted. Unpack or download them again, then check again.
}
exports-warning-unknown = A newer version of Outro found something wrong with it. Check the file again.
exports-more = And { $n } more.
exports-less-than-app = Your app shows more than is in it.
exports-told-of = { $file }: { $why }
exports-before-stays = The result of your last check stays.
exports-no-playlists = It names songs and no playlists, so it cannot bring your playlists back. Export your playlists as well, with one of the ways above.
exports-missing-do = Something is missing. Export again and look that every playlist is ticked, or use another tool. Then check the new file.

# The card.
exports-check = Check an export…
exports-check-name = Check an export… { $task }
exports-check-another = Check another file…
exports-check-another-name = Check another file… { $task }
exports-check-folder = Check a folder…
exports-check-folder-name = Check a folder… { $task }
exports-paste = Paste a list
exports-paste-name = Paste a list: { $task }
exports-path = Or type where it is
exports-path-hint = You can also drop the file on this window. Outro reads it and changes nothing.
exports-path-example = Downloads/my-playlists.csv
exports-check-typed = Check it
exports-not-chosen = No file was chosen. You can also drop it on this window, or type where it is.
exports-nothing-to-paste = There is no text on the clipboard. Copy your list first, then paste it here.
exports-nothing-typed = Type where the file is, for example Downloads/my-playlists.csv.
exports-several-dropped = { $n } files were dropped. Outro checks one file, ZIP file or folder at a time. Drop the folder that they are in.
exports-dropped-nowhere = A file was dropped. To check an exported list, open your cancellation of a music service first, then drop the file again.
exports-failed = Outro could not finish this. Nothing was changed. Try again.

exports-reading = Reading { $file }…
exports-comparing = Comparing with { $file }…
exports-saving = Saving { $file }…
exports-keeping = Copying { $file }…
exports-progress = { $percent } % read
exports-progress-open = { $megabytes } MB read
exports-stop = Stop

exports-all-of-it = That is all of it: done
exports-all-of-it-name = That is all of it: done. { $task }
exports-show-list = Show list
exports-hide-list = Hide list
exports-against-app = Compare with your app
exports-with-file = Compare with another file
exports-save-as = Save as…
exports-keep = Keep a copy in Outro’s folder
exports-kept = A copy is in Outro’s folder. It goes when you delete this cancellation for good.
exports-keep-no-folder = A folder cannot be kept as it is. Save it as one file first, then check that file.

# On the next start.
exports-there = The file is still there, unchanged.
exports-changed = The file has changed since. Check it again.
exports-gone = The file is no longer in { $folder }. If you moved it, check it again where it is now. If it is lost, export again while you can.
exports-gone-kept = The file is no longer in { $folder }. The copy in Outro’s folder is still there.
exports-not-seen = Outro cannot look at the file now: { $why }
exports-no-place = Outro does not know where this file is on this computer. Check it again to see what is in it.

# Against the app.
exports-app-playlists = Playlists in your app
exports-app-songs = Songs in your app
exports-app-hint = As your music app shows it. Leave it empty if you don’t know.
exports-app-number = Type a number, such as 12.
exports-app-names = Names of your playlists
exports-app-names-hint = With a semicolon between two names. Outro tells you which are missing.
exports-paste-names = Paste names

# Against another file.
exports-other-path = Where is the other file?
exports-choose-other = Choose a file…
exports-compare = Compare

# The list.
exports-search = Search this list
exports-search-hint = A title, an artist or a playlist.
exports-looking = Looking…
exports-found = { $n ->
    [0] Nothing in it matches.
    [one] 1 song matches.
   *[other] { $n } songs match.
}
exports-loose = Songs in no playlist
# A library: its songs, whether they are in a playlist or not.
exports-library = The whole library
exports-lists-more = { $n ->
    [one] 1 more playlist. Search for its name to see it.
   *[other] { $n } more playlists. Search for a name to see one.
}
exports-songs-more = { $n ->
    [one] 1 more song. Search to see it.
   *[other] { $n } more songs. Search to see them.
}
exports-song-in = { $song } – { $list }

# Saving it in one clean form.
exports-form = In which form?
exports-form-csv = CSV, for TuneMyMusic and other services. It keeps most.
exports-form-txt = Text, to read or print
exports-form-m3u8 = M3U8, for music players
exports-form-xspf = XSPF, an open form
exports-save-path = Where should it be saved?
exports-save-path-hint = Outro reads it back and compares it before it says “Saved”.
exports-choose-place = Choose a place…
exports-save = Save
exports-exists = There is a file { $path } already. Replace it?
exports-replace = Replace it
exports-keep-both = Leave it as it is
exports-copy-name = { $file } – clean copy

# The end, and the terminal.
exports-carry = You have { $songs }.
exports-terminal-check = Check an export
exports-terminal-path = Where is the file? Type its path, or “back”.
panel-list-wrong = { $songs }. Something looks wrong with it.
