import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Knowledge } from './support/batch.js';
import { SHAPES } from './support/cases.js';
import { playDeploy } from './support/deploy.js';
import { play, shortPlan, wholePlan } from './support/plan.js';
import { failuresOf, tableOf } from './support/report.js';
import { Stage } from './support/stage.js';
import { playStorm } from './support/storm.js';
import { observe } from './support/undisturbed.js';
let stage: Stage;
let known: Knowledge;
const N = SHAPES.filter(({ profile }) => profile === 'with products');
const at = Date.now();
beforeAll(async () => {
  stage = await Stage.open();
  await stage.serve(1);
  known = await observe(stage, N);
  console.log('observed', Date.now() - at, [...known.values()].map(({ shape, steps }) => shape.recipe + '\n' + steps.map((s) => JSON.stringify(s)).join('\n')).join('\n'));
}, 240_000);
afterAll(() => stage.close(), 60_000);
test.runIf(process.env.W !== undefined)('whole', { timeout: 590_000 }, async () => {
  const outcomes = await play(stage, known, process.env.W === 'm' ? { ...wholePlan(known, N), events: [] } : wholePlan(known, N), (what, more) => console.log(Date.now() - at, what, more.length));
  console.log(tableOf(outcomes));
  expect(failuresOf(outcomes)).toEqual([]);
});
test.runIf(process.env.W === undefined)('short', { timeout: 400_000 }, async () => {
  const outcomes = await play(stage, known, shortPlan(known, N), (what, more) => console.log(Date.now() - at, what, more.length));
  console.log(tableOf(outcomes));
  expect(failuresOf(outcomes)).toEqual([]);
});
test.runIf(process.env.D !== undefined)('rest', { timeout: 400_000 }, async () => {
  expect(failuresOf(await playStorm(stage, known, N))).toEqual([]);
  console.log(Date.now() - at, 'storm');
  expect(failuresOf(await playDeploy(stage, known, N))).toEqual([]);
  console.log(Date.now() - at, 'deploy');
});
