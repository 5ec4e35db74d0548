import { z } from 'zod';
import { ASSIGNED_SIDES } from './assignments.js';
import { givenContent } from './form-value.js';
import { PROPOSAL_TYPES } from './stages.js';
import { day, text } from './text.js';

/**
 * What a person may ask for. One zod schema per command: the API validates with it, the workflow's `settle` reads the
 * stored input with it, and the OpenAPI document and the typed forms are made from it.
 */

/** Where a decision was taken outside this system: the city's own 決裁, or the mayor's. */
export const externalDecision = z
  .strictObject({
    number: text(100).describe('Number of the document in the city’s own decision system (決裁番号)'),
    date: day().describe('Day of the decision, YYYY-MM-DD'),
    authority: z.enum(['mayor', 'department', 'desk', 'council']).describe('Who decided'),
  })
  .meta({ id: 'ExternalDecision', description: 'Reference to a decision taken outside this system' });

const reason = text(2000).describe('Reason, shown to those concerned');
const departmentId = z.uuid().describe('Department of this desk');
const externalDecisionField = externalDecision.optional();

const criterionAnswer = z
  .strictObject({
    criterion: z.string().max(80).describe('Code of the criterion, with its part where it has parts: code.part'),
    answer: z.enum(['clear', 'hit']).describe('clear: does not apply; hit: applies'),
    note: text(2000).optional(),
  })
  .meta({ id: 'CriterionAnswer' });

const costFindings = z
  .strictObject({
    municipalCost: z.boolean().optional().describe('The city bears a cost'),
    fairnessNeeded: z.boolean().optional().describe('Fairness asks for an open procedure'),
    broadRecruitment: z.boolean().optional().describe('Partners have to be looked for widely'),
    natureOfProposal: z.boolean().optional().describe('The nature of the proposal calls for a procedure'),
  })
  .meta({ id: 'CostFindings', description: 'What is now known about triggers of a procurement procedure' });

export const PARTICIPANTS = ['proposer', 'desk', 'department', 'expert'] as const;

const code = z.string().max(60);

/** What became of something that the city contributes. */
export const contributionStatus = z.enum(['open', 'promised', 'declined']).meta({ id: 'ContributionStatus' });

const itemView = z
  .strictObject({
    item: z.string().max(80).describe('Key of a field of the form'),
    view: z.enum(['protect', 'release']).describe('protect: stays with those who take part; release: may be shown'),
  })
  .meta({ id: 'ItemView', description: 'What one side wants of an item of the proposal' });

const itemViews = z.array(itemView).min(1).max(60);

const criterionFinding = z.strictObject({ criterion: code, finding: text(2000) }).meta({ id: 'CriterionFinding' });

/** Notes that a desk may ask for beside a decision. */
const decisionNotes = {
  riskNote: text(4000).optional().describe('What was considered of risks'),
  fairnessNote: text(4000).optional().describe('What was considered of fairness'),
  criteria: z
    .array(criterionFinding)
    .max(50)
    .default([])
    .describe('What was found on each criterion of the profile’s evaluation'),
};

/** What a column of the record holds: no case ever has as many commands, and no guideline as many versions. */
const MAX_VERSION = 2 ** 31 - 1;

