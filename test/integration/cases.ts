import { randomUUID } from 'node:crypto';
import type { Instance } from './instance.js';
import { contentFor, type DeskName } from '../factories/desks.js';
import {
  Refused,
  type CaseView,
  type DeskClient,
  type InputOf,
  type NewDraft,
} from '../../tools/walkthrough/desk-client.js';
import { findDepartment, readForms } from '../../tools/walkthrough/story.js';

/** Cases as the tests over HTTP need them: a draft, a submission, and whatever brings a case to a stage. */

/** The sample content as a request has it. */
export const givenContent = (desk: DeskName, type: NonNullable<NewDraft['type']>): NonNullable<NewDraft['content']> =>
  contentFor(desk, type) as NonNullable<NewDraft['content']>;

export async function makeDraft(
  client: DeskClient,
  desk: DeskName = 'tokorozawa',
  changes: NewDraft['content'] = {},
): Promise<string> {
  const content = { ...givenContent(desk, 'open_proposal'), ...changes };
  const { id } = await client.createDraft(desk, { type: 'open_proposal', content });
  return id;
}

export async function submitted(
  instance: Instance,
  desk: DeskName = 'tokorozawa',
  changes: NewDraft['content'] = {},
): Promise<string> {
  const proposer = instance.as('proposer', desk);
  const id = await makeDraft(proposer, desk, changes);
  await proposer.command(id, 'submit');
  return id;
}

export const viewOf = (instance: Instance, id: string, desk: DeskName = 'tokorozawa'): Promise<CaseView> =>
  instance.as('coordinator', desk).proposal(id);

/** A case whose first department has taken it: in dialogue. */
export async function inDialogue(
  instance: Instance,
  desk: DeskName = 'tokorozawa',
  changes: NewDraft['content'] = {},
): Promise<string> {
  const id = await submitted(instance, desk, changes);
  const coordinator = instance.as('coordinator', desk);
  const forms = await readForms(instance.desk(desk));
  if (desk === 'minato') {
    await coordinator.command(id, 'record_dialogue', {
      heldOn: '2026-11-01',
      participants: ['proposer', 'desk'],
      summary: '内容を確認した。',
    });
  }
  await coordinator.command(id, 'pass_screening', { answers: forms.allClear });
  const departmentId = await findDepartment(instance.desk(desk), desk === 'minato' ? 'transport' : 'industry');
  await coordinator.command(id, 'assign_departments', { departments: [{ departmentId, lead: true }] });
  await instance.as('officer', desk).command(id, 'take_task');
  return id;
}

export const TALK: Omit<InputOf<'record_dialogue'>, 'heldOn'> = {
  participants: ['proposer', 'desk', 'department'],
  summary: '進め方を話し合った。',
  sharedGoal: '目標を共有した。',
  benefitProposer: '知見が得られる。',
  benefitMunicipality: '課題が解ける。',
};

/** A case of Minato that its section has not adopted, handed in with a content that differs in this. */
export async function notAdopted(instance: Instance, changes: NewDraft['content']): Promise<string> {
  const id = await inDialogue(instance, 'minato', changes);
  const officer = instance.as('officer', 'minato');
  await officer.command(id, 'record_dialogue', { ...TALK, heldOn: '2026-11-02', next: 'evaluation' });
  await instance.as('coordinator', 'minato').command(id, 'concur');
  await officer.command(id, 'reject', { reason: '費用に見合う効果が見込めない。' });
  return id;
}

/** What a request was refused with; fails when it was not refused. */
export async function refusalOf(request: Promise<unknown>): Promise<{ status: number; code: string }> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Refused) return { status: error.status, code: error.code };
    throw error;
  }
  throw new Error('it was not refused');
}

export const newKey = (): string => `test-${randomUUID()}`;
