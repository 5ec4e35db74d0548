import { useLiveCase } from '../../../app/live.js';
import { useWords } from '../../../app/language.js';
import { CASE_WORDS } from '../../../words/case.js';
import { RoomNav } from '../rooms.js';
import type { CaseProps } from '../../case-props.js';
import { Actions } from './actions.js';
import { Besides } from './besides.js';
import { Charges } from './charges.js';
import { Departments } from './departments.js';
import { Dialogue } from './dialogue.js';
import { Head } from './head.js';
import { History } from './history.js';
import { Meetings } from './meetings.js';
import { OpenPoints } from './open-points.js';
import { Proposed } from './proposed.js';
import { Proposer } from './proposer.js';
import { Records } from './records.js';
import { Watch } from './watch.js';
import '../../../styles/case.css';

/** The whole of a case, as the city's own people work on it. */
export default function StaffCase({ proposal, desk }: CaseProps) {
  const w = useWords(CASE_WORDS);
  const given = { proposal, desk };
  useLiveCase(proposal.id);
  return (
    <div className="case">
      <RoomNav desk={proposal.desk} />
      <Head {...given} />
      <div className="case-columns">
        <div className="case-first stack-wide">
          <Actions {...given} />
          <OpenPoints {...given} />
        </div>
        <aside className="case-side" aria-label={w.side}>
          <Charges {...given} />
          <Departments {...given} />
          <Proposer {...given} />
          <Watch {...given} />
        </aside>
        <div className="case-rest stack-wide">
          <Proposed {...given} />
          <Dialogue {...given} />
          <Meetings {...given} />
          <Records {...given} />
          <Besides {...given} />
          <History {...given} />
        </div>
      </div>
    </div>
  );
}
