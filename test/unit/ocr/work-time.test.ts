import { describe, expect, it } from 'vitest';
import { WorkTime } from '../../../src/ocr/work-time.ts';

/** A clock that is set by hand. */
function clock() {
  const now = { wall: 0, processor: 0 };
  return { now, wall: () => now.wall, processor: () => now.processor };
}

describe('WorkTime', () => {
  it('is the time that went by where the process had all the processor it could use', () => {
    const own = clock();
    const time = new WorkTime(own);
    Object.assign(own.now, { wall: 1000, processor: 1000 });
    expect(time.since(1)).toEqual({ work: 1000, wall: 1000 });
    // Two pieces of work on two processors.
    Object.assign(own.now, { wall: 2000, processor: 3000 });
    expect(time.since(2)).toEqual({ work: 1000, wall: 1000 });
  });

  it('is the processor time where the process had less, shared among what it does at once', () => {
    const own = clock();
    const time = new WorkTime(own);
    Object.assign(own.now, { wall: 1000, processor: 300 });
    expect(time.since(1).work).toBe(300);
    Object.assign(own.now, { wall: 2000, processor: 700 });
    expect(time.since(2).work).toBe(200);
    Object.assign(own.now, { wall: 3000 });
    expect(time.since(1)).toEqual({ work: 0, wall: 1000 });
  });

  it('is never more than the time that went by, whatever other threads do', () => {
    const own = clock();
    const time = new WorkTime(own);
    Object.assign(own.now, { wall: 1000, processor: 8000 });
    expect(time.since(1).work).toBe(1000);
  });
});
