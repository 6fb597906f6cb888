import { expect, test } from 'vitest';
import { aSnapshot, aSymbol } from '../../testing/samples';
import { ageMsOf, isStale } from './age';

const liveFeed = { ...aSnapshot().feed, mode: 'live' as const, label: 'LIVE' };
const at = (ageMs: number | null, arrivedMs = 0) => ({ ...aSymbol({ ageMs }), arrivedMs });

test('an age goes on growing from its arrival', () => {
  expect(ageMsOf(at(300, 1_000), 1_900)).toBe(1_200);
});

test('replayed time has no age', () => {
  expect(ageMsOf(at(null), 99_999)).toBeNull();
  expect(isStale(aSnapshot().feed, at(null), 99_999)).toBe(false);
});

test('live data are stale after two seconds, not before', () => {
  expect(isStale(liveFeed, at(0), 2_000)).toBe(false);
  expect(isStale(liveFeed, at(0), 2_001)).toBe(true);
});

test('a feed that calls itself stale is believed', () => {
  expect(isStale({ ...liveFeed, state: 'stale' }, at(0), 0)).toBe(true);
  expect(isStale(liveFeed, { ...at(0), state: 'stale' }, 0)).toBe(true);
});

test('a finished replay is finished, not stale', () => {
  expect(isStale({ ...aSnapshot().feed, state: 'finished' }, at(60_000), 0)).toBe(false);
});
