import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { proposalKey, useTimeline } from '../../../app/queries.js';
import { Button } from '../../../parts/button.js';
import { More, ListState } from '../../../parts/states.js';
import { CASE_WORDS } from '../../../words/case.js';
import { showDay, showDayOf, showTime } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { useActorName } from './actor-name.js';
import { useWrites } from './dialogue.js';
import { CancelMeeting, MoveMeeting, PlanMeeting } from './meeting-forms.js';
import { Said } from './said.js';

type Meeting = Schemas['PlannedMeeting'];

const useMeetings = (id: string) =>
  useInfiniteQuery({
    queryKey: [...proposalKey(id), 'meetings'],
    queryFn: ({ pageParam: cursor }) =>
      answerOf(
        api.GET('/proposals/{id}/meetings', { params: { path: { id }, query: cursor === null ? {} : { cursor } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** Meetings that are planned, and what was put on record of those that took place. */
export function Meetings({ proposal, desk }: CaseProps) {
  const { language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const nameOf = useActorName(desk);
  const writes = useWrites({ proposal });
  const [isPlanning, setIsPlanning] = useState(false);
  const listed = useMeetings(proposal.id);
  const timeline = useTimeline(proposal.id);
  const meetings = listed.data?.pages.flatMap((page) => page.meetings) ?? [];
  const held = (timeline.data?.entries ?? [])
    .filter(({ kind, status }) => kind === 'record_dialogue' && status === 'settled')
    .toReversed();
  return (
    <section className="section" id="case-meetings" aria-labelledby="case-meetings-title">
      <h2 id="case-meetings-title">{w.parts.meetings}</h2>
      <ListState of={listed} empty={meetings.length === 0 && held.length === 0 ? w.meetingsEmpty : null} />
      {meetings.length > 0 && (
        <ul className="plain-list">
          {meetings.map((meeting) => (
            <li key={meeting.id} className="card">
              <OneMeeting proposal={proposal} desk={desk} meeting={meeting} mayChange={writes} />
            </li>
          ))}
        </ul>
      )}
      <More of={listed} />
      {writes && !isPlanning && (
        <p className="not-printed">
          <Button kind="outline" onPress={() => setIsPlanning(true)}>
            {w.planMeeting}
          </Button>
        </p>
      )}
      {isPlanning && <PlanMeeting id={proposal.id} onDone={() => setIsPlanning(false)} />}
      {held.length > 0 && (
        <>
          <h3>{w.heldDialogues}</h3>
          <ul className="plain-list">
            {held.map(({ commandId, words, actor, occurredOn, at }) => (
              <li key={commandId} className="card">
                <p className="row">
                  <strong>
                    {typeof words?.['heldOn'] === 'string'
                      ? showDay(words['heldOn'], language)
                      : occurredOn === null
                        ? showDayOf(at, language)
                        : showDay(occurredOn, language)}
                  </strong>
                  <span className="small soft">{w.recordedBy(nameOf(actor))}</span>
                </p>
                <Said proposal={proposal} desk={desk} kind="record_dialogue" words={words} without={['heldOn']} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function OneMeeting({
  proposal,
  meeting,
  mayChange,
}: CaseProps & { readonly meeting: Meeting; readonly mayChange: boolean }) {
  const { t, language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const [changing, setChanging] = useState<'move' | 'cancel' | null>(null);
  const { startsAt, endsAt, place, audience, status, reason, plannedBy } = meeting;
  const isAhead = new Date(endsAt) > new Date();
  const isOpen = mayChange && status === 'planned' && isAhead;
  return (
    <>
      <p className="row">
        <strong className={status === 'cancelled' ? 'case-struck' : ''}>
          {showDayOf(startsAt, language)} {showTime(new Date(startsAt))}–{showTime(new Date(endsAt))}
        </strong>
        {status === 'cancelled' && <span className="chip chip-error">{w.cancelled}</span>}
        <span className={`chip ${audience === 'internal' ? 'chip-quiet' : 'chip-key'}`}>{w.audiences[audience]}</span>
      </p>
      <p className="kept-lines">{place}</p>
      {reason !== null && (
        <p className="small kept-lines">
          {w.reason}
          {t.marks.colon}
          {reason}
        </p>
      )}
      {plannedBy !== undefined && <p className="small soft">{w.plannedBy(plannedBy)}</p>}
      {isOpen && changing === null && (
        <p className="row not-printed">
          <Button kind="text" onPress={() => setChanging('move')}>
            {w.moveMeeting}
          </Button>
          <Button kind="text" onPress={() => setChanging('cancel')}>
            {w.cancelMeeting}
          </Button>
        </p>
      )}
      {changing === 'move' && <MoveMeeting id={proposal.id} meeting={meeting} onDone={() => setChanging(null)} />}
      {changing === 'cancel' && <CancelMeeting id={proposal.id} meeting={meeting} onDone={() => setChanging(null)} />}
    </>
  );
}
