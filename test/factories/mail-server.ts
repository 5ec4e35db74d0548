import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';

/**
 * A mail server over a bare socket, so that it can do what no proper one would let itself be told to: be slow, refuse,
 * and hang up after it has taken a mail over and before it says so.
 */
export interface Behaviour {
  /** Before each answer. */
  delayMs: number;
  /** What it says to a command for an address, instead of taking it: `550 5.1.1 no such user`. */
  refuses: (at: 'MAIL' | 'RCPT' | 'DATA', address: string) => string | null;
  /** Whether it hangs up after the mail was taken over, without a word. */
  cutsAfterData: (address: string) => boolean;
}

export interface Received {
  readonly to: string;
  readonly messageId: string;
  readonly mail: Email;
}

const WELL: Behaviour = { delayMs: 0, refuses: () => null, cutsAfterData: () => false };

export class MailServer {
  readonly received: Received[] = [];
  behaviour: Behaviour = { ...WELL };
  /** Most connections that were open at once. */
  mostAtOnce = 0;
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async start(): Promise<this> {
    const server = createServer((socket) => this.serve(socket));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
    return this;
  }

  /** Comes back at the same port. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    for (const socket of this.sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  behave(behaviour: Partial<Behaviour>): void {
    this.behaviour = { ...WELL, ...behaviour };
  }

  to(address: string): Received[] {
    return this.received.filter((each) => each.to === address);
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    this.mostAtOnce = Math.max(this.mostAtOnce, this.sockets.size);
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
    const session = { to: '', isData: false, text: '' };
    // One after the other: an answer that is late must not be overtaken.
    let line = Promise.resolve();
    const say = async (text: string): Promise<void> => {
      if (this.behaviour.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.behaviour.delayMs));
      if (!socket.destroyed) socket.write(`${text}\r\n`);
    };
    let rest = '';
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      for (;;) {
        const end = rest.indexOf(session.isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const text = rest.slice(0, end);
        rest = rest.slice(end + (session.isData ? 5 : 2));
        const wasData = session.isData;
        session.isData = false;
        if (!wasData && text.toUpperCase() === 'DATA' && !this.behaviour.refuses('DATA', session.to))
          session.isData = true;
        line = line.then(() =>
          wasData ? this.takeOver(socket, session.to, text, say) : this.answer(session, text, say),
        );
      }
    });
    line = line.then(() => say('220 mail.test ready'));
  }

  private async answer(session: { to: string }, text: string, say: (text: string) => Promise<void>): Promise<void> {
    const address = /<([^>]*)>/.exec(text)?.[1] ?? '';
    const verb = text.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') return say('250 mail.test');
    if (verb === 'MAIL') return say(this.behaviour.refuses('MAIL', address) ?? '250 2.1.0 OK');
    if (verb === 'RCPT') {
      session.to = address;
      return say(this.behaviour.refuses('RCPT', address) ?? '250 2.1.5 OK');
    }
    if (verb === 'DATA') return say(this.behaviour.refuses('DATA', session.to) ?? '354 go on');
    return say(verb === 'QUIT' ? '221 bye' : '250 OK');
  }

  private async takeOver(
    socket: Socket,
    to: string,
    text: string,
    say: (text: string) => Promise<void>,
  ): Promise<void> {
    const mail = await PostalMime.parse(Buffer.from(text.replaceAll(/^\.\./gm, '.'), 'latin1'));
    const cuts = this.behaviour.cutsAfterData(to);
    this.received.push({ to, messageId: mail.messageId ?? '', mail });
    if (cuts) socket.destroy();
    else await say('250 2.0.0 taken over');
  }
}
