import { z } from 'zod';
import { ASK_KINDS } from '../../domain/case-state.js';
import { COMMAND_KINDS, type CommandKind } from '../../domain/commands.js';
import { POSTING_KINDS } from '../../domain/profile-parts.js';
import {
  COMMAND_STATUSES,
  OUTCOMES,
  PARTIES,
  POSITIONS,
  INTAKE_KINDS,
  PROPOSAL_TYPES,
  ROLES,
  STAGES,
} from '../../domain/stages.js';

/** The words that answers are made of, each under the one name that the document and the typed client call it by. */

export const wordsSchema = z.object({ ja: z.string(), en: z.string() }).meta({
  id: 'Words',
  description: 'Wording in Japanese and English',
});

export const stageSchema = z.enum(STAGES).meta({ id: 'Stage' });
export const positionSchema = z.enum(POSITIONS).meta({ id: 'Position', description: 'A stage, or closed' });
export const outcomeSchema = z.enum(OUTCOMES).meta({ id: 'Outcome', description: 'How a case ended' });
export const partySchema = z.enum(PARTIES).meta({ id: 'Party' });
export const roleSchema = z.enum(ROLES).meta({ id: 'Role' });
export const intakeKindSchema = z.enum(INTAKE_KINDS).meta({ id: 'IntakeKind' });
export const postingKindSchema = z.enum(POSTING_KINDS).meta({ id: 'PostingKind', description: 'What the city posts' });
export const proposalTypeSchema = z.enum(PROPOSAL_TYPES).meta({ id: 'ProposalType' });
export const commandStatusSchema = z.enum(COMMAND_STATUSES).meta({ id: 'CommandStatus' });
export const askKindSchema = z.enum(ASK_KINDS).meta({ id: 'AskKind', description: 'What an open ask waits for' });
export const commandKindSchema = z
  .enum(COMMAND_KINDS as [CommandKind, ...CommandKind[]])
  .meta({ id: 'CommandKind', description: 'What a person may ask for' });

/** A calendar day, as answers give it. */
export const daySchema = z.string().meta({ format: 'date' });
