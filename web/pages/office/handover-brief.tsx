import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { ASK_WORDS } from '../../../domain/ask-words.js';
import { COMMAND_WORDS } from '../../../domain/command-words.js';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api, type Schemas } from '../../app/client.js';
import { useLanguage, useWords } from '../../app/language.js';
import { proposalKey, useDesk, useProposal, type Desk } from '../../app/queries.js';
import { PageTitle } from '../../app/title.js';
import { Loaded } from '../../parts/states.js';
import { showDay, showDayOf, today } from '../../words/dates.js';
import { HANDOVERS } from '../../words/handovers.js';
import { Required } from '../sign-in/required.js';
import { RoomNav } from './rooms.js';

/** What somebody has to know who takes a case over, on paper as well as on the screen. */
export default function HandoverBriefPage() {
  const { id = '' } = useParams<{ id: string }>();
  return <Required>{() => <OfCase id={id} />}</Required>;
}

function OfCase({ id }: { readonly id: string }) {
  const brief = useQuery({
    queryKey: [...proposalKey(id), 'brief'],
    queryFn: () => answerOf(api.GET('/proposals/{id}/handover-brief', { params: { path: { id } } })),
  });
  return (
    <Loaded of={useProposal(id)}>
      {({ desk, profileVersion }) => (
        <>
          <RoomNav desk={desk} />
          <Loaded of={brief}>
            {(told) => (
              <OfVersion desk={desk} version={profileVersion}>
                {(guideline) => <Brief brief={told} desk={guideline} />}
              </OfVersion>
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

interface OfVersionProps {
  readonly desk: string;
  readonly version: number;
  readonly children: (desk: Desk) => ReactNode;
}

function OfVersion({ desk, version, children }: OfVersionProps) {
  return <Loaded of={useDesk(desk, version)}>{children}</Loaded>;
}

type HandoverBrief = Schemas['HandoverBrief'];

function Brief({ brief, desk }: { readonly brief: HandoverBrief; readonly desk: Desk }) {
  const w = useWords(HANDOVERS);
  const { t, say, language } = useLanguage();
  const { id, referenceNumber, title, standing, inCharge, promised, next, met, open, unsettled, notes } = brief;
  const { asks, agreement, contributions, roles } = promised;
  const sideOf = (side: string): string => {
    if (side === 'proposer') return say(desk.terms.proposer);
    if (side === 'expert') return t.proposal.ballExpert;
    return say(side === 'department' ? desk.terms.department : desk.desk.name);
  };
  const askLine = ({ kind, holder, until }: (typeof asks)[number]): string =>
    `${say(ASK_WORDS[kind])}${t.marks.open}${sideOf(holder)}${t.marks.close} ${until === null ? t.common.noDue : t.common.until(showDayOf(until, language))}`;
  return (
    <article className="stack-wide reading">
      <div className="stack">
        <p className="row">
          <span className="chip chip-key">{w.briefTitle}</span>
          <span className="number">{referenceNumber}</span>
          <span className="small soft">
            {say(desk.municipality.name)} {say(desk.desk.name)} ・ {t.common.asOf(showDay(today(), language))}
          </span>
        </p>
        <PageTitle text={`${w.briefTitle}${t.marks.colon}${title}`}>{title}</PageTitle>
        <p className="row not-printed">
          <button type="button" className="button button-outline" onClick={() => window.print()}>
            {t.common.print}
          </button>
          <Link href={addressOf('proposal', { id })}>{w.toCase}</Link>
        </p>
      </div>
      <section className="section">
        <h2>{w.standing}</h2>
        <dl className="facts">
          <dt>{w.stage}</dt>
          <dd>{say(standing.stageLabel)}</dd>
          <dt>{w.inCharge}</dt>
          <dd>
            {inCharge.length === 0
              ? w.nobodyInCharge
              : inCharge
                  .map(({ name, holder }) => `${name}${t.marks.open}${sideOf(holder)}${t.marks.close}`)
                  .join('\n')}
          </dd>
          <dt>{w.next}</dt>
          <dd>
            {next.ask ? askLine(next.ask) : w.noAsks}
            {next.actions.length > 0 && `\n${next.actions.map((kind) => say(COMMAND_WORDS[kind])).join(t.marks.comma)}`}
          </dd>
        </dl>
        {unsettled > 0 && <p>{w.unsettled(unsettled)}</p>}
      </section>
      <section className="section">
        <h2>{w.promised}</h2>
        <h3>{w.asks}</h3>
        {asks.length === 0 ? (
          <p>{w.noAsks}</p>
        ) : (
          <ul>
            {asks.map((ask) => (
              <li key={`${ask.kind} ${ask.departmentId}`}>{askLine(ask)}</li>
            ))}
          </ul>
        )}
        {agreement && (
          <>
            <h3>{w.agreement}</h3>
            <p>
              {agreement.title} ・ {showDay(agreement.concludedOn, language)}
              {agreement.document !== null && ` ・ ${agreement.document}`}
            </p>
            {agreement.termFrom !== null && (
              <p>
                {w.term}
                {t.marks.colon}
                {agreement.termTo === null
                  ? t.desk.windowOpenEnd(showDay(agreement.termFrom, language))
                  : t.desk.window(showDay(agreement.termFrom, language), showDay(agreement.termTo, language))}
              </p>
            )}
          </>
        )}
        {contributions.length > 0 && (
          <>
            <h3>{w.contributions}</h3>
            <ul>
              {contributions.map(({ code, label, place, note }) => (
                <li key={code}>{[say(label), place, note].filter((each) => each !== null).join(' ・ ')}</li>
              ))}
            </ul>
          </>
        )}
        {roles && (
          <>
            <h3>{w.division}</h3>
            <dl className="facts">
              <dt>{w.ofProposer}</dt>
              <dd>{roles.proposer}</dd>
              <dt>{w.ofCity}</dt>
              <dd>{roles.municipality}</dd>
            </dl>
          </>
        )}
      </section>
      <section className="section">
        <h2>{w.open}</h2>
        {open.length === 0 ? (
          <p>{w.nothingOpen}</p>
        ) : (
          <ul>
            {open.map(({ code, messages, departmentId }) => (
              <li key={`${code} ${departmentId}`}>{say(messages)}</li>
            ))}
          </ul>
        )}
      </section>
      <section className="section">
        <h2>{w.met}</h2>
        {met.length === 0 && <p>{w.noMeetings}</p>}
        <ul className="timeline">
          {met.map(({ heldOn, participants, summary, sharedByCity }, index) => (
            <li key={`${heldOn} ${index}`}>
              <strong>{showDay(heldOn, language)}</strong>
              <p className="small soft">{participants.map(sideOf).join(t.marks.comma)}</p>
              <p className="kept-lines">{summary}</p>
              {sharedByCity !== null && (
                <p className="kept-lines">
                  {w.shared}
                  {t.marks.colon}
                  {sharedByCity}
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className="section">
        <h2>{w.notes}</h2>
        {notes.length === 0 && <p>{w.noNotes}</p>}
        <ul className="timeline">
          {notes.map(({ effectiveOn, note, from, to }, index) => (
            <li key={`${effectiveOn} ${index}`}>
              <strong>
                {showDay(effectiveOn, language)} {w.fromTo(from.join(t.marks.comma), to.join(t.marks.comma))}
              </strong>
              {note !== null && <p className="kept-lines">{note}</p>}
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}
