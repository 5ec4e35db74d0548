import { chainWords, commandWords, factWords } from '../../../../domain/audit-words.js';
import type { components } from '../../../../tools/client/schema.js';
import type { AUDIT_WORDS } from '../../../words/audit.js';

/**
 * What three books say of a case, as lines of one list: the hash chain (who did what), the workflow's history, and the
 * notices. Pure: it only puts side by side what the API answered.
 */

export const SOURCES = ['ledger', 'workflow', 'notice'] as const;
export type Source = (typeof SOURCES)[number];

export interface Line {
  readonly key: string;
  readonly at: string | null;
  readonly source: Source;
  readonly what: string;
  readonly who: string;
  readonly more: string;
  /** Where it stands in its book. */
  readonly place: string;
}

type Schemas = components['schemas'];
type AuditWords = (typeof AUDIT_WORDS)['ja'];

export interface Speech {
  readonly w: AuditWords;
  readonly say: (words: Schemas['Words']) => string;
  /** What the desk calls a side; a department by its name. */
  readonly nameSide: (side: Schemas['Party'], departmentId: string | null) => string;
  readonly nameStage: (stage: string) => string;
  readonly nameType: (type: string) => string;
  readonly nameConsent: (code: string) => string;
  readonly showMoment: (instant: string) => string;
}

export interface Books {
  readonly chain: readonly Schemas['ChainEntry'][];
  /** Null: Temporal does not answer. */
  readonly history: Schemas['CaseAudit'] | null;
  readonly notices: readonly Schemas['AuditedNotice'][];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const joinWith = (parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join('・');

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

type Facts = Schemas['ChainEntry']['facts'];

/** Who is meant where a fact names a side of a case. */
const SIDES: Readonly<Record<string, Schemas['Party']>> = {
  proposer: 'proposer',
  desk: 'desk',
  department: 'department',
  expert: 'expert',
};

const NAMES_SIDES: ReadonlySet<string> = new Set(['holder', 'side', 'onBehalfOf', 'audience']);

/** What a fact says, in the words of its vocabulary; what is in none stands as it was written. */
function valueOf(action: string, name: string, facts: Facts, speech: Speech): string {
  const { w, say, nameSide, nameStage, nameType, showMoment } = speech;
  const value = facts[name];
  if (typeof value === 'boolean') return value ? w.facts.yes : w.facts.no;
  if (typeof value !== 'string') return String(value);
  if (INSTANT.test(value)) return showMoment(value);
  if (name === 'stage') return nameStage(value);
  if (name === 'type') return nameType(value);
  const side = SIDES[value];
  if (side !== undefined && NAMES_SIDES.has(name)) {
    const departmentId = facts['departmentId'];
    return nameSide(side, typeof departmentId === 'string' ? departmentId : null);
  }
  return say(factWords(action, name, value));
}

/** Ids are for the file, not for the eye. */
const factsOf = (action: string, facts: Facts, speech: Speech): string[] =>
  Object.entries(facts).flatMap(([name, value]) => {
    if (value === null || value === '' || (typeof value === 'string' && ID.test(value))) return [];
    return [`${nameOf(action, name, speech)}：${valueOf(action, name, facts, speech)}`];
  });

/** A fact means by its action what it means by itself, or not; consents are named by where they were given and which it is. */
function nameOf(action: string, name: string, { w, nameConsent }: Speech): string {
  const names: Readonly<Record<string, string>> = w.facts.names;
  const [, consent] = action === 'consents.recorded' ? name.split('.') : [];
  return names[`${action}.${name}`] ?? names[name] ?? (consent === undefined ? name : nameConsent(consent));
}

function lineOfEntry(entry: Schemas['ChainEntry'], speech: Speech): Line {
  const { w, say, nameStage } = speech;
  const { n, at, action, person, facts } = entry;
  const kind = facts['kind'];
  const isCommand = action.startsWith('command.') && typeof kind === 'string';
  const { number, code, stage, outcome } = facts;
  const more = isCommand
    ? [
        typeof number === 'number' && `#${number}`,
        typeof code === 'string' && code,
        typeof outcome === 'string'
          ? say(factWords(action, 'outcome', outcome))
          : typeof stage === 'string' && nameStage(stage),
      ]
    : factsOf(action, facts, speech);
  return {
    key: `ledger-${n}`,
    at,
    source: 'ledger',
    what: isCommand ? `${say(chainWords(action))}：${say(commandWords(kind))}` : say(chainWords(action)),
    who: person === null ? w.system : (person.name ?? w.stranger),
    more: joinWith(more),
    place: String(n),
  };
}

/** The steps by which Temporal hands out work: they tell nothing of the case. */
const IS_BOOKKEEPING = /^WorkflowTask(Scheduled|Started|Completed)$/;

function lineOfEvent(event: Schemas['AuditedEvent'], numbers: ReadonlyMap<string, number>, speech: Speech): Line {
  const { w, say, nameStage } = speech;
  const { opening, runId, eventId, at, type, signal, activity } = event;
  const payload = isRecord(signal?.payload) ? signal.payload : {};
  const result = isRecord(activity?.result) ? activity.result : {};
  const state = isRecord(result['state']) ? result['state'] : {};
  const commandId = payload['commandId'] ?? result['commandId'];
  const number = payload['number'] ?? (typeof commandId === 'string' ? numbers.get(commandId) : undefined);
  const kind = payload['kind'];
  const step = activity?.type;
  const answer = result['answer'];
  return {
    key: `workflow-${runId}-${eventId}`,
    at,
    source: 'workflow',
    what: joinWith([
      (w.workflowWords as Readonly<Record<string, string>>)[type] ?? type,
      step !== undefined && ((w.steps as Readonly<Record<string, string>>)[step] ?? step),
    ]),
    who: w.system,
    more: joinWith([
      typeof number === 'number' && `#${number}`,
      typeof kind === 'string' && say(commandWords(kind)),
      (answer === 'settled' || answer === 'refused') && w.ofCase.statuses[answer],
      typeof result['code'] === 'string' && result['code'],
      typeof state['stage'] === 'string' && nameStage(state['stage']),
      activity?.failure,
    ]),
    place: `${opening}/${runId}/${eventId}`,
  };
}

function lineOfNotice(notice: Schemas['AuditedNotice'], { w, say, nameSide }: Speech): Line {
  const { id, at, label, recipient, departmentId, person, mails } = notice;
  return {
    key: `notice-${id}`,
    at,
    source: 'notice',
    what: say(label),
    who: w.ofCase.toSide(person?.name ?? nameSide(recipient, departmentId)),
    more:
      mails.length === 0
        ? w.ofCase.inboxOnly
        : mails.map((mail) => w.ofCase.mailTo(mail.person.name, w.ofCase.mails[mail.status])).join('、'),
    place: id,
  };
}

/** In the order of time; where two books name the same instant, the ledger comes first, since the others follow from it. */
export function joinLines({ chain, history, notices }: Books, speech: Speech): Line[] {
  const numbers = new Map(history?.commands.map(({ commandId, number }) => [commandId, number]));
  const events = (history?.events ?? []).filter(({ type }) => !IS_BOOKKEEPING.test(type));
  const lines = [
    ...chain.map((entry) => lineOfEntry(entry, speech)),
    ...events.map((event) => lineOfEvent(event, numbers, speech)),
    // They come the latest first.
    ...notices.toReversed().map((notice) => lineOfNotice(notice, speech)),
  ];
  // What has no instant comes last.
  const timeOf = ({ at }: Line): number => (at === null ? Infinity : Date.parse(at));
  return lines.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0));
}
