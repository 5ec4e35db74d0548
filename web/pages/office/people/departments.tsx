import { useState } from 'react';
import { answerOf, api } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useDepartments, type Department } from '../../../app/office-queries.js';
import { Button } from '../../../parts/button.js';
import { ConfirmButton } from '../../../parts/confirm-button.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { TextField } from '../../../parts/fields.js';
import { Form } from '../../../parts/form.js';
import { Folded } from '../../../parts/folded.js';
import { Empty, Loaded } from '../../../parts/states.js';
import { useAsking } from '../../../parts/asking.js';
import { showDay } from '../../../words/dates.js';
import { PEOPLE } from '../../../words/people.js';
import type { PartProps } from '../desk-parts.js';

export function Departments({ desk, may, onDone }: PartProps) {
  const w = useWords(PEOPLE);
  const mayChange = may('POST /desks/{desk}/departments');
  return (
    <>
      {mayChange && <AddDepartment desk={desk.id} onDone={onDone} />}
      <Loaded of={useDepartments(desk.id)}>
        {({ departments }) => {
          const inUse = departments.filter(({ retiredOn }) => retiredOn === null);
          const closed = departments.filter(({ retiredOn }) => retiredOn !== null);
          return (
            <>
              <section className="section">
                <h2>
                  {w.inUse} <span className="small soft number">{inUse.length}</span>
                </h2>
                {inUse.length === 0 && (
                  <Empty>
                    <p>{w.noDepartments}</p>
                  </Empty>
                )}
                <ul className="plain-list dense">
                  {inUse.map((department) => (
                    <OneDepartment key={department.id} {...{ department, mayChange }} desk={desk.id} onDone={onDone} />
                  ))}
                </ul>
              </section>
              {closed.length > 0 && (
                <section className="section">
                  <h2>
                    {w.closed} <span className="small soft number">{closed.length}</span>
                  </h2>
                  <ul className="plain-list dense">
                    {closed.map((department) => (
                      <OneDepartment
                        key={department.id}
                        {...{ department, mayChange }}
                        desk={desk.id}
                        onDone={onDone}
                      />
                    ))}
                  </ul>
                </section>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

interface OneProps {
  readonly desk: string;
  readonly department: Department;
  readonly mayChange: boolean;
  readonly onDone: (told: string) => Promise<void>;
}

function OneDepartment({ desk, department, mayChange, onDone }: OneProps) {
  const w = useWords(PEOPLE);
  const { say, language } = useLanguage();
  const { id, code, name, retiredOn } = department;
  const [ja, setJa] = useState(name.ja);
  const [en, setEn] = useState(name.en);
  const sending = useAsking(`department-${id}`, { ja: w.nameJa, en: w.nameEn }, 'name.');
  const { at, errorAt } = sending;
  const save = async (given: { readonly ja: string; readonly en: string }, retired: boolean) => {
    const params = { path: { desk, departmentId: id } };
    const body = { name: given, retired };
    const isSaved = await sending.send(() =>
      answerOf(api.PUT('/desks/{desk}/departments/{departmentId}', { params, body })),
    );
    if (isSaved) await onDone(w.saved(given[language]));
  };
  const label = say(name);
  return (
    <li className="card">
      <div className="row">
        <h3>{label}</h3>
        <span className="small soft number">{code}</span>
        {retiredOn !== null && <span className="chip chip-quiet">{w.closedOn(showDay(retiredOn, language))}</span>}
      </div>
      {mayChange && (
        <Folded title={w.change} about={label}>
          <div className="form">
            <ErrorSummary faults={sending.faults} />
            <TextField name={at('ja')} label={w.nameJa} needed value={ja} onChange={setJa} error={errorAt('ja')} />
            <TextField name={at('en')} label={w.nameEn} needed value={en} onChange={setEn} error={errorAt('en')} />
            <div className="row">
              <Button
                about={label}
                onPress={async () => {
                  if (!sending.lacks({ ja, en })) await save({ ja, en }, retiredOn !== null);
                }}
              >
                {w.save}
              </Button>
              {retiredOn === null ? (
                <ConfirmButton label={w.close} about={label} title={w.confirmClose} onConfirm={() => save(name, true)}>
                  <p>
                    <strong>{label}</strong>
                  </p>
                  <p>{w.confirmCloseBody}</p>
                </ConfirmButton>
              ) : (
                <Button kind="outline" about={label} onPress={() => save(name, false)}>
                  {w.reopen}
                </Button>
              )}
            </div>
          </div>
        </Folded>
      )}
    </li>
  );
}

function AddDepartment({ desk, onDone }: Pick<OneProps, 'desk' | 'onDone'>) {
  const w = useWords(PEOPLE);
  const { language } = useLanguage();
  const blank = { code: '', ja: '', en: '' };
  const [entered, setEntered] = useState(blank);
  const sending = useAsking('new-department', { code: w.code, ja: w.nameJa, en: w.nameEn }, 'name.');
  const { field } = sending;
  const { code, ja, en } = entered;
  const add = async () => {
    if (sending.lacks({ code, ja, en })) return;
    const params = { path: { desk } };
    const body = { code: code.trim(), name: { ja, en } };
    const isAdded = await sending.send(() => answerOf(api.POST('/desks/{desk}/departments', { params, body })));
    if (!isAdded) return;
    setEntered(blank);
    await onDone(w.added(body.name[language]));
  };
  return (
    <Folded title={w.addDepartment}>
      <Form sending={sending} onSend={() => void add()} submit={w.addIt}>
        <TextField
          {...field('ja')}
          label={w.nameJa}
          needed
          value={ja}
          onChange={(value) => setEntered({ ...entered, ja: value })}
        />
        <TextField
          {...field('en')}
          label={w.nameEn}
          needed
          value={en}
          onChange={(value) => setEntered({ ...entered, en: value })}
        />
        <TextField
          {...field('code')}
          label={w.code}
          support={w.codeSupport}
          needed
          short
          value={code}
          onChange={(value) => setEntered({ ...entered, code: value })}
        />
      </Form>
    </Folded>
  );
}
