# What is this charge: a line of a statement, or a bank's file, over all guides.
charges-service = { $company } charges this for { $service }.
charges-service-alone = This is { $service }.
charges-company = { $company } takes this money. Which service it is for does not show in the line.
charges-summary = { $rows ->
    [one] One row
   *[other] { $rows } rows
} from { $first } to { $last }. { $n ->
    [0] Nothing in it is charged again and again.
    [one] One charge comes again and again.
   *[other] { $n } charges come again and again.
}
charges-none-hint = If the file covers only a short time, choose one that covers a year or more.
charges-price-weekly = { $amount } a week, { $yearly } a year
charges-price-monthly = { $amount } a month, { $yearly } a year
charges-price-quarterly = { $amount } every three months, { $yearly } a year
charges-price-half-yearly = { $amount } every six months, { $yearly } a year
charges-price-yearly = { $amount } a year
charges-dates = { $times ->
    [one] Charged once, on { $last }. The next charge is expected on { $next }.
   *[other] Charged { $times } times, last on { $last }. The next charge is expected on { $next }.
}
charges-guide = Guide: { $guide }
charges-guide-none = No guide knows this charge. “{ $guide }” helps with any other.
charges-guide-none-plain = No guide knows this charge.
charges-rows = { $count ->
    [one] Line { $lines } of the file
   *[other] Lines { $lines } of the file
}
charges-refused-missing = There is no such file. Check its name and where it lies.
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
