import { afterAll, beforeAll, expect } from '@jest/globals';
import {
  DeskClient,
  Refused,
  type CaseView,
  type ChallengeView,
  type CommandKind,
  type DeskProfile,
  type Envelope,
  type InputOf,
  type NewChallenge,
  type NewDraft,
  type TimelineEntry,
} from '../../tools/walkthrough/desk-client.js';
import type { components, paths } from '../../tools/client/schema.js';
import { compareWithHistory } from '../../tools/walkthrough/compare.js';
import { findDepartment, readForms, Story, today, type DeskForms } from '../../tools/walkthrough/story.js';
import type { Profile } from '../../domain/profile.js';
import { createDataSource } from '../../entities/data-source.js';
import { applyProfile } from '../../tools/desk/apply-profile.js';
import { DESKS, type DeskName } from '../factories/desks.js';
import { givenContent } from '../integration/cases.js';
import type { MailServer } from '../factories/mail-server.js';
import { Instance } from '../integration/instance.js';

/**
 * The acceptance scenarios speak over HTTP as the people of a desk. Here is what they share: the desk with an instance
 * of its own for the file, a case on its way, and what is looked at along it.
 */

type Task = components['schemas']['Task'];
type Row = components['schemas']['ProposalRow'];
type Filters = NonNullable<paths['/desks/{desk}/proposals']['get']['parameters']['query']>;
type Counts = components['schemas']['ProposalCounts'];
type FollowUp = components['schemas']['FollowUp'];
type Content = NonNullable<NewDraft['content']>;
type Changes<T> = { readonly [K in keyof T]?: T[K] };

/** What a request was refused with: the fields that are wrong, each with the rule that it breaks. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The refusal of a request; fails when it was not refused. */
export async function refusalOf(request: Promise<unknown>): Promise<Refusal> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { status, code, errors } = error;
    return { status, code, fields: Object.fromEntries(errors.map((fault) => [fault.field, fault.code])) };
  }
  throw new Error('it was not refused');
}

export const refusal = (status: number, code: string, fields: Refusal['fields'] = {}): Refusal => ({
  status,
  code,
  fields,
});

/** What the rules propose, as `rule → kind`, and the kinds that take a reason. */
export interface KindsTold {
  readonly proposed: readonly string[];
  readonly disagree: boolean;
  readonly withoutReason: readonly string[];
  readonly withReason: readonly string[];
}

export interface HandIn extends Changes<Omit<NewDraft, 'content'>> {
  /** What differs from a content that this desk takes; a key without a value is left out. */
  readonly changes?: Content | undefined;
  /** Who hands it in, by the first part of the trial account's address. */
  readonly login?: string;
  /** Another API of the instance, with a clock of its own. */
  readonly address?: string;
}

/** A desk on an instance that lives as long as the tests of the file. */
export class DeskUnderTest {
  readonly profile: Profile;
  private running: Instance | null = null;

  /** `mail` takes what the desk sends. */
  constructor(
    readonly id: DeskName,
    mail: MailServer | null = null,
  ) {
    this.profile = DESKS[id];
    beforeAll(async () => {
      await mail?.start();
      this.running = await Instance.start({
        ...(mail && { environment: { KYOSO_SMTP_URL: mail.url, KYOSO_MAIL_FROM: 'desk@kyoso.example' } }),
      });
    }, 120_000);
    afterAll(async () => {
      await this.running?.stop();
      await mail?.stop();
    }, 60_000);
  }

  get instance(): Instance {
    if (this.running === null) throw new Error('the instance of this file is not running');
    return this.running;
  }

  as(login: string, address?: string): DeskClient {
    return this.instance.as(login, this.id, address);
  }

  /** What people read off the desk's public page before they fill in its forms. */
  forms(): Promise<DeskForms> {
    return readForms(this.instance.desk(this.id));
  }

  department(code: string): Promise<string> {
    return findDepartment(this.instance.desk(this.id), code);
  }

  /** The guideline as everybody reads it: the one of today, or an earlier version. */
  guideline(version?: number): Promise<DeskProfile> {
    return new DeskClient(this.instance.address, null).profile(this.id, version);
  }

  /** Another version of the guideline comes into force. */
  async apply(profile: Profile): Promise<void> {
    const { appUrl: url } = this.instance.database;
    const dataSource = createDataSource({ url, poolSize: 1, applicationName: 'test' });
    await dataSource.initialize();
    try {
      await applyProfile(dataSource, profile);
    } finally {
      await dataSource.destroy();
    }
  }

  /** What the desk calls a kind of agreement or a procedure. */
  async labelOf(list: 'kinds' | 'procedures', code: string): Promise<string | undefined> {
    const { agreement_kinds: agreements, procurement } = await this.guideline();
    const items: readonly { code: string; ja: string }[] = list === 'kinds' ? agreements.kinds : procurement.procedures;
    return items.find((item) => item.code === code)?.ja;
  }

