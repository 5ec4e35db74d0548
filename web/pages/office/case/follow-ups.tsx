import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FOLLOW_UP_WORDS } from '../../../../domain/follow-up-words.js';
import { answerOf, api, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { proposalKey } from '../../../app/queries.js';
import { useSession } from '../../../app/session.js';
import { Button } from '../../../parts/button.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { useAsking } from '../../../parts/asking.js';
import { TextField } from '../../../parts/fields.js';
import { Loaded } from '../../../parts/states.js';
import { CASE_WORDS } from '../../../words/case.js';
import { showDayOf } from '../../../words/dates.js';
import { mayAtCase } from './may-at-case.js';
import type { CaseProps } from '../../case-props.js';

/** Tasks beside the process: what is open, what was done by whom, and what was dropped. */
export function FollowUps({ proposal, desk }: CaseProps) {
  const w = useWords(CASE_WORDS);
  const { session } = useSession();
  const { id } = proposal;
  const listed = useQuery({
    queryKey: [...proposalKey(id), 'follow-ups'],
    queryFn: () => answerOf(api.GET('/proposals/{id}/follow-ups', { params: { path: { id } } })),
  });
  const mayFinish = mayAtCase(session, desk.id, 'POST /proposals/{id}/follow-ups/{followUpId}/done');
  return (
    <div className="stack-tight">
      <h3>{w.followUps}</h3>
      <Loaded of={listed}>
        {({ followUps }) =>
          followUps.length === 0 ? (
            <p className="soft">{w.followUpsEmpty}</p>
          ) : (
            <ul className="plain-list">
              {followUps.map((each) => (
                <li key={each.id}>
                  <OneFollowUp id={id} followUp={each} mayFinish={mayFinish} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

interface OneProps {
  readonly id: string;
  readonly followUp: Schemas['FollowUp'];
  readonly mayFinish: boolean;
}

function OneFollowUp({ id, followUp, mayFinish }: OneProps) {
  const { t, say, language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const queries = useQueryClient();
  const [isFinishing, setIsFinishing] = useState(false);
  const [note, setNote] = useState('');
  const { doneAt, doneBy, droppedAt, openedAt, kind } = followUp;
  const { faults, field, send } = useAsking(`follow-up-${followUp.id}`, { note: w.note });
  const finish = async () => {
    const params = { path: { id, followUpId: followUp.id } };
    const body = note.trim() === '' ? {} : { note };
    if (!(await send(() => answerOf(api.POST('/proposals/{id}/follow-ups/{followUpId}/done', { params, body })))))
      return;
    setIsFinishing(false);
    await queries.invalidateQueries({ queryKey: proposalKey(id) });
    await queries.invalidateQueries({ queryKey: ['tasks'] });
  };
  return (
    <div className="stack-tight">
      <p className="row">
        <span className={`chip ${doneAt !== null ? 'chip-success' : droppedAt !== null ? 'chip-quiet' : 'chip-key'}`}>
          {doneAt !== null ? w.followUpDone : droppedAt !== null ? w.followUpDropped : w.followUpOpen}
        </span>
        {say(FOLLOW_UP_WORDS[kind])}
        <span className="small soft">
          {doneAt !== null
            ? `${showDayOf(doneAt, language)}${doneBy === null ? '' : ` ・ ${doneBy}`}`
            : w.sinceDay(showDayOf(openedAt, language))}
        </span>
        {mayFinish && doneAt === null && droppedAt === null && !isFinishing && (
          <Button kind="text" about={say(FOLLOW_UP_WORDS[kind])} onPress={() => setIsFinishing(true)}>
            {w.followUpFinish}
          </Button>
        )}
      </p>
      {followUp.note !== null && <p className="small kept-lines">{followUp.note}</p>}
      {isFinishing && (
        <div className="form case-inline not-printed">
          <ErrorSummary faults={faults} />
          <TextField {...field('note')} label={w.note} needed={false} lines={2} value={note} onChange={setNote} />
          <p className="row">
            <Button onPress={finish}>{w.followUpFinish}</Button>
            <Button kind="text" onPress={() => setIsFinishing(false)}>
              {t.common.back}
            </Button>
          </p>
        </div>
      )}
    </div>
  );
}
