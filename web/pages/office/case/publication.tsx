import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { proposalKey } from '../../../app/queries.js';
import { useSession } from '../../../app/session.js';
import { ContentFacts } from '../../../form/content-facts.js';
import { Button } from '../../../parts/button.js';
import { DateField } from '../../../parts/date-field.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { useAsking } from '../../../parts/asking.js';
import { RadioField, TextField } from '../../../parts/fields.js';
import { Loaded } from '../../../parts/states.js';
import { CASE_WORDS } from '../../../words/case.js';
import { showDay, showDayOf } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { mayAtCase } from './may-at-case.js';

type Shown = Schemas['Publication'];
type Answer = Schemas['HearingAnswer'];

/** The page of a case as everybody would read it, and what is kept back; publishing it, and taking it back. */
export function Publication({ proposal, desk }: CaseProps) {
  const { say, language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const { session } = useSession();
  const { id } = proposal;
  const asked = useQuery({
    queryKey: [...proposalKey(id), 'publication'],
    queryFn: () => answerOf(api.GET('/proposals/{id}/publication', { params: { path: { id } } })),
  });
  const mayPublish = mayAtCase(session, desk.id, 'POST /proposals/{id}/publication');
  return (
    <div className="stack-tight">
      <h3>{w.publication}</h3>
      <Loaded of={asked}>
        {(publication) => {
          const { published, problem, page, withheld } = publication;
          return (
            <>
              <p className="row">
                <span className={`chip ${published ? 'chip-success' : 'chip-quiet'}`}>
                  {published ? w.published : w.notPublished}
                </span>
                {published && <span className="small soft">{showDayOf(published.at, language)}</span>}
                {problem && <span className="small">{say(problem.messages)}</span>}
              </p>
              {published?.hearing && (
                <p className="small kept-lines">
                  {w.heard(showDay(published.hearing.heldOn, language), w.hearingAnswers[published.hearing.answer])}
                  {published.hearing.note !== null && ` ・ ${published.hearing.note}`}
                </p>
              )}
              {(problem === null || published) && (
                <details>
                  <summary>{w.previewPage}</summary>
                  <div className="stack">
                    <h4>{page.title}</h4>
                    {page.organisation !== null && <p>{page.organisation}</p>}
                    {page.summary !== null && <p className="kept-lines">{page.summary}</p>}
                    <ContentFacts desk={desk} items={page.items} />
                    {withheld.length > 0 && (
                      <p className="small">
                        {w.withheld}：{withheld.map(({ label }) => say(label)).join('、')}
                      </p>
                    )}
                  </div>
                </details>
              )}
              {mayPublish && !published && problem === null && <Publish id={id} publication={publication} />}
              {mayPublish && published && <TakeBack id={id} />}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

const ANSWERS = ['no_objection', 'objection', 'no_answer'] as const satisfies readonly Answer[];

function usePublishing(id: string, labels: Readonly<Record<string, string>>) {
  const queries = useQueryClient();
  const asking = useAsking('publication', labels);
  const send = async (ask: () => Promise<unknown>) => {
    if (await asking.send(ask)) await queries.invalidateQueries({ queryKey: proposalKey(id) });
  };
  return { ...asking, send };
}

function Publish({ id }: { readonly id: string; readonly publication: Shown }) {
  const w = useWords(CASE_WORDS);
  const [heldOn, setHeldOn] = useState('');
  const [answer, setAnswer] = useState<Answer | ''>('');
  const [note, setNote] = useState('');
  const labels = {
    hearing: w.hearing,
    'hearing.heldOn': w.heldOn,
    'hearing.answer': w.hearingAnswer,
    'hearing.note': w.note,
  };
  const { send, faults, at, errorAt, field } = usePublishing(id, labels);
  const hearing = heldOn === '' && answer === '' ? null : { heldOn, ...(answer !== '' && { answer }) };
  const publish = () =>
    send(() => {
      const body = hearing && { hearing: { ...hearing, ...(note.trim() !== '' && { note }) } as Schemas['Hearing'] };
      return answerOf(api.POST('/proposals/{id}/publication', { params: { path: { id } }, body: body ?? {} }));
    });
  return (
    <details className="not-printed">
      <summary>{w.publish}</summary>
      <div className="form">
        <ErrorSummary faults={faults} />
        <DateField
          name={at('hearing.heldOn')}
          label={w.heldOn}
          needed={false}
          value={heldOn}
          onChange={setHeldOn}
          error={errorAt('hearing.heldOn') ?? errorAt('hearing')}
        />
        <RadioField
          {...field('hearing.answer')}
          label={w.hearingAnswer}
          needed={false}
          inline
          options={ANSWERS.map((code) => ({ code, label: w.hearingAnswers[code] }))}
          value={answer}
          onChange={(code) => setAnswer(ANSWERS.find((each) => each === code) ?? '')}
        />
        <TextField {...field('hearing.note')} label={w.note} needed={false} lines={2} value={note} onChange={setNote} />
        <p>
          <Button onPress={publish}>{w.publish}</Button>
        </p>
      </div>
    </details>
  );
}

function TakeBack({ id }: { readonly id: string }) {
  const w = useWords(CASE_WORDS);
  const [reason, setReason] = useState('');
  const { send, faults, field } = usePublishing(id, { reason: w.reason });
  const takeBack = () =>
    send(() => answerOf(api.POST('/proposals/{id}/publication/end', { params: { path: { id } }, body: { reason } })));
  return (
    <details className="not-printed">
      <summary>{w.takeBack}</summary>
      <div className="form">
        <ErrorSummary faults={faults} />
        <TextField {...field('reason')} label={w.reason} needed lines={2} value={reason} onChange={setReason} />
        <p>
          <Button kind="danger" onPress={takeBack}>
            {w.takeBack}
          </Button>
        </p>
      </div>
    </details>
  );
}
