import { randomUUID } from 'node:crypto';
import { expect, jest } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';
import type { Decided, RemindResult, SettleResult } from '../../activities/contract.js';
import type { ActivityDeps } from '../../activities/deps.js';
import { remindOfAsk } from '../../activities/remind.js';
import { settleCommand } from '../../activities/settle.js';
import type { Actor } from '../../domain/access.js';
import { tokyoDay } from '../../domain/calendar.js';
import { draftState, type AgendaEntry, type Ask, type AskKind, type CaseState } from '../../domain/case-state.js';
import { COMMAND_INPUTS, type CommandKind } from '../../domain/commands.js';
import type { Content } from '../../domain/content.js';
import type { Profile } from '../../domain/profile.js';
import type { Role } from '../../domain/stages.js';
import { createDataSource } from '../../entities/data-source.js';
import { CommandEntity, DepartmentEntity, PersonEntity, ProposalEntity } from '../../entities/index.js';
import { receiveCommand } from '../../entities/records/ledger.js';
import { createDraft, lockProposal } from '../../entities/records/proposals.js';
import { withDesk } from '../../entities/with-desk.js';
import { loadProfileVersion } from '../../tools/load/profile-versions.js';
import { createTestDatabase, runQuery, type TestDatabase } from '../database/test-database.js';
import type { Circumstances, RawInput } from './case-run.js';
import { contentFor, DEPARTMENTS, DESKS, PEOPLE, type DeskName } from './desks.js';

/** Each of these tests is dozens of transactions, and whoever runs them may have more to do on the same machine. */
jest.setTimeout(60_000);

/** The two shipped desks on a database of their own, with the invented people and departments of `desks.ts`. */
export class DesksOnPostgres {
  private constructor(
    readonly database: TestDatabase,
    readonly app: DataSource,
  ) {}

  static async create(poolSize = 4): Promise<DesksOnPostgres> {
    const database = await createTestDatabase();
    const app = createDataSource({ url: database.appUrl, poolSize, applicationName: 'test' });
    await app.initialize();
    const desks = new DesksOnPostgres(database, app);
    for (const profile of Object.values(DESKS)) await desks.load(profile);
    return desks;
  }

  private async load(profile: Profile): Promise<void> {
    await loadProfileVersion(this.app, profile);
    const deskId = profile.id;
    await withDesk(this.app, { deskId }, async (manager) => {
      const createdAt = new Date('2026-04-01T00:00:00.000Z');
      const people = Object.entries(PEOPLE).map(([name, { personId: id }]) => ({ deskId, id, name, createdAt }));
      await manager.insert(PersonEntity, people);
      const departments = DEPARTMENTS.map((id, index) => ({ deskId, id, code: `d${index}`, nameJa: '課', nameEn: '' }));
      await manager.insert(DepartmentEntity, departments);
    });
  }

