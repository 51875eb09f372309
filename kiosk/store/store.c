#include "kiosk/store/store.h"

#include "kiosk/store/rack.h"
#include "kiosk/store/recover.h"
#include "kiosk/store/serve.h"
#include "kiosk/store/sets.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#define WORKOUT_OPEN_MS INT64_C(14400000)

/* What is asked for, in the order posted. */
struct job {
    struct job *next;
    struct effect effect;
    bool told;        /* that it could not be saved yet */
    bool is_last_try; /* begun when the store was closing already */
};

struct answer {
    struct answer *next;
    struct event event;
};

struct store {
    struct store_config config;
    char path[DB_PATH_MAX], backup_dir[DB_PATH_MAX], boot_id[64], vfs[64];
    struct rack start_rack;
    struct hanging start_hanging;
    struct serve serve; /* of the thread, once it runs */

    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t wake; /* there is work, or it is time to stop */
    pthread_cond_t idle; /* see store_settle */
    int fd;
    bool stopping;
    bool working;
    bool failing;     /* the first job that writes waits for retry_at */
    struct timespec retry_at;
    struct job *jobs, **jobs_end;
    struct answer *answers, **answers_end;
};

/* --- answers -------------------------------------------------------------- */

static void answer(void *context, const struct event *event)
{
    struct store *store = context;
    struct answer *a = malloc(sizeof *a);
    if (a == NULL) {
        fprintf(stderr, "rackside: no memory for an answer of the disk\n");
        return;
    }
    a->next = NULL;
    a->event = *event;
    pthread_mutex_lock(&store->mutex);
    *store->answers_end = a;
    store->answers_end = &a->next;
    eventfd_write(store->fd, 1); /* full: it is readable already */
    pthread_mutex_unlock(&store->mutex);
}

/* --- the queue ------------------------------------------------------------- */

static bool is_due(const struct timespec *at)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec > at->tv_sec ||
           (now.tv_sec == at->tv_sec && now.tv_nsec >= at->tv_nsec);
}

static bool is_write(const struct job *job)
{
    return job->effect.kind == EFFECT_APPEND ||
           job->effect.kind == EFFECT_SAVE_RACK;
}

/* The next job, taken out of the queue; NULL: nothing to do now. While a write
 * waits for its retry only reads pass it. */
static struct job *take_job(struct store *store)
{
    bool blocked =
        store->failing && !store->stopping && !is_due(&store->retry_at);
    struct job **at = &store->jobs;
    while (*at != NULL && blocked && is_write(*at))
        at = &(*at)->next;
    struct job *job = *at;
    if (job != NULL) {
        *at = job->next;
        job->is_last_try = store->stopping;
        if (store->jobs_end == &job->next)
            store->jobs_end = at;
    }
    return job;
}

static void put_back(struct store *store, struct job *job)
{
    job->next = store->jobs;
    if (store->jobs == NULL)
        store->jobs_end = &job->next;
    store->jobs = job;
    store->failing = true;
    clock_gettime(CLOCK_MONOTONIC, &store->retry_at);
    store->retry_at.tv_sec += STORE_RETRY_MS / 1000;
}

static void finish_job(struct store *store, struct job *job, bool done)
{
    bool was_write = is_write(job);
    if (!done && !job->is_last_try) {
        put_back(store, job);
        return;
    }
    if (!done)
        fprintf(stderr, "rackside: stopped with what could not be saved\n");
    store->failing = store->failing && !was_write;
    free(job);
}

static void wait_for_work(struct store *store)
{
    pthread_cond_broadcast(&store->idle);
    if (store->failing)
        pthread_cond_timedwait(&store->wake, &store->mutex,
                               &store->retry_at);
    else
        pthread_cond_wait(&store->wake, &store->mutex);
}

static void *run(void *context)
{
    struct store *store = context;
    pthread_mutex_lock(&store->mutex);
    while (!(store->stopping && store->jobs == NULL)) {
        struct job *job = take_job(store);
        if (job == NULL) {
            wait_for_work(store);
            continue;
        }
        store->working = true;
        pthread_mutex_unlock(&store->mutex);
        bool done = serve_job(&store->serve, &job->effect, &job->told);
        pthread_mutex_lock(&store->mutex);
        finish_job(store, job, done);
        store->working = false;
    }
    pthread_cond_broadcast(&store->idle);
    pthread_mutex_unlock(&store->mutex);
    return NULL;
}

/* --- opening and closing --------------------------------------------------- */

static void read_start_state(struct store *store, struct store_report *report)
{
    store->start_rack = store->config.default_rack;
    if (store->serve.db == NULL)
        return;
    enum db_status status = rack_get(
        store->serve.db, store->config.catalog, &store->start_rack);
    if (status == DB_BAD && report->text[0] == '\0') {
        char *told = store->serve.trouble[TROUBLE_RACK];
        snprintf(told, FAULT_TEXT_MAX, "%s", TROUBLE_RACK_TEXT);
        memcpy(report->text, told, sizeof report->text);
    }
    sets_bar(store->serve.db, &store->start_hanging); /* else nothing */
}

