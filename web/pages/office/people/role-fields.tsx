import { DEPARTMENT_ROLES, EXPIRING_ROLES, MUNICIPALITY, ORGANISATION_ROLES } from '../../../../domain/people-rules.js';
import { ROLE_WORDS } from '../../../../domain/role-words.js';
import { ROLES } from '../../../../domain/stages.js';
import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { usePeople, type Department, type Role } from '../../../app/office-queries.js';
import type { Desk } from '../../../app/queries.js';
import { DateField } from '../../../parts/date-field.js';
import { SelectField, TextField } from '../../../parts/fields.js';
import type { Asking } from '../../../parts/asking.js';
import { today } from '../../../words/dates.js';
import { PEOPLE } from '../../../words/people.js';

/** What it takes to give a role: each kind of role asks for what it needs. */

type RoleGrant = Schemas['RoleGrant'];

interface EnteredGrant {
  readonly role: Role | '';
  readonly departmentId: string;
  /** An id, or `NEW`. */
  readonly organisation: string;
  readonly orgKind: string;
  readonly orgName: string;
  readonly from: string;
  readonly to: string;
  readonly credentialUntil: string;
}

const NEW = 'new';

export const NOTHING_GRANTED: EnteredGrant = {
  role: '',
  departmentId: '',
  organisation: '',
  orgKind: '',
  orgName: '',
  from: today(),
  to: '',
  credentialUntil: '',
};

const asksDepartment = ({ role }: EnteredGrant): boolean => role !== '' && DEPARTMENT_ROLES.includes(role);
const asksOrganisation = ({ role }: EnteredGrant): boolean => role !== '' && ORGANISATION_ROLES.includes(role);
const asksCredential = ({ role }: EnteredGrant): boolean => role !== '' && EXPIRING_ROLES.includes(role);
const isNew = (entered: EnteredGrant): boolean => asksOrganisation(entered) && entered.organisation === NEW;

/** What can't be left open, by the name of its field. */
export const needsOf = (entered: EnteredGrant): Record<string, string> => ({
  role: entered.role,
  ...(asksDepartment(entered) && { departmentId: entered.departmentId }),
  ...(asksOrganisation(entered) && { organisation: entered.organisation }),
  ...(isNew(entered) && {
    ...(entered.role !== 'partner' && { 'organisation.kind': entered.orgKind }),
    'organisation.name': entered.orgName,
  }),
  from: entered.from,
});

/** As the API takes it; null: no role was chosen. */
export function grantOf(entered: EnteredGrant): RoleGrant | null {
  const { role, departmentId, from, to, credentialUntil } = entered;
  const term = { from, to: to === '' ? null : to };
  const organisation = isNew(entered)
    ? { kind: role === 'partner' ? MUNICIPALITY : entered.orgKind, name: entered.orgName }
    : { id: entered.organisation };
  const credential = credentialUntil === '' ? {} : { credentialUntil };
  switch (role) {
    case '':
      return null;
    case 'officer':
    case 'leader':
      return { role, departmentId, ...term };
    case 'proposer':
    case 'proposer_viewer':
      return { role, organisation, ...term };
    case 'partner':
      return { role, organisation, ...term, ...credential };
    case 'expert':
      return { role, ...term, ...credential };
    default:
      return { role, ...term };
  }
}

export function useRoleLabels(): Readonly<Record<string, string>> {
  const w = useWords(PEOPLE);
  return {
    role: w.role,
    departmentId: w.department,
    organisation: w.organisation,
    'organisation.kind': w.orgKind,
    'organisation.name': w.orgName,
    from: w.startsOn,
    to: w.endsOn,
    credentialUntil: w.credentialUntil,
  };
}

interface Props {
  readonly desk: Desk;
  readonly entered: EnteredGrant;
  readonly onChange: (entered: EnteredGrant) => void;
  readonly departments: readonly Department[];
  readonly sending: Pick<Asking, 'field'>;
}

export function RoleFields({ desk, entered, onChange, departments, sending: { field } }: Props) {
  const w = useWords(PEOPLE);
  const { say } = useLanguage();
  const change = (changed: Partial<EnteredGrant>) => onChange({ ...entered, ...changed });
  return (
    <>
      <SelectField
        {...field('role')}
        label={w.role}
        needed
        options={ROLES.map((code) => ({ code, label: say(ROLE_WORDS[code]) }))}
        value={entered.role}
        onChange={(role) => change({ role: role as Role | '' })}
      />
      {asksDepartment(entered) && (
        <SelectField
          {...field('departmentId')}
          label={w.department}
          needed
          options={departments
            .filter(({ retiredOn }) => retiredOn === null)
            .map(({ id, name }) => ({ code: id, label: say(name) }))}
          value={entered.departmentId}
          onChange={(departmentId) => change({ departmentId })}
        />
      )}
      {asksOrganisation(entered) && <OrganisationFields {...{ desk, entered, field, change }} />}
      <DateField
        {...field('from')}
        label={w.startsOn}
        needed
        value={entered.from}
        onChange={(from) => change({ from })}
      />
      <DateField
        {...field('to')}
        label={w.endsOn}
        support={w.endsOnSupport}
        needed={false}
        value={entered.to}
        onChange={(to) => change({ to })}
      />
      {asksCredential(entered) && (
        <DateField
          {...field('credentialUntil')}
          label={w.credentialUntil}
          support={w.credentialSupport}
          needed={false}
          value={entered.credentialUntil}
          onChange={(credentialUntil) => change({ credentialUntil })}
        />
      )}
    </>
  );
}

interface OrganisationProps extends Pick<Props, 'desk' | 'entered'> {
  readonly field: Asking['field'];
  readonly change: (changed: Partial<EnteredGrant>) => void;
}

/** One that the desk knows by somebody of it, or a new one. */
function OrganisationFields({ desk, entered, field, change }: OrganisationProps) {
  const w = useWords(PEOPLE);
  const { say } = useLanguage();
  const isPartner = entered.role === 'partner';
  const listed = usePeople(desk.id, { q: '', role: isPartner ? 'partner' : 'proposer' });
  const people = listed.data?.pages.flatMap((page) => page.people) ?? [];
  const known = new Map(
    people.flatMap(({ organisation }) => (organisation ? [[organisation.id, organisation.name]] : [])),
  );
  return (
    <>
      <SelectField
        {...field('organisation')}
        label={w.organisation}
        needed
        options={[
          { code: NEW, label: w.newOrganisation },
          ...[...known].map(([code = '', label = '']) => ({ code, label })),
        ]}
        value={entered.organisation}
        onChange={(organisation) => change({ organisation })}
      />
      {isNew(entered) && !isPartner && (
        <SelectField
          {...field('organisation.kind')}
          label={w.orgKind}
          needed
          options={desk.eligibility.organisation_kinds.map((kind) => ({ code: kind.code, label: say(kind) }))}
          value={entered.orgKind}
          onChange={(orgKind) => change({ orgKind })}
        />
      )}
      {isNew(entered) && (
        <TextField
          {...field('organisation.name')}
          label={w.orgName}
          needed
          value={entered.orgName}
          onChange={(orgName) => change({ orgName })}
        />
      )}
    </>
  );
}
