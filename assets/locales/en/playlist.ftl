# Exported playlists: what is in a file, and what looks wrong.
playlist-file = { $name }: { $format }. { $certainty }
playlist-certainty-sure = That is certain.
playlist-certainty-likely = That is likely.
playlist-certainty-unsure = Other programs write the same, so this is not certain.
playlist-certainty-none = Outro cannot tell what this is.

playlist-format-unknown = no list of songs that Outro knows
playlist-format-several = lists of several kinds
playlist-format-tunemymusic-csv = a CSV file from TuneMyMusic
playlist-format-soundiiz-csv = a CSV file from Soundiiz
playlist-format-soundiiz-json = a JSON file from Soundiiz
playlist-format-soundiiz-xspf = an XSPF file from Soundiiz
playlist-format-songshift-txt = a text file from SongShift
playlist-format-songshift-json = a JSON file from SongShift
playlist-format-exportify-csv = a CSV file from Exportify
playlist-format-freeyourmusic-csv = a CSV file as FreeYourMusic reads it
playlist-format-amazon-library = the library from Amazon’s data request
playlist-format-amazon-listening = the listening history from Amazon’s data request
playlist-format-amazon-account = the account file from Amazon’s data request
playlist-format-amazon-data = Amazon’s data request
playlist-format-ameml-csv = a CSV file from AMEML
playlist-format-ameml-json = a JSON file from AMEML
playlist-format-songmirror-json = a JSON file from SongMirror
playlist-format-songmirror-xml = an XML file from SongMirror
playlist-format-rimusic-csv = a CSV file from RiMusic or Kreate
playlist-format-m3u = an M3U playlist
playlist-format-pls = a PLS playlist
playlist-format-xspf = an XSPF playlist
playlist-format-itunes-xml = a library file from iTunes or Apple Music
playlist-format-generic-csv = a table with songs
playlist-format-generic-json = a JSON file with songs
playlist-format-shazam-csv = the list of songs that Shazam heard
playlist-format-takeout-csv = the songs of YouTube Music from Google Takeout
playlist-format-listening-history = a listening history
playlist-format-spotify-backup-txt = a text file from spotify-backup
playlist-format-jspf = a JSPF playlist
playlist-format-wpl = a playlist of Windows Media Player
playlist-format-text-list = a text with one song a line

playlist-favourites = { $n ->
    [one] 1 of the songs is a favourite.
   *[other] { $n } of the songs are favourites.
}
playlist-others = Not counted as songs: { $albums ->
    [one] 1 album
   *[other] { $albums } albums
}, { $artists ->
    [one] 1 artist
   *[other] { $artists } artists
}.
playlist-others-albums = Not counted as songs: { $albums ->
    [one] 1 album
   *[other] { $albums } albums
}.
playlist-others-artists = Not counted as songs: { $artists ->
    [one] 1 artist
   *[other] { $artists } artists
}.
playlist-plays = { $n ->
    [one] Not counted as songs: 1 line of listening history.
   *[other] Not counted as songs: { $n } lines of listening history.
}
playlist-other-media = { $n ->
    [one] Not counted as songs: 1 podcast, film or the like.
   *[other] Not counted as songs: { $n } podcasts, films and the like.
}
playlist-passed-over = { $n ->
    [one] Not counted as a song: 1 line in which no song is named.
   *[other] Not counted as songs: { $n } lines in which no song is named.
}
playlist-without-artist = { $n ->
    [one] 1 song has no artist.
   *[other] { $n } songs have no artist.
}
playlist-isrc = { $percent } % of the songs have an ISRC, the number by which other services find a song.
playlist-list = { $name }: { $tracks ->
    [one] 1 song
   *[other] { $tracks } songs
}
playlist-skipped = { $n ->
    [one] 1 other file in it was passed over.
   *[other] { $n } other files in it were passed over.
}
playlist-skipped-unreadable = { $name } could not be read.

