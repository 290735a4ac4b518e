# Sentences that more than one door of the program says: the window and the terminal.

common-welcome = Welcome to Outro.
common-welcome-what = Outro walks you out of a subscription, one step at a time. It keeps your place, so you can stop at any time. Nothing you type leaves this computer.
common-welcome-back = Welcome back. Your place was kept.
common-back = Back
common-case-begun = begun on { $day }
common-case-number = no. { $n }
common-case-title = { $service } ({ $person })

## A service that was begun already
common-begun-title = You have begun to cancel { $service } already.
common-go-on-with = Go on with { $title }
common-begin-another = Begin another, for another account

## Stages
common-stage-backup = Prepare
common-stage-cancel = Cancel
common-stage-make-sure = Make sure
common-stage-done = Done

## How far it has come, and what is next
common-steps-done = { $done } of { $of } steps done
common-backup-answered = Backup: { $done } of { $of } answered
common-next = Next: { $next }
common-next-country = Choose your country.
common-next-finder = Find out who charges you.
common-next-backup = Save first: { $task }
common-next-begin-steps = Begin with the steps.
common-next-waiting = You are waiting until { $date }. Come back then.
common-next-step = Step { $number }: { $title }
common-next-all-steps = Every step is answered. Say how it ended.
common-next-confirmation = See the confirmation.
common-next-end-date = Note the day on which it ends.
common-next-wait = Look at your statement on { $date }.
common-next-check = Look at your statement: no charge should have come.
common-next-charged-again = A charge came all the same. See what to do.
common-next-moved = This goes on with another subscription.
common-next-nothing = Nothing is left to do.
common-wait-over = You waited until { $date }. See whether it has come.

## How it ended
common-end-cancelled = It is cancelled.
common-end-already-cancelled = It had been cancelled before.
common-end-nothing-to-cancel = There is nothing to cancel.
common-end-someone-else = Only somebody else can cancel it.
common-end-waiting = It waits for something from outside.
common-end-ask-support = Support has to cancel it.
common-end-someone-else-how = Ask the person who pays to cancel it in their own account. Your place is kept until then.
common-end-ask-support-how = Write to support or call. Your place is kept until they have answered.
common-end-waiting-how = Your place is kept. Come back when it has arrived.
common-end-nothing-how = If you are charged all the same, find out who charges you.
common-expect = This is what you should see:
common-stays = After it has ended:
common-receipt-ended = You finished on { $date }.
common-receipt-works-until = It works until { $date }.
common-receipt-renewal = The next charge would have come on { $date }.
common-receipt-price = It cost { $price }.
common-receipt-reference = Your reference: { $reference }
common-proven-title = It is over, and no charge came.
common-charged-title = A charge came all the same. That is not your mistake.
common-charged-what = Do this, in this order:

## Who charges
common-finder-title = Who takes the money for { $service }?
common-before = Before you start: { $minutes }
common-finder-why = Only the company that takes the money can cancel it.
common-verdict-sure = It is very probably this one: { $channel }.
common-verdict-likely = It is probably this one: { $channel }.
common-verdict-possible = It may be this one: { $channel }.
common-statement-not-kept = Outro reads the line and forgets it. It is not saved.
common-statement-unknown = Outro does not know such a line. That is not your mistake. Try the questions, or the list.

## The backup
common-backup-title = Save first what you want to keep
common-backup-open = still open
common-backup-done = done
common-backup-declined = not wanted
common-backup-waiting = waiting until { $date }
common-backup-reminder = Save before you confirm: { $things }.
common-takes = It takes { $time }.
common-tool = { $tool }: { $can } { $limit }

