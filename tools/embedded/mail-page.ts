import type { IncomingMessage, ServerResponse } from 'node:http';
import PostalMime, { type Email } from 'postal-mime';
import { escapeHtml } from '../../mailer/templates/layout.js';
import type { Mailbox } from './mailbox.js';

/** The page on which somebody who tries the desk out reads what it sent. */

const SHOWN = 100;

/** One-time links stand on it: nobody else's page may show it, and nothing in a mail may run. */
const HEADERS = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'self'",
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;

const framed = (title: string, body: string): string =>
  `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="font-family:sans-serif;max-width:60em;margin:2em auto;line-height:1.6">${body}</body></html>
`;

const addressesOf = (mail: Email): string => (mail.to ?? []).map((to) => to.address ?? '').join(', ');

async function listPage(mailbox: Mailbox): Promise<string> {
  const names = (await mailbox.names()).slice(0, SHOWN);
  const rows = await Promise.all(
    names.map(async (name) => {
      const mail = await PostalMime.parse((await mailbox.read(name)) ?? '');
      const at = new Date(Number(name.slice(0, 13))).toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' });
      return `<tr><td>${escapeHtml(at)}</td><td>${escapeHtml(addressesOf(mail))}</td><td><a href="/${name}">${escapeHtml(mail.subject ?? '')}</a></td></tr>`;
    }),
  );
  const table = `<table cellpadding="6"><tr><th>日時</th><th>宛先</th><th>件名</th></tr>${rows.join('')}</table>`;
  return framed(
    'Mail',
    `<h1>送信されたメール / Mail that was sent</h1>${rows.length > 0 ? table : '<p>まだありません / none yet</p>'}`,
  );
}

function mailPage(name: string, mail: Email): string {
  const head = [
    ['From', mail.from?.address ?? ''],
    ['To', addressesOf(mail)],
    ['Subject', mail.subject ?? ''],
    ['Message-ID', mail.messageId ?? ''],
  ] as const;
  return framed(
    mail.subject ?? 'Mail',
    `<p><a href="/">一覧 / all</a> · <a href="/${name}.eml">原文 / source</a></p>
<dl>${head.map(([label, value]) => `<dt>${label}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>
<pre style="white-space:pre-wrap">${escapeHtml(mail.text ?? '')}</pre>
<iframe sandbox src="/${name}.html" style="width:100%;height:24em" title="HTML"></iframe>`,
  );
}

interface Shown {
  readonly type: string;
  readonly body: string | Buffer;
}

async function find(mailbox: Mailbox, path: string): Promise<Shown | null> {
  if (path === '/') return { type: 'text/html; charset=utf-8', body: await listPage(mailbox) };
  const [, name = '', kind] = /^\/(\d{13}-[0-9a-f]{8})(\.eml|\.html)?$/.exec(path) ?? [];
  const raw = await mailbox.read(name);
  if (raw === null) return null;
  if (kind === '.eml') return { type: 'text/plain; charset=utf-8', body: raw };
  const mail = await PostalMime.parse(raw);
  return { type: 'text/html; charset=utf-8', body: kind === '.html' ? (mail.html ?? '') : mailPage(name, mail) };
}

/** `hosts`: the names of this machine. A page elsewhere whose name was made to lead here is refused. */
export async function answerMailPage(
  mailbox: Mailbox,
  request: IncomingMessage,
  response: ServerResponse,
  hosts: readonly string[],
): Promise<void> {
  const isOurs = hosts.includes(request.headers.host ?? '');
  const shown = isOurs && request.method === 'GET' ? await find(mailbox, request.url ?? '/').catch(() => null) : null;
  response.writeHead(shown ? 200 : isOurs ? 404 : 403, { ...HEADERS, 'Content-Type': shown?.type ?? 'text/plain' });
  response.end(shown?.body ?? '');
}
