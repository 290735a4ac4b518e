# The door in the terminal: questions and answers, a line at a time.

terminal-prompt = Type a number, or ? for help:
terminal-not-sure = I'm not sure
terminal-not-understood = “{ $typed }” is none of the choices. Nothing was changed. These are the choices:
terminal-several = More than one choice begins like this. Type more of it, or the number:
terminal-empty = Nothing was typed. These are the choices:
terminal-now-it-is = Now: { $value }
terminal-not-yet = That comes later. First answer this.
terminal-open-a-case-first = Open a case first. These are the choices:
terminal-nothing-to-undo = There is nothing to take back.
terminal-not-saved = This was not saved. { $reason }
terminal-not-saved-prompt = Your answer is still here. Press Enter to try again, or type leave to go on without it, or quit:
terminal-not-confirmed-prompt = Press Enter to try again, or type leave to go on all the same, or quit:
terminal-goodbye = Everything is saved. You can go on at any time.
terminal-goodbye-unsaved = { $n ->
    [one] One thing was not saved, and you went on without it.
   *[other] { $n } things were not saved, and you went on without them.
}
terminal-goodbye-unconfirmed = { $n ->
    [one] One thing was done, but the disk did not confirm it. A power cut could undo it.
   *[other] { $n } things were done, but the disk did not confirm them. A power cut could undo them.
}
terminal-goodbye-rest = Everything else is saved. You can go on at any time.
terminal-help =
    Type the number of a choice, or the beginning of its words.
    These words work on every page:
    back - the page before
    again - read this page again
    undo - take the last thing back
    steps - the step at hand
    list - every step
    backup - what to save first
    who - who charges you
    country, plan - change these
    after - what comes after the steps
    notes - what you wrote down
    proof - proof, calendar and record
    answers - look for an answer; you can add words, as in: answers refund
    sheet - write the steps as one page, to print or to send
    about - what Outro is, where your data is kept, and how to delete all of it
    more - everything else, also how this is known, and deleting the case
    home - the list of your cases
    quit - end; each answer was saved when you gave it
    Where something is to be typed, only back, home, quit and ? are commands.
    When the input ends, Outro ends too. Each answer is saved before the next page.

terminal-known = { $title }. { $how }
terminal-known-note = Outro never looks at the page itself. If it looks different for you, choose “I see something else” at the step.

## The first page
terminal-welcome-how = You answer with numbers. Type ? at any time to see what else you can type.
terminal-home-list = Your cases
terminal-home-empty = You have no cases.
terminal-case-line = { $title }: { $done }. { $next }
terminal-case-without-guide = A case without its guide ({ $guide })
terminal-case-without-guide-why = The guide for this case is not here or cannot be read. Nothing is lost. Put the guide back to go on.
terminal-guide-unreadable = One guide cannot be read: { $problem }
terminal-home-look = Look at { $title }
terminal-home-new = Cancel a subscription
terminal-home-trash = Bring back a deleted case, or delete it for good
terminal-trash-purged = The case is deleted for good.
terminal-trash-line = { $title }: can be brought back until { $until } or longer
terminal-home-answers = Answers to questions
terminal-home-about = About Outro and your data
terminal-home-quit = Quit
terminal-about-folder = The folder: { $path }
terminal-about-delete-words = delete everything
terminal-about-delete-prompt = To do it, type: { $words }. To keep everything, press Enter:
terminal-about-kept = Nothing was deleted.

## The sheet
terminal-sheet-not-yet = First it has to be settled who charges you. Then there is a sheet.
terminal-sheet-no-name = Without the name: { $name }
terminal-sheet-name = With the name: { $name }
terminal-sheet-where = Where should the file go? Type a folder and a name, or press Enter for { $path }:
terminal-sheet-where-whole = Where should the file go? Type a folder and a name, or press Enter to leave it:
terminal-sheet-other-name = Keep that file: type another name
terminal-sheet-shown = Your computer was asked to show it. Come back here when you are done.

## Which service
terminal-pick-how = Type a number, or a part of the name.
terminal-pick-none = Outro has no guide for “{ $typed }” yet. These are the ones that it has:
terminal-pick-service = { $title }: { $about }
terminal-pick-own-service = { $title }: { $about } (your own guide)
terminal-guide-gone = This guide cannot be read. Choose another one.

## Before the steps
terminal-summary-title = Cancel { $service }: what to expect
terminal-name-title = Whose account is it?
terminal-name-why = A nickname helps when you cancel for more than one person, such as Mum. You can leave it out.
terminal-name-prompt = Type a nickname, or press Enter to leave it out:
terminal-name-no-address = Please type no e-mail address. A nickname is enough:
terminal-country-title = Which country's site of { $service } do you use?
terminal-country-why = The pages and addresses differ from country to country.
terminal-plan-title = Which plan of { $service } do you have?
terminal-plan-why = Some steps depend on it. Not sure is fine.
terminal-plan-choice = { $plan }: { $note }
terminal-plan-prices = { $plan } Prices seen: { $prices }.

## Who charges
terminal-change-country = Country: { $country }. Change it
terminal-change-plan = Plan: { $plan }. Change it
terminal-change-name = Account: { $person }. Give it a name
terminal-unsure-title = Find out who takes the money
terminal-finder-take = Yes: { $channel }
terminal-finder-statement = Type the line from your bank statement
terminal-finder-questions = { $count ->
    [one] Answer a question
   *[other] Answer { $count } questions
 }
