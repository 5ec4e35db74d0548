import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sightThrough } from '../../domain/access.js';
import type { CaseState } from '../../domain/case-state.js';
import { DomainError } from '../../domain/errors.js';
import { OrganisationEntity, ProposalEntity } from '../../entities/index.js';
import { stateConsent } from '../../entities/records/consents.js';
import { deliverCase } from '../../entities/records/deliveries.js';
import type { Person } from '../../entities/records/people.js';
import { lockProposal } from '../../entities/records/proposals.js';
import { relationsTo, sharedInSql } from '../../entities/records/sharing.js';
import { D2, DESKS, PEOPLE } from '../factories/desks.js';
import { DesksOnPostgres, RecordedCase } from '../factories/desk-on-postgres.js';

/**
 * Whatever is given, withdrawn, passed on and read in whatever order and at once: nothing is shared without a consent
 * that is in force at that instant, and nothing is read after a withdrawal was acknowledged. KYOSO_SEQUENCES sets how many
 * sequences there are; a thousand take some minutes.
 */

const SEQUENCES = Number(process.env['KYOSO_SEQUENCES'] ?? 250);
const STEPS = 12;
/** So many run side by side, and so many words of one sequence. */
const ABREAST = 6;
const AT_ONCE = 3;

const CODES = ['database', 'internal_sharing', 'partner_municipalities'] as const;
type Code = (typeof CODES)[number];

const { proposer, coordinator } = PEOPLE;
const profile = DESKS.minato;
const municipality = {
  ...{ deskId: 'minato', id: randomUUID(), kind: 'municipality', name: '連携市' },
  createdAt: new Date('2026-04-01T00:00:00Z'),
};
const section: Person = {
  ...{ personId: PEOPLE.officer2.personId, name: '', organisationId: null, roles: ['officer'] },
  departmentIds: [D2],
  ledDepartmentIds: [],
};
const partner: Person = {
  ...{ personId: PEOPLE.auditor.personId, name: '', organisationId: municipality.id, roles: ['partner'] },
  departmentIds: [],
  ledDepartmentIds: [],
};

let desks: DesksOnPostgres;
beforeAll(async () => {
  desks = await DesksOnPostgres.create(ABREAST * AT_ONCE);
  await desks.within('minato', (manager) => manager.insert(OrganisationEntity, municipality));
});
afterAll(() => desks?.drop());

/** A number generator with a seed: a sequence that fails can be run again. */
function randomFrom(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return (state >>> 8) % below;
  };
}

/** A case that was handed in and not adopted: the end of its way stands in the record as `settle` would leave it. */
async function notAdopted(consents: Readonly<Record<string, boolean>>): Promise<RecordedCase> {
  const theCase = await RecordedCase.draft(desks, 'minato', { content: { consents } });
  await theCase.does(proposer, 'submit', {});
  const state: CaseState = { ...theCase.state, stage: 'closed', outcome: 'not_adopted', asks: [] };
  await desks.within('minato', (manager) =>
    manager.update(
      ProposalEntity,
      { deskId: 'minato', id: theCase.id },
      {
        ...{ state, stage: state.stage, outcome: state.outcome, closed: true },
      },
    ),
  );
  return theCase;
}

/**
 * What one step saw, and when, in ticks of one clock for all steps of a sequence: a word from its request to its
 * acknowledgement, a list from its request to its answer, and what holds the case at the one tick at which it was let in.
 */
interface Seen {
  readonly from: number;
  readonly to: number;
  readonly what:
    'word' | 'delivery' | 'read by section' | 'read by partner' | 'listed for section' | 'listed for partner';
  readonly code?: Code;
  readonly given?: boolean;
  /** It was shared, or the word changed something. */
  readonly happened: boolean;
}

