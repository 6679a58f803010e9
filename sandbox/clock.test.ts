import { afterEach, expect, test, vi } from 'vitest';
import { SandboxClock } from './clock.ts';
import { until } from './testing/harness.ts';
import { manualClock } from './testing/manual-clock.ts';

const hour = 3_600_000;
const made: SandboxClock[] = [];
const over = (...[given, setting]: ConstructorParameters<typeof SandboxClock>) => {
  const clock = new SandboxClock(given, setting);
  made.push(clock);
  return clock;
};
afterEach(() => made.splice(0).forEach((clock) => clock.close()));

test('shows the given clock’s time until it is set', () => {
  const given = manualClock();
  const clock = over(given);
  given.advance(250);
  expect([clock.now(), clock.setting, clock.speed]).toEqual([given.now(), null, 1]);
});

test('runs from the time it is set to, at its speed, and returns to the given clock', () => {
  const given = manualClock();
  const clock = over(given);
  const start = given.now();
  clock.set(start + hour, 60);
  given.advance(1_000);
  expect(clock.now()).toBe(start + hour + 60_000);
  clock.set(clock.now() + 5);
  given.advance(10);
  expect(clock.now()).toBe(start + hour + 60_000 + 5 + 600);
  clock.set(clock.now(), 0);
  const still = clock.now();
  given.advance(hour);
  expect(clock.now()).toBe(still);
  clock.setReal();
  expect(clock.now()).toBe(given.now());
});

test('a saved setting continues as if the process had kept running', () => {
  const given = manualClock();
  const clock = over(given);
  clock.set(given.now() + hour, 2);
  given.advance(500);
  expect(over(given, clock.setting).now()).toBe(given.now() + hour + 500);
});

test('timers run in order once a move of either clock makes them due, and not before', () => {
  const given = manualClock();
  const clock = over(given);
  const ran: string[] = [];
  clock.schedule(clock.now() + 2_000, () => ran.push('second'));
  clock.schedule(clock.now() + 1_000, () => ran.push('first'));
  const callOff = clock.schedule(clock.now() + 1_500, () => ran.push('never'));
  clock.schedule(clock.now() + hour, () => ran.push('late'));
  callOff();
  given.advance(999);
  expect(ran).toEqual([]);
  given.advance(1_001);
  expect(ran).toEqual(['first', 'second']);
  clock.set(clock.now() + hour);
  expect(ran).toEqual(['first', 'second', 'late']);
  expect(clock.waiting).toBe(0);
});

test('a timer that is already due runs soon, but not within the call that set it', async () => {
  const clock = over(manualClock());
  const act = vi.fn();
  clock.schedule(clock.now() - 1, act);
  expect(act).not.toHaveBeenCalled();
  await until('it runs', () => act.mock.calls.length === 1);
});

test('a closed clock runs no timers', () => {
  const given = manualClock();
  const clock = over(given);
  const act = vi.fn();
  clock.schedule(clock.now() + 10, act);
  clock.close();
  clock.schedule(clock.now() + 10, act);
  given.advance(100);
  expect(act).not.toHaveBeenCalled();
});

test('on a running clock timers fire automatically, sooner at a higher speed', async () => {
  const clock = over({ now: () => performance.now() });
  clock.set(0, 10_000);
  const ran: number[] = [];
  clock.schedule(hour / 60, () => ran.push(clock.now()));
  clock.schedule(hour / 6, () => ran.push(clock.now()));
  await until('both ran', () => ran.length === 2);
  expect(ran[0]).toBeGreaterThanOrEqual(hour / 60);
});
