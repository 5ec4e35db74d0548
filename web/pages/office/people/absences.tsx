import { useState } from 'react';
import { sharesSide, type Assignee } from '../../../../domain/assignments.js';
import { answerOf, api, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useAbsences, useAssignees } from '../../../app/office-queries.js';
import { desksWith } from '../../../app/session.js';
import { ConfirmButton } from '../../../parts/confirm-button.js';
import { DateField } from '../../../parts/date-field.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { SelectField } from '../../../parts/fields.js';
import { Form } from '../../../parts/form.js';
import { Empty, Loaded } from '../../../parts/states.js';
import { useAsking } from '../../../parts/asking.js';
import { showDay, today } from '../../../words/dates.js';
import { PEOPLE } from '../../../words/people.js';
import type { PartProps } from '../desk-parts.js';

/** Who is away, and who answers for their cases meanwhile. */
export function Absences(props: PartProps) {
  const { desk, may, onDone } = props;
  const w = useWords(PEOPLE);
  const { t, language } = useLanguage();
  const mayArrange = may('POST /desks/{desk}/absences');
  return (
    <section className="section">
      <h2>{w.partAbsences}</h2>
      <p>{w.absencesLead}</p>
      <Loaded of={useAbsences(desk.id)}>
        {({ absences }) =>
          absences.length === 0 ? (
            <Empty>
              <p>{w.noAbsences}</p>
            </Empty>
          ) : (
            <ul className="plain-list">
              {absences.map(({ id, person, substitute, from, to }) => (
                <li key={id} className="card">
                  <div className="row">
                    <span className={`chip chip-${from <= today() ? 'warning' : 'key'}`}>
                      {from <= today() ? w.inForce : w.coming}
                    </span>
                    <strong>{w.fromTo(showDay(from, language), showDay(to, language))}</strong>
                  </div>
                  <p>
                    {w.absent}
                    {t.marks.colon}
                    {person} ・ {w.substitute}
                    {t.marks.colon}
                    {substitute}
                  </p>
                  {mayArrange && (
                    <CancelAbsence desk={desk.id} id={id} about={person} onDone={() => onDone(w.absenceCancelled)} />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {mayArrange && <AddAbsence {...props} />}
    </section>
  );
}

interface CancelProps {
  readonly desk: string;
  readonly id: string;
  readonly about: string;
  readonly onDone: () => Promise<void>;
}

function CancelAbsence({ desk, id, about, onDone }: CancelProps) {
  const w = useWords(PEOPLE);
  const sending = useAsking(`absence-${id}`, {});
  return (
    <div className="stack-tight">
      <ErrorSummary faults={sending.faults} />
      <div>
        <ConfirmButton
          kind="outline"
          label={w.cancelAbsence}
          about={about}
          title={w.confirmCancel}
          onConfirm={async () => {
            const params = { path: { desk, absenceId: id } };
            const isDone = await sending.send(() =>
              answerOf(api.DELETE('/desks/{desk}/absences/{absenceId}', { params })),
            );
            if (isDone) await onDone();
          }}
        >
          <p>{w.confirmCancelBody}</p>
        </ConfirmButton>
      </div>
    </div>
  );
}

const asAssignee = ({ personId, roles, departmentIds }: Schemas['Assignee']): Assignee => ({
  personId,
  roles,
  departmentIds,
  ledDepartmentIds: [],
});

function AddAbsence({ desk, session, onDone }: PartProps) {
  const w = useWords(PEOPLE);
  const me = session.people.find((person) => person.desk === desk.id)?.personId ?? '';
  // Everybody for themselves; for others who divides their work. Whether that is so, the API says.
  const arranges = desksWith(session, 'leader', 'desk_head', 'administrator').includes(desk.id);
  const { data } = useAssignees(desk.id);
  const assignees = data?.assignees ?? [];
  const isAssignee = assignees.some(({ personId }) => personId === me);
  const blank = { personId: '', substituteId: '', from: '', to: '' };
  const [entered, setEntered] = useState(blank);
  const personId = entered.personId || (isAssignee ? me : '');
  const absent = assignees.find((each) => each.personId === personId);
  const substitutes = assignees.filter(
    (each) => each.personId !== personId && absent && sharesSide(asAssignee(absent), asAssignee(each)),
  );
  const sending = useAsking('new-absence', {
    personId: w.absent,
    substituteId: w.substitute,
    from: w.firstDay,
    to: w.lastDay,
  });
  const { field } = sending;
  const { substituteId, from, to } = entered;
  const add = async () => {
    if (sending.lacks({ personId, substituteId, from, to })) return;
    const params = { path: { desk: desk.id } };
    const body = { personId, substituteId, from, to };
    if (!(await sending.send(() => answerOf(api.POST('/desks/{desk}/absences', { params, body }))))) return;
    setEntered(blank);
    await onDone(w.absenceAdded);
  };
  if (!arranges && !isAssignee) return null;
  return (
    <Form sending={sending} onSend={() => void add()} submit={w.addAbsenceIt} head={<h3>{w.addAbsence}</h3>}>
      {arranges && (
        <SelectField
          {...field('personId')}
          label={w.absent}
          needed
          options={assignees.map((each) => ({ code: each.personId, label: each.name }))}
          value={personId}
          onChange={(id) => setEntered({ ...entered, personId: id, substituteId: '' })}
        />
      )}
      <SelectField
        {...field('substituteId')}
        label={w.substitute}
        needed
        options={substitutes.map((each) => ({ code: each.personId, label: each.name }))}
        value={substituteId}
        onChange={(id) => setEntered({ ...entered, substituteId: id })}
      />
      <DateField
        {...field('from')}
        label={w.firstDay}
        needed
        value={from}
        onChange={(day) => setEntered({ ...entered, from: day })}
      />
      <DateField
        {...field('to')}
        label={w.lastDay}
        needed
        value={to}
        onChange={(day) => setEntered({ ...entered, to: day })}
      />
    </Form>
  );
}