/* Its own copies: the caller's texts need not stay. */
static void keep_config(struct store *store, const struct store_config *config)
{
    store->config = *config;
    snprintf(store->path, sizeof store->path, "%s", config->path);
    snprintf(store->boot_id, sizeof store->boot_id, "%s", config->boot_id);
    store->config.path = store->path;
    store->config.boot_id = store->boot_id;
    if (config->backup_dir != NULL) {
        snprintf(store->backup_dir, sizeof store->backup_dir, "%s",
                 config->backup_dir);
        store->config.backup_dir = store->backup_dir;
    }
    if (config->vfs != NULL) {
        snprintf(store->vfs, sizeof store->vfs, "%s", config->vfs);
        store->config.vfs = store->vfs;
    }
    if (store->config.workout_open_ms == 0)
        store->config.workout_open_ms = WORKOUT_OPEN_MS;
}

static void init_locks(struct store *store)
{
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&store->wake, &attr);
    pthread_cond_init(&store->idle, NULL);
    pthread_mutex_init(&store->mutex, NULL);
    pthread_condattr_destroy(&attr);
}

struct store *store_open(const struct store_config *config,
                         struct store_report *report)
{
    struct store *store = calloc(1, sizeof *store);
    memset(report, 0, sizeof *report);
    if (store == NULL) {
        snprintf(report->text, sizeof report->text, "Disk: out of memory");
        return NULL;
    }
    keep_config(store, config);
    store->jobs_end = &store->jobs;
    store->answers_end = &store->answers;
    store->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    init_locks(store);
    store->serve = (struct serve){
        .config = &store->config, .answer = answer, .context = store};
    recover_open(&store->config, &store->serve.db, report);
    if (store->serve.db == NULL || db_is_read_only(store->serve.db))
        memcpy(store->serve.trouble[TROUBLE_OPENING], report->text,
               sizeof report->text);
    read_start_state(store, report);
    if (store->fd < 0 ||
        pthread_create(&store->thread, NULL, run, store) != 0) {
        snprintf(report->text, sizeof report->text,
                 "Disk: cannot start its thread");
        db_close(store->serve.db);
        free(store);
        return NULL;
    }
    return store;
}

void store_start_state(struct store *store, struct rack *rack,
                       struct hanging *hanging)
{
    *rack = store->start_rack;
    *hanging = store->start_hanging;
}

int store_fd(const struct store *store)
{
    return store->fd;
}

void store_post(struct store *store, const struct effect *effect)
{
    struct job *job = calloc(1, sizeof *job);
    if (job == NULL) {
        fprintf(stderr, "rackside: no memory to save with\n");
        return;
    }
    job->effect = *effect;
    pthread_mutex_lock(&store->mutex);
    *store->jobs_end = job;
    store->jobs_end = &job->next;
    pthread_cond_signal(&store->wake);
    pthread_mutex_unlock(&store->mutex);
}

bool store_take(struct store *store, struct event *event)
{
    pthread_mutex_lock(&store->mutex);
    struct answer *a = store->answers;
    if (a != NULL) {
        store->answers = a->next;
        if (store->answers == NULL)
            store->answers_end = &store->answers;
    }
    eventfd_t count;
    if (a == NULL)
        eventfd_read(store->fd, &count); /* under the lock: none gets lost */
    pthread_mutex_unlock(&store->mutex);
    if (a == NULL)
        return false;
    *event = a->event;
    free(a);
    return true;
}

/* Whether all that is left waits for a retry. */
static bool is_settled(const struct store *store)
{
    const struct job *job = store->jobs;
    if (store->working)
        return false;
    while (job != NULL && store->failing && is_write(job))
        job = job->next;
    return job == NULL;
}

void store_settle(struct store *store)
{
    pthread_mutex_lock(&store->mutex);
    while (!is_settled(store))
        pthread_cond_wait(&store->idle, &store->mutex);
    pthread_mutex_unlock(&store->mutex);
}

static void free_answers(struct store *store)
{
    while (store->answers != NULL) {
        struct answer *next = store->answers->next;
        free(store->answers);
        store->answers = next;
    }
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    pthread_mutex_lock(&store->mutex);
    store->stopping = true;
    pthread_cond_signal(&store->wake);
    pthread_mutex_unlock(&store->mutex);
    pthread_join(store->thread, NULL);
    db_close(store->serve.db);
    free_answers(store);
    close(store->fd);
    pthread_cond_destroy(&store->wake);
    pthread_cond_destroy(&store->idle);
    pthread_mutex_destroy(&store->mutex);
    free(store);
}
