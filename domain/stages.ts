/** The vocabulary of a case. One list each, shared by zod, the database's CHECKs and the workflow. */

/** The seven canonical stages in their order (requirements, section 3). What a desk calls them is in its profile. */
export const STAGES = ['intake', 'screening', 'matching', 'dialogue', 'pilot', 'evaluation', 'agreement'] as const;
export type Stage = (typeof STAGES)[number];

/** Where a case can be: in one of the stages, or closed. */
export const POSITIONS = [...STAGES, 'closed'] as const;
export type Position = (typeof POSITIONS)[number];

/**
 * How a case can end. They are counted apart (requirements, invariant iii): `excluded` is not `not_adopted`, and an
 * adopted proposal whose contract went to somebody else is neither of them.
 */
export const OUTCOMES = [
  'excluded',
  'not_adopted',
  'no_department',
  'redirected',
  'withdrawn',
  'lapsed',
  'not_realised',
  'concluded',
  'adopted_not_selected',
  'answered',
  'other_method',
  'pilot_completed',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * What comes in at the window. Only a proposal goes through the stages; the others are answered, handed on to the
 * section in charge, or turned into a proposal under the same number.
 */
export const INTAKE_KINDS = ['proposal', 'consultation', 'request', 'inquiry'] as const;
export type IntakeKind = (typeof INTAKE_KINDS)[number];

/** How it comes in. */
export const CHANNELS = ['form', 'portal', 'direct', 'email', 'phone'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The two ways a proposal comes in: a free idea, or an answer to a challenge that the city posted. */
export const PROPOSAL_TYPES = ['open_proposal', 'posted_challenge'] as const;
export type ProposalType = (typeof PROPOSAL_TYPES)[number];

/** Role codes of the people of a desk. A mayor never signs in: his decisions come as an external reference. */
export const ROLES = [
  'proposer',
  // Of the proposer's organisation: sees what a proposer sees, and gives no command.
  'proposer_viewer',
  'coordinator',
  'officer',
  'leader',
  'desk_head',
  'expert',
  'auditor',
  'administrator',
  // Of a partner municipality: reads what was passed on to it by consent.
  'partner',
] as const;
export type Role = (typeof ROLES)[number];

/** The sides that can hold the ball. */
export const PARTIES = ['proposer', 'desk', 'department', 'expert'] as const;
export type Party = (typeof PARTIES)[number];

/** What happened to a command: waiting for the workflow, carried out, or refused with a reason. */
export const COMMAND_STATUSES = ['received', 'settled', 'refused'] as const;
export type CommandStatus = (typeof COMMAND_STATUSES)[number];
