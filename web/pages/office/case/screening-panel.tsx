import { useState } from 'react';
import { askedCriteria } from '../../../../domain/criteria.js';
import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { FormValue } from '../../../form/form-value.js';
import { Button } from '../../../parts/button.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { Group, idOf, TextField } from '../../../parts/fields.js';
import { CASE_WORDS } from '../../../words/case.js';
import { CommandForm } from './command-form.js';
import { useAsOpened, type PanelProps } from './panel.js';
import { useSending } from '../../../parts/sending.js';

type Answer = 'clear' | 'hit';

interface Answered {
  readonly answer?: Answer;
  readonly note: string;
}

/**
 * The criteria of the guideline, each beside what the form says on it. When none applies the case passes; those that apply
 * are what it is out of scope for.
 */
export function ScreeningPanel({ proposal, desk, choice, giving }: PanelProps) {
  const { t, say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const asOpened = useAsOpened(proposal);
  const [excluding] = useState(() => proposal.actions.find(({ kind }) => kind === 'exclude'));
  const asked = askedCriteria<Schemas['GuidelineItem'], Schemas['Criterion']>([
    ...desk.exclusions.proposal,
    ...desk.exclusions.organisation,
  ]);
  const [answers, setAnswers] = useState<Readonly<Record<string, Answered>>>({});
  const [note, setNote] = useState('');
  const [exceptionReason, setExceptionReason] = useState('');
  const answerTo = (key: string): Answered => answers[key] ?? { note: '' };
  const write = (key: string, change: Partial<Answered>) =>
    setAnswers((before) => ({ ...before, [key]: { ...(before[key] ?? { note: '' }), ...change } }));
  const textOf = ({ criterion, part }: (typeof asked)[number]): string =>
    part === null ? say(criterion) : `${say(criterion)} — ${say(part)}`;

  const labels = {
    ...Object.fromEntries(asked.map((each) => [`answers.${each.key}`, textOf(each)])),
    ...Object.fromEntries(asked.map((each, index) => [`answers.${index}`, textOf(each)])),
    answers: w.criteria,
    note: w.note,
    exceptionReason: w.exceptionReason,
  };
  const { send, faults, at, errorAt, field } = useSending(giving, 'screening', labels);
  const mayPass = choice.kinds.includes('pass_screening');
  const hits = asked.filter(({ key }) => answerTo(key).answer === 'hit');
  const isExcluding = excluding !== undefined && (hits.length > 0 || !mayPass);

  const pass = async () => {
    await send({
      kind: 'pass_screening',
      input: {
        answers: asked.flatMap(({ key }) => {
          const { answer, note: said } = answerTo(key);
          return answer === undefined ? [] : [{ criterion: key, answer, ...(said.trim() !== '' && { note: said }) }];
        }),
        ...(note.trim() !== '' && { note }),
        ...(exceptionReason.trim() !== '' && { exceptionReason }),
      },
    });
  };
  return (
    <div className="stack">
      <ErrorSummary faults={faults} />
      {asked.length > 0 && (
        <>
          <div className="row">
            <p>{w.criteriaLead(asked.length)}</p>
            <Button
              kind="outline"
              onPress={() =>
                setAnswers((before) =>
                  Object.fromEntries(asked.map(({ key }) => [key, { note: before[key]?.note ?? '', answer: 'clear' }])),
                )
              }
            >
              {w.allClear}
            </Button>
          </div>
          <ul className="plain-list criteria">
            {asked.map((each, index) => (
              <li key={each.key}>
                <OneCriterion
                  panel={{ proposal, desk }}
                  name={at(`answers.${each.key}`)}
                  criterion={each.key}
                  label={textOf(each)}
                  byMayor={each.criterion.judged_by === 'mayor'}
                  answered={answerTo(each.key)}
                  onAnswer={(change) => write(each.key, change)}
                  error={errorAt(`answers.${each.key}`) ?? errorAt(`answers.${index}`)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {isExcluding ? (
        <CommandForm
          action={excluding}
          proposal={asOpened}
          desk={desk}
          giving={giving}
          beside={{ criteria: hits.map(({ key }) => key) }}
        >
          {hits.length > 0 ? (
            <p>{w.excludedBy(hits.map(textOf).join(t.marks.comma))}</p>
          ) : (
            <p className="soft">{w.passNotOpen}</p>
          )}
        </CommandForm>
      ) : (
        <div className="stack">
          {(asked.length === 0 || faults.some(({ name }) => name === at('note'))) && (
            <TextField
              {...field('note')}
              label={w.note}
              needed={asked.length === 0}
              lines={3}
              value={note}
              onChange={setNote}
            />
          )}
          {errorAt('exceptionReason') !== undefined || exceptionReason !== '' ? (
            <TextField
              {...field('exceptionReason')}
              label={w.exceptionReason}
              needed
              lines={3}
              value={exceptionReason}
              onChange={setExceptionReason}
            />
          ) : null}
          {mayPass ? (
            <p>
              <Button onPress={pass}>{w.pass}</Button>
            </p>
          ) : (
            <p className="soft">{w.passNotOpen}</p>
          )}
        </div>
      )}
    </div>
  );
}

interface CriterionProps {
  readonly panel: Pick<PanelProps, 'proposal' | 'desk'>;
  readonly name: string;
  readonly criterion: string;
  readonly label: string;
  readonly byMayor: boolean;
  readonly answered: Answered;
  readonly onAnswer: (change: Partial<Answered>) => void;
  readonly error: string | undefined;
}

function OneCriterion({ panel, name, criterion, label, byMayor, answered, onAnswer, error }: CriterionProps) {
  const { say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const beside = (panel.proposal.answersBeside ?? []).filter((each) => each.criterion === criterion);
  return (
    <Group name={name} label={label} needed={null} error={error}>
      {byMayor && <p className="small soft">{w.byMayor}</p>}
      {beside.length > 0 && (
        <dl className="facts criteria-beside">
          {beside.map(({ field, item, label: asked, answer }) => (
            <div key={`${field}-${item ?? ''}`} className="fact">
              <dt>{say(asked)}</dt>
              <dd>
                <FormValue desk={panel.desk} fieldKey={field} value={answer} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="choices-inline">
        {(['clear', 'hit'] as const).map((answer) => (
          <label key={answer} className="choice">
            <input
              type="radio"
              name={name}
              value={answer}
              checked={answered.answer === answer}
              onChange={() => onAnswer({ answer })}
            />
            <span>{w.answers[answer]}</span>
          </label>
        ))}
        <label className="criteria-note">
          <span className="visually-hidden">{`${label} — ${w.note}`}</span>
          <input
            id={`${idOf(name)}-note`}
            type="text"
            autoComplete="off"
            placeholder={w.noteOptional}
            value={answered.note}
            onChange={(event) => onAnswer({ note: event.target.value })}
          />
        </label>
      </div>
    </Group>
  );
}
