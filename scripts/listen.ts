import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a machine reaches itself, and nobody else does: browsers take either for \`localhost\`. */
const loopback = ['127.0.0.1', '::1'] as const;

/** Has `server` listen on one address. Resolves to what kept it from that, where something did. */
const listenOn = (server: Server, port: number, host: string) =>
  new Promise<NodeJS.ErrnoException | undefined>((done) => {
    server.once('error', done);
    server.listen(port, host, () => {
      server.off('error', done);
      done(undefined);
    });
  });

const close = (server: Server) => new Promise((done) => server.close(done));

/** Has `server` listen on each of `hosts` that the machine has. Resolves to the port, or to what kept it from that. */
async function listenOnAll(server: Server, port: number, hosts: readonly string[]) {
  const listening: Server[] = [];
  let found = port;
  for (const [index, host] of hosts.entries()) {
    // One server listens on one address: the others hand over to the first.
    const each =
      listening.length === 0 ? server : createServer((request, response) => server.emit('request', request, response));
    const error = await listenOn(each, found, host);
    if (!error) {
      listening.push(each);
      found = (each.address() as AddressInfo).port;
    } else {
      const isAbsent = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code ?? '');
      const hasOther = listening.length > 0 || index < hosts.length - 1;
      if (isAbsent && hasOther) continue;
      await Promise.all(listening.map(close));
      return error;
    }
  }
  server.once('close', () => {
    for (const twin of listening.slice(1)) {
      twin.close();
      twin.closeAllConnections();
    }
  });
  return found;
}

/**
 * Listens on `port`, or on the first free one after it (0: on any); says so where it had to move on. It listens on this
 * machine’s own addresses, IPv4 and IPv6, or on `host` instead. Resolves to the port; throws where none of a hundred is
 * free, or where `host` is no address of this machine.
 */
export async function listen(
  server: Server,
  port: number,
  say: (line: string) => void = () => undefined,
  host?: string,
): Promise<number> {
  const last = Math.min(port + 99, 65535);
  for (let next = port; next <= last; next += 1) {
    const found = await listenOnAll(server, port === 0 ? 0 : next, host === undefined ? loopback : [host]);
    if (typeof found === 'number') return found;
    if (found.code !== 'EADDRINUSE')
      throw new Error(
        `Could not listen on \`${host ?? 'localhost'}\` (${found.message}), expected an address of this machine`,
      );
    if (port !== 0) say(`Port ${next} is taken${next < last ? `; trying ${next + 1}` : ''}`);
  }
  throw new Error(`Unexpected ports ${port} to ${last} all taken, expected a free one`);
}