terminal-finder-list = Pick from the list
terminal-finder-cannot = I can't find the charge
terminal-statement-title = What does your bank statement say?
terminal-statement-how = Look for the line with the charge. Type its words as they are there.
terminal-statement-prompt = Type the line, or press Enter to leave it out:
terminal-question-title = Question { $number } of { $of }: { $question }
terminal-channels-title = Who charges you?
terminal-channels-choice = { $channel }: { $note }
terminal-channels-ruled-out = { $channel }: you looked, and it was not this one
terminal-try-title = Look here: { $channel }
terminal-try-yes = Yes, the charge is here
terminal-try-no = No, it is not here

## Addresses
terminal-page = { $label }: { $host } - { $url }
terminal-open = Open { $host } in your browser
terminal-opened = Your browser was asked to open { $host }. Come back here when you are done.

## The backup
terminal-backup-task = { $task }: { $answer }
terminal-backup-optional = { $task } (if you like): { $answer }
terminal-backup-due = { $task }: { $answer }. That day has come.
terminal-backup-decline-rest = Decline everything that is still open
terminal-backup-to-steps = Go on to the steps
terminal-backup-to-case = Go on with the case
terminal-task-declined = I don't want it
terminal-task-waiting = Waiting: I have asked for it
terminal-task-open = Make it open again
terminal-task-other-way = Show another way: { $way }
terminal-task-until = Until which day do you wait? Type a day, or press Enter for { $date }:
terminal-date-past = That day has passed. Type a day from today on:
terminal-day-type = If so, type: { $day }
terminal-date-unclear = This is no clear day. Type it like 3 December 2026:

## Steps
terminal-step-done = Done: { $answer }
terminal-gate-save = Save now: { $thing } ({ $takes })
terminal-gate-decline = Not wanted: { $thing }
terminal-step-different = Try a different way: { $way }
terminal-step-skip = Leave this step out
terminal-step-before = Before: show the step before
terminal-step-forward = Forward: to the step at hand
terminal-step-untick = Untick: do this step again
terminal-step-list = List every step
terminal-step-more = More
terminal-skip-title = Leave out: { $title }
terminal-skip-prompt = Why do you leave it out? Type it, or press Enter to give no reason:
terminal-else-title = { $title }: what do you see?
terminal-else-go-along = Go along: { $way }
terminal-list-line = { $title }: { $state }
terminal-all-do-it = Do it now: { $title }
terminal-all-go-on = Go on: make sure that it worked
terminal-start-over = Start the steps over from the first

## Notes
terminal-ask-was = You wrote: { $value }. Press Enter to keep it, or type clear to take it out.
terminal-ask-date = Type the day, like 3 December 2026, or press Enter to leave it:
terminal-ask-money = Type the amount, like 11.99, or press Enter to leave it:
terminal-ask-yes-no = Type yes or no, or press Enter to leave it:
terminal-ask-text = Type it, or press Enter to leave it:
terminal-yes-or-no = Type yes or no:
terminal-money-unclear = This is no clear amount. Type it like 11.99:
terminal-price-every = For how long does that pay?
terminal-price-month = For a month
terminal-price-year = For a year
terminal-notes-title = What you wrote down
terminal-notes-line = { $what } { $value }
terminal-notes-none = (nothing yet)

## After the steps
terminal-ended-title = How did it end?
terminal-ended-cancelled = Cancelled now
terminal-ended-already = Already cancelled before
terminal-ended-nothing = Nothing to cancel
terminal-end-seen = Yes, I saw the confirmation
terminal-end-date = Note the day on which it ends
terminal-end-charged = A charge came all the same
terminal-end-reason = Say why you leave
terminal-end-resume = It is not cancelled: open the steps again
terminal-charged-settled = It is settled: nothing more is charged
terminal-moved-go-on = Go on with { $service }
terminal-reason-own = In my own words
terminal-reason-prompt = Type why, or press Enter to leave it:

## More
terminal-more-name = Whose account it is
terminal-more-who = Who charges you
terminal-more-backup = Backup
terminal-more-after = After the steps
terminal-more-notes = Notes
terminal-more-undo = Undo the last thing
terminal-more-ended = It ended in another way
terminal-more-home = Home: the list of your cases
terminal-delete-title = Delete { $title }?
terminal-delete-what = It goes to the trash for at least 30 days. Undo brings it back.
terminal-deleted = The case is in the trash. Type undo to bring it back.

## Answers and letters
terminal-answers-how = Type a number, or words to look for.
terminal-answers-none = Nothing was found for “{ $typed }”. Try other words.
terminal-answers-line = { $service }: { $question }
terminal-letters = Texts to send
terminal-letter-show = Show the text: { $title }
terminal-letter-gaps = Fill the gaps. What you type here is not saved, unless you say so afterwards.
terminal-letter-slot = { $what }: type it, or press Enter to leave a gap:
terminal-letter-text = The text
terminal-answered = The answer has come: { $letter }
terminal-wait-longer = Wait 7 days more: { $letter }
terminal-mail-begun = Your e-mail program was asked to begin this e-mail. Nothing is sent until you press “Send” there.
