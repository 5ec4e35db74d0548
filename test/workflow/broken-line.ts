import { connect, createServer, type Server, type Socket } from 'node:net';
import { findFreePort } from '../../tools/embedded/ports.js';

/** A line to a server that can be cut and mended, so that an outage needs no server to be killed. */
export class BrokenLine {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();

  private constructor(
    readonly port: number,
    private readonly target: { host: string; port: number },
  ) {}

  static async to(address: string): Promise<BrokenLine> {
    const [host = '', port] = address.split(':');
    const line = new BrokenLine(await findFreePort(), { host, port: Number(port) });
    await line.mend();
    return line;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  async mend(): Promise<void> {
    if (this.server) return;
    const server = createServer((socket) => {
      const onward = connect(this.target);
      for (const end of [socket, onward]) {
        this.sockets.add(end);
        end.on('error', () => undefined);
        end.on('close', () => {
          this.sockets.delete(end);
          socket.destroy();
          onward.destroy();
        });
      }
      socket.pipe(onward).pipe(socket);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.server = server;
  }

  /** Takes what is sent and passes nothing on, as a firewall that lost its memory: nobody is told that the line is gone. */
  fallSilent(): void {
    for (const socket of this.sockets) {
      socket.unpipe();
      socket.resume();
    }
  }

  async cut(): Promise<void> {
    const { server } = this;
    this.server = null;
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  }
}
