import { COMMANDS_AWAITED } from '../../../../domain/ask-commands.js';
import { COMMAND_WORDS } from '../../../../domain/command-words.js';
import type { AskKind } from '../../../../domain/case-state.js';
import type { CommandKind } from '../../../../domain/commands.js';
import type { Words } from '../../../../domain/profile-parts.js';
import { byDue } from './due.js';

export type Kind = CommandKind;

/** One thing that somebody can decide to do: a command, or several between which one form decides. */
export interface Choice {
  readonly id: Kind;
  readonly kinds: readonly Kind[];
  readonly label: Words;
}

/** Commands that answer one question: the form asks it, and what is answered says which of them is given. */
const TOGETHER: readonly Omit<Choice, 'id'>[] = [
  {
    kinds: ['pass_screening', 'exclude'],
    label: { ja: '審査（通過・対象外）', en: 'Screening (pass or out of scope)' },
  },
  { kinds: ['take_task', 'refuse_task'], label: { ja: '担当可否の回答', en: 'Take it on, or decline' } },
];

/** Given where it belongs: beside each ask. */
const ELSEWHERE: readonly Kind[] = ['extend_due'];

const choiceOf = (kind: Kind, open: readonly Kind[]): Choice => {
  const group = TOGETHER.find(({ kinds }) => kinds.includes(kind));
  if (!group) return { id: kind, kinds: [kind], label: COMMAND_WORDS[kind] };
  const kinds = group.kinds.filter((each) => open.includes(each));
  return { id: group.kinds[0]!, kinds, label: group.label };
};

const choicesOf = (kinds: readonly Kind[], open: readonly Kind[]): Choice[] => {
  const all = kinds.map((kind) => choiceOf(kind, open));
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
};

/** Of a case, what says whom it awaits and what is open. */
interface Open {
  readonly asks: readonly { readonly kind: AskKind; readonly until: string | null }[];
  readonly actions: readonly { readonly kind: Kind; readonly own: boolean }[];
}

/** What is open, told apart: what the open asks wait for, and everything else. */
export function offeredOn({ actions, asks }: Open): {
  readonly awaited: readonly Choice[];
  readonly others: readonly Choice[];
} {
  const open = actions.map(({ kind }) => kind).filter((kind) => !ELSEWHERE.includes(kind));
  const own = actions.filter((action) => action.own).map(({ kind }) => kind);
  const wanted = [...asks].sort(byDue).flatMap(({ kind }) => COMMANDS_AWAITED[kind]);
  const awaited = choicesOf(
    wanted.filter((kind) => own.includes(kind)),
    open,
  );
  const isAwaited = ({ id }: Choice): boolean => awaited.some((choice) => choice.id === id);
  return { awaited, others: choicesOf(open, open).filter((choice) => !isAwaited(choice)) };
}
