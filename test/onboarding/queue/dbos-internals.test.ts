import { getExecutor } from '@dbos-inc/dbos-sdk/internal/dbos';
import { wfQueueRunner } from '@dbos-inc/dbos-sdk/internal/wfqueue';
import { expect, test } from 'vitest';
import { pollQueue } from '../../../src/onboarding/engine/queue/dbos-internals.js';
import { CANCEL_QUEUE, SEGMENT_QUEUE } from '../../../src/onboarding/engine/queue/workflows.js';
import { startTestApp } from '../../support/start-app.js';

test.each([SEGMENT_QUEUE, CANCEL_QUEUE])(
  'DBOS polls %s now when it is asked to, by the parts of it that are private',
  async (name) => {
    const app = await startTestApp();
    const runner = wfQueueRunner as unknown as { pollQueue(executor: unknown, queue: unknown): Promise<unknown> };
    const polled: unknown[] = [];
    const own = runner.pollQueue.bind(runner);
    runner.pollQueue = (executor, queue) => {
      polled.push((queue as { name: string }).name, executor === getExecutor());
      return own(executor, queue);
    };
    try {
      const polledByUs = async () => {
        polled.length = 0; // DBOS polls by itself too.
        const done = pollQueue(name);
        const atOnce = [...polled];
        await done;
        return atOnce;
      };
      // DBOS takes up a queue some moments after it was registered.
      await expect.poll(polledByUs).toEqual([name, true]);
    } finally {
      runner.pollQueue = own;
      await app.close();
    }
  },
);
