import { useState } from 'react';
import { useLanguage } from '../../../app/language.js';
import { desksWith, useSession } from '../../../app/session.js';
import { useThread, useWriteMessage } from '../../../app/thread.js';
import { useAsking } from '../../../parts/asking.js';
import { Button } from '../../../parts/button.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { TextField } from '../../../parts/fields.js';
import { Banner, More, ListState } from '../../../parts/states.js';
import { showInstant } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';

/** What both sides wrote to each other, the latest first. */
export function Messages({ proposal, desk }: CaseProps) {
  const { t, say, language } = useLanguage();
  const { id } = proposal;
  const { listed, messages } = useThread(id);

  const sideOf = (side: (typeof messages)[number]['side'], mine: boolean): string => {
    if (mine) return t.proposal.fromYou;
    if (side === 'proposer') return t.proposal.fromProposer;
    return side === 'department' ? say(desk.terms.department) : say(desk.desk.name);
  };
  return (
    <section className="section">
      <h2>{t.proposal.messages}</h2>
      <Write proposal={proposal} desk={desk} />
      <ListState of={listed} empty={messages.length === 0 ? t.proposal.messagesEmpty : null} />
      <ul className="thread">
        {messages.map((message) => (
          <li key={message.id} className={message.mine ? 'is-mine' : ''}>
            <p className="small soft">
              {sideOf(message.side, message.mine)} ・ {showInstant(message.writtenAt, language)}{' '}
              {message.unread && <span className="chip chip-key">{t.proposal.unread}</span>}
            </p>
            <p className="kept-lines">{message.text}</p>
          </li>
        ))}
      </ul>
      <More of={listed} />
    </section>
  );
}

function Write({ proposal, desk }: CaseProps) {
  const { t } = useLanguage();
  const { session } = useSession();
  const { id } = proposal;
  const write = useWriteMessage(id);
  const [text, setText] = useState('');
  const [isSent, setIsSent] = useState(false);
  const labels = { text: t.proposal.messageWrite };
  const { faults, field, send } = useAsking('message', labels);
  const mayWrite = desksWith(session, 'proposer').includes(desk.id);
  if (!mayWrite) return null;
  const sendIt = async () => {
    setIsSent(false);
    if (!(await send(() => write({ audience: 'proposer', text })))) return;
    setText('');
    setIsSent(true);
  };
  return (
    <div className="form not-printed">
      <ErrorSummary faults={faults} />
      {isSent && (
        <Banner kind="success" live>
          <p>{t.proposal.messageSent}</p>
        </Banner>
      )}
      <TextField {...field('text')} label={labels.text} needed lines={4} value={text} onChange={setText} />
      <p>
        <Button kind="outline" onPress={sendIt}>
          {t.proposal.messageSend}
        </Button>
      </p>
    </div>
  );
}
