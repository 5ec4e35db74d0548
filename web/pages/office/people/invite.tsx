import { useState } from 'react';
import { answerOf, api } from '../../../app/client.js';
import { useWords } from '../../../app/language.js';
import { useDepartments } from '../../../app/office-queries.js';
import type { Desk } from '../../../app/queries.js';
import { TextField } from '../../../parts/fields.js';
import { Form } from '../../../parts/form.js';
import { Folded } from '../../../parts/folded.js';
import { useAsking } from '../../../parts/asking.js';
import { PEOPLE } from '../../../words/people.js';
import { grantOf, needsOf, NOTHING_GRANTED, RoleFields, useRoleLabels } from './role-fields.js';

interface Props {
  readonly desk: Desk;
  readonly onDone: (told: string) => Promise<void>;
}

/** Somebody new comes with a first role. */
export function Invite({ desk, onDone }: Props) {
  const w = useWords(PEOPLE);
  const departments = useDepartments(desk.id);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [entered, setEntered] = useState(NOTHING_GRANTED);
  const labels = { name: w.name, email: w.email, ...useRoleLabels() };
  const sending = useAsking('invite', labels, 'grant.');
  const invite = async () => {
    const grant = grantOf(entered);
    if (sending.lacks({ name, email, ...needsOf(entered) }) || grant === null) return;
    const isInvited = await sending.send(() =>
      answerOf(
        api.POST('/desks/{desk}/people', {
          params: { path: { desk: desk.id } },
          body: { name, email: email.trim(), grant },
        }),
      ),
    );
    if (!isInvited) return;
    setName('');
    setEmail('');
    setEntered(NOTHING_GRANTED);
    await onDone(w.invited(name));
  };
  return (
    <Folded title={w.invite}>
      <Form sending={sending} onSend={() => void invite()} submit={w.inviteIt} head={<p>{w.inviteLead}</p>}>
        <TextField {...sending.field('name')} label={w.name} needed value={name} onChange={setName} />
        <TextField {...sending.field('email')} label={w.email} type="email" needed value={email} onChange={setEmail} />
        <RoleFields
          {...{ desk, entered, sending }}
          departments={departments.data?.departments ?? []}
          onChange={setEntered}
        />
      </Form>
    </Folded>
  );
}
