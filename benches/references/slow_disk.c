/* A disk that takes its time, for one folder: put before the C library by LD_PRELOAD.
 *
 *   SLOW_FOLDER   the folder, whole; calls about anything else are as quick as ever
 *   SLOW_CALL_MS  how long each call takes that opens, reads, looks, lists, renames or removes
 *   SLOW_SYNC_MS  how long it takes to make a file last
 *   SLOW_SYNCED   a file that is made when something was made to last */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void rest(const char *setting) {
    const char *text = getenv(setting);
    long ms = text ? atol(text) : 0;
    struct timespec time = {ms / 1000, ms % 1000 * 1000000};
    if (ms > 0)
        nanosleep(&time, NULL);
}

static int is_slow(const char *path) {
    const char *folder = getenv("SLOW_FOLDER");
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_slow_file(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_slow(path);
}

#define NEXT(name) __typeof__(name) *next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
#define BY_PATH(result, name, path, declared, passed) \
    result name declared {                            \
        NEXT(name);                                   \
        if (is_slow(path))                            \
            rest("SLOW_CALL_MS");                     \
        return next passed;                           \
    }
#define OPENING(name, declared, passed)            \
    int name declared {                            \
        NEXT(name);                                \
        va_list more;                              \
        va_start(more, flags);                     \
        int mode = va_arg(more, int);              \
        va_end(more);                              \
        if (is_slow(path))                         \
            rest("SLOW_CALL_MS");                  \
        return next passed;                        \
    }
#define SYNCING(name)                              \
    int name(int file) {                           \
        NEXT(name);                                \
        int slow = is_slow_file(file);             \
        if (slow)                                  \
            rest("SLOW_SYNC_MS");                  \
        int result = next(file);                   \
        const char *synced = getenv("SLOW_SYNCED"); \
        if (slow && synced)                        \
            close(creat(synced, 0600));            \
        return result;                             \
    }

OPENING(open, (const char *path, int flags, ...), (path, flags, mode))
OPENING(open64, (const char *path, int flags, ...), (path, flags, mode))
OPENING(openat, (int at, const char *path, int flags, ...), (at, path, flags, mode))
OPENING(openat64, (int at, const char *path, int flags, ...), (at, path, flags, mode))
BY_PATH(int, stat, path, (const char *path, struct stat *to), (path, to))
BY_PATH(int, stat64, path, (const char *path, struct stat64 *to), (path, to))
BY_PATH(int, lstat, path, (const char *path, struct stat *to), (path, to))
BY_PATH(int, lstat64, path, (const char *path, struct stat64 *to), (path, to))
BY_PATH(int, statx, path,
        (int at, const char *path, int flags, unsigned mask, struct statx *to),
        (at, path, flags, mask, to))
BY_PATH(int, rename, path, (const char *path, const char *to), (path, to))
BY_PATH(int, unlink, path, (const char *path), (path))
BY_PATH(int, mkdir, path, (const char *path, mode_t mode), (path, mode))
BY_PATH(char *, realpath, path, (const char *path, char *to), (path, to))
BY_PATH(DIR *, opendir, path, (const char *path), (path))
SYNCING(fsync)
SYNCING(fdatasync)

ssize_t read(int file, void *to, size_t size) {
    NEXT(read);
    /* Looking up where a socket or a pipe leads would slow down what is no disk. */
    struct stat about;
    if (fstat(file, &about) == 0 && S_ISREG(about.st_mode) && is_slow_file(file))
        rest("SLOW_CALL_MS");
    return next(file, to, size);
}
