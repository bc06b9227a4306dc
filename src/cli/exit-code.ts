/**
 * Exit codes of the program; their meaning for people stands in `EXIT_CODES` of commands.ts.
 */

export const EXIT_OK = 0;
export const EXIT_FINDINGS = 1;
export const EXIT_FAILURE = 2;
/** 128 + SIGINT, as shells have it. */
export const EXIT_INTERRUPTED = 130;
