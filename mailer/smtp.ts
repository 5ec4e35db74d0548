import { createTransport, type Transporter } from 'nodemailer';
import type { Language } from '../domain/languages.js';

/** The mail server, as the mailer needs it. */

/** A mail as it goes out. */
export interface Letter {
  /** `id@domain`: a second copy has the same one. */
  readonly messageId: string;
  /** Message-ID that stands for what it is about, so that a mail program shows together what belongs together. */
  readonly thread: string | null;
  readonly fromName: string;
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Post {
  /** Resolves when the server has taken it over. */
  send(letter: Letter, signal: AbortSignal): Promise<void>;
  /** Whether the server answers and lets us in. */
  isUp(): Promise<boolean>;
  /** What is under way is cut off. */
  close(): void;
}

export interface SmtpOptions {
  /** smtp://user:password@host:587, or smtps:// */
  readonly url: string;
  /** Address that stands as the sender. */
  readonly from: string;
  /** Connections, and so mails at once. */
  readonly connections: number;
  readonly timeouts?: Partial<SmtpTimeouts>;
}

export interface SmtpTimeouts {
  readonly connectMs: number;
  /** Of silence, before the server's first word. */
  readonly greetingMs: number;
  /** Of silence, afterwards: a server may look through a mail before it takes it over. */
  readonly silenceMs: number;
}

export const USUAL_TIMEOUTS: SmtpTimeouts = { connectMs: 10_000, greetingMs: 30_000, silenceMs: 60_000 };

export function createPost({ url, from, connections, timeouts = {} }: SmtpOptions): Post {
  const { connectMs, greetingMs, silenceMs } = { ...USUAL_TIMEOUTS, ...timeouts };
  const transport: Transporter = createTransport({
    pool: true,
    url,
    maxConnections: connections,
    // Whether it is sent again is for the queue to say: the pool knows no end, and nobody would see its attempts.
    maxRequeues: 0,
    // Shorter than a server's patience: a connection that it has just closed can't be sent through.
    idleTimeout: 20_000,
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (letter, signal) => {
      const { messageId, thread, fromName, to, language, subject, text, html } = letter;
      await transport.sendMail({
        signal,
        messageId: `<${messageId}>`,
        ...(thread !== null && { references: [`<${thread}>`] }),
        from: { name: fromName, address: from },
        to: { name: '', address: to },
        subject,
        text,
        html,
        // Nobody's absence notice answers it.
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': language,
        },
      });
    },
    isUp: async () => {
      try {
        await transport.verify();
        return true;
      } catch {
        return false;
      }
    },
    close: () => transport.close({ force: true }),
  };
}

/**
 * What an attempt failed for. `refused`: this mail, for good. `later`: this mail, now. `unclear`: the server may be at
 * fault, or may have taken the mail over before the line broke.
 */
export interface SendFailure {
  readonly kind: 'refused' | 'later' | 'unclear';
  /** One short code. What the server said is kept nowhere: it may quote the address. */
  readonly code: string;
}

interface SmtpError {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly command?: unknown;
}

/** "Service not available": said of the whole server, whatever was asked. */
const CLOSING_DOWN = 421;

export function readFailure(error: unknown): SendFailure {
  const { code, responseCode, command } = (error ?? {}) as SmtpError;
  const name = typeof code === 'string' && /^[A-Z]{3,30}$/.test(code) ? code : 'UNEXPECTED';
  if (error instanceof Error && error.name === 'AbortError') return { kind: 'unclear', code: 'TOO_SLOW' };
  if (name === 'EAUTH') return { kind: 'unclear', code: name };
  if (typeof responseCode === 'number' && responseCode >= 400 && responseCode !== CLOSING_DOWN) {
    const isForGood = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
    return { kind: isForGood ? 'refused' : 'later', code: `SMTP_${responseCode}` };
  }
  // No server was asked: the address is none.
  if (name === 'EENVELOPE' && responseCode === undefined) return { kind: 'refused', code: 'ADDRESS_INVALID' };
  return { kind: 'unclear', code: name };
}
