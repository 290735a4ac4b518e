# The calendar file.
calendar-title = { $service }: { $what }
calendar-reminder = Soon: { $what } ({ $day })
calendar-text =
    Open Outro to see what to do now.
    This entry was written by Outro. It changes only when you delete it or bring in a new file.
calendar-old-entry = { $day }: { $title }
calendar-earlier = An earlier file put these entries into your calendar. Delete them there first: a new file does not replace them everywhere.
calendar-written = The dates are in { $path }. Open that file with your calendar.
calendar-written-each = { $n ->
    [one] 1 file is in { $path }. Open it with your calendar.
   *[other] { $n } files are in { $path }, one for each date. Open them with your calendar.
}
calendar-nothing = There is no date to write yet. Note the end date or the next billing day first.
calendar-not-noted = The file is written. That it was written could not be noted: { $reason }
calendar-advice-apple = Apple Calendar: open the file and choose a calendar.
calendar-advice-google = Google Calendar: on a computer, choose Settings, then Import and export. It takes no alarms, so reminders are entries of their own.
calendar-advice-outlook = Outlook: it may take only the first date of a file. Write one file for each date and open them one by one.
calendar-advice-thunderbird = Thunderbird: open the file with it, or choose Import in its menu.
calendar-how = How to bring them in:
