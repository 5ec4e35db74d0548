import type { Desk } from '../walkthrough/desk-client.js';
import { Story } from '../walkthrough/story.js';
import { TOKOROZAWA } from '../walkthrough/plays/tokorozawa.js';
import { walkPart } from '../walkthrough/walk-part.js';

/** Ids that exist: without them a fuzzer sees little but 404. */
export interface KnownIds {
  /** Cases in every stage that the walkthrough goes through, and closed to the end. */
  readonly cases: readonly string[];
  readonly drafts: readonly string[];
  readonly challenges: readonly string[];
  readonly departments: readonly string[];
  /** A case that went its whole way, with its commands. */
  readonly told: { readonly id: string; readonly commands: readonly string[] };
}

/** The id of a case on which the walkthrough was left after so many commands. */
const caseAfter = (desk: Desk, steps: number): Promise<string> => walkPart(desk, TOKOROZAWA[0]!, steps);

const WHOLE_WAY = 15;

/** Cases that stand everywhere: drafts, in each stage, and at the end. */
export async function makeCases(desk: Desk): Promise<KnownIds> {
  const departments = (await desk.as('coordinator').departments(desk.id)).departments.map(({ id }) => id);
  const drafts: string[] = [];
  for (let n = 0; n < 4; n += 1) drafts.push(await caseAfter(desk, 0));
  // A draft is its author's alone: the desk has some of its own.
  for (let n = 0; n < 4; n += 1) {
    const body = { type: 'open_proposal', onBehalfOf: 'proposer' } as const;
    drafts.push((await desk.as('coordinator').createDraft(desk.id, body)).id);
  }
  const cases: string[] = [];
  for (let steps = 1; steps <= WHOLE_WAY; steps += 1) cases.push(await caseAfter(desk, steps));
  const challenges: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const challenge = { title: `課題 ${n}`, description: '説明', departmentIds: departments.slice(0, 1) };
    challenges.push((await desk.as('coordinator').postChallenge(desk.id, challenge)).id);
  }
  const id = await caseAfter(desk, WHOLE_WAY);
  const timeline = await (await Story.resume(desk, id)).timeline();
  const commands = timeline.flatMap(({ commandId }) => (commandId === null ? [] : [commandId]));
  return { cases: [...cases, id], drafts, challenges, departments, told: { id, commands } };
}
