# The record of a case, and what is kept as proof.
record-moment = { $day }, { $time } UTC
record-title = Record: cancelling { $service }
record-made = Written on
record-happened = What happened
record-proof = What was noted
record-files = Attached files
record-file = { $name }, { $bytes } bytes, SHA-256: { $sum }
record-worth-title = What this is worth
record-head = The sum of the last line is { $head }.
record-worth = This record shows whether anything in it was changed after it was written. It is no certificate: whoever has the data folder could write a new one. An e-mail to yourself with the sum above gives it a date from outside.
record-how-to-check = To check it on any computer with Outro, run: outro record verify, and the file’s name.
record-names-left-out = Your nickname and whom you spoke to were left out. Attached files are as they were; look into them yourself before you hand them on.
record-started = You began to leave { $service }.
record-named = You called the account “{ $person }”.
record-channel = You settled on who charges: { $channel }.
record-ticked = Done: { $step }.
record-unticked = Opened again: { $step }.
record-skipped = Left out: { $step }.
record-chosen = Answered: { $step }.
record-observed = Saw something else at: { $step }.
record-words = The words there: { $words }.
record-backup-done = A backup was made.
record-backup-checked = An exported list was checked.
record-confirmed = You saw the confirmation.
record-not-confirmed = You had not seen a confirmation.
record-charged = A charge came.
record-quiet = You looked at the statement: no charge came.
record-reopened = The steps were opened again.
record-price = You noted the price: { $amount }.
record-trial = You noted a trial that turns into a paid plan on { $day }.
record-sent = Sent or said: { $letter }.
record-answered = The answer came: { $letter }.
record-noted = { $what }: { $value }
record-attached = You attached a file: { $name }.
record-taken-off = You took an attached file off.
record-sign-seen = Seen: { $sign }
record-sign-missing = Not seen: { $sign }
record-written = The record is in { $path }.
record-page-written = The page is in { $path }. Open it with your browser to print it.
record-head-is = The sum of its last line is { $head }. An e-mail to yourself with it gives the record a date from outside.
record-which-case = There is more than one case. Name one with --case, as outro cases --json prints it.
record-no-case = There is no case to write about.
record-mail-subject = Outro: record of cancelling { $service }
record-mail-text =
    On { $made } the record of cancelling { $service } ended with this sum:

    { $head }

    This e-mail is only for me. It shows that the record was there on this day.
record-sound = The record is as it was written: { $lines ->
    [one] 1 line
   *[other] { $lines } lines
} and { $files ->
    [one] 1 attached file
   *[other] { $files } attached files
} fit. It says that it was made on { $made }.
record-sound-head = The sum of the last line is { $head }. Compare it with the one in your e-mail, if you sent one.
record-unreadable = { $path } cannot be read: { $reason }
record-not-one = This file is no record of Outro, or its table of contents is damaged.
record-newer = This record was written by a newer Outro. Check it with that version.
record-part-changed = Something does not fit. The first thing is this part: { $part }. It is not as it was written.
record-part-missing = Something does not fit. The first thing is this part: { $part }. It is missing.
record-part-added = Something does not fit. The first thing is this part: { $part }. It was added later.
record-line-changed = Something does not fit. The first thing is line { $line } of { $part }. It is not as it was written.
record-head-changed = Something does not fit. The first thing is the end of { $part }: the last line is not the one that the record names.
proof-page-said = What the page or the e-mail said
proof-spoke-to = Whom you spoke to
proof-spoke-on = When you spoke
proof-notes = Notes
proof-added = { $name } is attached. A copy is in Outro’s folder.
proof-added-more = { $n } files are attached. Copies are in Outro’s folder.
error-store-proof-too-large = This file is larger than 32 MiB. Nothing was attached. Attach a screenshot or the e-mail alone.
error-store-proof-full = The files of this case would be larger than 256 MiB together. Nothing was attached. Take a file off first.
error-store-proof-missing = An attached file is no longer in Outro’s folder: { $path }. The rest of the case is as it was. Attach the file again.
error-store-proof-changed = An attached file was changed from outside: { $path }. The rest of the case is as it was. Attach the file again.
proof-title = Proof, calendar and record
proof-why = If you are charged again, this is what customer service will ask for.
proof-attach = Attach a file: a screenshot, an e-mail, a PDF
proof-attach-prompt = Where is the file? Type its whole place, or drop it here. An empty line leaves.
proof-record = Save the record
proof-record-names = With your nickname and whom you spoke to
proof-record-no-names = Without names
proof-calendar = Put these dates into my calendar
proof-note-prompt = Type it, or “clear” to take it back. An empty line leaves it as it is.
proof-sign = Is it really cancelled? { $sign }
proof-sign-yes = Yes, I saw this
proof-sign-no = No, not so
proof-sign-open = I have not looked yet
proof-trial = This is a trial that will charge
proof-trial-ends = On which day does the trial end? The first charge comes on that day.
proof-trial-unclear = That day is too far away for a trial. Nothing was changed.
proof-cycle = How often it is paid
proof-cycle-week = Every week
proof-cycle-month = Every month
proof-cycle-quarter = Every three months
proof-cycle-half-year = Every six months
proof-cycle-year = Every year
proof-not-read = { $path } cannot be read: { $reason } Nothing was attached.
proof-no-file = It is no file.
proof-keep = Keep proof
proof-attach-file = Attach a file…
proof-record-button = Save the record…
proof-calendar-button = Add reminders to calendar…
proof-more = What was said, and is it really cancelled?
proof-open = Open
proof-open-name = Open { $name }
proof-take-off = Take off
proof-take-off-name = Take { $name } off
proof-signs = Is it really cancelled? Look for these signs:
proof-leave-names-out = Leave my nickname and whom I spoke to out of the record
proof-mail = E-mail the record’s sum to myself
proof-not-chosen = Nothing was chosen, and nothing was changed. The terminal and outro export do the same without this window.
proof-not-saved-yet = Your last answers are not on the disk yet. Try again in a moment.
proof-nothing-pasted = There is no file on the clipboard, and nothing was changed. Copy the file in your file manager first, or press “Attach a file…”.
proof-path = The place of a file
proof-path-hint = Type or paste its whole place. You can also drop files onto this page, or copy them and press Ctrl+V here.
proof-path-attach = Attach this file
