# Problems and answers.
answers-title = Problems and answers
answers-search = What are you looking for?
answers-example = For example: offers, refund
answers-filter = Which guides to look through
answers-all-guides = All guides
answers-back = Back to { $service }
answers-count = { $n ->
    [one] One answer
   *[other] { $n } answers
}
answers-questions = Questions
answers-troubles = When the page looks different
answers-letters = Texts to send or to say
answers-more = Show { $n ->
    [one] one more
   *[other] { $n } more
}
answers-nothing = Nothing was found
answers-nothing-try = Try fewer words, or another word for the same thing. You can also look through all guides.
answers-nothing-ask = Or ask the company
answers-at-step = At { $step }
answers-and-more = { $at } and { $n ->
    [one] one more step
   *[other] { $n } more steps
}
answers-other-steps = { $n ->
    [one] Show what it means at one more step
   *[other] Show what it means at { $n } more steps
}
answers-true-for = This is about: { $for }
answers-which-site = Which site do you use? The page is a different one on each.
pieces-unsure = Not confirmed. It may be different for you.
letters-chat = Copy this into the support chat.
letters-email = Send this by e-mail.
letters-post = Send this by post. Keep the receipt of a registered letter.
letters-phone = Say this on the phone. Write down the name of who answers.
letters-not-kept = What you type here is not kept. It is gone when you leave this page.
letters-not-kept-yet = What you type here is gone when you leave this page, unless you keep it with this case.
letters-copy = Copy the text
letters-copy-name = Copy the text: { $title }
letters-optional = { $what } (may stay empty)
letters-filled = Filled in from your case
letters-for = For your case: { $case }.
letters-which-case = Which of your cases is it for?
letters-change = Change what was filled in
letters-keep = Keep what I typed with this case
letters-kept = Something that you typed is kept with this case, on this computer alone.
letters-forget = Forget it
letters-mail = Open it in my e-mail program
letters-mail-too-long = This text is too long for e-mail programs to take over. Copy it.
letters-save-page = Save to print…
letters-save-text = Save as text…
letters-saved = The letter is in { $path }.
letters-points = Say this, point by point
letters-call-kept = These two are kept with the proof of your case.
letter-subject-cancel = Cancelling { $service }
letter-subject-money = A charge for { $service }
letter-reason-cancelled = I had cancelled it on { $day }.
letter-record = From my notes: { $facts }
letter-record-cancelled = Cancelled on { $day }.
letter-record-until = Last day: { $day }.
letter-record-reference = Reference: { $text }.
letter-record-charge = Charge ID: { $text }.
