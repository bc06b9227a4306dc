/**
 * The kill test: a run is killed again and again at random moments, then left to finish, and must have written what an undisturbed
 * run writes, byte for byte, times aside. After each kill every file under its final name must be whole.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface KillTest {
  /** Words behind `node` that run the batch into a folder. */
  command: (out: string) => readonly string[];
  /** Folder for the outputs. */
  folder: string;
  kills: number;
}

export interface KillResult {
  /** Kills that met a run at work; a run that ended before is begun anew in an empty folder and does not count. */
  kills: number;
  /** What was wrong, one line each. */
  problems: string[];
  /** Time of the undisturbed run. Unit: milliseconds. */
  undisturbedMs: number;
}

/** A run that never meets its kill would go on for ever. */
const MOST_RUNS_PER_KILL = 10;
/** Times and durations, by which equal manifests differ. */
const TIMES = /"(startedAt|finishedAt|durationMs)": ?("[^"]*"|\d+)/g;

/** Runs to the end, or until it is killed after `ms`; resolves with true where it was killed. */
function runFor(args: readonly string[], ms: number): Promise<boolean> {
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (_, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL');
    });
  });
}

/** The files below a folder but the private ones, temporary files included. */
function filesIn(out: string): string[] {
  if (!existsSync(out)) return [];
  return readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('.juesuan') && statSync(join(out, name)).isFile())
    .sort();
}

/** Hashes by name of everything that a run leaves. */
function digest(out: string): Map<string, string> {
  const hashOf = (name: string): string => {
    const bytes = readFileSync(join(out, name));
    const content = name === 'manifest.json' ? bytes.toString('utf8').replace(TIMES, '') : bytes;
    return createHash('sha256').update(content).digest('hex');
  };
  return new Map(filesIn(out).map((name) => [name, hashOf(name)]));
}

/** Why a file is not whole; null where it is, or is a temporary file. */
function brokenFile(out: string, name: string): string | null {
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (base.startsWith('.')) return null;
  const text = readFileSync(join(out, name), 'utf8');
  try {
    if (base.endsWith('.json')) JSON.parse(text);
    if (base.endsWith('.jsonl')) for (const line of text.split('\n')) if (line !== '') JSON.parse(line);
  } catch {
    return `${name} is cut short`;
  }
  return base.endsWith('.csv') && !text.endsWith('\r\n') ? `${name} is cut short` : null;
}

function differences(expected: Map<string, string>, found: Map<string, string>): string[] {
  const names = new Set([...expected.keys(), ...found.keys()]);
  return [...names].flatMap((name) => {
    if (expected.get(name) === found.get(name)) return [];
    return [`${name} ${!found.has(name) ? 'is missing' : expected.has(name) ? 'differs' : 'is left over'}`];
  });
}

/** Runs the test. */
export async function killTest({ command, folder, kills }: KillTest): Promise<KillResult> {
  const [undisturbed, out] = [join(folder, 'undisturbed'), join(folder, 'killed')];
  const started = performance.now();
  await runFor(command(undisturbed), 2 ** 31 - 1);
  const undisturbedMs = performance.now() - started;
  const expected = digest(undisturbed);
  const problems: string[] = expected.size === 0 ? ['the undisturbed run wrote nothing'] : [];
  let done = 0;
  for (let run = 0; done < kills && run < kills * MOST_RUNS_PER_KILL; run++) {
    if (await runFor(command(out), Math.random() * undisturbedMs)) done += 1;
    else {
      problems.push(...differences(expected, digest(out)).map((line) => `after ${done} kills: ${line}`));
      rmSync(out, { recursive: true, force: true });
    }
    problems.push(...filesIn(out).flatMap((name) => brokenFile(out, name) ?? []));
  }
  await runFor(command(out), 2 ** 31 - 1);
  problems.push(...differences(expected, digest(out)));
  return { kills: done, problems, undisturbedMs };
}
