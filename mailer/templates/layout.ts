import type { Language } from '../../domain/languages.js';

/** The shape of every mail: plain text first, and the same in HTML, without pictures and without anything from outside. */

export interface Page {
  readonly language: Language;
  readonly subject: string;
  /** What it is about, in sentences. */
  readonly intro: string;
  readonly details: readonly (readonly [label: string, value: string])[];
  /** What the desk wrote to the one who reads it, each under its heading. */
  readonly quotes: readonly (readonly [heading: string, text: string])[];
  readonly link: { readonly label: string; readonly address: string } | null;
  readonly footer: string;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign]!);

/** A subject is one line: nothing that was written elsewhere begins another header. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

export function plainText({ intro, details, quotes, link, footer, language }: Page): string {
  const colon = language === 'ja' ? '：' : ': ';
  return [
    intro,
    details.map(([label, value]) => `${label}${colon}${value}`).join('\n'),
    ...quotes.map(([heading, text]) => `${heading}\n${text.replaceAll(/^/gm, '> ')}`),
    link && `${link.label}\n${link.address}`,
    `--\n${footer}`,
  ]
    .filter((part) => part !== null && part !== '')
    .join('\n\n')
    .concat('\n');
}

const lines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

export function htmlText({ intro, details, quotes, link, footer, language, subject }: Page): string {
  const rows = details
    .map(
      ([label, value]) =>
        `<tr><th scope="row" style="text-align:left;padding:2px 16px 2px 0">${escapeHtml(label)}</th><td>${lines(value)}</td></tr>`,
    )
    .join('');
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="font-family:sans-serif;line-height:1.7;color:#1a1a1c"><p>${lines(intro)}</p>`,
    rows && `<table>${rows}</table>`,
    ...quotes.map(
      ([heading, text]) =>
        `<h2 style="font-size:1em">${escapeHtml(heading)}</h2><blockquote style="margin:0;padding-left:12px;border-left:3px solid #767676">${lines(text)}</blockquote>`,
    ),
    link && `<p>${escapeHtml(link.label)}<br><a href="${escapeHtml(link.address)}">${escapeHtml(link.address)}</a></p>`,
    `<hr><p style="color:#555">${lines(footer)}</p></body></html>`,
  ]
    .filter((part) => part !== null && part !== '')
    .join('\n')
    .concat('\n');
}
