# What the program says on the command line.

cli-cannot-print = The answer could not be printed ({ $reason }). Nothing was changed.
cli-no-display = There is no screen to open a window on. Nothing is lost. Use this instead: outro terminal
cli-no-display-terminal = There is no screen to open a window on, so Outro goes on here in the terminal.
cli-missing-libraries = The window could not be opened, because this computer lacks { $files }. Nothing is lost. On Debian, Ubuntu or Mint, install: { $packages }. Until then, use: outro terminal
cli-window-failed = The window could not be opened. Nothing is lost. Use this instead: outro terminal
cli-stopped = Outro had to stop because of a mistake in Outro itself ({ $place }). That is not your fault. Everything that was called saved is there. Start Outro again to go on.
cli-terminal-script = Questions come one after the other. Each prompt is a line of its own, so a script can answer down a pipe.
cli-no-cases = You have no cases yet. Outro looked in { $path }
cli-folder-missing = There is no folder { $path }. Nothing was changed. If it is on a USB stick or a network drive, connect that, then try again. If the name is right and the folder is new, start Outro with it: it is made with your first case.
cli-folder-link = { $path } is a link, and the folder that it leads to is not there. Nothing was changed. If that is on a USB stick or a network drive, connect that, then try again.
cli-folder-refused = Outro may not look into { $path }. It may belong to another user of this computer. Nothing in it was changed. Ask its owner for access, or name another folder: outro --data-dir DIR
cli-guide-line = { $id }: { $title }. { $about }
cli-guide-line-own = { $id }: { $title }. { $about } (your own guide)
cli-guide-unknown = There is no guide “{ $id }”. These are there: { $ids }
cli-guide-title = { $title } (revision { $revision })
cli-guide-countries = Countries: { $countries }
cli-guide-plans = Plans: { $plans }
cli-guide-channels = Who may charge:
cli-guide-channel = - { $id }: { $title }, { $steps ->
    [one] one step
   *[other] { $steps } steps
 }
cli-check-nothing = There is no guide to check there. Nothing was changed. Name a file that ends in .json, or a folder with such files.
cli-check-unreadable = { $path } cannot be read ({ $reason }). Nothing was changed.
cli-check-why = Why [{ $rule }]: { $reason }
cli-check-sum = { $files ->
    [one] One file
   *[other] { $files } files
 } checked: { $errors ->
    [0] no errors
    [one] one error
   *[other] { $errors } errors
 }, { $warnings ->
    [0] no warnings
    [one] one warning
   *[other] { $warnings } warnings
 }.
cli-no-folder = { $path } is a file, not a folder. Nothing was changed. Name a folder: outro --data-dir DIR
cli-export-is-there = There is a file { $path } already. Nothing was changed. Choose another name, or add --replace.
cli-import-many = The file brings in { $n } new cases, which will be listed among your own. Nothing was changed. To bring them in, add --many.
cli-how-to-undo = To take it back here, too, add --undo.
cli-nothing-to-export = There is no data to export yet. Nothing was changed.
cli-sheet-replace = Choose another name, or add --replace.
cli-sheet-case-unknown = There is no case “{ $id }” that can be read. Nothing was written. List yours with: outro cases --json
cli-sheet-channel-unknown = This guide has no channel “{ $id }”. Nothing was written. These are there: { $ids }
cli-sheet-no-channel = It is not settled yet who charges. Nothing was written. Add --channel with one of these: { $ids }
cli-sheet-region-unknown = This guide has no country “{ $id }”. Nothing was written. These are there: { $ids }
cli-sheet-no-region = Add --region with one of these: { $ids }. Nothing was written.
cli-sheet-plan-unknown = This guide has no plan “{ $id }”. Nothing was written. These are there: { $ids }
cli-sheet-not-offered = “{ $id }” does not charge in this country, or for this plan. Nothing was written. These do: { $ids }
cli-sheet-other-guide = The case “{ $id }” follows the guide “{ $guide }”. Nothing was written. Leave --guide out, or name that one.
cli-how-to-bring-back = To bring back what was deleted here, do the same again with --bring-back.
cli-letter-unknown = There is no letter “{ $id }” in this guide. It has: { $known }. Nothing was written.
cli-letter-gap = “{ $given }” fills no gap of this letter. Write it as GAP=TEXT. The gaps are: { $known }. Nothing was written.
cli-letter-missing = Still missing, fill it in: { $gap } ({ $what })