export const COMMAND_INPUTS = {
  submit: z.strictObject({}).describe('Hands the draft in; the desk’s pledges and required fields must be complete'),
  resubmit: z
    .strictObject({
      content: givenContent.describe('The corrected proposal, whole'),
      note: text(2000).optional(),
    })
    .describe('Answers a request for correction with a new revision'),
  answer: z
    .strictObject({ message: text(20000).describe('The answer, in words for who asked') })
    .describe('Answers a consultation, a request or an inquiry, which ends with it'),
  convert: z
    .strictObject({
      type: z.enum(PROPOSAL_TYPES),
      challengeId: z.uuid().nullable().default(null).describe('The posted challenge that it answers'),
      content: givenContent.describe('The proposal, whole, with its pledges'),
    })
    .describe('Turns a consultation, a request or an inquiry into a proposal under the same number'),
  withdraw: z.strictObject({ reason: reason.optional() }).describe('The proposer takes the proposal back'),
  request_correction: z
    .strictObject({
      message: text(4000).describe('What is to be completed, in words for the proposer'),
      fields: z.array(z.string().max(80)).max(60).default([]).describe('Keys of the form fields concerned'),
    })
    .describe('Asks the proposer to correct or complete the proposal'),
  pass_screening: z
    .strictObject({
      answers: z.array(criterionAnswer).max(100).describe('One answer per criterion of the pinned guideline'),
      exceptionReason: reason.optional().describe('Why an applicant outside the rule of locality is accepted'),
      note: text(2000).optional(),
    })
    .describe('Every criterion was answered and none applies'),
  exclude: z
    .strictObject({
      criteria: z
        .array(z.string().max(80))
        .max(20)
        .describe('Codes of the criteria that apply; at least one where the desk lists criteria'),
      reason,
      externalDecision: externalDecisionField,
    })
    .describe('The proposal or the organisation is out of scope'),
  redirect: z
    .strictObject({ section: text(200).describe('Section that is responsible'), reason })
    .describe('Not a proposal for this desk: handed to the section in charge'),
  assign_departments: z
    .strictObject({
      departments: z
        .array(z.strictObject({ departmentId, lead: z.boolean().default(false) }))
        .min(1)
        .max(20),
      project: text(200).optional().describe('Existing project that it is matched with, where the desk does that'),
      note: text(2000).optional(),
    })
    .describe('Asks departments to take the case; one of them leads'),
  take_task: z
    .strictObject({ departmentId: departmentId.optional(), note: text(2000).optional() })
    .describe('A department that was asked takes the case'),
  refuse_task: z
    .strictObject({ departmentId: departmentId.optional(), reason })
    .describe('A department that was asked refuses, or one that took it hands it back'),
  close_without_department: z.strictObject({ reason }).describe('No department takes it'),
  record_dialogue: z
    .strictObject({
      heldOn: day(),
      participants: z.array(z.enum(PARTICIPANTS)).min(2).max(4).describe('Sides that took part'),
      summary: text(20000),
      sharedByCity: text(20000).optional().describe('What the city told of its situation and issues'),
      sharedGoal: text(4000).optional().describe('Goal confirmed by both sides'),
      benefitProposer: text(4000).optional(),
      benefitMunicipality: text(4000).optional(),
      roleDivision: z
        .strictObject({ proposer: text(4000), municipality: text(4000) })
        .optional()
        .describe('Which part each side plays'),
      risks: z
        .array(z.strictObject({ risk: text(2000), owner: z.enum(['proposer', 'municipality', 'both']) }))
        .min(1)
        .max(50)
        .optional()
        .describe('Risks, each with who answers for it'),
      feasibilityNote: text(4000).optional().describe('Why both sides can do it without overstraining'),
      cost: costFindings.optional(),
      next: z
        .enum(['stay', 'dialogue', 'pilot', 'evaluation'])
        .default('stay')
        .describe('What follows: stay here, back to dialogue, run a pilot, or go to evaluation without one'),
    })
    .describe('A dialogue that took place and what follows from it'),
  concur: z
    .strictObject({
      departmentId: departmentId.optional(),
      note: text(2000).optional(),
      externalDecision: externalDecisionField,
    })
    .describe('The side whose agreement is needed agrees'),
  object: z.strictObject({ reason }).describe('The side whose agreement is needed objects'),
  decide_feasibility: z
    .strictObject({
      feasible: z.boolean(),
      reason,
      cost: costFindings.optional(),
      externalDecision: externalDecisionField,
      ...decisionNotes,
    })
    .describe('Whether it can be made a project (事業化の可否)'),
  choose_track: z
    .strictObject({ track: code.describe('Code of a track of the profile'), reason })
    .describe('In which way it is carried out, where the desk has several'),
  choose_other_method: z
    .strictObject({ method: code.describe('Code of another method of the profile'), reason })
    .describe('Better done by another method of the city’s, which has a procedure of its own'),
  request_expert: z
    .strictObject({
      expertKind: code.describe('Kind of expert of the profile'),
      question: text(4000),
      personId: z.uuid().optional().describe('The expert, where they have an account here'),
    })
    .describe('Asks an expert for advice'),
  record_advice: z.strictObject({ advice: text(20000) }).describe('The advice of the expert who was asked'),
  start_pilot: z
    .strictObject({
      plan: text(20000),
      place: text(500).optional(),
      issueKind: z
        .enum(['administrative', 'regional', 'social'])
        .optional()
        .describe('Kind of issue it helps to solve'),
      contributions: z
        .array(
          z.strictObject({
            contribution: code.describe('Code of a contribution of the profile'),
            status: contributionStatus,
            needed: z.boolean().default(false).describe('The pilot cannot begin without it'),
            place: text(200).optional().describe('Where; a place that the profile lists belongs to its contribution'),
            note: text(2000).optional(),
          }),
        )
        .max(30)
        .default([])
        .describe('What the city contributes'),
      cityPays: z
        .strictObject({ reason: reason.optional() })
        .optional()
        .describe('The city pays for some of it, as an exception of the profile'),
      startsOn: day(),
      endsOn: day().describe('Planned end; the report is due some business days later'),
    })
    .describe('Starts a pilot (実証実験)'),
  finish_pilot: z
    .strictObject({
      report: text(20000),
      dataVerified: z.boolean().describe('The data were verified'),
      endedOn: day(),
      duties: z
        .array(z.strictObject({ duty: code, evidence: text(4000) }))
        .max(30)
        .default([])
        .describe('How each duty of the operator was done'),
    })
    .describe('The pilot ended and its report is in'),
  abort_pilot: z.strictObject({ reason, endedOn: day() }).describe('The pilot was broken off'),
  evaluate: z
    .strictObject({
      effect: text(20000).describe('Effect found'),
      effectVerified: z.boolean(),
      cost: costFindings.optional(),
      next: z.enum(['decision', 'pilot', 'dialogue']).default('decision').describe('pilot: run a second pilot'),
    })
    .describe('Records the verification of the effect'),
  accept_report: z
    .strictObject({ reason })
    .describe('The report of the pilot is accepted, and the case ends with it; choose_track goes on instead'),
  adopt: z
    .strictObject({
      reason,
      cost: costFindings.optional(),
      externalDecision: externalDecisionField,
      ...decisionNotes,
    })
    .describe('The proposal is adopted (採用)'),
  reject: z
    .strictObject({ reason, externalDecision: externalDecisionField })
    .describe('Declined with a reason: not adopted (不採用), or not realised when it ends elsewhere'),
  secure_funds: z
    .strictObject({
      source: text(500).describe('Budget line or other source'),
      externalDecision: externalDecisionField,
    })
    .describe('The funds that the city needs are secured'),
  determine_procurement: z
    .strictObject({
      procedure: z.string().max(60).describe('Code of a procedure of the profile, or none'),
      reason,
      cost: costFindings.optional(),
      specification: z
        .array(z.string().max(80))
        .max(60)
        .default([])
        .describe('Keys of the fields that go into the specification, where the guideline asks to talk that over'),
      externalDecision: externalDecisionField,
    })
    .describe('Whether and which bid or competition is held'),
  record_procurement_result: z
    .strictObject({
      selected: z.enum(['proposer', 'other', 'nobody']),
      selectedName: text(200).optional().describe('Name of the organisation selected, where it is another'),
      reason,
    })
    .describe('Result of the procurement procedure'),
  choose_agreement_kind: z
    .strictObject({
      agreementKind: code,
      policyFields: z.array(code).min(1).max(30).describe('Fields that it covers'),
      initiatives: z.int().min(1).max(1000).optional().describe('How many initiatives are expected'),
      reason: reason.optional().describe('Needed where the rules disagree, and where another kind is chosen'),
    })
    .describe('Which kind of agreement it becomes; the profile’s rules propose one'),
  consent_to_agreement: z
    .strictObject({
      agreementKind: z.string().max(60).describe('Kind of agreement of the profile'),
      document: text(500).describe('Which draft is agreed to: its title and version, the same on both sides'),
    })
    .describe('One side agrees to the draft of the agreement'),
  conclude: z
    .strictObject({
      agreementKind: z.string().max(60),
      instrument: z.string().max(60).optional().describe('Form of the document, where the profile lists forms'),
      title: text(500),
      document: text(500).optional().describe('The draft that both sides agreed to; none without an agreement'),
      reason: reason.optional(),
      term: z.strictObject({ from: day(), to: day() }).optional().describe('First and last day; none: no fixed term'),
      scheme: z.array(criterionAnswer).max(50).default([]).describe('Exclusion criteria on the method itself'),
      recheck: z.array(criterionAnswer).max(50).default([]).describe('Exclusion criteria on the organisation, again'),
      externalDecision: externalDecisionField,
    })
    .describe('Concludes the agreement or contract'),
  implement: z.strictObject({ startedOn: day(), note: text(4000).optional() }).describe('Implementation is recorded'),
  review_agreement: z
    .strictObject({ findings: text(20000), renewUntil: day().optional().describe('New last day, where it is renewed') })
    .describe('Yearly review of an agreement in force, with its renewal'),
  end_agreement: z
    .strictObject({ reason })
    .describe('The agreement’s term is over; given by the clock at the last day, or by the city before it'),
  lapse: z.strictObject({ reason }).describe('Closed because the proposer stayed silent beyond the due date'),
  reopen: z
    .strictObject({
      reason,
      stage: z.enum(['screening', 'matching', 'dialogue', 'evaluation']).optional().describe('Where it goes on'),
      externalDecision: externalDecisionField,
    })
    .describe('Takes a closed case up again'),
  change_guideline: z
    .strictObject({ version: z.int().min(1).max(MAX_VERSION).describe('Version of the desk’s profile'), reason })
    .describe('The case goes on under another version of the guideline'),
  mark_protected: z
    .strictObject({
      items: z.array(z.string().max(80)).min(1).max(60).describe('Keys of the fields concerned'),
      note: text(2000).optional(),
    })
    .describe('The proposer wants these items to be protected'),
  consult_protection: z
    .strictObject({
      items: itemViews.describe('What the desk wants of each item'),
      message: text(4000).describe('Why, in words for the proposer'),
    })
    .describe('Asks the proposer which items are to be protected'),
  answer_protection: z
    .strictObject({ items: itemViews.describe('Every item that was asked about'), message: text(4000).optional() })
    .describe('The proposer’s answer; what both sides want takes effect'),
  settle_protection: z
    .strictObject({ reason })
    .describe('Ends a consultation that was not agreed in time: its items stay protected'),
  replan: z.strictObject({ reason }).describe('Counts every due date again over the desk’s calendar'),
  extend_due: z
    .strictObject({
      ask: z.string().max(120).describe('Key of the open ask'),
      until: day().describe('New last day: a business day of the desk after the present one'),
      reason,
    })
    .describe('Gives whoever is awaited more time; both sides are told the new day'),
  hand_over: z
    .strictObject({
      handoverId: z.uuid().describe('The handover that it belongs to'),
      effectiveOn: day().describe('Day from which the successors act'),
      parts: z
        .array(
          z
            .strictObject({
              holder: z.enum(ASSIGNED_SIDES),
              departmentId: departmentId.nullable().describe('Null: the desk’s side'),
              fromPersonId: z.uuid().nullable(),
              toPersonId: z
                .uuid()
                .nullable()
                .describe('Null: the inbox of the side, or of the section that takes over'),
              toDepartmentId: departmentId
                .nullable()
                .describe('The section that takes over; null: it stays where it is'),
            })
            .meta({ id: 'HandedPart' }),
        )
        .min(1)
        .max(50),
      note: text(4000).optional().describe('What the successor has to know'),
    })
    .describe('A successor takes over; given by a handover (POST /api/desks/{desk}/handovers) and in no other way'),
} as const;

