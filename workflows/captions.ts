import { leadingAsk, STALLED, type AgendaEntry, type Ask, type CaseState } from '../domain/case-state.js';
import type { CommandSignal, ProposalInput } from './messages.js';

/**
 * What Temporal's pages show beside a case, its timers and its steps, so that an operator can follow the story without
 * decoding a payload. All of it lies in Temporal in plain text: codes, ids, numbers and days, never a name or a text.
 */

const spoken = (code: string): string => code.replaceAll('_', ' ');
const dayOf = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

/** Anybody who reaches Temporal can put any text into a signal: only what looks like one of our codes is repeated. */
const kindOf = ({ kind }: CommandSignal): string => (/^[a-z][a-z_]{0,39}$/.test(kind) ? kind : 'of no known kind');

export const captionOfCase = ({ deskId, state, opening }: ProposalInput): string =>
  `${deskId}: ${spoken(state.type)}, opening ${opening}`;

export const describeCaseAtStart = ({ proposalId }: ProposalInput): string =>
  `Case \`${proposalId}\`. Signals point to commands; what they say, and who gave them, is in PostgreSQL.\n\n` +
  `An auditor reads both side by side: \`GET /api/audit/proposals/${proposalId}/history\`.`;

export const captionOfCommand = (command: CommandSignal): string => `settle #${command.number} ${kindOf(command)}`;

export const captionOfGap = (number: number): string => `settle #${number}: whatever the ledger has`;

const askOf = (state: CaseState, { askKey }: AgendaEntry): string => {
  if (askKey === STALLED) return 'whether anything happens';
  const ask = state.asks.find(({ key }) => key === askKey);
  return ask ? `${spoken(ask.kind)} by ${ask.holder}` : 'an ask that is closed';
};

export const captionOfReminder = (state: CaseState, due: AgendaEntry): string => `remind: ${askOf(state, due)}`;

export const captionOfDue = (state: CaseState, due: AgendaEntry): string => `due: ${askOf(state, due)}`;

export const captionOfMissingNumber = (number: number): string => `command #${number} has not come yet`;

export const captionOfAttention = (code: string | null): string =>
  code === null ? 'goes on' : `needs attention: ${/^\w{1,60}$/.test(code) ? code : 'UNEXPECTED'}`;

const lineOf = (ask: Ask): string =>
  `- ${spoken(ask.kind)}: ${ask.holder}, ${ask.until === null ? 'clock stopped' : `due ${dayOf(ask.until)}`}`;

/** The present of a case in a few lines of Markdown. */
export function describeCase(input: ProposalInput, state: CaseState, attention: string | null): string {
  const leading = leadingAsk(state);
  return [
    `**${captionOfCase({ ...input, state })}**`,
    '',
    `Stage **${spoken(state.stage)}**${state.outcome ? `, outcome **${spoken(state.outcome)}**` : ''}, command #${state.last}`,
    `Ball: **${leading ? leading.holder : 'nobody'}**`,
    ...(attention === null ? [] : [`**${captionOfAttention(attention)}**`]),
    '',
    ...state.asks.map(lineOf),
  ].join('\n');
}
