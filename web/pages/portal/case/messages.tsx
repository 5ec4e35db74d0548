import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answerOf, api, Unreachable } from '../../../app/client.js';
import { newKey } from '../../../app/keys.js';
import { useLanguage } from '../../../app/language.js';
import { NOTICES } from '../../../app/live.js';
import { proposalKey, useMessages } from '../../../app/queries.js';
import { desksWith, useSession } from '../../../app/session.js';
import { Button } from '../../../parts/button.js';
import { ErrorSummary, type Fault } from '../../../parts/error-summary.js';
import { useFaults } from '../../../parts/faults.js';
import { TextField } from '../../../parts/fields.js';
import { Banner, Empty, FailureBanner, More, Skeleton } from '../../../parts/states.js';
import { showInstant } from '../../../words/dates.js';
import type { CaseProps } from './props.js';

/** What both sides wrote to each other, the latest first. */
export function Messages({ proposal, desk }: CaseProps) {
  const { t, say, language } = useLanguage();
  const { id } = proposal;
  const queries = useQueryClient();
  const listed = useMessages(id);
  const { data, error, isPending, refetch } = listed;
  const messages = data?.pages.flatMap((page) => page.messages) ?? [];
  const latest = messages[0]?.id;
  const unread = data?.pages[0]?.unread ?? 0;
  const marked = useRef<string | null>(null);

  // They stand on this page: whoever is here has them before their eyes.
  useEffect(() => {
    if (latest === undefined || unread === 0 || marked.current === latest) return;
    marked.current = latest;
    answerOf(api.POST('/proposals/{id}/messages/read', { params: { path: { id } }, body: { upTo: latest } }))
      .then(() => queries.invalidateQueries({ queryKey: NOTICES }))
      // It only stays unread.
      .catch(() => undefined);
  }, [id, latest, unread, queries]);

  const sideOf = (side: (typeof messages)[number]['side'], mine: boolean): string => {
    if (mine) return t.proposal.fromYou;
    if (side === 'proposer') return t.proposal.fromProposer;
    return side === 'department' ? say(desk.terms.department) : say(desk.desk.name);
  };
  return (
    <section className="section">
      <h2>{t.proposal.messages}</h2>
      <Write proposal={proposal} desk={desk} />
      {isPending && <Skeleton />}
      {error && <FailureBanner error={error} onAgain={refetch} />}
      {data && messages.length === 0 && (
        <Empty>
          <p>{t.proposal.messagesEmpty}</p>
        </Empty>
      )}
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
  const faultsOf = useFaults();
  const queries = useQueryClient();
  const { id } = proposal;
  const [text, setText] = useState('');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [isSent, setIsSent] = useState(false);
  const key = useRef(newKey());
  const labels = { text: t.proposal.messageWrite };
  const mayWrite = desksWith(session, 'proposer', 'coordinator', 'desk_head', 'officer', 'leader').includes(desk.id);
  if (!mayWrite) return null;
  const send = async () => {
    setIsSent(false);
    try {
      const params = { path: { id }, header: { 'Idempotency-Key': key.current } };
      await answerOf(api.POST('/proposals/{id}/messages', { params, body: { audience: 'proposer', text } }));
      key.current = newKey();
      setText('');
      setFaults([]);
      setIsSent(true);
      await queries.invalidateQueries({ queryKey: [...proposalKey(id), 'messages'] });
    } catch (error) {
      if (!(error instanceof Unreachable)) key.current = newKey();
      setFaults(faultsOf(error, labels).map((fault) => ({ ...fault, name: fault.name && 'message-text' })));
    }
  };
  return (
    <div className="form not-printed">
      <ErrorSummary faults={faults} />
      {isSent && (
        <Banner kind="success" live>
          <p>{t.proposal.messageSent}</p>
        </Banner>
      )}
      <TextField
        name="message-text"
        label={labels.text}
        needed
        lines={4}
        value={text}
        onChange={setText}
        error={faults.find(({ name }) => name === 'message-text')?.text}
      />
      <p>
        <Button kind="outline" onPress={send}>
          {t.proposal.messageSend}
        </Button>
      </p>
    </div>
  );
}
