import { writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createAuthenticator } from '../../../src/server/index.js';
import { ACCOUNT, OTHER_ACCOUNT, startTestServer } from '../support/test-server.js';
import { bearer, tenantsFile } from './support.js';

describe('TENANTS_FILE, when it is changed', () => {
  it('is read again: a removed tenant is refused at once, and a faulty file changes nothing', async () => {
    const acme = { name: 'Acme', apiKey: 'acme-key-0123456789', accounts: [ACCOUNT] };
    const birch = { name: 'Birch', apiKey: 'birch-key-0123456789', accounts: [OTHER_ACCOUNT] };
    const file = tenantsFile([acme, birch]);
    const server = await startTestServer({ access: { tenantsFile: file } });
    const ask = async (key: string) => (await server.post('{ account }', {}, bearer(key))).status;
    writeFileSync(file, '[{ "name": "canary" }]');
    server.reload?.();
    expect(await ask(birch.apiKey)).toBe(200);
    expect(server.logged()).toContain('TENANTS_FILE has faults');
    expect(server.logged()).not.toContain('canary');
    writeFileSync(file, JSON.stringify([acme]));
    server.reload?.();
    expect([await ask(acme.apiKey), await ask(birch.apiKey)]).toEqual([200, 401]);
    // Without being asked to.
    writeFileSync(file, JSON.stringify([acme, { ...birch, name: 'Birch Ltd' }]));
    await expect.poll(() => ask(birch.apiKey), { timeout: 20_000 }).toBe(200);
    await server.close();
  }, 30_000);

  it('closes the connections of a removed tenant, and nobody else’s', async () => {
    const [acme, birch] = ['Acme', 'Birch'].map((name) => ({
      name,
      apiKey: `${name}-key-0123456789`,
      accounts: [ACCOUNT],
    }));
    const file = tenantsFile([acme, birch]);
    const server = await startTestServer({ access: { tenantsFile: file } });
    const enter = async (key = ''): Promise<WebSocket> => {
      const socket = new WebSocket(server.graphqlUrl.replace('http', 'ws'), 'graphql-transport-ws');
      await once(socket, 'open');
      const acknowledged = once(socket, 'message');
      socket.send(JSON.stringify({ type: 'connection_init', payload: bearer(key) }));
      expect(String((await acknowledged)[0])).toContain('connection_ack');
      return socket;
    };
    const [staying, going] = [await enter(acme?.apiKey), await enter(birch?.apiKey)];
    const closed = once(going, 'close');
    writeFileSync(file, JSON.stringify([acme]));
    server.reload?.();
    expect((await closed)[0]).toBe(4403);
    expect(staying.readyState).toBe(WebSocket.OPEN);
    staying.close();
    await server.close();
  });

  it('opens no event stream to a tenant that was removed while its body was on the way', async () => {
    const tenant = { name: 'Acme', apiKey: 'acme-key-0123456789', accounts: [ACCOUNT] };
    const file = tenantsFile([tenant]);
    const authenticated = vi.fn();
    const server = await startTestServer({ access: { tenantsFile: file }, authenticated });
    const headers = {
      ...bearer(tenant.apiKey),
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'content-length': '100',
    };
    const request = httpRequest(server.graphqlUrl, { method: 'POST', headers });
    request.write('{"query":');
    await expect.poll(() => authenticated.mock.calls.length).toBe(1);
    writeFileSync(file, JSON.stringify([{ ...tenant, name: 'Birch', apiKey: 'birch-key-0123456789' }]));
    server.reload?.();
    request.end('"subscription { forever { n } }"}'.padEnd(91));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(401);
    response.resume();
    await server.close();
  });

  it('names the tenants that were removed, or have another key or other accounts', async () => {
    const tenant = (name: string) => ({ name, apiKey: `${name}-key-0123456789`, accounts: [ACCOUNT] });
    const file = tenantsFile(['same', 'gone', 'rekeyed', 'moved'].map(tenant));
    const authenticator = await createAuthenticator({ apiKeys: [], tenantsFile: file }, ACCOUNT);
    const rekeyed = { ...tenant('rekeyed'), apiKey: 'another-key-0123456789' };
    writeFileSync(
      file,
      JSON.stringify([tenant('same'), rekeyed, { ...tenant('moved'), accounts: [OTHER_ACCOUNT] }, tenant('new')]),
    );
    expect(authenticator.reloadTenants()).toEqual(['gone', 'rekeyed', 'moved']);
    expect(authenticator.reloadTenants()).toEqual([]);
  });
});
