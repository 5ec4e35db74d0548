import type { Content } from './content.js';
import type { Profile } from './profile.js';

/** The consents by which something leaves a case. A desk may ask for others; nothing but their being on record follows. */
export const CONSENT = {
  database: 'database',
  sections: 'internal_sharing',
  partners: 'partner_municipalities',
  publication: 'publication',
} as const;

export interface ConsentGiven {
  readonly code: string;
  readonly given: boolean;
}

/** Where a line of the ledger comes from: the form, the guideline where the form left it open, or a later word. */
export const CONSENT_ORIGINS = ['form', 'guideline', 'statement'] as const;
export type ConsentOrigin = (typeof CONSENT_ORIGINS)[number];

export interface ConsentAnswer extends ConsentGiven {
  readonly origin: Exclude<ConsentOrigin, 'statement'>;
}

/**
 * What a form says on each consent of a guideline. Where it leaves an answer out, or the desk does not ask for one, what
 * the guideline says holds.
 */
export function consentAnswers(profile: Profile, content: Content): ConsentAnswer[] {
  const ticked = (content['consents'] ?? {}) as Readonly<Record<string, unknown>>;
  return profile.consents.map(({ code, enabled, default_value: otherwise }) => {
    const answer = enabled ? ticked[code] : undefined;
    return typeof answer === 'boolean'
      ? { code, given: answer, origin: 'form' }
      : { code, given: otherwise, origin: 'guideline' };
  });
}

/** What a form would make hold: what stands before a proposal is handed in. From then on the ledger says it. */
export const consentsIn = (profile: Profile, content: Content): ConsentGiven[] =>
  consentAnswers(profile, content).map(({ code, given }) => ({ code, given }));

/** Whether the proposer can give and withdraw it: one that the desk does not ask for is what its guideline says. */
export const isAskedFor = (profile: Profile, code: string): boolean =>
  profile.consents.some((consent) => consent.code === code && consent.enabled);
