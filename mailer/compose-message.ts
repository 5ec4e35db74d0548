import type { EntityManager } from 'typeorm';
import type { Language } from '../domain/languages.js';
import { AccountEntity, AccountMessageEntity, DeskEntity, placeOfMessage } from '../entities/index.js';
import type { Sealer } from '../entities/sealing.js';
import { dayAndTime } from './instants.js';
import { linkOfToken } from './links.js';
import type { Letter } from './smtp.js';
import { fill, type Values } from './templates/fill.js';
import { htmlText, oneLine, plainText, type Page } from './templates/layout.js';
import { MESSAGE_WORDS } from './templates/notices.js';

/** Of no desk: an account may have several, and none of them has to know of it. */
const SENDER = 'Kyoso Desk / 共創デスク';

/**
 * What the mail to an account says. In both languages, since an account has no desk whose language it could have: the
 * Japanese first.
 */
export async function composeMessage(
  manager: EntityManager,
  sealer: Sealer,
  { mailId, publicUrl, now }: { readonly mailId: string; readonly publicUrl: URL; readonly now: Date },
): Promise<Letter | { readonly dropped: string }> {
  const message = await manager.findOneBy(AccountMessageEntity, { id: mailId });
  const account = message && (await manager.findOneBy(AccountEntity, { id: message.accountId }));
  if (!message || !account || message.sentAt !== null) return { dropped: 'GONE' };
  if (account.disabledAt !== null) return { dropped: 'NOT_REACHABLE' };
  const words = MESSAGE_WORDS[message.kind];
  if (!words) return { dropped: 'UNKNOWN_KIND' };
  const { expiresAt, desk: deskId } = message.params;
  if (typeof expiresAt === 'string' && expiresAt <= now.toISOString()) return { dropped: 'EXPIRED' };
  const token = message.sealed === null ? null : openedWith(sealer, message.sealed, mailId);
  if (words.link !== null && token === null) return { dropped: 'NOT_READABLE' };
  const desk = typeof deskId === 'string' ? await manager.findOneBy(DeskEntity, { id: deskId }) : null;

  const page = (language: Language): Page => {
    const values: Values = {
      ...(desk && { desk: language === 'ja' ? desk.nameJa : desk.nameEn }),
      ...(typeof expiresAt === 'string' && { until: dayAndTime(expiresAt, language) }),
    };
    return {
      language,
      subject: oneLine(fill(words.subject[language], values)),
      intro: fill(words.intro[language], values),
      details: [],
      quotes: [],
      link: words.link && { label: words.link[language], address: linkOfToken(publicUrl, token!) },
      footer: publicUrl.origin,
    };
  };
  const [ja, en] = [page('ja'), page('en')];
  return {
    messageId: `${mailId}@${publicUrl.hostname}`,
    thread: null,
    fromName: SENDER,
    to: account.email,
    language: 'ja',
    subject: `${ja.subject} / ${en.subject}`,
    text: `${plainText(ja)}\n${plainText(en)}`,
    html: htmlText({ ...ja, intro: `${ja.intro}\n\n${en.intro}` }),
  };
}

/** Null where it was sealed with another secret: then nobody can use the link any more. */
function openedWith(sealer: Sealer, sealed: string, mailId: string): string | null {
  try {
    return sealer.open(sealed, placeOfMessage(mailId));
  } catch {
    return null;
  }
}