playlist-warning-empty = There is no song in it. Export again, and check that your playlists are ticked before you start.
playlist-warning-cut-short = It stops in the middle. The download or the export broke off. Export or download it again.
playlist-warning-free-limit = It has exactly { $limit } songs. That is as many as the free version of the tool gives, so the rest is probably missing. Export the playlists a few at a time, or use another tool.
playlist-warning-free-limit-playlist = “{ $playlist }” has exactly { $limit } songs. That is as many as the free version of the tool gives for a playlist, so the rest is probably missing. Look up in your app how many it has.
playlist-warning-not-tracks = It lists albums or artists and no songs. Export again, and choose playlists or songs.
playlist-warning-html = This is a web page, not a list. It happens when you were not signed in. Sign in to the tool, then download the file again.
playlist-warning-encrypted = It is locked with a password. Unpack it with the password first, then choose the unpacked files.
playlist-warning-pdf = This is a PDF, which is made for reading and printing. Outro cannot count the songs in it. Keep it, and export your playlists as a CSV file as well.
playlist-warning-picture = This is a picture. Outro cannot read songs off a picture. Keep it, and export your playlists as a CSV file as well.
playlist-warning-recording = This is music or a video, not a list of songs. Choose the file that the export tool saved, often a CSV file.
playlist-warning-duplicates = { $n ->
    [one] 1 song is in the same playlist twice. Nothing is lost by that.
   *[other] { $n } songs are in the same playlist more than once. Nothing is lost by that.
}

playlist-warning-no-columns = This is a table, but Outro finds no column for the songs in it. Write “title” and “artist” over these columns, as a first line. Then choose it again.
playlist-warning-history = It lists what was played, not what you collected. Keep it if you like. To save your playlists, export those as well.
playlist-warning-open-quotes = { $n ->
    [one] A quotation mark in it is never closed. The songs are counted, but look at the ones around it before you rely on it.
   *[other] { $n } quotation marks in it are never closed. The songs are counted, but look at the ones around them before you rely on it.
}
playlist-warning-wide-rows = { $n ->
    [one] 1 row has more cells than there are columns, so a comma may have cut a name in two. The song is counted, but look at its title and artist before you rely on it.
   *[other] { $n } rows have more cells than there are columns, so commas may have cut names in two. The songs are counted, but look at their titles and artists before you rely on them.
}
playlist-warning-not-in-file = { $n ->
    [one] 1 entry of a playlist names a song that is not in the file. It cannot be shown or saved. Export the whole library again.
   *[other] { $n } entries of playlists name songs that are not in the file. They cannot be shown or saved. Export the whole library again.
}
playlist-warning-letters = The file does not say how its letters are written. Outro read it as { $encoding }. Look at a few titles before you rely on it.

playlist-pasted = The pasted list
playlist-unknown = { $name } is no list of songs that Outro knows. The file was not changed. Choose the file that the export tool saved, often a CSV file.
playlist-error-stopped = Stopped. Nothing was changed.
playlist-error-missing = { $path } is not there. Check the name, or choose the file again.
playlist-error-denied = Outro may not open { $path }. Nothing was changed. Copy it to a folder of your own, then choose the copy.
playlist-error-not-a-file = { $path } is no ordinary file. Choose the file that the export tool saved.
playlist-error-unreadable = { $path } cannot be read: { $reason }. Nothing was changed. If it is on a USB stick or a network drive, connect that again.
playlist-error-long-line = { $path } has a line that is far too long for a list of songs. Choose the file that the export tool saved.
playlist-error-too-many = { $path } holds more than Outro can count. Choose a single export.
playlist-error-bomb = { $path } unpacks to far more than a list of songs can be. Outro did not go on. Unpack it yourself if you trust it, then choose the unpacked files.
playlist-error-twice = There are two files called { $path }. Outro can read only the last one. Unpack the ZIP file with another program, and keep both. Then choose the folder with the unpacked files.
playlist-error-encrypted = { $path } is locked with a password. Nothing was changed. Unpack it with the password first, then choose the unpacked files.
playlist-error-cut-short = { $path } stops in the middle. The download or the export broke off. Export or download it again.
playlist-error-no-list = { $path } is no list of songs that Outro knows, so there is nothing to compare. The file was not changed. Choose the file that the export tool saved, often a CSV file.
playlist-error-damaged = { $path } is damaged. Nothing was changed. Export or download it again.
playlist-error-stream = { $path } is no list of songs. It names the pieces of a stream, or channels. Choose the file that the export tool saved.
playlist-error-numbers = { $path } holds only numbers or addresses of songs, without their names. Nothing was changed. In Google Takeout, choose the songs of your music library as well. From other services, export with a tool that writes titles and artists.
playlist-error-property-list = { $path } is a library in Apple’s binary form, which Outro cannot read. Nothing was changed. In Apple’s Music program, choose File, Library, Export Library. Then choose that file.
playlist-error-lost = { $path } was not saved: { $counted } songs were counted, and only { $shown } could be written. Your export is unchanged. Save it in another form, or keep the export as it is.
playlist-error-lost-playlist = { $path } was not saved: “{ $playlist }” has { $counted } songs, and { $shown } would have been written. Your export is unchanged. Save it in another form, or keep the export as it is.
playlist-error-workbook = { $path } is a workbook of a spreadsheet program, such as Excel. Open it there and save it as CSV. Then choose the CSV file.
playlist-error-office = { $path } is a file of an office program, in an older form or with a password. Open it there. Save a table as CSV, or a text as plain text. Then choose the new file.
playlist-error-zip-once = A ZIP file on standard input may have 64 MB at most. Save it as a file, then name that file.
playlist-error-document = { $path } is a document of a word processor. Open it there and save it as plain text. Then choose the text file.
playlist-error-packed = { $path } is packed in a way that Outro cannot unpack. Unpack it with another program on your computer. Then choose the unpacked files.
playlist-error-too-large-to-save = { $path } is too large to be saved in another form. Nothing was changed. Keep the file as it is.
playlist-error-exists = There is a file { $path } already. It was not changed. Choose another name.
playlist-error-same-file = { $path } is where the export itself is read from. Nothing was changed. Choose another folder.
playlist-error-nothing = There was no song to save. Nothing was written.
playlist-error-not-written = { $path } could not be saved: { $reason }. Your export is unchanged. Check that there is space and that you may write there, then try again.
playlist-error-differs = { $path } was not saved: read back, it was not the same. Your export is unchanged. Try another disk or folder.

