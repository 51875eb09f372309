/* A SQLite VFS whose disk forgets, as a disk does when the power is cut.
 *
 * What is written is seen by whoever reads through this VFS, and reaches the
 * real file only at xSync, the file's creation with it. A deletion is forgotten
 * as well until the folder is synced: with the first sync of a new journal or
 * log, as SQLite's own VFS does it. So the real files are at any time
 * what a power cut would leave; after one they are opened with the plain VFS.
 * One connection to a file at a time: there are no locks. Not for the
 * programs, not for threads side by side. */
#ifndef TESTS_HARNESS_FORGETFUL_VFS_H
#define TESTS_HARNESS_FORGETFUL_VFS_H

#include <stdbool.h>
#include <stdint.h>

#define FORGETFUL_NAME "forgetful"

struct forgetful;

/* Registers the VFS; NULL: no memory. One at a time. */
struct forgetful *forgetful_open(void);
/* All its files must be closed. NULL ok. */
void forgetful_close(struct forgetful *vfs);

/* The power goes after this many more syncs (1..), in the moment that the
 * last of them is done: everything answers with an I/O error from then on.
 * 0: it stays. */
void forgetful_cut_after(struct forgetful *vfs, int n_syncs);
/* The power goes now. */
void forgetful_cut(struct forgetful *vfs);
/* What a cut keeps of what was not synced: seed 0, nothing (the start); else
 * every block of 512 bytes by the toss of a coin, as a disk that was in the
 * middle of it may. */
void forgetful_tear(struct forgetful *vfs, uint64_t seed);
bool forgetful_is_cut(const struct forgetful *vfs);
/* Whether the disk is full: a file can be written over, and not grow. */
void forgetful_fill(struct forgetful *vfs, bool is_full);

#endif
