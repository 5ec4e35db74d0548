import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'wouter';
import { ineligibleBecause } from '../../../domain/eligibility.js';
import { messagesOf } from '../../../domain/errors.js';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api, type Schemas } from '../../app/client.js';
import { useOnce } from '../../app/keys.js';
import { useLanguage } from '../../app/language.js';
import { readMine, useChallenges, useDesk, type Desk } from '../../app/queries.js';
import { desksWith, useSession } from '../../app/session.js';
import { PageTitle } from '../../app/title.js';
import { Breadcrumbs } from '../../parts/breadcrumbs.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary, type Fault } from '../../parts/error-summary.js';
import { RadioField, SelectField } from '../../parts/fields.js';
import { Banner, FailureBanner, Loaded } from '../../parts/states.js';
import { showDay, showDayOf } from '../../words/dates.js';
import { SignInForm } from '../sign-in/sign-in-form.js';
import { Contact } from './desk-contact.js';
import { kindsOf } from '../../form/form-field.js';

/** Before anybody writes a form: whether this desk could take it. Nobody has to sign in to find that out. */
export default function ProposePage() {
  const { desk: id = '' } = useParams<{ desk: string }>();
  return <Loaded of={useDesk(id)}>{(desk) => <Beginning desk={desk} />}</Loaded>;
}

function Beginning({ desk }: { readonly desk: Desk }) {
  const { t, say } = useLanguage();
  const [search] = useSearchParams();
  const isConsultation = search.get('kind') === 'consultation' && desk.intake.kinds.includes('consultation');
  const title = isConsultation ? t.propose.consultTitle : t.propose.title;
  const deskName = `${say(desk.municipality.name)} ${say(desk.desk.name)}`;
  return (
    <>
      <Breadcrumbs
        way={[
          { text: t.site.home, address: addressOf('desks') },
          { text: deskName, address: addressOf('desk', { desk: desk.id }) },
        ]}
        here={title}
      />
      <div className="stack-wide">
        <div className="stack reading">
          <PageTitle text={title} />
          <p className="soft">{deskName}</p>
        </div>
        <Resume desk={desk} />
        {isConsultation ? (
          <Start desk={desk} draft={{ kind: 'consultation', content: {} }} />
        ) : (
          <SelfCheck desk={desk} challengeId={search.get('challenge')} />
        )}
      </div>
    </>
  );
}

type NewDraft = Schemas['NewDraft'];

interface Answers {
  readonly type: string;
  readonly challengeId: string;
  readonly orgKind: string;
  readonly ability: string;
}

