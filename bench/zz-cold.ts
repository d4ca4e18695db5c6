import { setTimeout as delay } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { ours, send } from './contenders.js';
import { Stage } from './processes.js';
import { furnish, QUERY, UNLIMITED } from './reference.js';
const stage = await Stage.start(Number(process.argv[2] ?? 50), {
  ...UNLIMITED,
  ACCOUNT_CONCURRENCY: '100',
  MIRROR: process.env.MIRROR ?? 'on',
  NODE_OPTIONS: '--import /tmp/prof.mjs',
});
await furnish(stage);
const c: any = ours(stage, 0);
const cpu = (pid: number) => {
  const s = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(s[11]) + Number(s[12])) * 10;
};
const q = async () => {
  const t = performance.now();
  await send({ ...c, headers: { ...c.headers, 'cache-control': 'no-cache' } }, JSON.stringify({ query: QUERY }));
  return performance.now() - t;
};
for (let i = 0; i < Number(process.argv[4] ?? 10); i++) await q();
process.kill(c.pid, 'SIGUSR2');
const b = [cpu(c.pid), cpu(stage.sandboxPid)];
const t0 = performance.now();
const N = Number(process.argv[3] ?? 40);
const times: number[] = [];
for (let i = 0; i < N; i++) times.push(await q());
const a = [cpu(c.pid), cpu(stage.sandboxPid)];
times.sort((x, y) => x - y);
console.log(
  'median',
  times[N / 2],
  'best',
  times[0],
  'server cpu/query',
  (a[0]! - b[0]!) / N,
  'sandbox cpu/query',
  (a[1]! - b[1]!) / N,
  'wall',
  (performance.now() - t0) / N,
);
process.kill(c.pid, 'SIGUSR2');
await delay(3000);
console.log('server', c.pid, 'sandbox', stage.sandboxPid);
await stage.stop();
