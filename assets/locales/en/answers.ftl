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
letters-copy = Copy the text
letters-copy-name = Copy the text: { $title }
letters-due = { $n ->
    [one] An answer is due within a day.
   *[other] An answer is due within { $n } days.
}
