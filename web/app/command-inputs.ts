// Made from the schemas of the commands by `npm run client`; a test tells when it is out of date.

import type { CommandKind } from '../../domain/commands.js';
import type { InputField } from '../../domain/input-shapes.js';

export const COMMAND_FIELDS: Readonly<Record<CommandKind, readonly InputField[]>> = {
  submit: [],
  resubmit: [
    { name: 'content', needed: true, shape: { type: 'content' } },
    { name: 'note', needed: false, shape: { type: 'text', longest: 2000 } },
  ],
  answer: [{ name: 'message', needed: true, shape: { type: 'text', longest: 20000 } }],
  convert: [
    { name: 'type', needed: true, shape: { type: 'choice', options: ['open_proposal', 'posted_challenge'] } },
    { name: 'challengeId', needed: false, shape: { type: 'code' } },
    { name: 'content', needed: true, shape: { type: 'content' } },
  ],
  withdraw: [{ name: 'reason', needed: false, shape: { type: 'text', longest: 2000 } }],
  request_correction: [
    { name: 'message', needed: true, shape: { type: 'text', longest: 4000 } },
    { name: 'fields', needed: false, shape: { type: 'many', of: { type: 'code' }, atLeast: 0 } },
  ],
  pass_screening: [
    {
      name: 'answers',
      needed: true,
      shape: {
        type: 'many',
        of: {
          type: 'group',
          fields: [
            { name: 'criterion', needed: true, shape: { type: 'code' } },
            { name: 'answer', needed: true, shape: { type: 'choice', options: ['clear', 'hit'] } },
            { name: 'note', needed: false, shape: { type: 'text', longest: 2000 } },
          ],
        },
        atLeast: 0,
      },
    },
    { name: 'exceptionReason', needed: false, shape: { type: 'text', longest: 2000 } },
    { name: 'note', needed: false, shape: { type: 'text', longest: 2000 } },
  ],
  exclude: [
    { name: 'criteria', needed: true, shape: { type: 'many', of: { type: 'code' }, atLeast: 0 } },
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
    {
      name: 'externalDecision',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'number', needed: true, shape: { type: 'text', longest: 100 } },
          { name: 'date', needed: true, shape: { type: 'day' } },
          {
            name: 'authority',
            needed: true,
            shape: { type: 'choice', options: ['mayor', 'department', 'desk', 'council'] },
          },
        ],
      },
    },
  ],
  redirect: [
    { name: 'section', needed: true, shape: { type: 'text', longest: 200 } },
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
  ],
  assign_departments: [
    {
      name: 'departments',
      needed: true,
      shape: {
        type: 'many',
        of: {
          type: 'group',
          fields: [
            { name: 'departmentId', needed: true, shape: { type: 'code' } },
            { name: 'lead', needed: false, shape: { type: 'yes_no' } },
          ],
        },
        atLeast: 1,
      },
    },
    { name: 'project', needed: false, shape: { type: 'text', longest: 200 } },
    { name: 'note', needed: false, shape: { type: 'text', longest: 2000 } },
  ],
  take_task: [
    { name: 'departmentId', needed: false, shape: { type: 'code' } },
    { name: 'note', needed: false, shape: { type: 'text', longest: 2000 } },
  ],
  refuse_task: [
    { name: 'departmentId', needed: false, shape: { type: 'code' } },
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
  ],
  close_without_department: [{ name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } }],
  record_dialogue: [
    { name: 'heldOn', needed: true, shape: { type: 'day' } },
    {
      name: 'participants',
      needed: true,
      shape: {
        type: 'many',
        of: { type: 'choice', options: ['proposer', 'desk', 'department', 'expert'] },
        atLeast: 2,
      },
    },
    { name: 'summary', needed: true, shape: { type: 'text', longest: 20000 } },
    { name: 'sharedByCity', needed: false, shape: { type: 'text', longest: 20000 } },
    { name: 'sharedGoal', needed: false, shape: { type: 'text', longest: 4000 } },
    { name: 'benefitProposer', needed: false, shape: { type: 'text', longest: 4000 } },
    { name: 'benefitMunicipality', needed: false, shape: { type: 'text', longest: 4000 } },
    {
      name: 'roleDivision',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'proposer', needed: true, shape: { type: 'text', longest: 4000 } },
          { name: 'municipality', needed: true, shape: { type: 'text', longest: 4000 } },
        ],
      },
    },
    {
      name: 'risks',
      needed: false,
      shape: {
        type: 'many',
        of: {
          type: 'group',
          fields: [
            { name: 'risk', needed: true, shape: { type: 'text', longest: 2000 } },
            { name: 'owner', needed: true, shape: { type: 'choice', options: ['proposer', 'municipality', 'both'] } },
          ],
        },
        atLeast: 1,
      },
    },
    { name: 'feasibilityNote', needed: false, shape: { type: 'text', longest: 4000 } },
    {
      name: 'cost',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'municipalCost', needed: false, shape: { type: 'yes_no' } },
          { name: 'fairnessNeeded', needed: false, shape: { type: 'yes_no' } },
          { name: 'broadRecruitment', needed: false, shape: { type: 'yes_no' } },
          { name: 'natureOfProposal', needed: false, shape: { type: 'yes_no' } },
        ],
      },
    },
    { name: 'next', needed: false, shape: { type: 'choice', options: ['stay', 'dialogue', 'pilot', 'evaluation'] } },
  ],
  concur: [
    { name: 'departmentId', needed: false, shape: { type: 'code' } },
    { name: 'note', needed: false, shape: { type: 'text', longest: 2000 } },
    {
      name: 'externalDecision',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'number', needed: true, shape: { type: 'text', longest: 100 } },
          { name: 'date', needed: true, shape: { type: 'day' } },
          {
            name: 'authority',
            needed: true,
            shape: { type: 'choice', options: ['mayor', 'department', 'desk', 'council'] },
          },
        ],
      },
    },
  ],
  object: [{ name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } }],
  decide_feasibility: [
    { name: 'feasible', needed: true, shape: { type: 'yes_no' } },
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
    {
      name: 'cost',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'municipalCost', needed: false, shape: { type: 'yes_no' } },
          { name: 'fairnessNeeded', needed: false, shape: { type: 'yes_no' } },
          { name: 'broadRecruitment', needed: false, shape: { type: 'yes_no' } },
          { name: 'natureOfProposal', needed: false, shape: { type: 'yes_no' } },
        ],
      },
    },
    {
      name: 'externalDecision',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'number', needed: true, shape: { type: 'text', longest: 100 } },
          { name: 'date', needed: true, shape: { type: 'day' } },
          {
            name: 'authority',
            needed: true,
            shape: { type: 'choice', options: ['mayor', 'department', 'desk', 'council'] },
          },
        ],
      },
    },
    { name: 'riskNote', needed: false, shape: { type: 'text', longest: 4000 } },
    { name: 'fairnessNote', needed: false, shape: { type: 'text', longest: 4000 } },
    {
      name: 'criteria',
      needed: false,
      shape: {
        type: 'many',
        of: {
          type: 'group',
          fields: [
            { name: 'criterion', needed: true, shape: { type: 'code' } },
            { name: 'finding', needed: true, shape: { type: 'text', longest: 2000 } },
          ],
        },
        atLeast: 0,
      },
    },
  ],
  choose_track: [
    { name: 'track', needed: true, shape: { type: 'code' } },
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
  ],
  choose_other_method: [
    { name: 'method', needed: true, shape: { type: 'code' } },
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
  ],
  request_expert: [
    { name: 'expertKind', needed: true, shape: { type: 'code' } },
    { name: 'question', needed: true, shape: { type: 'text', longest: 4000 } },
    { name: 'personId', needed: false, shape: { type: 'code' } },
  ],
  record_advice: [{ name: 'advice', needed: true, shape: { type: 'text', longest: 20000 } }],
  start_pilot: [
    { name: 'plan', needed: true, shape: { type: 'text', longest: 20000 } },
    { name: 'place', needed: false, shape: { type: 'text', longest: 500 } },
    { name: 'issueKind', needed: false, shape: { type: 'choice', options: ['administrative', 'regional', 'social'] } },
    {
      name: 'contributions',
      needed: false,
      shape: {
        type: 'many',
        of: {
          type: 'group',
          fields: [
            { name: 'contribution', needed: true, shape: { type: 'code' } },
            { name: 'status', needed: true, shape: { type: 'choice', options: ['open', 'promised', 'declined'] } },
            { name: 'needed', needed: false, shape: { type: 'yes_no' } },
            { name: 'place', needed: false, shape: { type: 'text', longest: 200 } },
            { name: 'note', needed: false, shape: { type: 'text', longest: 2000 } },
          ],
        },
        atLeast: 0,
      },
    },
    {
      name: 'cityPays',
      needed: false,
      shape: { type: 'group', fields: [{ name: 'reason', needed: false, shape: { type: 'text', longest: 2000 } }] },
    },
    { name: 'startsOn', needed: true, shape: { type: 'day' } },
    { name: 'endsOn', needed: true, shape: { type: 'day' } },
  ],
  finish_pilot: [
    { name: 'report', needed: true, shape: { type: 'text', longest: 20000 } },
    { name: 'dataVerified', needed: true, shape: { type: 'yes_no' } },
    { name: 'endedOn', needed: true, shape: { type: 'day' } },
    {
      name: 'duties',
      needed: false,
      shape: {
        type: 'many',
        of: {
          type: 'group',
          fields: [
            { name: 'duty', needed: true, shape: { type: 'code' } },
            { name: 'evidence', needed: true, shape: { type: 'text', longest: 4000 } },
          ],
        },
        atLeast: 0,
      },
    },
  ],
  abort_pilot: [
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
    { name: 'endedOn', needed: true, shape: { type: 'day' } },
  ],
  evaluate: [
    { name: 'effect', needed: true, shape: { type: 'text', longest: 20000 } },
    { name: 'effectVerified', needed: true, shape: { type: 'yes_no' } },
    {
      name: 'cost',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'municipalCost', needed: false, shape: { type: 'yes_no' } },
          { name: 'fairnessNeeded', needed: false, shape: { type: 'yes_no' } },
          { name: 'broadRecruitment', needed: false, shape: { type: 'yes_no' } },
          { name: 'natureOfProposal', needed: false, shape: { type: 'yes_no' } },
        ],
      },
    },
    { name: 'next', needed: false, shape: { type: 'choice', options: ['decision', 'pilot', 'dialogue'] } },
  ],
  accept_report: [{ name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } }],
  adopt: [
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
    {
      name: 'cost',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'municipalCost', needed: false, shape: { type: 'yes_no' } },
          { name: 'fairnessNeeded', needed: false, shape: { type: 'yes_no' } },
          { name: 'broadRecruitment', needed: false, shape: { type: 'yes_no' } },
          { name: 'natureOfProposal', needed: false, shape: { type: 'yes_no' } },
        ],
      },
    },
    {
      name: 'externalDecision',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'number', needed: true, shape: { type: 'text', longest: 100 } },
          { name: 'date', needed: true, shape: { type: 'day' } },
          {
            name: 'authority',
            needed: true,
            shape: { type: 'choice', options: ['mayor', 'department', 'desk', 'council'] },
          },
        ],
      },
    },
    { name: 'riskNote', needed: false, shape: { type: 'text', longest: 4000 } },
    { name: 'fairnessNote', needed: false, shape: { type: 'text', longest: 4000 } },
    {
      name: 'criteria',
      needed: false,
      shape: {
        type: 'many',
        of: {
          type: 'group',
          fields: [
            { name: 'criterion', needed: true, shape: { type: 'code' } },
            { name: 'finding', needed: true, shape: { type: 'text', longest: 2000 } },
          ],
        },
        atLeast: 0,
      },
    },
  ],
  reject: [
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
    {
      name: 'externalDecision',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'number', needed: true, shape: { type: 'text', longest: 100 } },
          { name: 'date', needed: true, shape: { type: 'day' } },
          {
            name: 'authority',
            needed: true,
            shape: { type: 'choice', options: ['mayor', 'department', 'desk', 'council'] },
          },
        ],
      },
    },
  ],
  secure_funds: [
    { name: 'source', needed: true, shape: { type: 'text', longest: 500 } },
    {
      name: 'externalDecision',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'number', needed: true, shape: { type: 'text', longest: 100 } },
          { name: 'date', needed: true, shape: { type: 'day' } },
          {
            name: 'authority',
            needed: true,
            shape: { type: 'choice', options: ['mayor', 'department', 'desk', 'council'] },
          },
        ],
      },
    },
  ],
  determine_procurement: [
    { name: 'procedure', needed: true, shape: { type: 'code' } },
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
    {
      name: 'cost',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'municipalCost', needed: false, shape: { type: 'yes_no' } },
          { name: 'fairnessNeeded', needed: false, shape: { type: 'yes_no' } },
          { name: 'broadRecruitment', needed: false, shape: { type: 'yes_no' } },
          { name: 'natureOfProposal', needed: false, shape: { type: 'yes_no' } },
        ],
      },
    },
    { name: 'specification', needed: false, shape: { type: 'many', of: { type: 'code' }, atLeast: 0 } },
    {
      name: 'externalDecision',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'number', needed: true, shape: { type: 'text', longest: 100 } },
          { name: 'date', needed: true, shape: { type: 'day' } },
          {
            name: 'authority',
            needed: true,
            shape: { type: 'choice', options: ['mayor', 'department', 'desk', 'council'] },
          },
        ],
      },
    },
  ],
  record_procurement_result: [
    { name: 'selected', needed: true, shape: { type: 'choice', options: ['proposer', 'other', 'nobody'] } },
    { name: 'selectedName', needed: false, shape: { type: 'text', longest: 200 } },
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
  ],
  choose_agreement_kind: [
    { name: 'agreementKind', needed: true, shape: { type: 'code' } },
    { name: 'policyFields', needed: true, shape: { type: 'many', of: { type: 'code' }, atLeast: 1 } },
    { name: 'initiatives', needed: false, shape: { type: 'number', least: 1, most: 1000 } },
    { name: 'reason', needed: false, shape: { type: 'text', longest: 2000 } },
  ],
  consent_to_agreement: [
    { name: 'agreementKind', needed: true, shape: { type: 'code' } },
    { name: 'document', needed: true, shape: { type: 'text', longest: 500 } },
  ],
  conclude: [
    { name: 'agreementKind', needed: true, shape: { type: 'code' } },
    { name: 'instrument', needed: false, shape: { type: 'code' } },
    { name: 'title', needed: true, shape: { type: 'text', longest: 500 } },
    { name: 'document', needed: false, shape: { type: 'text', longest: 500 } },
    { name: 'reason', needed: false, shape: { type: 'text', longest: 2000 } },
    {
      name: 'term',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'from', needed: true, shape: { type: 'day' } },
          { name: 'to', needed: true, shape: { type: 'day' } },
        ],
      },
    },
    {
      name: 'scheme',
      needed: false,
      shape: {
        type: 'many',
        of: {
          type: 'group',
          fields: [
            { name: 'criterion', needed: true, shape: { type: 'code' } },
            { name: 'answer', needed: true, shape: { type: 'choice', options: ['clear', 'hit'] } },
            { name: 'note', needed: false, shape: { type: 'text', longest: 2000 } },
          ],
        },
        atLeast: 0,
      },
    },
    {
      name: 'recheck',
      needed: false,
      shape: {
        type: 'many',
        of: {
          type: 'group',
          fields: [
            { name: 'criterion', needed: true, shape: { type: 'code' } },
            { name: 'answer', needed: true, shape: { type: 'choice', options: ['clear', 'hit'] } },
            { name: 'note', needed: false, shape: { type: 'text', longest: 2000 } },
          ],
        },
        atLeast: 0,
      },
    },
    {
      name: 'externalDecision',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'number', needed: true, shape: { type: 'text', longest: 100 } },
          { name: 'date', needed: true, shape: { type: 'day' } },
          {
            name: 'authority',
            needed: true,
            shape: { type: 'choice', options: ['mayor', 'department', 'desk', 'council'] },
          },
        ],
      },
    },
  ],
  implement: [
    { name: 'startedOn', needed: true, shape: { type: 'day' } },
    { name: 'note', needed: false, shape: { type: 'text', longest: 4000 } },
  ],
  review_agreement: [
    { name: 'findings', needed: true, shape: { type: 'text', longest: 20000 } },
    { name: 'renewUntil', needed: false, shape: { type: 'day' } },
  ],
  end_agreement: [{ name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } }],
  lapse: [{ name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } }],
  reopen: [
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
    {
      name: 'stage',
      needed: false,
      shape: { type: 'choice', options: ['screening', 'matching', 'dialogue', 'evaluation'] },
    },
    {
      name: 'externalDecision',
      needed: false,
      shape: {
        type: 'group',
        fields: [
          { name: 'number', needed: true, shape: { type: 'text', longest: 100 } },
          { name: 'date', needed: true, shape: { type: 'day' } },
          {
            name: 'authority',
            needed: true,
            shape: { type: 'choice', options: ['mayor', 'department', 'desk', 'council'] },
          },
        ],
      },
    },
  ],
  change_guideline: [
    { name: 'version', needed: true, shape: { type: 'number', least: 1, most: 2147483647 } },
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
  ],
  mark_protected: [
    { name: 'items', needed: true, shape: { type: 'many', of: { type: 'code' }, atLeast: 1 } },
    { name: 'note', needed: false, shape: { type: 'text', longest: 2000 } },
  ],
  consult_protection: [
    {
      name: 'items',
      needed: true,
      shape: {
        type: 'many',
        of: {
          type: 'group',
          fields: [
            { name: 'item', needed: true, shape: { type: 'code' } },
            { name: 'view', needed: true, shape: { type: 'choice', options: ['protect', 'release'] } },
          ],
        },
        atLeast: 1,
      },
    },
    { name: 'message', needed: true, shape: { type: 'text', longest: 4000 } },
  ],
  answer_protection: [
    {
      name: 'items',
      needed: true,
      shape: {
        type: 'many',
        of: {
          type: 'group',
          fields: [
            { name: 'item', needed: true, shape: { type: 'code' } },
            { name: 'view', needed: true, shape: { type: 'choice', options: ['protect', 'release'] } },
          ],
        },
        atLeast: 1,
      },
    },
    { name: 'message', needed: false, shape: { type: 'text', longest: 4000 } },
  ],
  settle_protection: [{ name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } }],
  replan: [{ name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } }],
  extend_due: [
    { name: 'ask', needed: true, shape: { type: 'code' } },
    { name: 'until', needed: true, shape: { type: 'day' } },
    { name: 'reason', needed: true, shape: { type: 'text', longest: 2000 } },
  ],
  hand_over: [
    { name: 'handoverId', needed: true, shape: { type: 'code' } },
    { name: 'effectiveOn', needed: true, shape: { type: 'day' } },
    {
      name: 'parts',
      needed: true,
      shape: {
        type: 'many',
        of: {
          type: 'group',
          fields: [
            { name: 'holder', needed: true, shape: { type: 'choice', options: ['desk', 'department'] } },
            { name: 'departmentId', needed: true, shape: { type: 'code' } },
            { name: 'fromPersonId', needed: true, shape: { type: 'code' } },
            { name: 'toPersonId', needed: true, shape: { type: 'code' } },
            { name: 'toDepartmentId', needed: true, shape: { type: 'code' } },
          ],
        },
        atLeast: 1,
      },
    },
    { name: 'note', needed: false, shape: { type: 'text', longest: 4000 } },
  ],
};
