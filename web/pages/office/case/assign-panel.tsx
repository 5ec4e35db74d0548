import { useState } from 'react';
import { useLanguage, useWords } from '../../../app/language.js';
import { isInUse, useDepartments } from '../../../app/office-queries.js';
import { Button } from '../../../parts/button.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { ChecksField, RadioField, TextField } from '../../../parts/fields.js';
import { Empty, Loaded } from '../../../parts/states.js';
import { CASE_WORDS } from '../../../words/case.js';
import type { PanelProps } from './panel.js';
import { useSending } from '../../../parts/sending.js';

/** More of them are found faster by a part of their name than by looking through all. */
const MOST_AT_A_GLANCE = 12;

/**
 * Which departments are asked to take the case, and which of them leads. The first that is picked does, until said otherwise.
 * Where the guideline knows one department per case, another one takes its place.
 */
export function AssignPanel({ proposal, desk, giving }: PanelProps) {
  const { say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const departments = useDepartments(proposal.desk);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [chosenLead, setChosenLead] = useState('');
  const [project, setProject] = useState('');
  const [note, setNote] = useState('');
  const [part, setPart] = useState('');
  const { targets, multiple_departments: hasSeveral } = desk.matching;
  const labels = { departments: w.departments, project: w.project, note: w.note };
  const { send, faults, at, field } = useSending(giving, 'assign', labels);
  const current = (proposal.departments ?? []).filter(({ status }) => status !== 'refused');
  const hasLead = hasSeveral && current.some(({ lead }) => lead);
  const lead = picked.includes(chosenLead) ? chosenLead : hasLead ? '' : (picked[0] ?? '');
  const assign = async () => {
    await send({
      kind: 'assign_departments',
      input: {
        departments: picked.map((departmentId) => ({ departmentId, lead: departmentId === lead })),
        ...(project.trim() !== '' && { project }),
        ...(note.trim() !== '' && { note }),
      },
    });
  };
  return (
    <Loaded of={departments}>
      {({ departments: all }) => {
        const free = all.filter(
          (each) => isInUse(each) && !current.some(({ departmentId }) => departmentId === each.id),
        );
        const isShown = (id: string, name: string): boolean =>
          picked.includes(id) || name.normalize('NFKC').includes(part.normalize('NFKC').trim());
        const options = free
          .map(({ id, name }) => ({ code: id, label: say(name) }))
          .filter(({ code, label }) => isShown(code, label));
        const nameOf = (id: string): string => options.find(({ code }) => code === id)?.label ?? '';
        if (free.length === 0) {
          return (
            <Empty>
              <p>{w.noDepartments}</p>
            </Empty>
          );
        }
        return (
          <div className="stack">
            <ErrorSummary faults={faults} />
            {free.length > MOST_AT_A_GLANCE && (
              <TextField
                name={at('part')}
                label={w.findDepartment}
                needed={null}
                value={part}
                onChange={setPart}
                short
              />
            )}
            {hasSeveral ? (
              <ChecksField
                {...field('departments')}
                label={w.departmentsToAsk}
                needed
                options={options}
                values={picked}
                onChange={(values) =>
                  // In the order in which they were picked: the first one leads.
                  setPicked((before) => [
                    ...before.filter((id) => values.includes(id)),
                    ...values.filter((id) => !before.includes(id)),
                  ])
                }
              />
            ) : (
              <RadioField
                {...field('departments')}
                label={w.departmentsToAsk}
                needed
                {...(current.length > 0 && { support: w.departmentReplaced })}
                options={options}
                value={picked[0] ?? ''}
                onChange={(id) => setPicked([id])}
              />
            )}
            {(picked.length > 1 || hasLead) && picked.length > 0 && (
              <RadioField
                name={at('lead')}
                label={w.lead}
                needed={!hasLead}
                inline
                options={[
                  ...(hasLead ? [{ code: '', label: w.leadStays }] : []),
                  ...picked.map((id) => ({ code: id, label: nameOf(id) })),
                ]}
                value={lead}
                onChange={setChosenLead}
              />
            )}
            {targets.includes('project') && (
              <TextField
                {...field('project')}
                label={w.project}
                support={w.projectSupport}
                needed={false}
                value={project}
                onChange={setProject}
              />
            )}
            <details>
              <summary>{w.addNote}</summary>
              <TextField {...field('note')} label={w.note} needed={false} lines={3} value={note} onChange={setNote} />
            </details>
            <p>
              <Button onPress={assign}>{w.askDepartments(picked.length)}</Button>
            </p>
            {current.length > 0 && (
              <p className="small soft">
                {w.askedAlready}：{current.map(({ name }) => say(name)).join('、')}
              </p>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}
