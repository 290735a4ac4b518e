# What to save first.
backup-title = Back up first
backup-afterwards = After you cancel
backup-continue = Continue to cancelling
backup-skip = Skip backing up
backup-skip-means = Marks every open task as not wanted. You can take each one back.
backup-back = Back to where you were
backup-count = { $done } of { $of } answered.
backup-locked = You can go on at any time. Before the last press you are asked about what would be lost.
backup-all-answered = Everything here is answered
backup-all-answered-text = The step that confirms is open now.
backup-optional = Optional
backup-takes = Takes { $time }
backup-other-ways = { $n ->
    [one] Another way
   *[other] { $n } other ways
}
backup-fewer-ways = Only the first way
backup-free-limit = { $tool }: { $limit }
backup-done-name = Done: { $task }
backup-decline = Not wanted
backup-decline-name = Not wanted: { $task }
backup-declined = Not wanted. Nothing here is asked for again.
backup-wait = I’m waiting for it
backup-wait-name = I’m waiting for it: { $task }
backup-waiting = Waiting until { $day }. You can go on cancelling meanwhile.
backup-due = It was to come by { $day }. See whether it is there.
backup-until = Wait until when? { $task }
backup-keep-day = Keep this day
backup-keep-day-name = Keep this day: { $task }
backup-came = It has come
backup-came-name = It has come: { $task }
backup-take-back = Take this answer back
backup-take-back-name = Take this answer back: { $task }
backup-show = Show
backup-how = How to get the list again
backup-hide = Hide
backup-show-name = Show how it is done: { $task }
