import { useParams, useSearchParams } from 'wouter';
import { useWords } from '../../../app/language.js';
import { useLiveDesk } from '../../../app/live.js';
import type { Session } from '../../../app/session.js';
import { PageTitle } from '../../../app/title.js';
import { NotFound } from '../../../parts/states.js';
import { AUDIT_WORDS } from '../../../words/audit.js';
import { Required } from '../../sign-in/required.js';
import { mayCall, RoomNav } from '../rooms.js';
import { CaseSearch } from './case-search.js';
import { Deeds } from './deeds.js';
import { PeopleSearch } from './people-search.js';
import '../../../styles/audit.css';

/** Looks for a case or a person of a desk, to see what was done, read and told. */
export default function AuditPage() {
  const { desk = '' } = useParams<{ desk: string }>();
  return <Required>{(session) => <Room desk={desk} session={session} />}</Required>;
}

function Room({ desk, session }: { readonly desk: string; readonly session: Session }) {
  const w = useWords(AUDIT_WORDS);
  const [parameters] = useSearchParams();
  const personId = parameters.get('person');
  if (!mayCall(session, desk, 'GET /audit/desks/{desk}/people/{personId}')) return <NotFound />;
  return (
    <>
      <RoomNav desk={desk} />
      {personId !== null ? (
        <Deeds key={personId} desk={desk} personId={personId} />
      ) : (
        <div className="stack-wide">
          <div className="stack">
            <PageTitle text={w.title} />
            <p className="reading">{w.lead}</p>
          </div>
          <Search desk={desk} />
        </div>
      )}
    </>
  );
}

function Search({ desk }: { readonly desk: string }) {
  useLiveDesk(desk);
  return (
    <>
      <CaseSearch desk={desk} />
      <PeopleSearch desk={desk} />
    </>
  );
}
