# What went wrong: what happened, whether anything was lost, and what to do now.

## store
error-store-read-only = This could not be saved, because { $path } can only be read. What was saved before is safe. Allow changes there, then try again.
error-store-no-space = This could not be saved, because the disk with { $path } is full. What was saved before is safe. Free some space, then try again.
error-store-vanished = The folder with your progress, { $folder }, is gone. Outro did not remove it. If it is on a USB stick or a network drive, nothing is lost: connect that again, then try again.
error-store-not-ours = Outro may not use { $path }. It may belong to another user of this computer. Nothing in it was changed. Ask its owner for access, or choose another folder.
error-store-no-home = Outro does not know where to keep your cases, because there is no home folder. Nothing was lost, but nothing can be saved either. Close Outro, then start it with the name of a folder: outro --data-dir DIR
error-store-link = { $path } is a link to somewhere else, or no ordinary file. Outro did not follow it and changed nothing. Put the real file back in its place, then try again.
error-store-lock-not-ours = Outro may not use its own file { $path }. It may belong to another user, as after one start with sudo. Your cases are safe. Delete this one file, then try again.
error-store-lock-not-a-file = { $path } should be an empty file that Outro makes itself, and is something else. Your cases are safe. Delete it, then try again.
error-store-busy = Another Outro is saving at this moment. What was saved before is safe, this is not saved yet. Wait a moment, then try again.
error-store-gone = This case is not in your list any more. It may have been deleted in another window. Look under deleted cases: they can be brought back for at least 30 days.
error-store-exists = This case is in your list already. Nothing was changed. Open it from the list.
error-store-newer = { $path } was saved by a newer version of Outro. Nothing is lost and nothing was changed. Install the newer version to go on.
error-store-other-case = { $path } holds another case than its name says. Nothing in it was changed. Put the right file back in its place, then try again.
error-store-too-large = { $path } is too large for Outro to use. Nothing was changed. Check that it is the right file.
error-store-too-long = This text is too long to be saved. What was saved before is safe. Shorten it, then try again.
error-store-unknown-event = This step comes from a newer version of Outro and could not be saved. What was saved before is safe. Install the newer version to go on.
error-store-other-bytes = The file has changed since it was checked, so no copy was kept. Check it again, then keep a copy.
error-store-not-an-id = This is not the name of a case. Nothing was changed. Open the case from your list.
error-store-not-an-export = This file is not a copy of Outro's data, or it is damaged. Nothing was changed. Choose a file that was made with Outro's export.
error-store-export-too-large = This file is too large to be a copy of Outro's data. Nothing was changed. Check that it is the right file.
error-store-export-full = Your cases are too large together for one file. Nothing was written, and they are safe. Copy the whole folder { $folder } instead.
error-store-file-not-read = The file that you chose could not be read ({ $cause }). Nothing was changed. Check that its disk or stick is connected, then try again.
error-store-inside = { $path } is inside the folder where Outro keeps your cases. Nothing was changed. Choose a place outside of it.
error-store-export-newer = This file was made by a newer version of Outro. Nothing was changed. Install the newer version, then bring it in again.
error-store-in-part-only = Not everything in the file has come in. Nothing here was taken away. Bring it in again: nothing comes twice. { $cause }
error-store-no-copy = Outro first keeps a copy of what you have, and that did not work. Nothing was changed. { $cause }
error-store-not-all-deleted = Not everything could be deleted. What is left is in { $folder }. { $cause }
error-store-unconfirmed = This is done, but the disk did not confirm it. Nothing is lost, but a power cut could undo it. Try again.
error-store-in-part = Only a part of this was saved. Try again to save the rest. { $cause }
error-store-other = { $path } could not be used ({ $cause }). What was saved before is safe. Try again; if it happens again, restart the computer.
error-store-warning-restored = Part of a case was damaged on the disk. Outro brought it back from a copy that it had kept. Nothing is lost.
error-store-warning-lost = Part of a case was damaged on the disk and could not be brought back. { $entries } of its entries may be missing. Check that the steps you did are still ticked.
error-store-warning-unfinished = Outro was interrupted while it was saving the last entry of a case. Everything that it called saved is there. Check your last step.
error-store-warning-newer-entries = A case holds entries from a newer version of Outro. They are kept, but not shown here. Install the newer version to see them.
error-store-warning-unreadable = { $path } could not be read. { $error }
error-store-warning-case-vanished = A case is gone from the disk, and Outro did not delete it. There is a kept copy from { $day }. You can bring it back.
error-store-warning-second-copy = There is a second copy of a case in the folder: { $file }. A sync program may have made it. You can add what is in it to the case.
error-store-warning-settings = Some of your settings could not be read and are as they were at first. Your cases are not touched. Check the settings; the damaged file is kept.
error-store-warning-read-only = You can read your cases, but nothing can be saved at present, because { $path } can only be read. What was saved before is safe. Allow changes there, then try again.
error-store-warning-no-space = You can read your cases, but nothing can be saved at present, because the disk with { $path } is full. What was saved before is safe. Free some space, then try again.
error-store-warning-cannot-write = You can read your cases, but nothing can be saved at present. { $cause }
error-store-warning-no-daily-copy = Your progress is saved, but today's spare copy of it could not be made. { $cause }
error-store-warning-copy-lacks = Today's spare copy of your progress was made, but not of everything. { $cause }
error-store-warning-guide = Your own guide { $file } was passed over. { $error }
error-store-warning-no-locks = The disk with { $folder } cannot tell two programs apart that save at once. What you do is saved all the same. Open your cases in one Outro at a time.
error-store-warning-guide-stays = Your own guide { $file } is not in the export. Name it with small letters, digits and hyphens, and save it as plain text.
error-store-warning-file-stays = The attached file { $path } is too large to go along. Copy it to the other computer yourself.
error-store-warning-too-many = Outro reads the newest { $read } guides in { $folder }. { $left } older ones were passed over. Nothing was changed.

