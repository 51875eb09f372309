/* Replay: a fuzz target without libFuzzer, for any compiler. Tries each file
 * named, in a process of its own, so that one that crashes is one that
 * failed. Ends with "N passed, N failed". */
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* No seed is near it. */
#define INPUT_MAX (1024 * 1024)
/* An input that takes longer hangs; the slowest take a tenth of a second. */
#define INPUT_S 60

static int try_file(const char *path)
{
    static uint8_t data[INPUT_MAX];
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        return 1;
    }
    size_t n = fread(data, 1, sizeof data, file);
    fclose(file);
    /* Of its very size, so that a byte read too far is seen. */
    uint8_t *input = malloc(n > 0 ? n : 1);
    for (size_t i = 0; input != NULL && i < n; i++) {
        input[i] = data[i];
    }
    int code = input == NULL || LLVMFuzzerTestOneInput(input, n) != 0;
    free(input);
    return code;
}

static bool passes(const char *path)
{
    int status = 0;
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        alarm(INPUT_S);
        exit(try_file(path));
    }
    return pid > 0 && waitpid(pid, &status, 0) == pid &&
           WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int main(int argc, char **argv)
{
    int n_passed = 0, n_failed = 0;
    for (int i = 1; i < argc; i++) {
        if (passes(argv[i])) {
            n_passed++;
        } else {
            n_failed++;
            printf("failed: %s %s\n", argv[0], argv[i]);
        }
    }
    printf("%d passed, %d failed\n", n_passed, n_failed);
    return n_failed > 0;
}
