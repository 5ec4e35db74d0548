import { useState } from 'react';
import { Link } from 'wouter';
import { ROLES_OF_SIDE } from '../../../../domain/assignments.js';
import { addressOf } from '../../../../domain/pages.js';
import { EXPIRING_ROLES } from '../../../../domain/people-rules.js';
import { ROLE_WORDS } from '../../../../domain/role-words.js';
import { answerOf, api, Refused, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import type { Department, HeldRole, Person } from '../../../app/office-queries.js';
import type { Desk } from '../../../app/queries.js';
import { Button } from '../../../parts/button.js';
import { ConfirmButton } from '../../../parts/confirm-button.js';
import { DateField } from '../../../parts/date-field.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { TextField } from '../../../parts/fields.js';
import { Folded } from '../../../parts/folded.js';
import { useAsking } from '../../../parts/asking.js';
import { readDayText, showDay, showInstant, today } from '../../../words/dates.js';
import { PEOPLE } from '../../../words/people.js';
import { OpenParts } from './open-parts.js';
import { grantOf, needsOf, NOTHING_GRANTED, RoleFields, useRoleLabels } from './role-fields.js';

interface Props {
  readonly desk: Desk;
  readonly person: Person;
  readonly departments: readonly Department[];
  readonly mayChange: boolean;
  readonly isMe: boolean;
  readonly onDone: (told: string) => Promise<void>;
}

type Standing = 'inForce' | 'coming' | 'ended' | 'takenBack';

function standingOf({ from, to }: HeldRole): Standing {
  if (to !== null && to < from) return 'takenBack';
  if (to !== null && to < today()) return 'ended';
  return from > today() ? 'coming' : 'inForce';
}

const isOver = (role: HeldRole): boolean => standingOf(role) === 'ended' || standingOf(role) === 'takenBack';

const CHIPS: Readonly<Record<Standing, string>> = {
  inForce: 'success',
  coming: 'key',
  ended: 'quiet',
  takenBack: 'quiet',
};

/** Roles that are looked after by a handover when somebody goes. */
const isOfSide = ({ role }: HeldRole): boolean => [...ROLES_OF_SIDE.desk, ...ROLES_OF_SIDE.department].includes(role);

export const handoverOf = (desk: string, kind: 'person' | 'department', id: string): string =>
  `${addressOf('handovers', { desk })}?kind=${kind}&from=${id}`;

export function OnePerson(props: Props) {
  const { desk, person, departments, mayChange, isMe } = props;
  const w = useWords(PEOPLE);
  const { language } = useLanguage();
  const { name, email, organisation, disabledAt, roles } = person;
  const current = roles.filter((role) => !isOver(role));
  const over = roles.filter(isOver);
  return (
    <li className="card">
      <div className="person">
        <div>
          <h3>{name}</h3>
          <p className="small soft">
            {[organisation?.name, email].filter((each) => each !== undefined && each !== null).join(' ・ ')}
          </p>
          {disabledAt !== null && (
            <p className="small">
              <span className="chip chip-error">{w.disabled}</span> {w.since(showInstant(disabledAt, language))}
            </p>
          )}
        </div>
        <div className="stack-tight">
          {current.length === 0 && (
            <p>
              <span className="chip chip-quiet">{w.noRole}</span>
            </p>
          )}
          <ul className="plain-list roles">
            {current.map((role) => (
              <li key={role.id}>
                <RoleLine role={role} departments={departments} />
              </li>
            ))}
          </ul>
        </div>
      </div>
      {over.length > 0 && (
        <Folded title={w.endedRoles(over.length)} about={name}>
          <ul className="plain-list roles">
            {over.map((role) => (
              <li key={role.id}>
                <RoleLine role={role} departments={departments} />
              </li>
            ))}
          </ul>
        </Folded>
      )}
      {mayChange && (
        <Folded title={w.change} about={name}>
          {isMe ? (
            <p>{w.self}</p>
          ) : (
            <>
              {current.map((role) => (
                <EndRole key={role.id} {...props} role={role} />
              ))}
              <Grant {...props} />
              {roles.some(isOfSide) && (
                <p>
                  <Link href={handoverOf(desk.id, 'person', person.id)}>{w.toHandover}</Link>
                </p>
              )}
              {email !== null && <InviteAgain {...props} />}
              {disabledAt === null ? <Disable {...props} /> : <Enable {...props} />}
            </>
          )}
        </Folded>
      )}
    </li>
  );
}

function RoleLine({ role, departments }: { readonly role: HeldRole; readonly departments: readonly Department[] }) {
  const w = useWords(PEOPLE);
  const { say, language } = useLanguage();
  const department = departments.find(({ id }) => id === role.departmentId);
  const standing = standingOf(role);
  return (
    <>
      <span className={`chip chip-${CHIPS[standing]}`}>{w[standing]}</span>{' '}
      <strong>
        {department && `${say(department.name)} `}
        {say(ROLE_WORDS[role.role])}
      </strong>{' '}
      <span className="small soft">
        {role.to === null
          ? w.from(showDay(role.from, language))
          : w.fromTo(showDay(role.from, language), showDay(role.to, language))}
      </span>
    </>
  );
}

function EndRole({ desk, person, role, departments, onDone }: Props & { readonly role: HeldRole }) {
  const w = useWords(PEOPLE);
  const { t, say, language } = useLanguage();
  const [lastDay, setLastDay] = useState('');
  const [openWork, setOpenWork] = useState<readonly Schemas['OpenPart'][]>([]);
  const sending = useAsking(`end-${role.id}`, { lastDay: w.lastDay });
  const { field } = sending;
  const department = departments.find(({ id }) => id === role.departmentId);
  const name = `${department ? `${say(department.name)} ` : ''}${say(ROLE_WORDS[role.role])}`;
  const named = readDayText(lastDay);
  const end = async () => {
    setOpenWork([]);
    const params = { path: { desk: desk.id, personId: person.id, roleId: role.id } };
    const isEnded = await sending.send(async () => {
      try {
        await answerOf(
          api.POST('/desks/{desk}/people/{personId}/roles/{roleId}/end', {
            params,
            body: lastDay === '' ? {} : { lastDay },
          }),
        );
      } catch (error) {
        if (error instanceof Refused) setOpenWork(error.problem?.openWork ?? []);
        throw error;
      }
    });
    if (isEnded) await onDone(w.roleEnded(person.name));
  };
  return (
    <Folded title={`${w.endRole}${t.marks.colon}${name}`} about={person.name}>
      <div className="form">
        <ErrorSummary faults={sending.faults} />
        {openWork.length > 0 && (
          <OpenParts title={w.openWork} parts={openWork} departments={departments}>
            <p>{w.openWorkLead}</p>
            <p>
              <Link href={handoverOf(desk.id, 'person', person.id)} className="button button-outline">
                {w.toHandover}
              </Link>
            </p>
          </OpenParts>
        )}
        <DateField
          {...field('lastDay')}
          label={w.lastDay}
          support={w.lastDaySupport}
          needed={false}
          value={lastDay}
          onChange={setLastDay}
        />
        <div>
          <ConfirmButton label={w.endIt} about={`${person.name} ${name}`} title={w.confirmEnd} onConfirm={end}>
            <p>
              <strong>
                {person.name} ・ {name}
              </strong>
            </p>
            <p>
              {lastDay === '' ? w.confirmEndNow : w.confirmEndDay(named === null ? lastDay : showDay(named, language))}
            </p>
          </ConfirmButton>
        </div>
      </div>
    </Folded>
  );
}

function Grant({ desk, person, departments, onDone }: Props) {
  const w = useWords(PEOPLE);
  const [entered, setEntered] = useState(NOTHING_GRANTED);
  const sending = useAsking(`grant-${person.id}`, useRoleLabels());
  const grant = async () => {
    const granted = grantOf(entered);
    if (sending.lacks(needsOf(entered)) || granted === null) return;
    const params = { path: { desk: desk.id, personId: person.id } };
    const isGranted = await sending.send(() =>
      answerOf(api.POST('/desks/{desk}/people/{personId}/roles', { params, body: granted })),
    );
    if (isGranted) await onDone(w.granted(person.name));
  };
  return (
    <Folded title={w.grant} about={person.name}>
      <div className="form">
        <ErrorSummary faults={sending.faults} />
        <RoleFields {...{ desk, entered, departments, sending }} onChange={setEntered} />
        <p>
          <Button about={person.name} onPress={grant}>
            {w.grantIt}
          </Button>
        </p>
      </div>
    </Folded>
  );
}

function InviteAgain({ desk, person, onDone }: Props) {
  const w = useWords(PEOPLE);
  const [until, setUntil] = useState('');
  const sending = useAsking(`again-${person.id}`, { credentialUntil: w.credentialUntil });
  const isExpiring = person.roles.some((role) => !isOver(role) && EXPIRING_ROLES.includes(role.role));
  const again = async () => {
    const params = { path: { desk: desk.id, personId: person.id } };
    const isSent = await sending.send(() =>
      answerOf(
        api.POST('/desks/{desk}/people/{personId}/invitation', {
          params,
          body: until === '' ? {} : { credentialUntil: until },
        }),
      ),
    );
    if (isSent) await onDone(w.invitedAgain);
  };
  return (
    <Folded title={w.again} about={person.name}>
      <div className="form">
        <p>{w.againLead}</p>
        <ErrorSummary faults={sending.faults} />
        {isExpiring && (
          <DateField
            {...sending.field('credentialUntil')}
            label={w.credentialUntil}
            needed={false}
            value={until}
            onChange={setUntil}
          />
        )}
        <p>
          <Button kind="outline" about={person.name} onPress={again}>
            {w.againIt}
          </Button>
        </p>
      </div>
    </Folded>
  );
}

function Disable({ desk, person, onDone }: Props) {
  const w = useWords(PEOPLE);
  const [reason, setReason] = useState('');
  const sending = useAsking(`disable-${person.id}`, { reason: w.reason });
  const disable = async () => {
    const params = { path: { desk: desk.id, personId: person.id } };
    const isDone = await sending.send(() =>
      answerOf(api.POST('/desks/{desk}/people/{personId}/disable', { params, body: { reason } })),
    );
    if (isDone) await onDone(w.isDisabled(person.name));
  };
  return (
    <Folded title={w.disable} about={person.name}>
      <div className="form">
        <p>{w.disableLead}</p>
        <ErrorSummary faults={sending.faults} />
        <TextField {...sending.field('reason')} label={w.reason} needed lines={2} value={reason} onChange={setReason} />
        <div>
          <ConfirmButton
            label={w.disableIt}
            about={person.name}
            title={w.confirmDisable}
            isReady={() => !sending.lacks({ reason })}
            onConfirm={disable}
          >
            <p>
              <strong>{person.name}</strong>
            </p>
            <p>{w.confirmDisableBody}</p>
          </ConfirmButton>
        </div>
      </div>
    </Folded>
  );
}

function Enable({ desk, person, onDone }: Props) {
  const w = useWords(PEOPLE);
  const sending = useAsking(`enable-${person.id}`, {});
  const enable = async () => {
    const params = { path: { desk: desk.id, personId: person.id } };
    const isDone = await sending.send(() => answerOf(api.POST('/desks/{desk}/people/{personId}/enable', { params })));
    if (isDone) await onDone(w.isEnabled(person.name));
  };
  return (
    <div className="stack">
      <ErrorSummary faults={sending.faults} />
      <p>{w.enableLead}</p>
      <p>
        <Button kind="outline" about={person.name} onPress={enable}>
          {w.enable}
        </Button>
      </p>
    </div>
  );
}
