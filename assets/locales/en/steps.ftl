# The checklist.
steps-list = Steps
steps-no-channel = First find out who charges you.
steps-count = Step { $n } of { $of }
steps-count-about = Step { $n } of about { $of }
steps-tick = Step { $n }: { $step }
steps-may-grow = The rest of the steps appears once you have answered this.
gate-title = { $n ->
    [one] Before you press: one thing would be lost
   *[other] Before you press: { $n } things would be lost
}
gate-about = After the end date it is too late to save this.
gate-save = Save now
gate-button = { $what }: { $thing }
gate-nothing = Nothing to save: go on
gate-then = Then this step opens and says what to press.
steps-skipped = Left out
steps-skipped-because = Left out: { $reason }
steps-do-again = Do this step again
steps-go-to = Go to this step
steps-unconfirmed = Not confirmed: nobody has reported that it looks like this today. If it does not, say so below.
steps-proof = Keep as proof: { $proof }
steps-done = Done, next step
steps-confirmed = I confirmed it
steps-noted = Noted, go on
steps-waited = It has come, go on
steps-what-instead = What do you see instead?
steps-different-way = Try a different way
steps-back = Back to the step before
steps-press = Press
steps-way = The way there: { $way }
steps-leave = Leave alone
steps-on-site = On your site:
steps-more = More
steps-folded = { $n ->
    [one] 1 step done
   *[other] { $n } steps done
}
steps-folded-name = { $what }: { $steps }
steps-older = It may also say: { $words }
steps-good-to-know = Good to know
steps-before = What you keep and what you lose
steps-change-channel = Somebody else charges me
steps-all-answered-title = Every step is answered
steps-all-answered = These steps do not end the subscription by themselves. Go on with whoever charges you, or say that it is cancelled.
steps-all-confirmed = You confirmed it, so it should be cancelled.
steps-not-confirmed = You left out the step that confirms. Until it is confirmed, the subscription goes on.
steps-show-confirm = Show that step
steps-cancelled-elsewhere = It is cancelled
then-next = That is fine, next step
then-stay = Try this step again
then-step = Go to “{ $step }”
then-channel = Go on with { $channel }
then-other-account = Start again with the other account
then-guide = Open the guide for { $guide }
then-come-back = { $n ->
    [one] Wait until tomorrow
   *[other] Wait { $n } days
}
then-someone-else = Somebody else has to do it
then-waiting = I am waiting for it
then-ask-support = Ask support
link-copy = Copy the address of “{ $label }”
link-code = QR code that leads to { $host }
link-jump = Or jump straight there
link-jumped = I am there, go on
link-scan-title = Open this page
link-scan = Scan this with the phone’s camera, or open it on this computer.
link-written-out = The address: { $address }
link-here = Open { $host } here
link-copy-short = Copy the address
device-this-computer = On this computer
device-iphone = On your iPhone
device-ipad = On your iPad
device-iphone-or-ipad = On your iPhone or iPad
device-mac = On your Mac
device-windows = On your Windows PC
device-android = On your Android phone or tablet
device-echo = On your Echo or in the Alexa app
device-phone-call = By phone
device-post = By post
panel-title = Back up before you confirm
panel-waiting-title = Still waiting for a backup
panel-title-step = Back up before step { $n }
steps-open-again = Open the page again
steps-beside-backup = Back up first: { $n } open
panel-save = Save them now
panel-nothing = Nothing to save
panel-nothing-means = Marks all of this as not wanted. You can take it back.
panel-look = Look at the backup
panel-said-open = still to do
panel-said-waiting = waiting
field-date-example = 3 December 2026
field-date-hint = Write the day like this: 3 December 2026.
field-date-unread = This day can’t be read yet. Write it like 3 December 2026. It is kept as you typed it.
field-day-either = Is that { $one } or { $other }?
field-day-far = { $day } is far from today. Is that right?
field-day-far-yes = Yes, { $day }
field-money-hint = In { $currency }. Type over it if yours is different.
field-money-hint-any = Only the amount, like 11.99.
field-money-unread = This amount can’t be read yet. Write it like 11.99. It is kept as you typed it.
field-yes = Yes
field-no = No
