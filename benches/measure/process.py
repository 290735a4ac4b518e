"""What a process costs: processor time, memory, wake-ups, the files that it opens."""

import glob
import os
import time


def cpu(pid):
    """The processor time that a process has used, in milliseconds."""
    # The clock of a process has this number on Linux, whoever the process belongs to.
    return time.clock_gettime((~pid << 3) | 2) * 1000


def wakes(pid):
    """How often the threads of a process have been given a processor."""
    total = 0
    for path in glob.glob(f"/proc/{pid}/task/*/status"):
        try:
            with open(path) as lines:
                total += sum(int(line.split()[1]) for line in lines if "ctxt_switches" in line)
        except OSError:
            pass
    return total


def pss(pid):
    """The memory that is a process's own, with its share of what it shares, in MiB."""
    with open(f"/proc/{pid}/smaps_rollup") as lines:
        kib = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kib / 1024


def forget(paths):
    """Takes files out of the page cache, as far as nobody has them mapped."""
    for path in paths:
        try:
            file = os.open(path, os.O_RDONLY)
        except OSError:
            continue
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)


def mapped_files(pid):
    """The files that a process has mapped: the program itself and its libraries."""
    with open(f"/proc/{pid}/maps") as lines:
        fields = (line.split(maxsplit=5) for line in lines)
        return {part[5].strip() for part in fields if len(part) == 6 and part[5][0] == "/"}