function SelfCheck({ desk, challengeId }: { readonly desk: Desk; readonly challengeId: string | null }) {
  const { t, say, language } = useLanguage();
  const challenges = useChallenges(desk.id);
  const open = (challenges.data?.challenges ?? []).filter((challenge) => challenge.open);
  const types = desk.proposal_types;
  const first = challengeId === null ? types.length === 1 && types[0]?.code : 'posted_challenge';
  const [answers, setAnswers] = useState<Answers>({
    type: first || '',
    challengeId: challengeId ?? '',
    orgKind: '',
    ability: '',
  });
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  /** Null: not looked at yet; no reasons: it can be taken. */
  const [reasons, setReasons] = useState<readonly string[] | null>(null);
  const isTaken = reasons?.length === 0;
  const change = (changed: Partial<Answers>) => {
    setAnswers({ ...answers, ...changed });
    setReasons(null);
  };
  const chosen = types.find(({ code }) => code === answers.type);
  const asksChallenge = chosen?.challenge.startsWith('published') ?? false;
  const asksAbility = desk.eligibility.can_implement.required;
  const errorAt = (name: string) => faults.find((fault) => fault.name === name)?.text;

  const decide = () => {
    const asked = [
      { name: 'type', label: t.propose.type, isMissing: answers.type === '' },
      { name: 'challengeId', label: t.propose.challenge, isMissing: asksChallenge && answers.challengeId === '' },
      { name: 'org_kind', label: t.propose.orgKind, isMissing: answers.orgKind === '' },
      { name: 'can_implement', label: t.propose.canImplement, isMissing: asksAbility && answers.ability === '' },
    ];
    const missing = asked
      .filter(({ isMissing }) => isMissing)
      .map(({ name, label }): Fault => ({ name, label, text: say(messagesOf('REQUIRED')) }));
    setFaults(missing);
    if (missing.length > 0) return;
    const ability = answers.ability === '' ? undefined : answers.ability === 'yes';
    const against = ineligibleBecause(desk.eligibility, { org_kind: answers.orgKind, can_implement: ability });
    setReasons(against.map(({ code }) => say(messagesOf(code))));
  };

  const hasField = (key: string) => desk.form_fields.some((field) => field.key === key);
  const draft: NewDraft = {
    kind: 'proposal',
    type: chosen?.code ?? 'open_proposal',
    ...(asksChallenge && { challengeId: answers.challengeId }),
    content: {
      ...(hasField('org_kind') && { org_kind: answers.orgKind }),
      ...(asksAbility && hasField('can_implement') && { can_implement: answers.ability === 'yes' }),
    },
  };

  return (
    <div className="stack-wide">
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          decide();
        }}
      >
        <p>{t.propose.lead}</p>
        <ErrorSummary faults={faults} />
        <RadioField
          name="type"
          label={t.propose.type}
          needed
          error={errorAt('type')}
          options={types.map(({ code, label }) => ({ code, label: say(label) }))}
          value={answers.type}
          onChange={(type) => change({ type })}
        />
        {asksChallenge &&
          (open.length === 0 && challenges.data ? (
            <Banner kind="warning">
              <p>{t.propose.noOpenChallenge}</p>
            </Banner>
          ) : (
            <RadioField
              name="challengeId"
              label={t.propose.challenge}
              needed
              error={errorAt('challengeId')}
              options={open.map(({ id, title, closesOn }) => ({
                code: id,
                label:
                  closesOn === null
                    ? title
                    : `${title}${t.marks.open}${t.common.until(showDay(closesOn, language))}${t.marks.close}`,
              }))}
              value={answers.challengeId}
              onChange={(id) => change({ challengeId: id })}
            />
          ))}
        <SelectField
          name="org_kind"
          label={t.propose.orgKind}
          needed
          error={errorAt('org_kind')}
          options={kindsOf(desk, { individual: t.propose.individual, sole: t.propose.soleProprietor }, language)}
          value={answers.orgKind}
          onChange={(orgKind) => change({ orgKind })}
        />
        {asksAbility && (
          <RadioField
            name="can_implement"
            label={t.propose.canImplement}
            needed
            error={errorAt('can_implement')}
            options={[
              { code: 'yes', label: t.common.yes },
              { code: 'no', label: t.common.no },
            ]}
            value={answers.ability}
            onChange={(ability) => change({ ability })}
          />
        )}
        <p>
          <Button type="submit" kind={isTaken ? 'outline' : 'solid'}>
            {t.propose.check}
          </Button>
        </p>
      </form>
      {reasons !== null && !isTaken && (
        <div className="stack reading">
          <Banner kind="error" title={t.propose.cannot} live>
            <p>{t.propose.cannotBody}</p>
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
            <p>{t.propose.otherWays}</p>
          </Banner>
          <Contact desk={desk} />
        </div>
      )}
      {isTaken && <Start desk={desk} draft={draft} />}
    </div>
  );
}

/** From here on somebody has to be known to the desk. */
function Start({ desk, draft }: { readonly desk: Desk; readonly draft: NewDraft }) {
  const { t } = useLanguage();
  const { session } = useSession();
  const [, goTo] = useLocation();
  const once = useOnce();
  const [failure, setFailure] = useState<unknown>(null);
  const begin = async () => {
    try {
      const { id } = await once(draft, (key) => {
        const params = { path: { desk: desk.id }, header: { 'Idempotency-Key': key } };
        return answerOf(api.POST('/desks/{desk}/proposals', { params, body: draft }));
      });
      goTo(addressOf('draft', { id }));
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <section className="section reading">
      <Banner kind="success" title={t.propose.can} live>
        <p>{t.propose.canBody}</p>
      </Banner>
      {session === null && (
        <div className="stack">
          <h2>{t.propose.signInFirst}</h2>
          <SignInForm />
          <h3>{t.signIn.noAccount}</h3>
          <p>{t.signIn.noAccountBody}</p>
        </div>
      )}
      {session && !desksWith(session, 'proposer').includes(desk.id) && (
        <Banner kind="warning">
          <p>{t.propose.notAProposer}</p>
        </Banner>
      )}
      {failure !== null && <FailureBanner error={failure} />}
      {session && desksWith(session, 'proposer').includes(desk.id) && (
        <p>
          <Button onPress={begin}>{draft.kind === 'proposal' ? t.propose.start : t.propose.startConsultation}</Button>
        </p>
      )}
    </section>
  );
}

/** What somebody has begun here already: a second draft is rarely what they want. */
function Resume({ desk }: { readonly desk: Desk }) {
  const { t, language } = useLanguage();
  const { session } = useSession();
  const isProposer = desksWith(session, 'proposer').includes(desk.id);
  const { data } = useQuery({
    queryKey: ['mine', desk.id],
    queryFn: () => readMine(desk.id),
    enabled: isProposer,
  });
  const drafts = (data?.proposals ?? []).filter(({ submitted, closed }) => !submitted && !closed);
  if (drafts.length === 0) return null;
  return (
    <Banner kind="key" title={t.propose.drafts}>
      <ul>
        {drafts.map(({ id, title, createdAt }) => (
          <li key={id}>
            <Link href={addressOf('draft', { id })}>
              {t.propose.resume}
              {title !== '' && `${t.marks.colon}${title}`}
              {t.marks.open}
              {t.mine.beganOn(showDayOf(createdAt, language))}
              {t.marks.close}
            </Link>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
