/** Loaded before the program that is measured: writes peak memory (kB) and processor time (ms) to descriptor 3 at its end. */
const { writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

// Threads load it, too; both are those of the process.
if (isMainThread) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeSync(3, `${process.resourceUsage().maxRSS} ${(user + system) / 1000}`);
  });
}
