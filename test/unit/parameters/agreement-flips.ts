import { viewDesk } from '../../../api/views/desk-view.js';
import type { Profile } from '../../../domain/profile.js';
import { caseAt, DRAFT, type CaseRun, type RawInput } from '../../factories/case-run.js';
import { DESKS, PEOPLE, type DeskName } from '../../factories/desks.js';
import type { Parameters } from './flip.js';

/** What is concluded, and which procedure comes before it. */

const { coordinator } = PEOPLE;

type Cost = RawInput<'record_dialogue'>['cost'];

/** A case in agreement on which this was found. */
function atAgreement(desk: DeskName, profile: Profile, cost?: Cost): CaseRun {
  const run = caseAt(desk, 'agreement', { profile });
  if (cost === undefined) return run;
  const found = {
    heldOn: run.today,
    participants: ['desk' as const, 'department' as const],
    summary: '確認した。',
    cost,
  };
  return run.does(coordinator, 'record_dialogue', found);
}

const consents = (run: CaseRun, agreementKind = 'project_agreement'): string =>
  run.tries(run.decider, 'consent_to_agreement', { agreementKind, document: DRAFT });

const choosesKind = (input: Partial<RawInput<'choose_agreement_kind'>>) => (profile: Profile) =>
  atAgreement('izumiotsu', profile).tries(coordinator, 'choose_agreement_kind', {
    agreementKind: 'project_agreement',
    policyFields: ['welfare'],
    initiatives: 1,
    ...input,
  });

const concludes =
  (desk: DeskName, kind: string, changes: Partial<RawInput<'conclude'>> = {}) =>
  (profile: Profile): string => {
    const run = atAgreement(desk, profile).choosesKind(kind);
    // What is done without an agreement has nothing to consent to.
    consents(run, kind);
    run.tries(PEOPLE.proposer, 'consent_to_agreement', { agreementKind: kind, document: DRAFT });
    return run.tries(run.decider, 'conclude', run.conclusion({ agreementKind: kind, ...changes }));
  };

const determines =
  (desk: DeskName, cost: Cost, procedure: string) =>
  (profile: Profile): unknown => {
    const run = atAgreement(desk, profile, cost);
    const told = run.tries(coordinator, 'determine_procurement', { procedure, reason: '検討した。' });
    return [told, run.askKinds()];
  };

const { kinds } = DESKS.tokorozawa.agreement_kinds;

