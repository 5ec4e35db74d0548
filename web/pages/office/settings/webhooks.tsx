import { useState } from 'react';
import { WEBHOOK_EVENTS } from '../../../../domain/webhook-events.js';
import { answerOf, api, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useDeliveries, useWebhooks } from '../../../app/office-queries.js';
import { Button } from '../../../parts/button.js';
import { ConfirmButton } from '../../../parts/confirm-button.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { ChecksField, TextField } from '../../../parts/fields.js';
import { Form } from '../../../parts/form.js';
import { Folded } from '../../../parts/folded.js';
import { Banner, Empty, FailureBanner, Loaded, More, Skeleton } from '../../../parts/states.js';
import { useAsking } from '../../../parts/asking.js';
import { showInstant } from '../../../words/dates.js';
import { SETTINGS } from '../../../words/settings.js';
import type { PartProps } from '../desk-parts.js';

/** Other systems that are told of what happens to cases. */
export function Webhooks({ desk, onDone }: PartProps) {
  const w = useWords(SETTINGS);
  /** Shown once, and kept nowhere. */
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <section className="section">
      <h2>{w.partWebhooks}</h2>
      <p>{w.webhooksLead}</p>
      {secret !== null && (
        <Banner kind="warning" title={w.secret} live>
          <p>{w.secretOnce}</p>
          <p>
            <code className="secret">{secret}</code>
          </p>
        </Banner>
      )}
      <Loaded of={useWebhooks(desk.id)}>
        {({ endpoints }) =>
          endpoints.length === 0 ? (
            <Empty>
              <p>{w.noWebhooks}</p>
            </Empty>
          ) : (
            <ul className="plain-list">
              {endpoints.map((endpoint) => (
                <OneEndpoint
                  key={endpoint.id}
                  desk={desk.id}
                  endpoint={endpoint}
                  onSecret={setSecret}
                  onDone={onDone}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      <AddEndpoint desk={desk.id} onSecret={setSecret} onDone={onDone} />
    </section>
  );
}

interface Shared {
  readonly desk: string;
  readonly onSecret: (secret: string) => void;
  readonly onDone: (told: string) => Promise<void>;
}

type Endpoint = Schemas['WebhookEndpoint'];

function OneEndpoint({ desk, endpoint, onSecret, onDone }: Shared & { readonly endpoint: Endpoint }) {
  const w = useWords(SETTINGS);
  const { t, language } = useLanguage();
  const { id, url, events, createdAt, disabledAt, previousSecretUntil, waiting, dead } = endpoint;
  const sending = useAsking(`webhook-${id}`, {});
  const params = { path: { desk, endpointId: id } };
  const rotate = async () => {
    const isDone = await sending.send(async () => {
      const { secret } = await answerOf(api.POST('/desks/{desk}/webhooks/{endpointId}/rotation', { params }));
      onSecret(secret);
    });
    if (isDone) await onDone(w.rotated);
  };
  const stop = async () => {
    const isDone = await sending.send(() =>
      answerOf(api.POST('/desks/{desk}/webhooks/{endpointId}/disable', { params })),
    );
    if (isDone) await onDone(w.stoppedNow);
  };
  const resume = async () => {
    const isDone = await sending.send(() =>
      answerOf(api.POST('/desks/{desk}/webhooks/{endpointId}/enable', { params })),
    );
    if (isDone) await onDone(w.resumed);
  };
  return (
    <li className="card">
      <div className="row">
        <span className={`chip chip-${disabledAt === null ? 'success' : 'quiet'}`}>
          {disabledAt === null ? w.active : w.stopped}
        </span>
        {waiting > 0 && <span className="chip chip-key">{w.waiting(waiting)}</span>}
        {dead > 0 && <span className="chip chip-error">{w.dead(dead)}</span>}
      </div>
      <h3 className="number">{url}</h3>
      <p className="small soft">
        {events.map((event) => w.eventWords[event]).join(t.marks.comma)} ・ {w.since(showInstant(createdAt, language))}
        {previousSecretUntil !== null && ` ・ ${w.previousUntil(showInstant(previousSecretUntil, language))}`}
      </p>
      <ErrorSummary faults={sending.faults} />
      <div className="row">
        <ConfirmButton kind="outline" label={w.rotate} about={url} title={w.confirmRotate} onConfirm={rotate}>
          <p>{w.confirmRotateBody}</p>
        </ConfirmButton>
        {disabledAt === null ? (
          <ConfirmButton label={w.stop} about={url} title={w.confirmStop} onConfirm={stop}>
            <p>{w.confirmStopBody}</p>
          </ConfirmButton>
        ) : (
          <Button kind="outline" about={url} onPress={resume}>
            {w.resume}
          </Button>
        )}
      </div>
      <Folded title={w.deliveries} about={url}>
        <Deliveries desk={desk} endpoint={endpoint} onDone={onDone} />
      </Folded>
    </li>
  );
}

const CHIPS = { pending: 'key', delivered: 'success', dead: 'error' } as const;

function Deliveries({ desk, endpoint, onDone }: Pick<Shared, 'desk' | 'onDone'> & { readonly endpoint: Endpoint }) {
  const w = useWords(SETTINGS);
  const { language } = useLanguage();
  const { id, dead, disabledAt } = endpoint;
  const listed = useDeliveries(desk, id);
  const sending = useAsking(`deliveries-${id}`, {});
  const deliveries = listed.data?.pages.flatMap((page) => page.deliveries) ?? [];
  const sendAgain = async (only?: string) => {
    const params = { path: { desk, endpointId: id } };
    let queued = 0;
    const isDone = await sending.send(async () => {
      const body = only === undefined ? {} : { deliveries: [only] };
      ({ queued } = await answerOf(api.POST('/desks/{desk}/webhooks/{endpointId}/redeliveries', { params, body })));
    });
    if (isDone) await onDone(w.sentAgain(queued));
  };
  if (listed.isPending) return <Skeleton />;
  return (
    <div className="stack">
      {listed.error && <FailureBanner error={listed.error} onAgain={listed.refetch} />}
      <ErrorSummary faults={sending.faults} />
      {dead > 0 && disabledAt === null && (
        <p>
          <Button kind="outline" onPress={() => sendAgain()}>
            {w.sendAgain}
          </Button>
        </p>
      )}
      {deliveries.length === 0 && <p>{w.noDeliveries}</p>}
      <ul className="plain-list">
        {deliveries.map(({ id: deliveryId, type, status, attempts, lastCode, createdAt }) => (
          <li key={deliveryId} className="row">
            <span className={`chip chip-${CHIPS[status]}`}>{w.deliveryStatuses[status]}</span>
            <span>{w.eventWords[type]}</span>
            <span className="small soft">
              {showInstant(createdAt, language)} ・ {w.attempts(attempts)}
              {lastCode !== null && ` ・ ${w.lastCode(lastCode)}`}
            </span>
            {status !== 'pending' && disabledAt === null && (
              <Button
                kind="text"
                about={`${w.eventWords[type]} ${showInstant(createdAt, language)}`}
                onPress={() => sendAgain(deliveryId)}
              >
                {w.sendOneAgain}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <More of={listed} />
    </div>
  );
}

type EventType = Schemas['WebhookEventType'];

function AddEndpoint({ desk, onSecret, onDone }: Shared) {
  const w = useWords(SETTINGS);
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<readonly string[]>(WEBHOOK_EVENTS);
  const sending = useAsking('new-webhook', { url: w.url, events: w.events });
  const add = async () => {
    if (sending.lacks({ url })) return;
    const body = { url: url.trim(), events: events as EventType[] };
    const isAdded = await sending.send(async () => {
      const { secret } = await answerOf(api.POST('/desks/{desk}/webhooks', { params: { path: { desk } }, body }));
      onSecret(secret);
    });
    if (!isAdded) return;
    setUrl('');
    await onDone(w.webhookAdded);
  };
  return (
    <Form sending={sending} onSend={() => void add()} submit={w.addWebhook} head={<h3>{w.addWebhook}</h3>}>
      <TextField {...sending.field('url')} label={w.url} support={w.urlSupport} needed value={url} onChange={setUrl} />
      <ChecksField
        {...sending.field('events')}
        label={w.events}
        needed
        options={WEBHOOK_EVENTS.map((code) => ({ code, label: w.eventWords[code] }))}
        values={events}
        onChange={setEvents}
      />
    </Form>
  );
}
