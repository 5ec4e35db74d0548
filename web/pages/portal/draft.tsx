import { Link, useParams } from 'wouter';
import { addressOf } from '../../../domain/pages.js';
import { useLanguage } from '../../app/language.js';
import { isWaiting, useDesk, useProposal, type Desk, type Proposal } from '../../app/queries.js';
import { PageTitle } from '../../app/title.js';
import { DraftForm } from '../../form/draft-form.js';
import { Receipt } from '../../form/receipt.js';
import { Breadcrumbs } from '../../parts/breadcrumbs.js';
import { Loaded } from '../../parts/states.js';
import { Required } from '../sign-in/required.js';

/** A draft, under an address to which its author can always come back; and the receipt as soon as it was handed in. */
export default function DraftPage() {
  const { id = '' } = useParams<{ id: string }>();
  return <Required>{() => <Draft id={id} />}</Required>;
}

function Draft({ id }: { readonly id: string }) {
  return <Loaded of={useProposal(id)}>{(proposal) => <WithDesk proposal={proposal} />}</Loaded>;
}

interface Props {
  readonly proposal: Proposal;
  readonly desk: Desk;
}

function HandedIn({ proposal, desk }: Props) {
  const { t } = useLanguage();
  return (
    <Receipt proposal={proposal} desk={desk}>
      <Link href={addressOf('proposal', { id: proposal.id })} className="button button-solid">
        {t.form.toCase}
      </Link>
    </Receipt>
  );
}

function WithDesk({ proposal }: Pick<Props, 'proposal'>) {
  return (
    <Loaded of={useDesk(proposal.desk, proposal.profileVersion)}>
      {(desk) =>
        proposal.submitted || isWaiting(proposal) ? (
          <HandedIn proposal={proposal} desk={desk} />
        ) : (
          <Editor key={proposal.id} proposal={proposal} desk={desk} />
        )
      }
    </Loaded>
  );
}

function Editor({ proposal, desk }: Props) {
  const { t, say } = useLanguage();
  const title = proposal.kind === 'proposal' ? t.form.draftTitle : t.form.consultationTitle;
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
      <div className="stack">
        <PageTitle text={title} />
        <p className="soft">{deskName}</p>
        <DraftForm proposal={proposal} desk={desk} submitLabel={t.form.submit} submitLead={t.form.submitLead} />
      </div>
    </>
  );
}
