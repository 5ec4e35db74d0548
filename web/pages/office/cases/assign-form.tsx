import { useState } from 'react';
import { useLanguage, useWords } from '../../../app/language.js';
import type { Session } from '../../../app/session.js';
import { Button } from '../../../parts/button.js';
import { SelectField, TextField } from '../../../parts/fields.js';
import { BOARD } from '../../../words/board.js';
import { useAssignees } from '../list/case-queries.js';
import { useSides } from '../list/sides.js';

interface Wanted {
  readonly personId: string;
  readonly departmentId: string | null;
  readonly note: string;
}

interface AssignProps {
  readonly deskId: string;
  readonly person: Session['people'][number];
  readonly count: number;
  readonly onAssign: (wanted: Wanted) => void;
  readonly onCancel: () => void;
}

/** The code of the desk's own side among those of departments. */
const DESK = 'desk';

/** Who is to be in charge, and of which side of the cases. */
export function AssignForm({ deskId, person, count, onAssign, onCancel }: AssignProps) {
  const { say } = useLanguage();
  const w = useWords(BOARD);
  const { departments } = useSides();
  const assignees = useAssignees(deskId);
  const isHead = person.roles.includes('desk_head');
  const sides = [
    ...(isHead ? [{ code: DESK, label: w.sideDesk }] : []),
    ...departments
      .filter(({ id, retiredOn }) => retiredOn === null && (isHead || person.departmentIds.includes(id)))
      .map(({ id, name }) => ({ code: id, label: w.sideDepartment(say(name)) })),
  ];
  const [side, setSide] = useState(isHead ? DESK : (person.departmentIds[0] ?? ''));
  const [personId, setPersonId] = useState('');
  const [note, setNote] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const people = (assignees.data?.assignees ?? [])
    .filter(({ ofDesk, departmentIds }) => (side === DESK ? ofDesk : departmentIds.includes(side)))
    .map((each) => ({ code: each.personId, label: each.name }));
  return (
    <form
      className="stack bulk-assign"
      onSubmit={(event) => {
        event.preventDefault();
        setIsMissing(personId === '');
        if (personId !== '') onAssign({ personId, departmentId: side === DESK ? null : side, note: note.trim() });
      }}
    >
      {sides.length > 1 && (
        <SelectField
          name="assign-side"
          label={w.assignSide}
          needed
          value={side}
          options={sides}
          onChange={(code) => {
            setSide(code);
            setPersonId('');
          }}
        />
      )}
      <SelectField
        name="assign-to"
        label={w.assignTo}
        needed
        value={personId}
        options={people}
        onChange={setPersonId}
        error={isMissing && personId === '' ? w.chooseWho : undefined}
      />
      <TextField name="assign-note" label={w.assignNote} needed={false} value={note} onChange={setNote} lines={2} />
      <div className="row">
        <Button type="submit">{w.assignRun(count)}</Button>
        <Button kind="text" onPress={onCancel}>
          {w.cancel}
        </Button>
      </div>
    </form>
  );
}
