import { once } from 'node:events';
import type { Server } from 'node:net';

/** Where a server listens; port 0 takes any that is free. */
interface Address {
  readonly port: number;
  readonly host: string;
}

/**
 * Makes a server listen and returns its port. Throws an error that says what to do where the port
 * cannot be had.
 */
export async function listen(server: Server, { port, host }: Address): Promise<number> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw new Error(describe(error, { port, host }), { cause: error });
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

function describe(error: unknown, { port, host }: Address): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop the program that uses it, or choose another with --port, such as --port ${port + 1}.`;
  if (code === 'EACCES')
    return `Port ${port} may not be used without more rights. Choose another with --port, such as --port 4321.`;
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
    return `This computer has no address "${host}". Write --host localhost, or --host 0.0.0.0 to let others in.`;
  return `Nothing can listen on ${host}, port ${port}: ${error instanceof Error ? error.message : String(error)}`;
}
