import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { workflowIdOf } from '../../temporal/ids.js';
import { inLanes } from '../../temporal/lanes.js';
import type { ThrowawayInstance } from '../embedded/throwaway-instance.js';
import type { CommandAnswer, CommandRequest, Desk, NewDraft } from '../walkthrough/desk-client.js';
import { daysFromNow, findDepartment, readForms, today } from '../walkthrough/story.js';
import { ACTIONS, type Contestant, type Run } from './contest.js';
import type { Parts } from './processor-time.js';

type Step = { readonly by: string } & CommandRequest;

/** How often a client asks for a command that was acknowledged and not settled yet. */
const ASK_EVERY_MS = 20;

/** A draft that the desk's form takes as it is. */
export const draftOf = (pledges: string[]): NewDraft => ({
  type: 'open_proposal',
  content: {
    title: '商店街の空き店舗を使った学習スペース',
    summary: '空き店舗を放課後の学習と交流の場にし、地元企業の社員が交代で見守ります。',
    org_kind: 'company',
    org_name: '株式会社エックス',
    person: '提案 太郎',
    person_affiliation: '地域連携部',
    phone: '04-0000-0000',
    email: 'proposer@tokorozawa.example',
    issue: '放課後の居場所が足りず、商店街には空き店舗が増えている。',
    municipal_cost: false,
    ip_included: false,
    personal_data: false,
    pledges,
  },
});

/** Eight commands by four people: handed in, screened, taken by a department, tried out, and then taken back. */
async function readSteps(desk: Desk): Promise<readonly Step[]> {
  const { allClear } = await readForms(desk);
  const departmentId = await findDepartment(desk, 'industry');
  return [
    { by: 'proposer', kind: 'submit', input: {} },
    { by: 'coordinator', kind: 'pass_screening', input: { answers: allClear } },
    { by: 'coordinator', kind: 'assign_departments', input: { departments: [{ departmentId, lead: true }] } },
    { by: 'officer', kind: 'take_task', input: { note: '商店街担当が受けます。' } },
    {
      by: 'officer',
      kind: 'record_dialogue',
      input: {
        heldOn: today(),
        participants: ['proposer', 'department', 'desk'],
        summary: '対象の店舗、見守りの体制、費用の分担を話し合った。',
        sharedGoal: '一年以内に三か所で、週三日開く学習スペースをつくる。',
        benefitProposer: '社員の地域参加と、地元での採用につながる。',
        benefitMunicipality: '居場所づくりと商店街のにぎわいを、財政負担なしに進められる。',
        next: 'pilot',
      },
    },
    {
      by: 'officer',
      kind: 'start_pilot',
      input: {
        plan: '一店舗で三か月間、週二日開く。利用者数と商店街の通行量を数える。',
        startsOn: today(),
        endsOn: daysFromNow(90),
      },
    },
    {
      by: 'officer',
      kind: 'finish_pilot',
      input: { report: '延べ四百人が利用し、通行量は一割増えた。', dataVerified: true, endedOn: today() },
    },
    { by: 'proposer', kind: 'withdraw', input: { reason: '事業の計画を改めるため。' } },
  ];
}

interface Shared {
  readonly instance: ThrowawayInstance;
  readonly desk: Desk;
  readonly draft: NewDraft;
  readonly steps: readonly Step[];
  readonly client: Client;
}

/**
 * The desk through its public API. `settle` times a command until its client knows that it was settled, `acknowledge`
 * until it knows that the command can't be lost (`Prefer: respond-async`).
 */
export class DeskContestant implements Contestant {
  private constructor(
    readonly name: 'settle' | 'acknowledge',
    private readonly shared: Shared,
  ) {}

  static async create(instance: ThrowawayInstance, client: Client): Promise<DeskContestant[]> {
    const desk = instance.desk('tokorozawa');
    const { pledges } = await readForms(desk);
    const steps = await readSteps(desk);
    if (steps.length !== ACTIONS) throw new Error('both contestants take the same number of actions');
    const shared = { instance, desk, draft: draftOf(pledges), steps, client };
    return [new DeskContestant('settle', shared), new DeskContestant('acknowledge', shared)];
  }

  get parts(): Parts {
    const { instance } = this.shared;
    return { worker: { pid: instance.pidOf('worker') }, api: { pid: instance.pidOf('api') } };
  }

  workflowIdOf(proposalId: string): string {
    return workflowIdOf({ proposalId, opening: 1 });
  }

  async prepare(count: number): Promise<string[]> {
    const { desk, draft } = this.shared;
    const ids: string[] = [];
    await inLanes(
      Array.from({ length: count }, (_, index) => index),
      4,
      async () => {
        const { id } = await desk.as('proposer').createDraft(desk.id, draft);
        ids.push(id);
      },
    );
    return ids;
  }

  async play(id: string, { timed }: Run): Promise<void> {
    const { desk, steps, client } = this.shared;
    for (const { by, ...command } of steps) {
      const person = desk.as(by);
      const { kind } = command;
      const untilSettled = async (given: CommandAnswer): Promise<void> => {
        let answer = given;
        while (answer.status === 'received') {
          await sleep(ASK_EVERY_MS);
          answer = await person.commandState(id, answer.commandId);
        }
        if (answer.status !== 'settled') throw new Error(`${kind} was ${answer.status}`);
      };
      if (this.name === 'settle') {
        await timed(async () => untilSettled(await person.give(id, command, { key: null })));
        continue;
      }
      await untilSettled(await timed(() => person.give(id, command, { key: null, respondAsync: true })));
    }
    await client.workflow.getHandle(this.workflowIdOf(id)).result();
  }
}
