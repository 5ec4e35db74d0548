import { z } from 'zod';
import { completed } from '../../domain/case-state.js';
import { DomainError } from '../../domain/errors.js';
import { countedFault, kindChoice, noKindBecause, type Counted } from '../../domain/procurement.js';
import type { AtCase } from '../callers.js';
import { describeProblem, invalid, refusalSchema } from '../problem.js';
import { agreementKindSchema } from './desk-view.js';

/** What a person reads before `choose_agreement_kind`: the same judgement by which that command is decided. */
export const kindChoiceSchema = z
  .object({
    kinds: z
      .array(
        z
          .object({
            kind: agreementKindSchema,
            reasonNeeded: z.boolean().describe('`choose_agreement_kind` takes this kind only with a reason'),
          })
          .meta({ id: 'OpenAgreementKind' }),
      )
      .describe('What can be chosen as the case stands; none where `problem` says why'),
    proposals: z
      .array(
        z
          .object({
            rule: z.enum(['fields', 'initiatives']).describe('What it counts'),
            count: z.int().describe('How many there are'),
            kind: agreementKindSchema,
          })
          .meta({ id: 'RuleProposal' }),
      )
      .describe('What each rule of the guideline proposes; empty where it has none, or where a procedure decided'),
    disagree: z.boolean().describe('Two rules propose different kinds: a person chooses one, and says why'),
    problem: refusalSchema.optional().describe('Why nothing can be chosen now'),
  })
  .meta({ id: 'KindChoice' });
export type KindChoiceView = z.output<typeof kindChoiceSchema>;

type KindsOf = Pick<AtCase, 'profile' | 'sight'> & { readonly proposal: Pick<AtCase['proposal'], 'state'> };

/** The schema is the allow-list of a kind: what a profile keeps beside its words is not told. */
export function viewKindChoice({ proposal, profile, sight }: KindsOf, counted: Counted): KindChoiceView {
  // Who belongs to the city and sees this case only as its proposer is its proposer here.
  if (sight !== 'whole') throw new DomainError('FORBIDDEN');
  const fault = countedFault(profile, counted);
  if (fault) throw invalid([fault]);
  const state = completed(proposal.state);
  const because = noKindBecause(state, profile);
  return kindChoiceSchema.parse({
    ...kindChoice(state, profile, counted),
    ...(because !== null && { kinds: [], problem: describeProblem(because, []) }),
  });
}
