import { answersTo, inputFor, kindAfter } from './answers.js';
import { Refused, type CaseView, type CommandKind, type Desk } from './desk-client.js';
import { fillForm } from './fill-form.js';
import type { Aside, Play, Scene } from './play.js';
import { formsOf, Story } from './story.js';

/** More than any way through the process takes that does not go in circles. */
const MOST_STEPS = 60;

type Ask = CaseView['asks'][number];

/** Somebody who is awaited, and what they can give. */
interface Turn {
  readonly by: string;
  readonly kind: CommandKind;
  readonly ask: Ask;
}

/**
 * Plays a proposal from its draft to the end of its way: whoever the case awaits gives what is open to them, with words
 * that follow from the desk's profile. Nothing here knows any desk.
 */
export async function walk(desk: Desk, play: Play): Promise<Story> {
  const profile = await desk.as('proposer').profile(desk.id);
  const departments = await findOfficers(desk);
  const departmentIds = [...departments.keys()];
  const type = play.type ?? profile.proposal_types[0]!.code;
  desk.tell(`${profile.municipality.name.ja}: ${play.about}`);
  const content = fillForm(profile, type, play.content);
  const kept = Object.entries(content).filter(([key]) => !play.forgotten?.includes(key));
  const challengeId = type === 'posted_challenge' ? await postChallenge(desk, play, departmentIds) : null;
  const story = await Story.begin(desk, { type, challengeId, content: Object.fromEntries(kept) });
  const walker = new Walker(story, departments, { profile, forms: formsOf(profile), play, departmentIds });
  if (play.forgotten) {
    await walker.expectRefusal('proposer', 'submit', {}, 'SUBMISSION_INCOMPLETE');
    await desk.as('proposer').saveDraft(story.proposalId, content);
  }
  await story.step('proposer', 'submit');
  await walker.goOn();
  return story;
}

async function postChallenge(desk: Desk, play: Play, departmentIds: readonly string[]): Promise<string> {
  const { title, description } = play.challenge ?? {
    title: '高齢の方の見守り',
    description: '一人で暮らす高齢の方を見守る方法の提案を募集します。',
  };
  const owners = departmentIds.slice(0, play.departments ?? 1);
  const posted = await desk.as('coordinator').postChallenge(desk.id, { title, description, departmentIds: owners });
  desk.tell(`Challenge ${title} open until ${posted.closesOn ?? 'it is closed'}`);
  return posted.id;
}

/** Who acts for which department, in the order of the trial accounts. */
async function findOfficers(desk: Desk): Promise<ReadonlyMap<string, string>> {
  const officers = new Map<string, string>();
  for (const login of desk.officers) {
    for (const departmentId of await desk.as(login).departmentsOfMine(desk.id)) {
      if (!officers.has(departmentId)) officers.set(departmentId, login);
    }
  }
  return officers;
}

class Walker {
  private readonly given: { readonly kind: CommandKind; readonly stage: string | undefined }[] = [];
  private readonly told = new Set<Aside>();
  private agreementKind: string | null = null;

  constructor(
    private readonly story: Story,
    /** Who acts for which department. */
    private readonly officers: ReadonlyMap<string, string>,
    private readonly known: Pick<Scene, 'profile' | 'forms' | 'play' | 'departmentIds'>,
  ) {}

  /** Gives what is awaited until nothing is, but what lies years ahead. */
  async goOn(): Promise<void> {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const view = await this.story.view();
      const asks = view.asks.filter((ask) => answersTo(ask.kind).length > 0);
      if (view.closed || asks.length === 0) return;
      const turn = await this.findTurn(view, asks);
      if (!turn) {
        const awaited = asks.map((ask) => `${ask.kind} by ${ask.holder}`).join(', ');
        throw new Error(`The case stands still in ${view.stage}: awaited are ${awaited}, and nobody can do it.`);
      }
      if (await this.tellAsides(view, turn)) continue;
      await this.give(view, turn);
    }
    throw new Error(`The case does not come to its end within ${MOST_STEPS} steps.`);
  }

  /** The first ask whose holder can answer it; of several, one that was not answered before. */
  private async findTurn(view: CaseView, asks: readonly Ask[]): Promise<Turn | null> {
    const preferred = this.known.play.first ?? [];
    const turns: Turn[] = [];
    for (const ask of [...asks].sort(
      (a, b) => Number(preferred.includes(b.kind)) - Number(preferred.includes(a.kind)),
    )) {
      const by = this.holderOf(ask);
      const { actions } = await this.story.desk.as(by).proposal(view.id);
      const kind = answersTo(ask.kind).find((wanted) => actions.some((action) => action.kind === wanted && action.own));
      if (kind) turns.push({ by, kind, ask });
    }
    const timesGiven = ({ kind }: Turn): number => this.timesGiven(kind, view);
    return turns.sort((a, b) => timesGiven(a) - timesGiven(b))[0] ?? null;
  }

  private holderOf({ holder, departmentId }: Ask): string {
    if (holder === 'desk') return 'coordinator';
    if (holder !== 'department') return holder;
    const officer = departmentId === null ? undefined : this.officers.get(departmentId);
    if (officer === undefined) throw new Error('No trial account acts for the department that is awaited.');
    return officer;
  }

  private timesGiven(kind: CommandKind, view: CaseView): number {
    return this.given.filter((past) => past.kind === kind && past.stage === view.stage).length;
  }

  private sceneOf(view: CaseView, { kind, ask }: Pick<Turn, 'kind' | 'ask'>): Scene {
    return {
      ...this.known,
      view,
      departmentId: ask.departmentId,
      given: {
        here: this.timesGiven(kind, view),
        inAll: this.given.filter((past) => past.kind === kind).length,
      },
      agreementKind: this.agreementKind,
    };
  }

  private async give(view: CaseView, turn: Turn): Promise<void> {
    const scene = this.sceneOf(view, turn);
    const input = inputFor(turn.kind, scene);
    await this.story.step(turn.by, turn.kind, input);
    this.given.push({ kind: turn.kind, stage: view.stage });
    this.agreementKind = kindAfter(turn.kind, input, scene);
  }

  /** What the play tells before this command is given first; true where the case has moved by it. */
  private async tellAsides(view: CaseView, turn: Turn): Promise<boolean> {
    let moved = false;
    for (const told of this.known.play.asides ?? []) {
      if (told.before !== turn.kind || this.told.has(told)) continue;
      this.told.add(told);
      const input = told.input(this.sceneOf(view, turn));
      if (told.refusedWith !== undefined) {
        await this.expectRefusal(told.by, told.kind, input, told.refusedWith);
        continue;
      }
      await this.story.step(told.by, told.kind, input);
      moved = true;
    }
    return moved;
  }

  /** What must not be possible is tried too: it is refused, with the reason named. */
  async expectRefusal(by: string, kind: CommandKind, input: object, code: string): Promise<void> {
    try {
      await this.story.desk.as(by).command(this.story.proposalId, kind, input);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== code) throw error;
      this.story.desk.tell(`     refused as it must be: ${kind} by the ${by} (${code})`);
      return;
    }
    throw new Error(`${kind} by the ${by} was not refused with ${code}`);
  }
}
