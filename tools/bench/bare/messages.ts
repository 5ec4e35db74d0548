import { defineSignal } from '@temporalio/workflow';

/** What the bare engine's client, workflow and activity say to each other. */
export interface BareAction {
  readonly caseId: string;
  readonly number: number;
}

export const BARE_TASK_QUEUE = 'bench-bare';
export const BARE_WORKFLOW = 'bareWorkflow';
export const bareSignal = defineSignal<[number]>('act');
