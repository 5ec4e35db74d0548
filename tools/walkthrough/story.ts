import type {
  CaseView,
  CommandKind,
  Desk,
  DeskClient,
  DeskProfile,
  InputOf,
  NewDraft,
  TimelineEntry,
} from './desk-client.js';

/** A case on its way: each step is taken by the person whose step it is, and the timeline is printed as it grows. */
export class Story {
  private printed = 0;

  private constructor(
    readonly desk: Desk,
    readonly proposalId: string,
  ) {}

  static async begin(desk: Desk, draft: NewDraft): Promise<Story> {
    const { id } = await desk.as('proposer').createDraft(desk.id, draft);
    desk.tell(`Draft ${id}`);
    return new Story(desk, id);
  }

  /** A case that is there already. */
  static async resume(desk: Desk, proposalId: string): Promise<Story> {
    const story = new Story(desk, proposalId);
    story.printed = (await story.timeline()).length;
    return story;
  }

  async step<K extends CommandKind>(role: string, kind: K, input?: InputOf<K>): Promise<void> {
    await this.desk.as(role).command(this.proposalId, kind, input);
    await this.printNews();
  }

  async view(role = 'coordinator'): Promise<CaseView> {
    return this.desk.as(role).proposal(this.proposalId);
  }

  async timeline(client: DeskClient = this.desk.as('coordinator')): Promise<readonly TimelineEntry[]> {
    return client.timeline(this.proposalId);
  }

  private async printNews(): Promise<void> {
    const entries = await this.timeline();
    const { referenceNumber, stageLabel, outcome, ball, closed } = await this.view();
    for (const entry of entries.slice(this.printed)) {
      const who = entry.actor?.name ?? entry.actor?.side ?? 'clock';
      const columns = [
        String(entry.number ?? '').padStart(3),
        entry.kind.padEnd(26),
        String(entry.status ?? '').padEnd(8),
      ];
      this.desk.tell(`${columns.join('  ')}  ${who}`);
    }
    this.printed = entries.length;
    const where = closed ? `closed: ${outcome}` : `${stageLabel.ja}${outcome ? ` (${outcome})` : ''}`;
    this.desk.tell(
      `     ${referenceNumber ?? ''}  ${where}  ball: ${ball ? `${ball.holder} until ${ball.until ?? '-'}` : '-'}`,
    );
  }
}

/** Today in Tokyo, as every date of a case is meant. */
export const today = (): string => new Date(Date.now() + 9 * 60 * 60 * 1000).toISOString().slice(0, 10);

export const daysFromNow = (days: number): string =>
  new Date(Date.parse(`${today()}T00:00:00Z`) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

type PublicCriterion = DeskProfile['exclusions']['proposal'][number];
type CriterionAnswer = InputOf<'pass_screening'>['answers'][number];

const answersTo = (criteria: readonly PublicCriterion[]): CriterionAnswer[] =>
  criteria
    .filter((criterion) => criterion.judged_by !== 'system')
    .flatMap(({ code, parts }) => parts?.map((part) => `${code}.${part.code}`) ?? [code])
    .map((criterion) => ({ criterion, answer: 'clear' as const }));

export interface DeskForms {
  /** Screening's answers: none of the criteria applies. */
  readonly allClear: CriterionAnswer[];
  /** The same for the criteria on the organisation, asked again before the conclusion. */
  readonly recheck: CriterionAnswer[];
  /** The same for those on the method itself, asked at the conclusion. */
  readonly scheme: CriterionAnswer[];
  readonly pledges: string[];
}

/** What a person reads off the desk's public page before filling in its forms. */
export const readForms = async (desk: Desk): Promise<DeskForms> => formsOf(await desk.as('proposer').profile(desk.id));

export function formsOf({ exclusions, pledges }: DeskProfile): DeskForms {
  const { proposal, organisation, scheme } = exclusions;
  return {
    allClear: [...answersTo(proposal), ...answersTo(organisation)],
    recheck: answersTo(organisation),
    scheme: answersTo(scheme),
    pledges: pledges.map((pledge) => pledge.code),
  };
}

/** The department of an officer, from the desk's list. */
export async function findDepartment(desk: Desk, code: string): Promise<string> {
  const { departments } = await desk.as('coordinator').departments(desk.id);
  const found = departments.find((department) => department.code === code);
  if (!found) throw new Error(`The desk "${desk.id}" has no department "${code}".`);
  return found.id;
}
