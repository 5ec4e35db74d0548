import { describe, expect, it } from '@jest/globals';
import { parseWorkflowId, workflowIdOf } from '../../../temporal/ids.js';

const proposalId = '018f3c1e-7b1a-4c55-9d0e-2f6f1f9a0b11';

describe('the id of a case’s workflow', () => {
  it('is made and read in one place', () => {
    expect(workflowIdOf({ proposalId, opening: 12 })).toBe(`proposal/${proposalId}/12`);
    expect(parseWorkflowId(`proposal/${proposalId}/12`)).toEqual({ proposalId, opening: 12 });
  });

  it.each([
    `proposal/${proposalId}`,
    `proposal/${proposalId}/0`,
    `proposal/${proposalId}/01`,
    `proposal/${proposalId}/1/2`,
    `proposal/${proposalId.toUpperCase()}/1`,
    'proposal//1',
    '',
  ])('is nothing else: %p', (workflowId) => {
    expect(parseWorkflowId(workflowId)).toBeNull();
  });
});
