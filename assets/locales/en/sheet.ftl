# The sheet to print or to read over the phone.
sheet-title = Cancel { $service }
sheet-window-title = Cancel { $service }: { $channel }
sheet-contents = On this sheet
sheet-for = For
sheet-who-charges = Who charges
sheet-country = Country
sheet-plan = Plan
sheet-stands = So far
sheet-made = Made on
sheet-how-to-read = Do one step at a time. If you read this to somebody over the phone, wait until they have done a line before you read the next.
sheet-buttons = Where a step speaks of a button in Outro, use the address that is printed with it here.
sheet-before = Before you start
sheet-steps = The steps
sheet-tick = Tick each step when it is done.
sheet-step = Step { $n }: { $title }
sheet-step-passed = Not needed: { $title }
sheet-state-chosen = your answer: { $answer }
sheet-state-passed = not needed
sheet-state-locked = first answer what to save
sheet-state-current = go on here
sheet-only-if = Only if your answer to “{ $title }” was: { $answer }
sheet-optional = It works without this step.
sheet-if-you-like = if you like
sheet-on-computer = Do this on a computer.
sheet-where = Where:
sheet-press = Press:
sheet-leave = Leave alone:
sheet-on-site = on the country’s own site:
sheet-older = older pages:
sheet-choose = Say which it is
sheet-note = Note this
sheet-elsewhere = If you see something else
sheet-after-tries = { $n ->
    [one] If it failed once
   *[other] If it failed { $n } times
}
sheet-then-next = Then this step is done. Go on with the next one.
sheet-then-stay = Then try this step again.
sheet-then-step = Then go to step { $n }: { $title }
sheet-then-other-step = Then go to: { $title }
sheet-then-channel = Then another way is needed: { $title }. Outro has a sheet for it.
sheet-then-finder = Then somebody else charges for it. Outro helps to find out who.
sheet-then-region = Then choose another country’s site in Outro, and start again.
sheet-then-account = Then sign in with the other account, and start again from step 1.
sheet-then-guide = Then go on with { $title }. Outro has a sheet for it.
sheet-then-wait = Then wait { $days ->
    [one] until tomorrow
   *[other] { $days } days
 }, and do this step again.
sheet-at = (at { $host })
sheet-way = A way: { $way }
sheet-after = Afterwards
sheet-charged-again = If a charge comes all the same:
sheet-contact = Whom to contact
sheet-contact-how = These texts are ready to send or to read out. Fill in the words in brackets. Never tell anybody a password.
sheet-made-by = Made with Outro { $version }, from revision { $revision } of its guide for { $service }.
sheet-changes = Companies change their pages. Each step says how it is known and when it was last seen.
sheet-not-connected = Outro is not connected with any company named here.
sheet-written = The sheet is written. It is here: { $path }
sheet-hidden = It is in a hidden folder. Some browsers cannot open files from there.

## One page
sheet-short-how = Read one line. Wait until it is done, then read the next.
sheet-short-save = Save first: { $tasks }.
sheet-short-step = { $n }. { $title }
sheet-short-only-if = Only after the answer: { $answer }
sheet-short-choose = Choose: { $options }
sheet-short-else = If a page looks different, stop there. Nothing is lost. Outro knows what else may come.
sheet-short-made = Made with Outro from revision { $revision } of its guide for { $service }, on { $day }.
sheet-whole = Everything, about twelve pages
sheet-whole-hint = With what to do when a page looks different, the backup and the letters.
terminal-sheet-whole = Write everything instead, about twelve pages

## Asking for it in the window
sheet-link = Print or share these steps
guides-sheet = Print or share the steps of a guide
dialog-sheet-title = Print or share the steps
dialog-sheet-text = Outro writes one page with the steps and the words, to print or to read over the phone. Your notes are not on it.
dialog-sheet-guide = Which service?
dialog-sheet-country = Which country’s site?
dialog-sheet-channel = Who charges?
dialog-sheet-name = Put my name for it on the sheet
dialog-sheet-place = Where the sheet goes
dialog-sheet-hint = A folder and a name that ends in .html.
dialog-sheet-do = Write the sheet
dialog-sheet-replace = Replace the file that is there
dialog-sheet-close = Close
dialog-sheet-written = The sheet is written.
dialog-sheet-open = Open it in the browser
dialog-sheet-folder = Show the folder