  /** Rows as the superuser sees them: of every desk, with every column. */
  rows<Row extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return runQuery<Row>(this.database.adminUrl, sql, values);
  }

  /**
   * One text per table, made of every row with the id of the transaction that wrote it: equal texts mean that nothing
   * was written, not even the same values again.
   */
  async fingerprint(): Promise<Record<string, string>> {
    const tables = await this.rows<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
    );
    const parts = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' rows ' ||
           coalesce(md5(string_agg(t.xmin::text || t::text, '|' order by t::text)), '') as print from "${name}" t`,
    );
    const prints = await this.rows<{ name: string; print: string }>(parts.join(' union all '));
    return Object.fromEntries(prints.map(({ name, print }) => [name, print]));
  }

  within<T>(deskId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return withDesk(this.app, { deskId }, work);
  }

  /** Gives somebody a role at a desk, from long ago on. */
  async gives(
    { personId }: Pick<Actor, 'personId'>,
    role: Role,
    { desk = 'tokorozawa', departmentId = null, until = null }: Partial<RoleGiven> = {},
  ): Promise<void> {
    await this.rows(
      `insert into person_roles (desk_id, id, person_id, role, department_id, valid_from, valid_to)
       values ($1, gen_random_uuid(), $2, $3, $4, '2026-04-01', $5)`,
      [desk, personId, role, departmentId, until],
    );
  }

  async drop(): Promise<void> {
    await this.app.destroy();
    await this.database.drop();
  }
}

interface RoleGiven {
  readonly desk: DeskName;
  readonly departmentId: string | null;
  readonly until: string | null;
}

/** A row of the ledger as a signal points to it. */
export type Pointer = Pick<CommandEntity, 'id' | 'number'>;

export const RUN = { workflowId: 'proposal/test/1', runId: 'run-1' } as const;

/** What Temporal's payload converter makes of a value on its way between workflow and activity. */
export const throughHistory = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export interface RecordedStart {
  readonly now?: string;
  readonly content?: Content;
}

/**
 * A case on PostgreSQL, and the part of its workflow that matters here: the state it holds. Commands are received and
 * settled directly; no Temporal is needed to ask what the record does.
 */
export class RecordedCase {
  state: CaseState;
  opening = 1;
  now: string;
  private readonly deps: ActivityDeps;

  private constructor(
    readonly desks: DesksOnPostgres,
    readonly desk: DeskName,
    readonly id: string,
    now: string,
  ) {
    this.now = now;
    this.state = draftState('open_proposal', DESKS[desk].cost.default_municipal_cost ?? false);
    this.deps = { dataSource: desks.app, now: () => new Date(this.now) };
  }

  /** A draft of the proposer. */
  static async draft(
    desks: DesksOnPostgres,
    desk: DeskName,
    { now = '2026-09-01T01:00:00.000Z', content = {} }: RecordedStart = {},
  ): Promise<RecordedCase> {
    const { personId, roles } = PEOPLE.proposer;
    const proposal = await desks.within(desk, (manager) =>
      createDraft(manager, {
        deskId: desk,
        profile: DESKS[desk],
        kind: 'proposal',
        type: 'open_proposal',
        content: contentFor(desk, 'open_proposal', content),
        challengeId: null,
        author: { personId, name: 'proposer', organisationId: null, departmentIds: [], ledDepartmentIds: [], roles },
        onBehalf: false,
        channel: 'portal',
        now: new Date(now),
      }),
    );
    return new RecordedCase(desks, desk, proposal.id, now);
  }

  get profile(): Profile {
    return DESKS[this.desk];
  }

  get today(): string {
    return tokyoDay(this.now);
  }

  at(instantOrDay: string): this {
    this.now = instantOrDay.length === 10 ? `${instantOrDay}T01:00:00.000Z` : instantOrDay;
    return this;
  }

  /** Writes a command into the ledger as the API does, but without asking `decide` first. */
  receive<K extends CommandKind>(
    actor: Actor,
    kind: K,
    input: RawInput<K>,
    circumstances: Circumstances = {},
  ): Promise<CommandEntity> {
    return this.desks.within(this.desk, (manager) => this.receiveWith(manager, actor, kind, input, circumstances));
  }

  async receiveWith<K extends CommandKind>(
    manager: EntityManager,
    actor: Actor,
    kind: K,
    input: RawInput<K>,
    circumstances: Circumstances = {},
  ): Promise<CommandEntity> {
    const proposal = await lockProposal(manager, this.desk, this.id);
    if (!proposal) throw new Error('no such proposal');
    return receiveCommand(manager, proposal, {
      kind,
      input: COMMAND_INPUTS[kind].parse(input),
      actor,
      onBehalfOf: circumstances.onBehalfOf ?? null,
      occurredOn: circumstances.occurredOn ?? null,
      expectedVersion: circumstances.expectedVersion ?? null,
      now: new Date(this.now),
      isPushed: circumstances.isPushed,
    });
  }

  /** Asks `settle` as a run that holds `state` would, and changes nothing of this run. */
  async ask(
    command: { id: string | null; number: number },
    { state = this.state, opening = this.opening }: { state?: CaseState; opening?: number } = {},
  ): Promise<SettleResult> {
    const { desk: deskId, id: proposalId } = this;
    const input = { deskId, proposalId, opening, commandId: command.id, number: command.number, state };
    return throughHistory(await settleCommand(this.deps, throughHistory(input), RUN));
  }

  /** Asks `settle` and goes on from its answer, as the workflow does. */
  async settle(command: Pointer): Promise<Decided> {
    const result = await this.ask(command);
    if (result.answer !== 'settled' && result.answer !== 'refused') throw new Error(`answer: ${result.answer}`);
    this.state = result.state;
    return result;
  }

  /** A command that is received and must be settled. */
  async does<K extends CommandKind>(
    actor: Actor,
    kind: K,
    input: RawInput<K>,
    circumstances: Circumstances = {},
  ): Promise<Decided> {
    const decided = await this.settle(await this.receive(actor, kind, input, circumstances));
    if (decided.answer !== 'settled') throw new Error(`${kind} was refused: ${String(decided.code)}`);
    return decided;
  }

  openAsk(kind: AskKind): Ask {
    const found = this.state.asks.find((ask) => ask.kind === kind);
    if (!found) throw new Error(`nobody is asked to ${kind}`);
    return found;
  }

  remind(ask: Pick<Ask, 'key' | 'until'>, at = ask.until, opening = this.opening): Promise<RemindResult> {
    return this.wake({ askKey: ask.key, rung: 0, at: at ?? this.now }, opening);
  }

  /** An instant of the agenda has come. */
  wake(entry: AgendaEntry, opening = this.opening): Promise<RemindResult> {
    const { desk: deskId, id: proposalId } = this;
    return remindOfAsk(this.deps, { deskId, proposalId, opening, ...entry });
  }

  record(): Promise<ProposalEntity> {
    return this.desks.within(this.desk, (manager) =>
      manager.findOneByOrFail(ProposalEntity, { deskId: this.desk, id: this.id }),
    );
  }

  command(id: string): Promise<CommandEntity> {
    return this.desks.within(this.desk, (manager) => manager.findOneByOrFail(CommandEntity, { deskId: this.desk, id }));
  }

  /** Rows of a table that belong to this case, in the order given. */
  rowsOf<Row extends Record<string, unknown> = Record<string, unknown>>(table: string, order: string): Promise<Row[]> {
    return this.desks.rows<Row>(`select * from ${table} where proposal_id = $1 order by ${order}`, [this.id]);
  }

  /** What the chain of this case tells, action by action. */
  async audited(): Promise<{ action: string; facts: Record<string, unknown>; commandId: string | null }[]> {
    const rows = await this.desks.rows<{ text: string; command_id: string | null }>(
      'select text, command_id from audit_entries where chain = $1 order by n',
      [this.id],
    );
    return rows.map((row) => {
      const { action, facts } = JSON.parse(row.text) as { action: string; facts: Record<string, unknown> };
      return { action, facts, commandId: row.command_id };
    });
  }
}

/** Runs `work` and fails the test when it wrote anything, in any table. */
export async function expectNothingWritten<T>(desks: DesksOnPostgres, work: () => Promise<T>): Promise<T> {
  const before = await desks.fingerprint();
  const result = await work();
  expect(await desks.fingerprint()).toEqual(before);
  return result;
}

/** A command that no ledger knows. */
export const forged = (number: number): Pointer => ({ id: randomUUID(), number });
