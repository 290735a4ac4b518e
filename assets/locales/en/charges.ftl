# What is this charge: a line of a statement, or a bank's file, over all guides.
charges-title = What is this charge?
charges-about = Type a line from your statement, or choose a file from your bank. Everything stays on this computer, and nothing of the file is kept.
charges-line = What does the charge say on your statement?
charges-line-example = For example: NETFLIX.COM
charges-line-hint = Outro does not keep what you type here.
charges-line-unknown = No guide knows these words. Type them as they are on the statement, or begin with “{ $guide }”.
charges-line-unknown-plain = No guide knows these words. Type them as they are on the statement.
charges-service = { $company } charges this for { $service }.
charges-service-alone = This is { $service }.
charges-paypal-service = PayPal carries the money for { $service }.
charges-paypal = PayPal carries this money. The line does not say for whom.
charges-paypal-unknown = PayPal carries this money, for a company that no guide knows.
charges-company-unknown = { $company } takes this money, for something that no guide has steps for.
charges-company = { $company } takes this money. The line names no service.
charges-begin = Begin: { $guide }
charges-begin-name = Begin: { $guide }, for { $name }
charges-file = A file from your bank
charges-file-about = Drop the file on this window, or choose it. Outro reads CSV, OFX, QFX, CAMT.053 and MT940.
charges-file-kinds = Outro reads CSV, OFX, QFX, CAMT.053 and MT940.
charges-file-where = Most banks offer it where they list your payments, under “Export” or “Download”. Twelve months or more show the most.
charges-choose = Choose a file
charges-choose-other = Choose another file
charges-several-dropped = { $n } files were dropped. Outro reads one file from the bank at a time. Drop the one that you want read.
charges-not-chosen = No file was chosen. You can also drop it on this window, or type where it is.
charges-path = Or type where the file is
charges-read = Read this file
charges-reading = Reading the file …
charges-forget = Forget this file
charges-forgotten = Nothing of the file is left in Outro.
charges-list = What is charged again and again
charges-fill = When I begin a case, note the price and the next date in it
charges-fill-hint = Without this, the case keeps nothing but the kind of line that fitted.
charges-summary = { $rows ->
    [one] One row
   *[other] { $rows } rows
} from { $first } to { $last }. { $n ->
    [0] Nothing in it is charged again and again.
    [one] One charge comes again and again.
   *[other] { $n } charges come again and again.
}
charges-summary-untold = { $n ->
    [one] One charge is a service’s that has a guide, and the file does not show how often it comes.
   *[other] { $n } charges are services’ that have a guide, and the file does not show how often they come.
}
charges-summary-stopped = { $n ->
    [one] One charge was due again and has not come.
   *[other] { $n } charges were due again and have not come.
}
charges-summary-unread = { $n ->
    [one] One row has a day but no amount that Outro can read, and is left out.
   *[other] { $n } rows have a day but no amount that Outro can read, and are left out.
}
charges-summary-broken = At line { $line } the file is damaged or ends too early: what comes after it is not read. Download it from your bank again.
charges-none-hint = If the file covers only a short time, choose one that covers a year or more.
charges-price-weekly = { $amount } a week, { $yearly } a year
charges-price-fortnightly = { $amount } every two weeks, { $yearly } a year
charges-price-four-weekly = { $amount } every four weeks, { $yearly } a year
charges-price-monthly = { $amount } a month, { $yearly } a year
charges-price-quarterly = { $amount } every three months, { $yearly } a year
charges-price-half-yearly = { $amount } every six months, { $yearly } a year
charges-price-yearly = { $amount } a year
charges-dates = { $times ->
    [one] Charged once, on { $last }. The next charge is expected on { $next }.
   *[other] Charged { $times } times, last on { $last }. The next charge is expected on { $next }.
}
charges-dates-past = { $times ->
    [one] Charged once, on { $last }. The next charge was expected on { $next }.
   *[other] Charged { $times } times, last on { $last }. The next charge was expected on { $next }.
}
charges-dates-stopped = { $times ->
    [one] Charged once, on { $last }. It has not come since.
   *[other] Charged { $times } times, last on { $last }. It has not come since.
}
charges-dates-untold = { $times ->
    [one] Charged once, on { $last }. The file does not show how often it comes.
   *[other] Charged { $times } times, last on { $last }. The file does not show how often it comes.
}
charges-guide = Guide: { $guide }
charges-guide-none = No guide knows this charge. “{ $guide }” helps with any other.
charges-guide-none-plain = No guide knows this charge.
charges-rows = { $count ->
    [one] Line { $lines } of the file
   *[other] Lines { $lines } of the file
}
charges-payments = { $count ->
    [one] Payment { $lines } of the file
   *[other] Payments { $lines } of the file
}
charges-refused-missing = There is no such file. Check its name and where it is.
charges-refused-denied = This computer does not let Outro read the file. Copy it to your own folder and try again.
charges-refused-not-a-file = This is not a file. Choose the file itself.
charges-refused-unreadable = The file cannot be read: { $cause }. Nothing was changed. Try again, or download it from your bank again.
charges-refused-pdf = This is a PDF, which is made for looking at. Your bank offers the same as CSV: look for “Export” or “Download” where your bank’s site lists your payments.
charges-refused-workbook = This is a spreadsheet. Open it in your spreadsheet program, save it as CSV, and choose that file.
charges-refused-packed = This file is packed. Unpack it first, then choose the file that was in it.
charges-refused-web-page = This is a web page, not a list of payments. Sign in to your bank again and download the CSV file.
charges-refused-empty = The file is empty. Download it from your bank again.
charges-refused-unknown = Outro finds no payments in this file. Download them from your bank as CSV, OFX, CAMT.053 or MT940.
charges-refused-long-line = A line of this file is too long for a list of payments. Download it from your bank again.
charges-refused-too-many = The file has more rows than Outro reads. Download a shorter time, such as one year.

## The same in the terminal
charges-terminal-line = One line of a statement
charges-terminal-prompt = Type it as your statement shows it, or “back”.
charges-terminal-other-line = Ask for another line
charges-terminal-begin = Begin with { $name }, { $price }
charges-terminal-fill = Note the price and the next date in the case?
charges-terminal-fill-yes = Note them
charges-terminal-fill-no = Leave them out
