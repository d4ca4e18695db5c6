import { setMaxListeners } from 'node:events';
import { FLOODS } from '../floods/index.js';
import { Counter } from './flood.js';
import type { Target } from './target.js';

/*
 * The program of an attacker, in a process of its own: so the time that its work takes is not that of the neighbour who
 * is measured. It is sent the name of a flood and the target, says that it is ready, begins when it is sent anything,
 * ends when it is sent anything again, and then answers what it was answered.
 */

const ended = new AbortController();
const counter = new Counter();
setMaxListeners(0, ended.signal);

function next(): Promise<unknown> {
  return new Promise((resolve) => process.once('message', resolve));
}

const { name, target, seconds } = (await next()) as { name: string; target: Target; seconds: number };
const flood = FLOODS.find((one) => one.name === name);
if (flood === undefined) throw new Error(`There is no flood ${name}.`);
process.send?.('ready');
await next();
void next().then(() => ended.abort());
await flood.attack({ target, seconds, signal: ended.signal, note: counter.note });
process.send?.(counter.counts);
