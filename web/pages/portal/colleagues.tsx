import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api, type Schemas } from '../../app/client.js';
import { useLanguage, useWords } from '../../app/language.js';
import { useDesks } from '../../app/queries.js';
import { desksWith, type Session } from '../../app/session.js';
import { PageTitle } from '../../app/title.js';
import { Breadcrumbs } from '../../parts/breadcrumbs.js';
import { Button } from '../../parts/button.js';
import { Check, RadioField, TextField } from '../../parts/fields.js';
import { useAsking } from '../../parts/asking.js';
import { Form } from '../../parts/form.js';
import { Banner, Empty, FailureBanner, Loaded } from '../../parts/states.js';
import { ACCOUNT_WORDS } from '../../words/account.js';
import { Required } from '../sign-in/required.js';

type Colleague = Schemas['Colleague'];
type Access = Schemas['ColleagueAccess'];

/** Who sees the proposals of one's organisation or acts for it, desk by desk. */
export default function ColleaguesPage() {
  return <Required>{(session) => <Colleagues session={session} />}</Required>;
}

function Colleagues({ session }: { readonly session: Session }) {
  const { people: w } = useWords(ACCOUNT_WORDS);
  const { t } = useLanguage();
  const desks = desksWith(session, 'proposer', 'proposer_viewer');
  return (
    <>
      <Breadcrumbs way={[{ text: t.site.mine, address: addressOf('mine') }]} here={w.title} />
      <div className="stack-wide">
        <div className="stack">
          <PageTitle text={w.title} />
          <p className="reading">{w.lead}</p>
        </div>
        {desks.length === 0 && (
          <Empty>
            <p>{w.noDesk}</p>
          </Empty>
        )}
        {desks.map((desk) => (
          <AtDesk key={desk} desk={desk} session={session} />
        ))}
      </div>
    </>
  );
}

const keyOf = (desk: string) => ['colleagues', desk] as const;

function AtDesk({ desk, session }: { readonly desk: string; readonly session: Session }) {
  const { people: w } = useWords(ACCOUNT_WORDS);
  const { say } = useLanguage();
  const desks = useDesks();
  const name = desks.data?.desks.find(({ id }) => id === desk)?.name;
  const mayChange = desksWith(session, 'proposer').includes(desk);
  const own = session.people.find((person) => person.desk === desk)?.personId;
  const [former, setFormer] = useState(false);
  const query = former ? { former: 'true' as const } : {};
  const listed = useQuery({
    queryKey: [...keyOf(desk), query],
    queryFn: () => answerOf(api.GET('/desks/{desk}/organisation/people', { params: { path: { desk }, query } })),
  });
  return (
    <section className="section">
      <h2>{name ? say(name) : desk}</h2>
      <Check name={`colleagues-former-${desk}`} label={w.former} value={former} onChange={setFormer} />
      <Loaded of={listed}>
        {({ colleagues }) => <List desk={desk} colleagues={colleagues} own={own} mayChange={mayChange} />}
      </Loaded>
      {listed.data && (mayChange ? <Invite desk={desk} /> : <p className="soft">{w.onlyView}</p>)}
    </section>
  );
}

interface ListProps {
  readonly desk: string;
  readonly colleagues: readonly Colleague[];
  readonly own: string | undefined;
  readonly mayChange: boolean;
}

function List({ desk, colleagues, own, mayChange }: ListProps) {
  const { people: w } = useWords(ACCOUNT_WORDS);
  const queries = useQueryClient();
  const [told, setTold] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const set = async ({ id, name }: Colleague, access: Access) => {
    try {
      const params = { path: { desk, colleagueId: id } };
      await answerOf(api.PUT('/desks/{desk}/organisation/people/{colleagueId}', { params, body: { access } }));
      await queries.invalidateQueries({ queryKey: keyOf(desk) });
      setFailure(null);
      setTold(access === 'none' ? w.ended(name) : w.changed(name));
    } catch (error) {
      setTold(null);
      setFailure(error);
    }
  };
  return (
    <div className="stack">
      {failure !== null && <FailureBanner error={failure} />}
      {told !== null && (
        <Banner kind="success" live>
          <p>{told}</p>
        </Banner>
      )}
      <ul className="plain-list">
        {colleagues.map((colleague) => {
          const { id, name, email, access } = colleague;
          const to = (next: Access, label: string) =>
            access !== next && (
              <Button key={next} kind="outline" about={name} onPress={() => set(colleague, next)}>
                {label}
              </Button>
            );
          return (
            <li key={id} className="card">
              <div className="row">
                <h3>{name}</h3>
                <span className={`chip chip-${access === 'none' ? 'quiet' : 'key'}`}>{w.accesses[access]}</span>
                {id === own && <span className="soft">{w.you}</span>}
              </div>
              {email !== null && <p className="small soft">{email}</p>}
              {mayChange && id !== own && (
                <div className="row">
                  {to('edit', w.letEdit)}
                  {to('view', w.letView)}
                  {to('none', w.end)}
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {colleagues.every(({ id }) => id === own) && (
        <Empty>
          <p>{w.empty}</p>
        </Empty>
      )}
    </div>
  );
}

const GIVEN = ['view', 'edit'] as const;

function Invite({ desk }: { readonly desk: string }) {
  const { people: w } = useWords(ACCOUNT_WORDS);
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [access, setAccess] = useState<(typeof GIVEN)[number]>('view');
  const [invited, setInvited] = useState<string | null>(null);
  const labels = { name: w.name, email: w.email, access: w.access };
  const sending = useAsking(`colleague-${desk}`, labels);
  const invite = () => {
    setInvited(null);
    return sending.attempt(async () => {
      const body = { name: name.trim(), email: email.trim(), access };
      await answerOf(api.POST('/desks/{desk}/organisation/people', { params: { path: { desk } }, body }));
      await queries.invalidateQueries({ queryKey: keyOf(desk) });
      setInvited(body.name);
      setName('');
      setEmail('');
    });
  };
  return (
    <div className="stack">
      <h3>{w.invite}</h3>
      <p>{w.inviteLead}</p>
      {invited !== null && (
        <Banner kind="success" live>
          <p>{w.invited(invited)}</p>
        </Banner>
      )}
      <Form sending={sending} onSend={() => void invite()} submit={w.inviteSubmit}>
        <TextField
          {...sending.field('name')}
          label={labels.name}
          needed
          autoComplete="off"
          value={name}
          onChange={setName}
        />
        <TextField
          {...sending.field('email')}
          label={labels.email}
          needed
          type="email"
          value={email}
          onChange={setEmail}
        />
        <RadioField
          {...sending.field('access')}
          label={labels.access}
          needed
          inline
          options={GIVEN.map((code) => ({ code, label: w.accesses[code] }))}
          value={access}
          onChange={(code) => setAccess(GIVEN.find((each) => each === code) ?? 'view')}
        />
      </Form>
    </div>
  );
}
