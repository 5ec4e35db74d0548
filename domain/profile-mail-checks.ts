import { MAIL_PARTS, placeholdersOf, strangeIn, type Placeholder } from './mail-words.js';
import type { NoticeKind } from './notice-kinds.js';
import type { Fault } from './profile-fault.js';
import type { Profile } from './profile.js';

/** The desk's own words in mails: what stands in braces is filled in, so that a slip there would be sent to people. */
export function checkMail({ mail }: Profile, fault: Fault): void {
  const check = (
    path: readonly string[],
    words: { ja: string; en: string } | null,
    allowed: readonly Placeholder[],
  ) => {
    for (const [language, text] of Object.entries(words ?? {})) {
      const strange = strangeIn(text, allowed);
      if (strange !== null)
        fault(['mail', ...path, language], `"${strange}" is not filled in here; ${toldAs(allowed)}`);
    }
  };
  check(['from_name'], mail.from_name, []);
  check(['footer'], mail.footer, []);
  for (const [kind, own] of Object.entries(mail.notices) as [NoticeKind, (typeof mail.notices)[NoticeKind]][]) {
    for (const part of MAIL_PARTS) check(['notices', kind, part], own?.[part] ?? null, placeholdersOf(kind, part));
  }
}

const toldAs = (allowed: readonly Placeholder[]): string =>
  `allowed: ${allowed.length === 0 ? 'a text without braces' : allowed.map((name) => `{${name}}`).join(', ')}`;
