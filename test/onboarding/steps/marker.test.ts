import { expect, test } from 'vitest';
import { isMarked, marked, markerOf } from '../../../src/onboarding/steps/marker.js';

const RUN = '01a2b3c4-0000-4000-8000-000000000001';

test('each run has a marker of its own, and the same one always', () => {
  const markers = Array.from({ length: 1_000 }, (_, n) => markerOf(`${RUN}-${n}`));
  expect(new Set(markers).size).toBe(1_000);
  for (const marker of markers) expect(marker).toMatch(/^\[onb:[0-9a-z]{8}\]$/);
  expect(markerOf(RUN)).toBe(markerOf(RUN));
});

test('what is named for one run is not found by another', () => {
  const [own, other] = [markerOf(RUN), markerOf(`${RUN}-other`)];
  const name = marked('Acme Dental', own, 'business');
  expect(name).toBe(`Acme Dental business ${own}`);
  expect([isMarked(name, own), isMarked(name, other), isMarked(null, own)]).toEqual([true, false, false]);
});

test('a name that is too long loses its end, and neither what is named nor half an emoji stays behind', () => {
  const marker = markerOf(RUN);
  const name = marked('🏥'.repeat(60), marker, 'address');
  expect(name.length).toBeLessThanOrEqual(64);
  expect(name.endsWith(` address ${marker}`)).toBe(true);
  expect(name).not.toMatch(/\p{Surrogate}/u);
});
