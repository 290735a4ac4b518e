# The list of cases.
home-title = What do you want to stop paying for?
home-about = Three answers, then the first step. Nothing leaves this computer.
home-more-services = { $n } more
home-new = Cancel something
home-another = Cancel something else
home-back = Welcome back
home-next-title = Next
home-open = In progress
home-waiting = Waiting
home-finished = Finished
home-finished-count = { $n } finished
home-finished-saved = { $n } finished: { $amount } a year no longer paid
home-progress = { $done } of { $of } { $of ->
    [one] step
   *[other] steps
}, backup { $saved } of { $tasks }
home-due = Due since { $day }
home-waits = Waits until { $day }
home-updated = The guide was updated since you began. Your ticks are kept, and what changed is marked.
home-missing = The guide for this is not here any more. Nothing that you did is lost. If it was a guide of your own, put its file back and open Outro again.
home-unread = The guide for this can’t be read: { $problem } Nothing that you did is lost. Once the file is fixed, you can go on.
home-go-on = Go on
home-look = Look at it
home-delete = Delete
home-button = { $what }: { $case }
home-deleted = “{ $case }” was deleted.
home-undo = Undo
home-more = { $n ->
    [one] Show one more
   *[other] Show { $n } more
}
home-steps = { $done } of { $of } { $of ->
    [one] step
   *[other] steps
}

## Before the cases are there
home-reading = Reading your cases
home-reading-text = The disk takes its time. Nothing is lost. You can wait, or close this window.
