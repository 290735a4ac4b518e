# What is due, and when.
due-check-now = Did a charge come on { $billing }? Look at your statement.
due-check-later = { $n ->
    [one] Tomorrow, look at your statement: did a charge come on { $billing }?
   *[other] In { $n } days, on { $day }, look at your statement: did a charge come?
}
due-charge-today = The next charge comes today, { $day }.
due-charge = { $n ->
    [one] 1 day until the next charge, on { $day }.
   *[other] { $n } days until the next charge, on { $day }.
}
due-trial-today = Decide today about the trial. It turns into a paid plan on { $charge }.
due-trial = { $n ->
    [one] 1 day to decide about the trial: decide by { $day }. The charge comes on { $charge }.
   *[other] { $n } days to decide about the trial: decide by { $day }. The charge comes on { $charge }.
}
due-trial-late = The last safe day for the trial has passed. The charge comes on { $charge }. Cancel now if you can.
due-access-end-today = It works until today, { $day }.
due-access-end = { $n ->
    [one] It works for 1 more day, until { $day }.
   *[other] It works for { $n } more days, until { $day }.
}
due-answer = { $n ->
    [0] An answer is due today: { $letter }.
    [one] An answer is due tomorrow, { $day }: { $letter }.
   *[other] An answer is due in { $n } days, on { $day }: { $letter }.
}
due-answer-late = The answer was due on { $day }: { $letter }. Write again, or take the next way.
due-come-back = You wait until { $day }. Then go on with the steps.
due-come-back-now = The waiting is over since { $day }. Go on with the steps.
due-backup = You wait until { $day } for this: { $task }.
due-backup-now = Since { $day } this may be ready: { $task }.
due-name-check = Look at your statement: did a charge come on { $day }?
due-name-trial = Last safe day to cancel the trial
due-name-answer = Answer due: { $letter }
due-name-come-back = Go on with the steps
due-name-backup = See whether this is ready: { $task }
due-name-charge = Next charge
due-name-access-end = Last day on which it works
cli-due-line = { $title }: { $words }
due-short-check = { $n ->
    [one] 1 day until the look at your statement
   *[other] { $n } days until the look at your statement
}
due-short-check-now = Look at your statement now
due-short-trial = { $n ->
    [0] Decide about the trial today
   *[other] Decide by { $day }
}
due-short-trial-late = The trial charges soon
due-short-answer = { $n ->
    [0] An answer is due today
    [one] 1 day until an answer is due
   *[other] { $n } days until an answer is due
}
due-short-answer-late = An answer is late
due-short-come-back = { $n ->
    [one] 1 day until you go on
   *[other] { $n } days until you go on
}
due-short-come-back-now = The waiting is over
due-short-backup = { $n ->
    [one] 1 day until the backup
   *[other] { $n } days until the backup
}
due-short-backup-now = The backup may be ready
due-short-charge = { $n ->
    [0] The next charge comes today
    [one] 1 day until the next charge
   *[other] { $n } days until the next charge
}
due-short-access-end = { $n ->
    [0] It works until today
    [one] It works 1 more day
   *[other] It works { $n } more days
}
