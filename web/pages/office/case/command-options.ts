import { isFieldAsked } from '../../../../domain/content.js';
import { ASK_WORDS } from '../../../../domain/ask-words.js';
import type { CommandKind } from '../../../../domain/commands.js';
import type { Words } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { isInUse, useDepartments, useHolders } from '../../../app/office-queries.js';
import type { Desk, Proposal } from '../../../app/queries.js';
import { COMMAND_FORM } from '../../../words/command-form.js';
import { showDayOf } from '../../../words/dates.js';
import type { Option, OptionsAt } from './command-values.js';

/** What the codes of a command can name: from the guideline that the case keeps, its own asks, and the desk. */
export function useCommandOptions(kind: CommandKind, desk: Desk, proposal: Proposal): OptionsAt {
  const { say, language } = useLanguage();
  const w = useWords(COMMAND_FORM);
  const departments = useDepartments(proposal.desk).data?.departments ?? [];
  const experts = useHolders(proposal.desk, 'expert').data?.people ?? [];

  const items = (all: readonly ({ readonly code: string } & Words)[]): Option[] =>
    all.map(({ code, ...words }) => ({ code, label: say(words) }));
  const labelled = (all: readonly { readonly code: string; readonly label: Words }[]): Option[] =>
    all.map(({ code, label }) => ({ code, label: say(label) }));
  const fields = (isListed: (field: Desk['form_fields'][number]) => boolean): Option[] =>
    desk.form_fields.filter(isListed).map(({ key, label }) => ({ code: key, label: say(label) }));
  /** A criterion with parts is answered part by part. */
  const criteria = (all: Desk['exclusions']['proposal']): Option[] =>
    all.flatMap(({ code, parts, ...words }) =>
      parts && parts.length > 0
        ? parts.map((part) => ({ code: `${code}.${part.code}`, label: `${say(words)}：${say(part)}` }))
        : [{ code, label: say(words) }],
    );
  const asked = (proposal.departments ?? []).map(({ departmentId, name }) => ({
    code: departmentId,
    label: say(name),
  }));
  const guarded = fields(({ protectable, key }) => protectable && proposal.content[key] !== undefined);

  return (path) => {
    switch (path) {
      case 'fields':
        return fields((field) => isFieldAsked(field, proposal));
      case 'specification':
        return fields(({ key }) => proposal.content[key] !== undefined);
      case 'items':
      case 'items.item':
        return guarded;
      case 'answers.criterion':
        return criteria([...desk.exclusions.proposal, ...desk.exclusions.organisation]);
      case 'criteria':
        return kind === 'exclude' ? items([...desk.exclusions.proposal, ...desk.exclusions.organisation]) : null;
      case 'criteria.criterion':
        return items(desk.evaluation.criteria);
      case 'scheme.criterion':
        return criteria(desk.exclusions.scheme);
      case 'recheck.criterion':
        return criteria(desk.exclusions.organisation);
      case 'departmentId':
        return asked;
      case 'departments.departmentId':
        return departments.filter(isInUse).map(({ id, name }) => ({ code: id, label: say(name) }));
      case 'track':
        return labelled(desk.tracks);
      case 'method':
        return items(desk.other_methods);
      case 'expertKind':
        return items(desk.experts.kinds);
      case 'personId':
        return experts.map(({ id, name }) => ({ code: id, label: name }));
      case 'contributions.contribution':
        return items(desk.pilot.city_contributions);
      case 'duties.duty':
        return items(desk.pilot.operator_duties);
      case 'procedure':
        return [...items(desk.procurement.procedures), { code: 'none', label: w.options['procedure.none'] }];
      case 'agreementKind':
        return items(desk.agreement_kinds.kinds);
      case 'policyFields':
        return items(desk.agreement_kinds.policy_fields);
      case 'instrument':
        return items(desk.agreement_kinds.instruments);
      case 'ask':
        return proposal.asks
          .filter(({ until }) => until !== null)
          .map(({ key, kind: what, until }) => ({
            code: key,
            label: `${say(ASK_WORDS[what])}（${until === null ? '' : showDayOf(until, language)}）`,
          }));
      default:
        return null;
    }
  };
}
