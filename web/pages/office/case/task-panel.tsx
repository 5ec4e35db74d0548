import { useState } from 'react';
import { useLanguage, useWords } from '../../../app/language.js';
import { useSession } from '../../../app/session.js';
import { Button } from '../../../parts/button.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { RadioField, TextField } from '../../../parts/fields.js';
import { CASE_WORDS } from '../../../words/case.js';
import type { PanelProps } from './panel.js';
import { useSending } from '../../../parts/sending.js';

/** The answer of a department that was asked: it takes the case, or says why not. */
export function TaskPanel({ proposal, choice, giving }: PanelProps) {
  const { t, say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const { session } = useSession();
  const own = session?.people.find(({ desk }) => desk === proposal.desk)?.departmentIds ?? [];
  const parts = (proposal.departments ?? []).filter(
    ({ departmentId, status }) => own.includes(departmentId) && status !== 'refused',
  );
  const asked = parts.filter(({ status }) => status === 'asked');
  const answering = asked.length > 0 ? asked : parts;
  const [chosen, setChosen] = useState('');
  const departmentId =
    answering.find((part) => part.departmentId === chosen)?.departmentId ?? answering[0]?.departmentId;
  const [isRefusing, setIsRefusing] = useState(!choice.kinds.includes('take_task'));
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const labels = { departmentId: w.departments, note: w.note, reason: w.reason };
  const { send, faults, field } = useSending(giving, 'task', labels);
  const named = departmentId === undefined ? {} : { departmentId };
  const take = async () => {
    await send({ kind: 'take_task', input: { ...named, ...(note.trim() !== '' && { note }) } });
  };
  const refuse = async () => {
    await send({ kind: 'refuse_task', input: { ...named, reason } });
  };
  return (
    <div className="stack">
      <ErrorSummary faults={faults} />
      {answering.length > 1 ? (
        <RadioField
          {...field('departmentId')}
          label={w.answerFor}
          needed
          inline
          options={answering.map((part) => ({ code: part.departmentId, label: say(part.name) }))}
          value={departmentId ?? ''}
          onChange={setChosen}
        />
      ) : (
        answering[0] && (
          <p>
            {w.answerForOne(say(answering[0].name))}
            {answering[0].lead && ` ${t.marks.open}${w.lead}${t.marks.close}`}
          </p>
        )
      )}
      {isRefusing ? (
        <>
          <TextField
            {...field('reason')}
            label={w.refuseReason}
            support={w.refuseReasonSupport}
            needed
            lines={3}
            value={reason}
            onChange={setReason}
          />
          <p className="row">
            <Button kind="danger" onPress={refuse}>
              {w.refuse}
            </Button>
            {choice.kinds.includes('take_task') && (
              <Button kind="text" onPress={() => setIsRefusing(false)}>
                {w.takeInstead}
              </Button>
            )}
          </p>
        </>
      ) : (
        <>
          <p className="row">
            <Button onPress={take}>{w.take}</Button>
            {choice.kinds.includes('refuse_task') && (
              <Button kind="outline" onPress={() => setIsRefusing(true)}>
                {w.refuse}
              </Button>
            )}
          </p>
          <details>
            <summary>{w.addNote}</summary>
            <TextField {...field('note')} label={w.note} needed={false} lines={3} value={note} onChange={setNote} />
          </details>
        </>
      )}
    </div>
  );
}