export const agreementParameters: Parameters = {
  19: {
    name: 'agreement kinds and rule basis',
    keys: ['agreement_kinds', 'stages.agreement.both_parties_sign', 'stages.agreement.requires'],
    flips: [
      {
        setting: 'fields and initiatives, which may disagree, or fields alone',
        desk: 'izumiotsu',
        set: { 'agreement_kinds.rule_basis': 'fields' },
        outcome: choosesKind({ initiatives: 3 }),
        before: 'RULES_DISAGREE',
        after: 'agreement',
      },
      {
        setting: 'derived from fields, or chosen freely',
        desk: 'aomori',
        set: { 'agreement_kinds.rule_basis': 'none' },
        outcome: (profile) => {
          const run = atAgreement('aomori', profile);
          return [run.askKinds(), consents(run)];
        },
        before: [['choose_agreement_kind'], 'AGREEMENT_KIND_NOT_CHOSEN'],
        after: [['municipality_consent'], 'agreement'],
      },
      {
        setting: 'by cost, or chosen freely',
        desk: 'minato',
        given: {
          'procurement.blocks_direct_agreement_until_determined': false,
          'procurement.funding_first': false,
        },
        set: { 'agreement_kinds.rule_basis': 'none' },
        outcome: (profile) => consents(atAgreement('minato', profile, { municipalCost: true })),
        // What costs the city something is no agreement under its rule by cost, and nothing else is agreed to.
        before: 'CONSENT_NOT_NEEDED',
        after: 'agreement',
      },
      {
        setting: 'which kinds there are',
        desk: 'tokorozawa',
        set: { 'agreement_kinds.kinds': kinds.filter((kind) => kind.code !== 'comprehensive_agreement') },
        outcome: (profile) => consents(atAgreement('tokorozawa', profile), 'comprehensive_agreement'),
        before: 'agreement',
        after: 'AGREEMENT_KIND_UNKNOWN',
      },
      {
        setting: 'when a kind applies: with a document and a term, or without',
        desk: 'tokorozawa',
        set: { 'agreement_kinds.kinds.project_agreement.when': 'no_agreement' },
        outcome: concludes('tokorozawa', 'project_agreement', { term: { from: '2026-10-01', to: '2028-03-31' } }),
        before: 'agreement/concluded',
        after: 'TERM_NOT_ALLOWED',
      },
      {
        setting: 'with a reason, or without',
        desk: 'minato',
        set: { 'agreement_kinds.kinds.no_agreement.reason_required': false },
        outcome: concludes('minato', 'no_agreement'),
        before: 'REASON_REQUIRED',
        after: 'agreement/concluded',
      },
      {
        setting: 'in a form that the desk lists, or in any',
        desk: 'minato',
        set: { 'agreement_kinds.instruments': [] },
        outcome: concludes('minato', 'project_agreement', { instrument: undefined }),
        before: 'INSTRUMENT_REQUIRED',
        after: 'agreement/concluded',
      },
      {
        setting: 'the fields that an agreement can name',
        desk: 'izumiotsu',
        set: { 'agreement_kinds.policy_fields': [{ code: 'education', ja: '教育', en: 'Education', source: '§9(1)' }] },
        outcome: choosesKind({}),
        before: 'agreement',
        after: 'INVALID_REQUEST',
      },
      {
        setting: 'both sides sign, or the city alone',
        desk: 'tokorozawa',
        set: { 'stages.agreement.both_parties_sign': false },
        outcome: (profile) => {
          const run = atAgreement('tokorozawa', profile);
          consents(run);
          return run.tries(run.decider, 'conclude', run.conclusion());
        },
        before: 'CONSENT_MISSING',
        after: 'agreement/concluded',
      },
      {
        setting: 'risks have owners before it is carried out, or need not',
        desk: 'tokorozawa',
        set: { 'stages.agreement.requires': ['risk_owners'] },
        outcome: (profile) => {
          const run = caseAt('tokorozawa', 'dialogue', { profile });
          const talk = run.talk('evaluation', { risks: undefined });
          run.does(run.leadOfficer, 'record_dialogue', talk).isAdopted().bothConsent().concludes();
          return run.tries(run.decider, 'implement', { startedOn: run.today });
        },
        before: 'closed/concluded',
        after: 'RISK_OWNERS_REQUIRED',
      },
    ],
    contradictions: [
      {
        setting: 'derived from fields, with no kind for several',
        desk: 'izumiotsu',
        replace: 'when: multi_field',
        by: 'when: single_field',
        at: 'rule_basis: fields_and_initiatives # §8(2), §9(1)\n  kinds:',
        key: 'agreement_kinds.kinds',
        message: 'rule_basis is fields_and_initiatives; allowed: kinds of which one has when: multi_field',
      },
      {
        setting: 'by cost, with no kind for what costs nothing',
        desk: 'minato',
        replace: 'when: no_cost',
        by: 'when: single_field',
        at: 'rule_basis: cost # §2(7) ④: with or without a cost of the ward\n  kinds:',
        key: 'agreement_kinds.kinds',
        message: 'rule_basis is cost; allowed: kinds of which one has when: no_cost',
      },
    ],
  },
  20: {
    name: 'procurement',
    keys: ['procurement', 'cost'],
    flips: [
      {
        setting: 'what calls for a procedure',
        desk: 'tokorozawa',
        set: { 'procurement.triggers': ['municipal_cost'] },
        outcome: (profile) => {
          const run = atAgreement('tokorozawa', profile, { fairnessNeeded: true });
          return [run.askKinds(), consents(run)];
        },
        before: [['determine_procurement'], 'PROCUREMENT_UNDETERMINED'],
        after: [['municipality_consent'], 'agreement'],
      },
      {
        setting: 'may be held, or must',
        desk: 'tokorozawa',
        set: { 'procurement.strength': 'must' },
        outcome: determines('tokorozawa', { municipalCost: true }, 'none'),
        before: ['agreement', ['municipality_consent']],
        after: ['PROCUREMENT_MANDATORY', ['determine_procurement']],
      },
      {
        setting: 'may or must, trigger by trigger',
        desk: 'aomori',
        set: { 'procurement.strength_by_trigger.nature_of_proposal': 'must' },
        outcome: determines('aomori', { natureOfProposal: true }, 'none'),
        before: ['agreement', ['choose_agreement_kind']],
        after: ['PROCUREMENT_MANDATORY', ['determine_procurement']],
      },
      {
        setting: 'which procedures there are',
        desk: 'izumiotsu',
        set: { 'procurement.procedures': [{ code: 'bid', ja: '入札', en: 'Bid', source: '§9(2) ※' }] },
        outcome: determines('izumiotsu', { broadRecruitment: true }, 'open_call'),
        before: ['agreement', ['record_procurement']],
        after: ['PROCEDURE_UNKNOWN', ['determine_procurement']],
      },
      {
        setting: 'funds first, or the procedure at once',
        desk: 'minato',
        set: { 'procurement.funding_first': false },
        outcome: determines('minato', { municipalCost: true }, 'contract_procedure'),
        before: ['FUNDS_NOT_SECURED', ['secure_funds']],
        after: ['agreement', ['record_procurement']],
      },
      {
        setting: 'who is adopted is selected, or not yet',
        desk: 'tokorozawa',
        set: { 'procurement.adoption_is_selection': true },
        outcome: determines('tokorozawa', { municipalCost: true }, 'bid'),
        before: ['agreement', ['record_procurement']],
        after: ['agreement', ['municipality_consent']],
      },
      {
        setting: 'nothing is agreed before it is determined, or something may be',
        desk: 'tokorozawa',
        set: { 'procurement.blocks_direct_agreement_until_determined': false },
        outcome: (profile) => consents(atAgreement('tokorozawa', profile, { municipalCost: true })),
        before: 'PROCUREMENT_UNDETERMINED',
        after: 'agreement',
      },
      {
        setting: 'what is assumed of the cost where the form does not ask',
        desk: 'nara',
        given: { form_fields: DESKS.nara.form_fields.filter((field) => field.key !== 'municipal_cost') },
        set: { 'cost.default_municipal_cost': true },
        outcome: (profile) => atAgreement('nara', profile).askKinds(),
        before: ['municipality_consent'],
        after: ['determine_procurement'],
      },
      {
        setting: 'who bears preparing a proposal, as people see it',
        desk: 'minato',
        set: { 'cost.proposer_bears_preparation': false },
        outcome: (profile) => viewDesk(profile).cost.proposer_bears_preparation,
        before: true,
        after: false,
      },
    ],
    contradictions: [
      {
        setting: 'a strength for what is no trigger',
        desk: 'aomori',
        replace: 'triggers: [municipal_cost, broad_recruitment, nature_of_proposal]',
        by: 'triggers: [municipal_cost, broad_recruitment]',
        at: 'strength_by_trigger:',
        key: 'procurement.strength_by_trigger.nature_of_proposal',
        message: '"nature_of_proposal" is no trigger of this desk; allowed: municipal_cost, broad_recruitment',
      },
    ],
  },
};
