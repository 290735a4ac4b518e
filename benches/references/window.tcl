# The same window in Tk: a sidebar of cases, a heading, a card for each case.

package require Tk
set cases 20

# A column that scrolls with the wheel.
proc scrolled {path width} {
    canvas $path -highlightthickness 0 -width $width -yscrollcommand [list $path.bar set]
    ttk::scrollbar $path.bar -command [list $path yview]
    pack $path.bar -side right -fill y
    ttk::frame $path.in
    $path create window 0 0 -anchor nw -window $path.in
    bind $path.in <Configure> "$path configure -scrollregion \[$path bbox all\]"
    bind all <Button-4> {wheel %X %Y -1}
    bind all <Button-5> {wheel %X %Y 1}
    return $path.in
}

proc wheel {x y turn} {
    set under [winfo containing $x $y]
    foreach path {.main .side.list} {
        if {[string match $path* $under]} { $path yview scroll $turn units }
    }
}

proc card {parent number} {
    set card [ttk::labelframe $parent.case$number -text "Amazon Music" -padding 18]
    foreach {name text} [list \
        whose "Account $number · Billed by Amazon, cancelled on its website" \
        progress "3 of 7 steps, backup 5 of 5" \
        next "Next: Press Cancel subscription"] {
        pack [ttk::label $card.$name -text $text] -anchor w
    }
    pack [ttk::button $card.on -text "Go on"] [ttk::button $card.delete -text "Delete"] \
        [ttk::checkbutton $card.done -text "Done"] -side left -padx 4
    pack $card -fill x -pady 6 -padx 12
}

wm geometry . 1120x760
wm title . Reference
option add *Canvas.yScrollIncrement 60
ttk::frame .side -width 280
pack .side -side left -fill y
pack [ttk::label .side.name -text Outro] [ttk::button .side.new -text "Cancel something"] -fill x
foreach {name text} {guides "All guides" answers "Problems and answers" settings Settings} {
    pack [ttk::button .side.$name -text $text] -side bottom -fill x
}
set list [scrolled .side.list 250]
pack .side.list -fill both -expand yes
set page [scrolled .main 820]
pack .main -side left -fill both -expand yes
pack [ttk::label $page.title -text "Welcome back" -font {TkDefaultFont 18 bold}] -anchor w
for {set number 1} {$number <= $cases} {incr number} {
    pack [ttk::label $list.case$number -text "Amazon Music\nStep 3 of 7"] -anchor w -pady 3
    card $page $number
}
