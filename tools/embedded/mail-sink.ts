import { createServer } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { Mailbox } from './mailbox.js';
import { answerMailPage } from './mail-page.js';

/**
 * A mail server for trying out: it takes whatever is sent, for whomever, keeps it in a folder, and shows it on a page of
 * this machine. Nothing leaves. A process of its own, so that it can be away like a real one.
 */

const LOOPBACK = '127.0.0.1';
const MOST_BYTES = 2_000_000;

const portOf = (name: string): number => {
  const port = Number(process.env[name]);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${name} is not set to a port`);
  return port;
};

const folder = process.env['KYOSO_MAIL_SINK_FOLDER'];
if (!folder) throw new Error('KYOSO_MAIL_SINK_FOLDER is not set');
const mailbox = new Mailbox(folder);
const pagePort = portOf('KYOSO_MAIL_PAGE_PORT');

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  size: MOST_BYTES,
  logger: false,
  onData: (stream, _session, done) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      if (stream.sizeExceeded) return done(new Error('too large'));
      mailbox.keep(Buffer.concat(parts)).then(() => done(), done);
    });
  },
});
// A connection that breaks is the sender's business.
smtp.on('error', () => undefined);
smtp.listen(portOf('KYOSO_MAIL_SINK_PORT'), LOOPBACK);

const page = createServer((request, response) => {
  void answerMailPage(mailbox, request, response, [`${LOOPBACK}:${pagePort}`, `localhost:${pagePort}`]);
});
page.listen(pagePort, LOOPBACK);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    smtp.close(() => process.exit(0));
    page.closeAllConnections();
    page.close();
  });
}
