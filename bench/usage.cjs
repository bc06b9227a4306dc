/** Loaded before the program that is measured: writes its peak memory, in kilobytes, to descriptor 3 at its end. */
const { writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

// Threads load it, too; the peak is that of the process.
if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