  /** What the desk says of a criterion of exclusion, or of one of its parts as `code.part`. */
  async wordingOf(key: string): Promise<string | undefined> {
    const { exclusions } = await this.guideline();
    const [code, part] = key.split('.');
    const criteria = [...exclusions.proposal, ...exclusions.organisation];
    const criterion = criteria.find((candidate) => candidate.code === code);
    return part === undefined ? criterion?.ja : criterion?.parts?.find((candidate) => candidate.code === part)?.ja;
  }

  post(login: string, challenge: NewChallenge, address?: string): Promise<ChallengeView> {
    return this.as(login, address).postChallenge(this.id, challenge);
  }

  /** What awaits this person, in one case or in all of them. */
  async tasksOf(login: string, found?: Case): Promise<readonly Task[]> {
    const { data } = await this.as(login).api.GET('/tasks');
    return (data?.tasks ?? []).filter((task) => found === undefined || task.proposalId === found.id);
  }

  /** Every case that this person's list shows. */
  async listOf(login: string, filters: Filters = {}): Promise<readonly Row[]> {
    const { api } = this.as(login);
    const rows: Row[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { limit: 100, ...filters, ...(cursor !== undefined && { cursor }) };
      const { data } = await api.GET('/desks/{desk}/proposals', { params: { path: { desk: this.id }, query } });
      rows.push(...(data?.proposals ?? []));
      cursor = data?.next ?? null;
    }
    return rows;
  }

  /** The counts over every case that this person’s list shows. */
  async countsOf(login: string, filters: Omit<Filters, 'limit' | 'cursor' | 'sort'> = {}): Promise<Counts> {
    const { data } = await this.as(login).api.GET('/desks/{desk}/proposals/counts', {
      params: { path: { desk: this.id }, query: filters },
    });
    if (!data) throw new Error('no counts');
    return data;
  }

  /** What was realised, as anybody reads it without signing in. */
  async initiatives(): Promise<readonly components['schemas']['Initiative'][]> {
    const { api } = new DeskClient(this.instance.address, null);
    const { data } = await api.GET('/desks/{desk}/initiatives', { params: { path: { desk: this.id } } });
    return data?.initiatives ?? [];
  }

  /** The challenges as anybody reads them, without signing in. */
  async published(address?: string): Promise<readonly ChallengeView[]> {
    const { api } = new DeskClient(address ?? this.instance.address, null);
    const { data } = await api.GET('/desks/{desk}/challenges', { params: { path: { desk: this.id } } });
    return data?.challenges ?? [];
  }

  /** A draft that this desk would take, with what the scenario is about changed in it. */
  async draft(handIn: HandIn = {}): Promise<Case> {
    const { changes = {}, login = 'proposer', address, type = 'open_proposal', ...rest } = handIn;
    const content = { ...givenContent(this.id, type), ...changes };
    const { id } = await this.as(login, address).createDraft(this.id, { ...rest, type, content });
    return new Case(this, id, login, address);
  }

  /** A content that this desk takes, as a proposal. */
  content(type: NonNullable<NewDraft['type']> = 'open_proposal'): Content {
    return givenContent(this.id, type);
  }

  /** Hands in what is no proposal yet: a consultation, a request or an inquiry. */
  async handInAs(kind: NonNullable<NewDraft['kind']>, content: Content): Promise<Case> {
    const { id } = await this.as('proposer').createDraft(this.id, { kind, content });
    return new Case(this, id, 'proposer').does('proposer', 'submit');
  }

  async handIn(handIn: HandIn = {}): Promise<Case> {
    const found = await this.draft(handIn);
    await found.does(found.proposer, 'submit');
    return found;
  }
}

/** A case on its way: what was carried out, and which headings of the desk it passed. */
export class Case {
  readonly taken: CommandKind[] = [];
  readonly headings: string[] = [];

  constructor(
    readonly desk: DeskUnderTest,
    readonly id: string,
    readonly proposer: string,
    private address?: string,
  ) {}

  /** From here on it is today, where it was handed in over an API with a clock of its own. */
  now(): this {
    delete this.address;
    return this;
  }

  async does<K extends CommandKind>(
    login: string,
    kind: K,
    input?: InputOf<K>,
    envelope: Envelope = {},
  ): Promise<this> {
    await this.desk.as(login, this.address).command(this.id, kind, input, envelope);
    this.taken.push(kind);
    const { stageLabel } = await this.view();
    if (stageLabel.ja !== this.headings.at(-1)) this.headings.push(stageLabel.ja);
    return this;
  }

