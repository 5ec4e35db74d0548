import { useState } from 'react';
import { ROLES_OF_SIDE } from '../../../../domain/assignments.js';
import { writingSideOf } from '../../../../domain/messages.js';
import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useSession } from '../../../app/session.js';
import { useThread, useWriteMessage } from '../../../app/thread.js';
import { Button } from '../../../parts/button.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { useAsking } from '../../../parts/asking.js';
import { RadioField, TextField } from '../../../parts/fields.js';
import { Banner, More, ListState } from '../../../parts/states.js';
import { CASE_WORDS } from '../../../words/case.js';
import { showInstant } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { useSideName } from './holder-name.js';

type Audience = Schemas['MessageAudience'];
const AUDIENCES = ['proposer', 'internal'] as const satisfies readonly Audience[];

/** Whether somebody writes here at all: the desk, and a department that takes part. */
export function useWrites({ proposal }: Pick<CaseProps, 'proposal'>): boolean {
  const { session } = useSession();
  const person = session?.people.find(({ desk }) => desk === proposal.desk);
  if (!person || !proposal.submitted) return false;
  const isOfDesk = person.roles.some((role) => ROLES_OF_SIDE.desk.includes(role));
  return writingSideOf(isOfDesk ? ['desk'] : [], person, { departments: proposal.departments ?? [] }) !== null;
}

/** One thread: what both sides wrote to each other, and what the city's own people wrote among themselves. */
export function Dialogue({ proposal, desk }: CaseProps) {
  const { t, language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const { id } = proposal;
  const nameOf = useSideName({ proposal, desk });
  const { listed, messages } = useThread(id);
  const writes = useWrites({ proposal });

  return (
    <section className="section" id="case-dialogue" aria-labelledby="case-dialogue-title">
      <h2 id="case-dialogue-title">{w.parts.dialogue}</h2>
      {writes && <Write proposal={proposal} desk={desk} />}
      <ListState of={listed} empty={messages.length === 0 ? w.messagesEmpty : null} />
      <ul className="thread case-thread">
        {messages.map(
          ({ id: messageId, audience, side, name, departmentId, mine, unread: isUnread, writtenAt, text }) => (
            <li key={messageId} className={`${mine ? 'is-mine' : ''} is-${audience}`}>
              <p className="row small">
                <span className={`chip ${audience === 'internal' ? 'chip-quiet' : 'chip-key'}`}>
                  {w.audiences[audience]}
                </span>
                <strong>{name ?? ''}</strong>
                <span className="soft">{nameOf({ holder: side, departmentId })}</span>
                <span className="soft">{showInstant(writtenAt, language)}</span>
                {isUnread && <span className="chip chip-warning">{t.proposal.unread}</span>}
              </p>
              <p className="kept-lines">{text}</p>
            </li>
          ),
        )}
      </ul>
      <More of={listed} />
    </section>
  );
}

/**
 * For whom something is written is chosen each time: nothing is chosen beforehand, the button says who will read it, and
 * what was written stands on another ground. So nothing that is the city's own goes out by a slip.
 */
function Write({ proposal, desk }: CaseProps) {
  const { t, say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const write = useWriteMessage(proposal.id);
  const [audience, setAudience] = useState<Audience | ''>('');
  const [text, setText] = useState('');
  const [sentTo, setSentTo] = useState<Audience | null>(null);
  const { faults, field, tell, send: ask } = useAsking('message', { text: w.message, audience: w.audience });
  const reader = say(desk.terms.proposer);
  const send = async () => {
    setSentTo(null);
    if (audience === '') {
      tell('audience', w.audienceMissing);
      return;
    }
    if (!(await ask(() => write({ audience, text })))) return;
    setText('');
    setAudience('');
    setSentTo(audience);
  };
  return (
    <div className={`form not-printed case-write ${audience === '' ? '' : `is-${audience}`}`}>
      <ErrorSummary faults={faults} />
      {sentTo && (
        <Banner kind="success" live>
          <p>{w.messageSent[sentTo]}</p>
        </Banner>
      )}
      <RadioField
        {...field('audience')}
        label={w.audience}
        needed
        inline
        options={AUDIENCES.map((code) => ({ code, label: w.audienceChoices[code](reader) }))}
        value={audience}
        onChange={(code) => setAudience(AUDIENCES.find((each) => each === code) ?? '')}
      />
      <TextField
        {...field('text')}
        label={w.message}
        needed
        lines={4}
        value={text}
        onChange={setText}
        support={audience === 'proposer' ? w.readByProposer(reader) : undefined}
      />
      <p>
        <Button kind={audience === 'proposer' ? 'solid' : 'outline'} onPress={send}>
          {audience === '' ? t.proposal.messageSend : w.sendTo[audience](reader)}
        </Button>
      </p>
    </div>
  );
}
