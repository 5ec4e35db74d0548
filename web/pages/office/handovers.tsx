import { ERRORS, messagesOf, type ErrorCode } from '../../../domain/errors.js';
import { answerOf, api, type Schemas } from '../../app/client.js';
import { useLanguage, useWords } from '../../app/language.js';
import { useDepartments, useEverybody, useHandovers } from '../../app/office-queries.js';
import { PageTitle } from '../../app/title.js';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { Banner, Empty, Loaded } from '../../parts/states.js';
import { useAsking } from '../../parts/asking.js';
import '../../styles/administer.css';
import { showDay, showInstant } from '../../words/dates.js';
import { HANDOVERS } from '../../words/handovers.js';
import { Told, useTold } from './desk-parts.js';
import { OrderHandover } from './handovers/order-handover.js';
import { Room, type AtDesk } from './room.js';

/** Every April: what somebody has open goes to whoever follows. */
export default function HandoversPage() {
  return <Room needs="GET /desks/{desk}/handovers">{(at) => <Handovers key={at.desk.id} {...at} />}</Room>;
}

function Handovers(at: AtDesk) {
  const { desk, may } = at;
  const w = useWords(HANDOVERS);
  const { told, onDone } = useTold(desk.id);
  return (
    <div className="stack-wide">
      <div className="stack reading">
        <PageTitle text={w.title} />
        <p>{w.lead}</p>
        <Told told={told} />
      </div>
      <section className="section">
        <h2>{w.listed}</h2>
        <Loaded of={useHandovers(desk.id)}>
          {({ handovers }) =>
            handovers.length === 0 ? (
              <Empty>
                <p>{w.none}</p>
              </Empty>
            ) : (
              <ul className="plain-list">
                {handovers.map((handover) => (
                  <OneHandover
                    key={handover.id}
                    desk={desk.id}
                    handover={handover}
                    mayTakeBack={may('DELETE /desks/{desk}/handovers/{handoverId}')}
                    onDone={onDone}
                  />
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
      {may('POST /desks/{desk}/handovers') && <OrderHandover {...at} onDone={onDone} />}
    </div>
  );
}

interface OneProps {
  readonly desk: string;
  readonly handover: Schemas['Handover'];
  readonly mayTakeBack: boolean;
  readonly onDone: (told: string) => Promise<void>;
}

const CHIPS = { planned: 'key', done: 'success', cancelled: 'quiet' } as const;

const isErrorCode = (code: string): code is ErrorCode => code in ERRORS;

function OneHandover({ desk, handover, mayTakeBack, onDone }: OneProps) {
  const w = useWords(HANDOVERS);
  const { say, language } = useLanguage();
  const { id, from, effectiveOn, successorId, status, problem, orderedBy, orderedAt, endedAt, settling } = handover;
  const people = useEverybody(desk);
  const departments = useDepartments(desk);
  const sending = useAsking(`handover-${id}`, {});
  const section = (departmentId: string) => departments.data?.departments.find((each) => each.id === departmentId);
  const nameOf = (partyId: string): string => {
    const found = section(partyId);
    return found ? say(found.name) : (people.data?.find((person) => person.id === partyId)?.name ?? '…');
  };
  const predecessor = from.kind === 'department' ? nameOf(from.id) : from.name;
  const told = w.fromTo(predecessor, successorId === null ? w.toSeveral : nameOf(successorId));
  return (
    <li className="card">
      <div className="row">
        <span className={`chip chip-${CHIPS[status]}`}>{w[status]}</span>
        <strong>{w.on(showDay(effectiveOn, language))}</strong>
        {settling > 0 && (
          <span className="chip chip-warning" role="status">
            {w.settling(settling)}
          </span>
        )}
      </div>
      <h3>{told}</h3>
      <p className="small soft">
        {w.orderedBy(orderedBy, showInstant(orderedAt, language))}
        {endedAt !== null &&
          ` ・ ${(status === 'cancelled' ? w.cancelledAt : w.endedAt)(showInstant(endedAt, language))}`}
      </p>
      {problem !== null && (
        <Banner kind="error" title={w.problem}>
          <p>{isErrorCode(problem) ? say(messagesOf(problem)) : problem}</p>
        </Banner>
      )}
      <ErrorSummary faults={sending.faults} />
      {mayTakeBack && status === 'planned' && (
        <div>
          <ConfirmButton
            label={w.takeBack}
            about={told}
            title={w.confirmTakeBack}
            onConfirm={async () => {
              const params = { path: { desk, handoverId: id } };
              const isDone = await sending.send(() =>
                answerOf(api.DELETE('/desks/{desk}/handovers/{handoverId}', { params })),
              );
              if (isDone) await onDone(w.takenBack);
            }}
          >
            <p>
              <strong>{told}</strong>
            </p>
            <p>{w.confirmTakeBackBody}</p>
          </ConfirmButton>
        </div>
      )}
    </li>
  );
}