  /** The desk answers every criterion with “does not apply”. */
  async passScreening(input: Partial<InputOf<'pass_screening'>> = {}): Promise<this> {
    const { allClear } = await this.desk.forms();
    return this.does('coordinator', 'pass_screening', { answers: allClear, ...input });
  }

  /** The desk asks these departments, by code; the first one leads. */
  async assign(...codes: readonly string[]): Promise<this> {
    const ids = await Promise.all(codes.map((code) => this.desk.department(code)));
    const departments = ids.map((departmentId, index) => ({ departmentId, lead: index === 0 }));
    return this.does('coordinator', 'assign_departments', { departments });
  }

  refuses<K extends CommandKind>(
    login: string,
    kind: K,
    input?: InputOf<K>,
    envelope: Envelope = {},
  ): Promise<Refusal> {
    return refusalOf(this.desk.as(login, this.address).command(this.id, kind, input, envelope));
  }

  view(login = 'coordinator'): Promise<CaseView> {
    return this.desk.as(login).proposal(this.id);
  }

  /** The page as it would be read now, and what is kept back. */
  async preview(login = 'coordinator'): Promise<components['schemas']['Publication']> {
    const { data } = await this.desk.as(login).api.GET('/proposals/{id}/publication', {
      params: { path: { id: this.id } },
    });
    return data!;
  }

  /** Published after the proposer was heard. */
  async publish(login = 'coordinator'): Promise<void> {
    await this.desk.as(login).api.POST('/proposals/{id}/publication', {
      params: { path: { id: this.id } },
      body: { hearing: { heldOn: today(), answer: 'no_objection' } },
    });
  }

  timeline(login = 'coordinator'): Promise<readonly TimelineEntry[]> {
    return this.desk.as(login).timeline(this.id);
  }

  /** What is awaited of whom: `screen desk`. */
  async awaited(): Promise<string[]> {
    const { asks } = await this.view();
    return asks.map(({ kind, holder }) => `${kind} ${holder}`);
  }

  /** The tasks beside the process, done or not. */
  async followUps(login = 'coordinator'): Promise<readonly FollowUp[]> {
    const path = { id: this.id };
    const { data } = await this.desk.as(login).api.GET('/proposals/{id}/follow-ups', { params: { path } });
    return data?.followUps ?? [];
  }

  /** The tasks beside the process that wait for somebody. */
  async openFollowUps(): Promise<string[]> {
    const all = await this.followUps();
    return all.filter(({ doneAt, droppedAt }) => doneAt === null && droppedAt === null).map(({ kind }) => kind);
  }

  /** What this person is shown before a kind of agreement is chosen, in the desk's words. */
  async kindsTold(policyFields: readonly string[], initiatives?: number, login = 'coordinator'): Promise<KindsTold> {
    const told = await this.desk.as(login).agreementKinds(this.id, policyFields, initiatives);
    const words = (reasonNeeded: boolean): string[] =>
      told.kinds.filter((open) => open.reasonNeeded === reasonNeeded).map(({ kind }) => kind.ja);
    return {
      proposed: told.proposals.map(({ rule, kind }) => `${rule} → ${kind.ja}`),
      disagree: told.disagree,
      withoutReason: words(false),
      withReason: words(true),
    };
  }

  /** The commands open to this person in their own name. */
  async openTo(login: string): Promise<CommandKind[]> {
    const { actions } = await this.view(login);
    return actions.filter((action) => action.own).map((action) => action.kind);
  }

  /** What the last command of this kind said, as this person reads it; undefined where it is not told to them. */
  async words(kind: CommandKind, login = 'coordinator'): Promise<Readonly<Record<string, unknown>> | undefined> {
    return (await this.timeline(login)).findLast((entry) => entry.kind === kind)?.words;
  }

  /** Record and history agree, and the history holds one signal for each command that was carried out, in their order. */
  async expectHistory(): Promise<void> {
    const story = await Story.resume(this.desk.instance.desk(this.desk.id), this.id);
    expect(await compareWithHistory(story)).toEqual([]);
    const { events, commands } = await this.desk.as('auditor').audit(this.id);
    const signalled = events
      .filter((event) => event.signal !== undefined)
      .map(
        ({ runId, eventId }) =>
          commands.find(({ signals }) => signals.some((signal) => signal.runId === runId && signal.eventId === eventId))
            ?.kind,
      );
    expect(signalled).toEqual(this.taken);
  }

  /** Where a case stands that is over: with this outcome, awaiting nobody, open to nothing. */
  async expectClosed(outcome: NonNullable<CaseView['outcome']>): Promise<void> {
    expect(await this.view()).toMatchObject({ closed: true, stage: 'closed', outcome, ball: null, asks: [] });
    expect(await this.refuses('coordinator', 'replan', { reason: '終了した案件' })).toEqual(
      refusal(409, 'CASE_CLOSED'),
    );
    await this.expectHistory();
  }
}