## link
error-link-unknown = The guide has no link “{ $what }”.
error-link-no-region = Choose your country first. This page has a different address in each country.
error-link-not-here = This page does not exist in { $what }.
error-link-placeholder = The address in the guide has a gap that Outro cannot fill. It was not opened.
error-link-not-secure = The address in the guide is not a secure one (https). It was not opened.
error-link-too-long = The address in the guide is too long. It was not opened.
error-link-misleading = The address in the guide is written in a way that can mislead. It was not opened.
error-link-shortener = { $what } hides where an address leads. It was not opened.
error-link-foreign-host = { $what } is not among the sites of this guide. It was not opened.

## step

## file
error-file-nowhere = Type where the file is to go. Nothing was written.
error-file-not-whole = Type the whole place, from the first folder on: { $example }. Nothing was written.
error-file-no-folder = There is no folder { $path }. Nothing was written. Make the folder first, or choose another one.
error-file-is-folder = { $path } is a folder. Nothing was written. Add a name for the file.
error-file-exists = There is a file { $path } already. It was left as it is.
error-file-refused = { $path } could not be written ({ $reason }). Nothing was changed. Choose another folder, or try again.

## window
error-window-window = The window could not be opened: { $cause }. Nothing is lost. You can go on with: outro terminal
error-window-open = Outro is open already. Nothing was changed. Look for its window, or close it first.

## cli
error-cli-no-home = Outro does not know where to keep your cases, because there is no home folder. Nothing was changed. Name a folder: outro --data-dir DIR

## terminal
error-terminal-gone = Nobody reads what Outro says any more. Every answer is saved, unless Outro said that it was not.
error-terminal-console = Outro cannot go on talking ({ $cause }). Every answer is saved, unless Outro said that it was not.
error-terminal-not-saved = The last answer was not saved: { $cause }

## browser
error-browser-open-error = No browser could be started ({ $reason }). Nothing is lost. Copy the address and paste it into your browser.
