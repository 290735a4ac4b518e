# Make sure: what is worded once for all doors.

## A charge that came all the same
again-title = What may be behind it?
again-about = Choose what fits best. You can choose another one afterwards.
again-other = It is something else
again-charge = The charge
again-day = On which day did the charge come?
again-day-hint = Your statement says it beside the charge.
again-id = Charge ID
again-id-hint = The characters after the asterisk on your statement, where there are any. You may leave this empty.
again-second-plan = A second plan, on a speaker for example
again-second-plan-note = A device may have a plan of its own beside yours.
again-second-plan-1 = End that plan as well. Then say here that this charge is settled, or look again after the next bill.
again-other-account = Another account or e-mail address
again-other-account-note = Your account shows no plan, and the charge comes all the same.
again-other-account-1 = Look for receipts in every e-mail address that you have, also in old ones. Each may have an account of its own.
again-other-account-2 = Sign in with each of them and look at its plans. Ask the people you live with, too.
again-other-account-3 = If no account shows a plan, ask support which one pays. Give them the charge ID, or the line as your statement shows it.
again-other-channel = Another company charges for it too
again-other-channel-note = An app store, for example, or your phone bill.
again-other-channel-1 = Look at the line on your statement. It names who takes the money.
again-other-channel-2 = Only that company can end its plan. Ending it at one company leaves it running at another.
again-trial = A trial that turned into a paid plan
again-trial-note = A trial went on by itself, or another one was begun.
again-trial-1 = Cancel that plan now, so that no further charge comes.
again-trial-2 = Ask for the money back at once. Say whether you have used it since the charge.
again-last-period = The charge for the time before
again-last-period-note = The charge came before you cancelled, or was only booked late.
again-last-period-look = Compare the day of the charge with the day on which you cancelled. Note it here: “On which day did the charge come?”
again-last-period-before = The charge came on { $charge }. You cancelled on { $cancelled }, so it may be for the time before.
again-last-period-after = The charge came on { $charge }. You cancelled on { $cancelled }, before it, so it is probably another cause.
again-last-period-1 = If it is for the time before, nothing more has to be done now. Look again after the next bill.
again-support = Support said that it was cancelled, and it was not
again-support-note = You were told so in a chat, on the phone or by e-mail.
again-support-1 = Find what support wrote: the day, the name, and the number of your request. Note it below under proof.
again-support-2 = Write again with all of that. Ask for the end date in writing, and for the money back.
again-support-3 = Look at the plan yourself. It has to show an end date.
again-wait-on = It is for the time before
again-refund = Here the company that charged you takes requests for money back:
again-bank = The last resort: your bank
again-bank-text = Ask your bank when the company does not answer or says no. Stopping a payment does not end the plan.
again-bank-unknown = Outro knows no deadline for your country. Ask your bank soon: there may be one.

## Letters that wait for an answer
waiting-title = Waiting for an answer
waiting-open = You sent or said this on { $on }: { $letter }. No answer has been noted yet.
waiting-until = You sent or said this on { $on }: { $letter }. An answer is due by { $due }.
waiting-late = You sent or said this on { $on }: { $letter }. The answer was due by { $due }.
waiting-next = No answer came in time. The next way is: { $letter }.
waiting-again = No answer came in time. Write or call again, and name the day on which you wrote first.
waiting-in-days = In { $n } days
waiting-no-reminder = No reminder
waiting-sent = I have sent it
waiting-called = I have made the call
waiting-remind = When do you want to be reminded of the answer? The day is in your list then, and in the calendar file.
waiting-answered = The answer has come
waiting-longer = Wait 7 days more

## Rules of the country
rule-title = Rules that help: { $country }
rule-about = This is information, not advice.
rule-source = Source: { $names }, seen { $when }.
rule-source-undated = Source: { $names }. The date is not known.
rule-source-none = Source: none known.

## Trials
trial-title = Your trial
trial-line = Trial?
trial-which = Is it a trial or a paid plan?
trial-is = It is a trial
trial-is-paid = It is a paid plan
trial-is-paid-after-all = It is no trial
trial-ends = Day on which the trial ends
trial-ends-hint = The first charge comes on this day unless you cancel.
trial-too-far = That day is too far away for a trial. It is kept as you typed it.
trial-next-hint = It is on your last receipt or on the page of the plan.
trial-decide = Decide by { $day }. The first charge comes on { $charge }.
trial-decide-ahead = Decide by { $day }: Apple wants it 24 hours ahead. The first charge comes on { $charge }.
trial-late = The last safe day was { $day }. The first charge comes on { $charge }. Cancel now if you can.

## The small calendar
calendar-open = Pick a day
calendar-close = Close the calendar
calendar-open-name = Calendar for: { $what }
calendar-before = Previous month: { $month }
calendar-after = Next month: { $month }
calendar-today = { $day }, today
calendar-day = Day
calendar-each-button = Write one file for each date…