## Steps
common-step-title = Step { $number } of { $of }: { $title }
common-step-title-about = Step { $number } of about { $of }: { $title }
common-step-title-passed = Not needed now: { $title }
common-step-changed = What has to be done here changed since you ticked it. Have another look.
common-step-removed = You did this step. The guide does not need it any more: { $title }
common-step-path = Where: { $words }
common-step-then = { ", then " }
common-step-press = Press { $words }.
common-step-or = { " or " }
common-step-leave = Leave alone: { $words }.
common-step-offer = They may offer: { $offer } { $decline }
common-step-caution = Before you press: { $caution }
common-step-done-when = It worked when: { $done }
common-step-proof = Keep as proof:
common-step-last-seen = Last time you saw: { $seen }
common-good-to-know = Good to know: { $text }
common-something-else = I see something else
common-word = “{ $word }”
common-word-on-site = { $word } (on your country's site “{ $site }”)
common-word-older = { $word } (older pages: { $older })
common-state-skipped = left out
common-state-chosen = answered: { $answer }
common-state-passed = not needed now
common-state-locked = waits for your backup
common-state-current = this one is next
common-state-open = to do
common-on-this-computer = Do this on this computer.
common-on-iphone = Take your iPhone.
common-on-ipad = Take your iPad.
common-on-iphone-or-ipad = Take your iPhone or iPad.
common-on-mac = Do this on a Mac.
common-on-windows = Do this on a Windows PC.
common-on-android = Take your Android phone or tablet.
common-on-echo = Go to your Echo, or take its app.
common-on-phone-call = Take a phone. This is a call.
common-on-post = This is a letter by post.
common-refused-backup = First say what to do about your backup: done, not wanted, or waiting. Then confirm.
common-refused-unknown = That is not part of these steps any more. Nothing was changed.

## The summary
common-summary-minutes = It takes { $minutes }.
common-summary-easy = It is easy.
common-summary-medium = It takes some patience.
common-summary-hard = It is hard. You can do it in parts.
common-summary-needs = Have this at hand:
common-summary-keep = You keep:
common-summary-lose = You lose:
common-summary-access = Until when it works:
common-summary-refund = Money back:
common-summary-instead = Instead of cancelling:
common-summary-look-alikes = Not the same, and cancelled separately:
common-summary-look-alike = { $name }: { $how }
common-alternatives-title = Other services
common-alternative = { $name }: { $carry }

## Notes, prices, reasons
common-fact-end-date = On which day does it end?
common-fact-renewal-date = On which day would the next charge come?
common-fact-price = What does it cost?
common-fact-reference = Which reference number or e-mail confirms it?
common-fact-offline-songs = Which songs do you have only as downloads in the app?
common-prices-seen = Prices that were seen:
common-price = { $amount } { $every }
common-price-seen = { $amount } { $every } (seen { $seen })
common-price-who = { $amount } { $every } ({ $who })
common-price-who-seen = { $amount } { $every } ({ $who }, seen { $seen })
common-a-month = a month
common-a-year = a year
common-yes = yes
common-no = no
common-reason-title = Why are you leaving?
common-reason-why = This is asked once, and only for you. It stays on this computer.
common-reason-price = It costs too much
common-reason-unused = I hardly use it
common-reason-other-service = I use another service
common-reason-lacking = Something is missing or does not work
common-reason-unaware = I did not know that I was paying
common-reason-declined = I would rather not say

## How something is known
common-known-reported = Reported by others

## What an undo took back
undone-tick = Taken back under “{ $stage }”: the tick at “{ $step }”.
undone-untick = Taken back under “{ $stage }”: the step is as it was before.
undone-skip = Taken back under “{ $stage }”: “{ $step }” is not left out any more.
undone-choice = Taken back under “{ $stage }”: your answer at “{ $step }”.
undone-backup = Taken back under “{ $stage }”: your answer to “{ $task }”.
undone-last-at = Taken back under “{ $stage }”: your last answer.
undone-name = Taken back: the name of the account.
undone-country = Taken back: your choice of the country.
undone-plan = Taken back: your choice of the plan.
undone-channel = Taken back: your choice of who charges you.
undone-moved = Taken back: you are where you were before.
undone-end = Taken back: how it ended.
undone-reopened = Taken back: opening the steps again.
undone-looked = Taken back: what you said after looking for the charge.
undone-letter = Taken back: what you noted about a letter or a call.
undone-attached = Taken back: the attached file is taken off again.
undone-taken-off = Taken back: the file is attached again.
undone-note = Taken back: what you wrote down last.
undone-answer = Taken back: your last answer.

## Answers and letters
common-answers-title = Answers
common-letter-chat = A text for the support chat.
common-letter-email = A text for an e-mail.
common-letter-post = A letter to send by post.
common-letter-phone = What to say on the phone.
common-clock-behind = The clock of this computer says { $now }, but something in your cases is from { $last }. Nothing is lost, and you can go on. Check the date in the settings of the computer: Outro counts the days by it.