playlist-expected-playlists = Your app shows { $expected } playlists, the export has { $found }.
playlist-expected-songs = Your app shows { $expected } songs, the export has { $found }.
playlist-expected-missing = Missing: { $name }
playlist-expected-complete = Nothing that you named is missing.

playlist-compare-both = { $n ->
    [one] 1 song is in both.
   *[other] { $n } songs are in both.
}
playlist-compare-only = Only in { $name }: { $n ->
    [one] 1 song
   *[other] { $n } songs
}
playlist-compare-only-list = Only in { $name }: the playlist “{ $list }”
playlist-compare-changed = “{ $list }”: { $first } songs in the first, { $second } in the second
playlist-compare-same = Both have the same songs.
playlist-song = { $title }, { $artist }

playlist-saved = Saved { $tracks ->
    [one] 1 song
   *[other] { $tracks } songs
} in { $path }, and read back to be sure.
playlist-left-out = Albums and artists have no place in this form and were left out: { $n }.
playlist-nameless = { $n ->
    [one] 1 song without a title was left out.
   *[other] { $n } songs without a title were left out.
}
playlist-changed = { $n ->
    [one] In 1 song, line breaks or signs that cannot be written became blanks, or a very long name was cut.
   *[other] In { $n } songs, line breaks or signs that cannot be written became blanks, or very long names were cut.
}
playlist-no-isrc = { $n ->
    [one] In 1 song, the ISRC, by which other services find a song, is not a valid one. It was left out.
   *[other] In { $n } songs, the ISRC, by which other services find a song, is not a valid one. It was left out.
}
playlist-empty-lists = { $n ->
    [one] A playlist without songs was left out: { $names }.
   *[other] { $n } playlists without songs were left out: { $names }.
}
playlist-renamed = { $n ->
    [one] Two playlists have the same name. In the new file the second one is called: { $names }.
   *[other] Some playlists have the same name. In the new file { $n } of them have a number behind it: { $names }.
}
playlist-save-one = Name one file to save it in another form.
playlist-save-form = { $form } is no form to save in. Choose one of: { $forms }.
playlist-stdin-once = Standard input can be read only once. Save the list as a file, then name that file.
playlist-compare-two = Name two files to compare them.
playlist-sum = { $playlists ->
    [0] No playlists
    [one] 1 playlist
   *[other] { $playlists } playlists
}, { $tracks ->
    [0] no songs
    [one] 1 song
   *[other] { $tracks } songs
}.
