import type { CaseView, CommandKind, DeskProfile, InputOf, NewDraft } from './desk-client.js';
import type { DeskForms } from './story.js';

/**
 * What is played on a desk. Everything follows from the desk's profile and from what the case asks for; a play gives it
 * words, and says where there is a choice what is chosen.
 */

export type Content = NonNullable<NewDraft['content']>;
export type AskKind = CaseView['asks'][number]['kind'];

/** What is known when a command is to be given. */
export interface Scene {
  readonly profile: DeskProfile;
  readonly forms: DeskForms;
  readonly play: Play;
  /** The case as the desk sees it. */
  readonly view: CaseView;
  /** The department that somebody answers for; null where it is the desk or a proposer. */
  readonly departmentId: string | null;
  /** Departments that somebody here acts for, in the order in which they are asked. */
  readonly departmentIds: readonly string[];
  /** How often this command was given before, in this stage and in all. */
  readonly given: { readonly here: number; readonly inAll: number };
  /** The kind of agreement that was chosen, where one was. */
  readonly agreementKind: string | null;
}

/** Something that must not be possible, or that nobody is asked for: it is tried before a command is given first. */
export interface Aside<K extends CommandKind = CommandKind> {
  readonly before: CommandKind;
  readonly by: string;
  readonly kind: K;
  readonly input: (scene: Scene) => InputOf<K>;
  /** The code with which it must be refused; without one it must be settled. */
  readonly refusedWith?: string;
}

export const aside = <K extends CommandKind>(told: Aside<K>): Aside => told;

export interface Play {
  /** What it is about, in a line. */
  readonly about: string;
  readonly type?: NonNullable<NewDraft['type']>;
  /** Words of the challenge that it answers, where it answers one. */
  readonly challenge?: { readonly title: string; readonly description: string };
  /** Answers to the desk's form, in place of what is made up. */
  readonly content?: Content;
  /** Keys that the proposer leaves out at first: the draft is refused, and completed. */
  readonly forgotten?: readonly string[];
  /** How many departments are asked. */
  readonly departments?: number;
  /** Asks that are answered first where several are open. */
  readonly first?: readonly AskKind[];
  /** Code of the track that is chosen. */
  readonly track?: string;
  /** What is said otherwise than made up, by command. */
  readonly says?: { readonly [K in CommandKind]?: (scene: Scene) => Partial<InputOf<K>> };
  readonly asides?: readonly Aside[];
}