export const COMMAND_KINDS = Object.keys(COMMAND_INPUTS) as CommandKind[];
export type CommandKind = keyof typeof COMMAND_INPUTS;
export type CommandInput<K extends CommandKind> = z.output<(typeof COMMAND_INPUTS)[K]>;

/** Acting for somebody who can't do it here: a proposal handed in at the counter, a withdrawal by telephone. */
export const onBehalfOf = z
  .strictObject({
    party: z.enum(['proposer', 'mayor']),
    evidence: text(2000).describe('How it came: letter of, call of, form received at the counter …'),
  })
  .meta({ id: 'OnBehalfOf', description: 'For whom the actor acts, with the evidence' });
export type OnBehalfOf = z.output<typeof onBehalfOf>;

/** The body of POST /api/proposals/{id}/commands, before its `input` is read with the schema of its kind. */
export const commandRequest = z.strictObject({
  kind: z.enum(COMMAND_KINDS as [CommandKind, ...CommandKind[]]),
  input: z.record(z.string(), z.unknown()).default({}),
  expectedVersion: z
    .int()
    .nonnegative()
    .max(MAX_VERSION)
    .optional()
    .describe('`version` of the case as last seen: refused when a later command was settled in between'),
  onBehalfOf: onBehalfOf.optional(),
  occurredOn: day().optional().describe('Day on which it happened, not after today; staff only'),
});
export type CommandRequest = z.output<typeof commandRequest>;
