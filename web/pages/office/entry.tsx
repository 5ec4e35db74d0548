import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { CHANNEL_WORDS, INTAKE_KIND_WORDS } from '../../../domain/intake-words.js';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api, type Schemas } from '../../app/client.js';
import { useOnce } from '../../app/keys.js';
import { useLanguage, useWords } from '../../app/language.js';
import { ofDeskKey } from '../../app/live.js';
import { useChallenges, type Desk } from '../../app/queries.js';
import { PageTitle } from '../../app/title.js';
import { RadioField, SelectField } from '../../parts/fields.js';
import { Form } from '../../parts/form.js';
import { Banner } from '../../parts/states.js';
import { useAsking } from '../../parts/asking.js';
import { showDayOf, today } from '../../words/dates.js';
import { ENTRY } from '../../words/entry.js';
import { keepReceived, ReceivedFields, type Received } from './entry/received.js';
import { Room } from './room.js';

/** Somebody at the counter or on the telephone: what they bring is written down for them. */
export default function EntryPage() {
  return <Room needs="POST /desks/{desk}/proposals">{({ desk }) => <Entry desk={desk} />}</Room>;
}

function Entry({ desk }: { readonly desk: Desk }) {
  const w = useWords(ENTRY);
  return (
    <div className="stack-wide">
      <div className="stack reading">
        <PageTitle text={w.title} />
        <p>{w.lead}</p>
      </div>
      <Drafts desk={desk.id} />
      <Begin desk={desk} />
    </div>
  );
}

/** Only who began one sees it, until it is handed in. */
function Drafts({ desk }: { readonly desk: string }) {
  const w = useWords(ENTRY);
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ofDeskKey(desk, 'drafts'),
    queryFn: () =>
      answerOf(
        api.GET('/desks/{desk}/proposals', {
          params: { path: { desk }, query: { submitted: 'false', closed: 'false', limit: 20 } },
        }),
      ),
  });
  const drafts = data?.proposals ?? [];
  if (drafts.length === 0) return null;
  return (
    <section className="section">
      <h2>{w.resume}</h2>
      <ul className="plain-list">
        {drafts.map(({ id, title, organisation, createdAt }) => (
          <li key={id} className="card card-link">
            <h3>
              <Link href={addressOf('entryDraft', { desk, id })}>{title || w.untitled}</Link>
            </h3>
            <p className="small soft">
              {organisation !== null && organisation !== '' && `${organisation} ・ `}
              {w.began(showDayOf(createdAt, language))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

type NewDraft = Schemas['NewDraft'];
type Channel = NonNullable<NewDraft['channel']>;

interface Chosen {
  readonly kind: string;
  readonly type: string;
  readonly challengeId: string;
  readonly channel: string;
}

const only = <T,>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

const isChannel = (code: string): code is Channel => code in CHANNEL_WORDS;

function Begin({ desk }: { readonly desk: Desk }) {
  const w = useWords(ENTRY);
  const { say } = useLanguage();
  const [, goTo] = useLocation();
  const once = useOnce();
  const { kinds } = desk.intake;
  const channels = desk.intake.channels.filter(isChannel);
  const types = desk.proposal_types;
  const [chosen, setChosen] = useState<Chosen>({
    kind: only(kinds) ?? '',
    type: only(types)?.code ?? '',
    challengeId: '',
    channel: only(channels) ?? '',
  });
  const [received, setReceived] = useState<Received>({ evidence: '', occurredOn: today() });
  const sending = useAsking('entry', {
    kind: w.kind,
    type: w.type,
    challengeId: w.challenge,
    channel: w.channel,
    evidence: w.evidence,
    occurredOn: w.occurredOn,
  });
  const { at, errorAt, field } = sending;
  const change = (changed: Partial<Chosen>) => setChosen({ ...chosen, ...changed });
  const kind = kinds.find((each) => each === chosen.kind);
  const type = kind === 'proposal' ? types.find(({ code }) => code === chosen.type) : undefined;
  const asksChallenge = type?.challenge.startsWith('published') ?? false;

  const begin = async () => {
    const lacks = sending.lacks({
      kind: chosen.kind,
      ...(kind === 'proposal' && { type: chosen.type }),
      ...(asksChallenge && { challengeId: chosen.challengeId }),
      channel: chosen.channel,
      evidence: received.evidence,
      occurredOn: received.occurredOn,
    });
    const channel = channels.find((each) => each === chosen.channel);
    if (lacks || kind === undefined || channel === undefined) return;
    const body = {
      kind,
      ...(type && { type: type.code }),
      ...(asksChallenge && { challengeId: chosen.challengeId }),
      channel,
      onBehalfOf: 'proposer' as const,
      content: {},
    };
    await sending.send(async () => {
      const { id } = await once(body, (key) => {
        const params = { path: { desk: desk.id }, header: { 'Idempotency-Key': key } };
        return answerOf(api.POST('/desks/{desk}/proposals', { params, body }));
      });
      keepReceived(id, received);
      goTo(addressOf('entryDraft', { desk: desk.id, id }));
    });
  };

  return (
    <section className="section">
      <h2>{w.begin}</h2>
      <Form sending={sending} onSend={() => void begin()} submit={w.start}>
        {kinds.length > 1 && (
          <RadioField
            {...field('kind')}
            label={w.kind}
            needed
            inline
            options={kinds.map((code) => ({ code, label: say(INTAKE_KIND_WORDS[code]) }))}
            value={chosen.kind}
            onChange={(code) => change({ kind: code })}
          />
        )}
        {kind === 'proposal' && types.length > 1 && (
          <RadioField
            {...field('type')}
            label={w.type}
            needed
            options={types.map(({ code, label }) => ({ code, label: say(label) }))}
            value={chosen.type}
            onChange={(code) => change({ type: code })}
          />
        )}
        {asksChallenge && (
          <ChallengeField
            desk={desk.id}
            name={at('challengeId')}
            error={errorAt('challengeId')}
            value={chosen.challengeId}
            onChange={(id) => change({ challengeId: id })}
          />
        )}
        <RadioField
          {...field('channel')}
          label={w.channel}
          needed
          inline
          options={channels.map((code) => ({ code, label: say(CHANNEL_WORDS[code]) }))}
          value={chosen.channel}
          onChange={(code) => change({ channel: code })}
        />
        <ReceivedFields received={received} onChange={setReceived} sending={sending} />
      </Form>
    </section>
  );
}

interface ChallengeFieldProps {
  readonly desk: string;
  readonly name: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Those whose window is over as well: what lay in the letter box on the last day was in time. */
function ChallengeField({ desk, ...field }: ChallengeFieldProps) {
  const w = useWords(ENTRY);
  const { t } = useLanguage();
  const { data } = useChallenges(desk);
  const published = (data?.challenges ?? []).filter(({ publishedOn }) => publishedOn !== null);
  if (data && published.length === 0) {
    return (
      <Banner kind="warning">
        <p>{w.noChallenge}</p>
      </Banner>
    );
  }
  return (
    <SelectField
      {...field}
      label={w.challenge}
      needed
      options={[...published]
        .sort((a, b) => Number(b.open) - Number(a.open))
        .map(({ id, title, open }) => ({
          code: id,
          label: open ? title : `${title}${t.marks.open}${w.challengeClosed}${t.marks.close}`,
        }))}
    />
  );
}