async function runSequence(seed: number): Promise<{ seen: Seen[]; id: string }> {
  const random = randomFrom(seed);
  const flip = (): boolean => random(2) === 1;
  const given = Object.fromEntries(CODES.map((code) => [code, flip()]));
  const { id } = await notAdopted(given);
  let tick = 0;
  const seen: Seen[] = [];
  const now = new Date('2026-09-02T01:00:00Z');

  const step = async (): Promise<void> => {
    const kind = random(6);
    const [code, to] = [CODES[random(3)]!, flip()];
    const began = (tick += 1);
    let letIn: number | null = null;
    const told = await desks.within(
      'minato',
      async (manager): Promise<Pick<Seen, 'what' | 'code' | 'given' | 'happened'>> => {
        if (kind <= 1) {
          const proposal = await lockProposal(manager, 'minato', id);
          const word = { code, given: to, personId: proposer.personId, onBehalfOf: null, now };
          return { what: 'word', code, given: to, happened: await stateConsent(manager, proposal!, word) };
        }
        if (kind === 2) {
          const proposal = await lockProposal(manager, 'minato', id);
          try {
            const given = { municipality: { ...municipality }, note: null, personId: coordinator.personId, now };
            await deliverCase(manager, proposal!, profile, given);
            letIn = tick += 1;
            return { what: 'delivery', happened: true };
          } catch (error) {
            if (error instanceof DomainError && error.code === 'CONSENT_NOT_IN_FORCE') {
              return { what: 'delivery', happened: false };
            }
            throw error;
          }
        }
        const who = flip() ? 'section' : 'partner';
        const person = who === 'section' ? section : partner;
        if (kind === 3) {
          const shared = await sharedInSql(manager, 'minato', person);
          const hits = await manager
            .createQueryBuilder(ProposalEntity, 'proposal')
            .where('proposal.id = :id', { id })
            .andWhere(shared.sql, shared.parameters)
            .getCount();
          return { what: `listed for ${who}`, happened: hits > 0 };
        }
        const proposal = await manager.findOneByOrFail(ProposalEntity, { deskId: 'minato', id });
        const relations = await relationsTo(manager, proposal, profile, person);
        letIn = tick += 1;
        return { what: `read by ${who}`, happened: sightThrough(relations) === 'shared' };
      },
    );
    const ended = (tick += 1);
    seen.push({ ...told, from: letIn ?? began, to: letIn ?? ended });
  };

  for (let done = 0; done < STEPS;) {
    // Some one after the other, some at once.
    const together = Math.min(STEPS - done, flip() ? 1 : 1 + random(AT_ONCE));
    await Promise.all(Array.from({ length: together }, step));
    done += together;
  }
  return { seen, id };
}

/**
 * Whether a consent could have been in force when something was shared. Every word that changed something turned it
 * round: it is known but for the words that were on their way.
 */
function couldHold(code: Code, { from, to }: Seen, first: boolean, words: readonly Seen[]): boolean {
  const said = words.filter((word) => word.code === code && word.happened);
  const acknowledged = said.filter((word) => word.to < from).length;
  if (said.some((word) => word.to >= from && word.from <= to)) return true;
  return acknowledged % 2 === 0 ? first : !first;
}

/** Which consents each sharing needs. */
const NEEDS: Readonly<Record<Exclude<Seen['what'], 'word'>, readonly Code[]>> = {
  delivery: ['partner_municipalities'],
  'read by partner': ['partner_municipalities'],
  'listed for partner': ['partner_municipalities'],
  'read by section': ['database', 'internal_sharing'],
  'listed for section': ['database', 'internal_sharing'],
};

test(`${SEQUENCES} sequences of words, deliveries and reads: 0 shares without a consent in force, 0 reads after withdrawal`, async () => {
  const faults: string[] = [];
  const counted: Record<string, number> = {};
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < SEQUENCES) {
      const seed = (next += 1);
      const { seen, id } = await runSequence(seed);
      const ledger = await desks.rows<{ code: Code; given: boolean; n: number }>(
        'select code, given, n from consents where proposal_id = $1 order by n',
        [id],
      );
      const words = seen.filter(({ what }) => what === 'word');
      for (const one of seen) {
        const name = `${one.what} ${one.happened ? 'yes' : 'no'}`;
        counted[name] = (counted[name] ?? 0) + 1;
        if (one.what === 'word' || !one.happened) continue;
        for (const code of NEEDS[one.what]) {
          const first = ledger.find((line) => line.code === code)?.given ?? false;
          if (!couldHold(code, one, first, words)) faults.push(`sequence ${seed}: ${one.what} without ${code}`);
        }
      }
      // The lines of a code alternate, and every delivery rests on one that was given.
      for (const code of CODES) {
        const lines = ledger.filter((line) => line.code === code).map((line) => line.given);
        if (lines.some((line, index) => index > 0 && line === lines[index - 1])) faults.push(`${seed}: ${code} twice`);
      }
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
  expect(faults).toEqual([]);
  const wrong = await desks.rows(
    `select d.id from deliveries d join consents c on c.desk_id = d.desk_id and c.id = d.consent_id
        where not c.given or c.code <> 'partner_municipalities' or c.proposal_id <> d.proposal_id`,
  );
  expect(wrong).toEqual([]);
  // It was no test of refusals alone, nor of sharing alone.
  for (const what of ['delivery', 'read by section', 'read by partner', 'listed for section', 'listed for partner']) {
    expect([what, (counted[`${what} yes`] ?? 0) > SEQUENCES / 50]).toEqual([what, true]);
    expect([what, (counted[`${what} no`] ?? 0) > SEQUENCES / 50]).toEqual([what, true]);
  }
}, 600_000);
