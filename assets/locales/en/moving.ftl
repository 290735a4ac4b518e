# Moving to another computer; notices with something to do; own guides.
moving-title = Move to another computer
moving-about = One file holds all your cases with their attached files, your settings and your own guides. Take it to the other computer, for example on a USB stick. Outro sends it nowhere. Whoever has the file can read it.
moving-export-to = Where the file goes
moving-export-hint = A new file. What is there already is never written over.
moving-export = Export everything
moving-exported = Everything is in { $path }. It stays there until you delete it yourself.
moving-in-part = Not everything could be exported. This is missing:
moving-rest = Everything else is in { $path }. Fix what is named above, then export again.
moving-stays = The file { $path } was left as it is, because the new one would lack this. Choose another name, or fix it first.
moving-holds-more = { $n ->
    [one] The file { $path } holds a case of which not everything is here. It was left as it is. Choose another name.
   *[other] The file { $path } holds { $n } cases of which not everything is here. It was left as it is. Choose another name.
}
moving-holds-a-guide = The file { $path } holds your own guide { $file }, which is not here any more. It was left as it is. Choose another name.
moving-is-there = There is something called { $path } already. Nothing was changed. Choose another name.
moving-is-a-folder = { $path } is a folder. Nothing was changed. Add a name for the file.
moving-no-path = Type where the file is to go. Nothing was changed.
moving-not-saved = Your last change is not saved yet. Nothing was exported. Wait a moment, then try again.
moving-import-from = A file from another computer
moving-import-hint = For example ~/Documents/outro-2026-11-22.json
moving-look = Look into it
moving-no-import-path = Type where the file is. Nothing was changed.
moving-no-file = There is no file { $path } that could be read. Nothing was changed. Check its name.
moving-plan = What would come in
moving-from = The file was made on “{ $origin }”, on { $day }.
moving-new = { $n ->
    [one] One case comes in: { $names }.
   *[other] { $n } cases come in: { $names }.
}
moving-growing = { $n ->
    [one] One case that is here gains entries: { $names }.
   *[other] { $n } cases that are here gain entries: { $names }.
}
moving-deleted = { $n ->
    [one] One case was deleted here and stays deleted, unless you say otherwise: { $names }.
   *[other] { $n } cases were deleted here and stay deleted, unless you say otherwise: { $names }.
}
moving-comes-back = { $n ->
    [one] One case that was deleted here comes back: { $names }.
   *[other] { $n } cases that were deleted here come back: { $names }.
}
moving-undone = { $n ->
    [one] On “{ $origin }” an entry that you made here was taken back. It stays here, unless you say otherwise: { $names }.
   *[other] On “{ $origin }” { $n } entries that you made here were taken back. They stay here, unless you say otherwise: { $names }.
}
moving-undone-too = { $n ->
    [one] On “{ $origin }” an entry that you made here was taken back. It is taken back here, too: { $names }.
   *[other] On “{ $origin }” { $n } entries that you made here were taken back. They are taken back here, too: { $names }.
}
moving-unchanged = { $n ->
    [one] One case is here already as it is in the file.
   *[other] { $n } cases are here already as they are in the file.
}
moving-files = { $n ->
    [one] One attached file comes in.
   *[other] { $n } attached files come in.
}
moving-guides-new = { $n ->
    [one] One guide of your own comes in: { $names }.
   *[other] { $n } guides of your own come in: { $names }.
}
moving-guides-stay = { $n ->
    [one] Your own guide here stays as it is: { $names }.
   *[other] { $n } of your own guides here stay as they are: { $names }.
}
moving-guides-built-in = { $n ->
    [one] A guide that comes with Outro is not replaced: { $names }.
   *[other] { $n } guides that come with Outro are not replaced: { $names }.
}
moving-guides-broken = { $n ->
    [one] This is no guide and does not come in: { $names }.
   *[other] These are no guides and do not come in: { $names }.
}
moving-damaged = { $n ->
    [one] One entry in the file is damaged and cannot come in.
   *[other] { $n } entries in the file are damaged and cannot come in.
}
moving-settings = The settings in the file differ from yours. Yours stay, unless you say otherwise.
moving-nothing-else = Nothing else in this file could come in.
moving-settings-taken = The settings in the file differ from yours. Those of the file are taken over.
moving-nothing = Everything in this file is here already. There is nothing to bring in.
moving-more = { $n ->
    [one] one more
   *[other] { $n } more
}
moving-no-name = a case without a name
moving-copy-first = Before anything changes, Outro keeps a copy of how it is now. Nothing that is here is taken away, unless you choose it.
moving-bring-back = Bring back { $case }, which was deleted here
moving-bring-back-all = Bring back all of them
moving-many = Bring in all { $n } new cases. They will be in your list among your own.
moving-many-question = There are { $n } new cases in the file. Bring them all in?
moving-many-leave = No, leave the new cases out
moving-undo = Take back here, too, what was taken back there
moving-undo-question = Take it back here, too?
moving-undo-leave = No, it stays as it is here
moving-take-settings = Take over the settings of the file
moving-bring-in = Bring in
moving-leave = Leave as it is
moving-left = Nothing was changed.
moving-brought-in-part = What you chose is here now. The rest of the file was left out, and nothing here was taken away.
moving-brought-in = It is all here now.
notice-bring-back = Bring it back
notice-delete-waits = “{ $case }” goes to the trash as soon as its last changes are saved. Until then it stays in your list.
notice-brought-back = The case is back in your list.
notice-merge = Bring its entries in
notice-of-several = { $what } ({ $which })
notice-merged = The entries of the second copy are in the case now.
deleted-exported = These files were exported by you and are left alone. Delete them yourself if you want: { $paths }
deleted-left = { $n ->
    [one] One thing in the folder was not made by Outro and was left alone: { $names }.
   *[other] { $n } things in the folder were not made by Outro and were left alone: { $names }.
}
own-guide = This guide is your own. It does not come with Outro, and nobody else has checked it.
own-guide-not-opened = It was not opened.
own-guide-short = Your own guide
dialog-open-title = Open { $host }?
dialog-open-text = This guide is your own and did not come with Outro. Outro cannot tell whether this page is the right one. If you say yes, pages of { $host } open without asking from now on.
dialog-open-close = Don’t open it
dialog-open-do = Open it
data-title = Move your data to another computer
data-folder = It is in { $path }. Outro sends it nowhere.
data-export = Export everything to one file, for another computer
data-import = Bring a file in from another computer
data-export-prompt = Type where the file is to go, or press Enter for { $path }
data-import-prompt = Type where the file is.
data-one-by-one = One by one
data-none = None of them
data-bring-back-question = { $case } was deleted here. Bring it back?
data-stay-deleted = No, leave it deleted
data-settings-question = Whose settings do you want?
data-settings-ours = Yours, as they are here
