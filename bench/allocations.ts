import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket, type RawData } from 'ws';

interface ProfileNode {
  readonly selfSize: number;
  readonly children: readonly ProfileNode[];
}

/** One in so many bytes is noted, so that a second of load has thousands of them. */
const SAMPLING_INTERVAL = 16_384;

/**
 * What a process takes from V8's heap during some work, in bytes, with what is collected meanwhile: V8 notes a sample
 * of all that is allocated and scales it up. Buffers outside of the heap are not among it. The inspector stays open,
 * so nothing else is measured of the process afterwards.
 * @param port of its inspector, as `inspectorSettings` has set it
 */
export async function allocatedBytes(pid: number, port: number, work: () => Promise<void>): Promise<number> {
  const socket = new WebSocket(await inspectorOf(pid, port), { perMessageDeflate: false });
  await once(socket, 'open');
  let sent = 0;
  const call = <Result>(method: string, params: object = {}): Promise<Result> => {
    const id = (sent += 1);
    socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => {
      socket.on('message', function receive(data: RawData) {
        const answer = JSON.parse((data as Buffer).toString()) as { id: number; result: Result; error?: object };
        if (answer.id !== id) return;
        socket.off('message', receive);
        if (answer.error === undefined) resolve(answer.result);
        else reject(new Error(JSON.stringify(answer.error)));
      });
    });
  };
  try {
    await call('HeapProfiler.enable');
    await call('HeapProfiler.startSampling', {
      samplingInterval: SAMPLING_INTERVAL,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    await work();
    const { profile } = await call<{ profile: { head: ProfileNode } }>('HeapProfiler.stopSampling');
    return bytesOf(profile.head);
  } finally {
    socket.terminate();
  }
}

const bytesOf = ({ selfSize, children }: ProfileNode): number =>
  children.reduce((sum, child) => sum + bytesOf(child), selfSize);

async function inspectorOf(pid: number, port: number): Promise<string> {
  process.kill(pid, 'SIGUSR1');
  for (;;) {
    const listed = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => undefined);
    const [target] = ((await listed?.json()) ?? []) as { webSocketDebuggerUrl: string }[];
    if (target !== undefined) return target.webSocketDebuggerUrl;
    await delay(20);
  }
}
