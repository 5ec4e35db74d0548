import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answerOf, api, Refused, Unreachable, type Schemas } from '../app/client.js';
import { proposalKey, type Proposal } from '../app/queries.js';
import { useSession } from '../app/session.js';
import { textIn, type Content } from './content.js';
import { forgetContent, keepContent, keptContent } from './kept.js';

/** A draft that saves itself a moment after each change, and keeps in this tab what could not be saved. */

type FieldError = Schemas['FieldError'];

const SAVE_AFTER_MS = 1_200;
const keptAs = (id: string): string => `kyoso-draft-${id}`;
const asOf = (id: string): string => `kyoso-draft-of-${id}`;

export interface SavingState {
  /** overtaken: somebody else saved it, or another window; nothing is saved until one of the two is chosen. */
  readonly state: 'saved' | 'changed' | 'saving' | 'failed' | 'overtaken';
  readonly at: Date | null;
  readonly error: unknown;
}

interface Draft {
  readonly content: Content;
  readonly write: (content: Content) => void;
  /** Saves at once what is not saved; gives what would be refused if it were handed in. Null: it could not be saved. */
  readonly save: () => Promise<readonly FieldError[] | null>;
  readonly saving: SavingState;
  /** What could not be saved the last time was found in this tab. */
  readonly isRestored: boolean;
  /** Overtaken: saves what stands here in the place of what was saved elsewhere. */
  readonly keepMine: () => Promise<void>;
  /** Overtaken: shows what was saved elsewhere in the place of what stands here. */
  readonly takeTheirs: () => Promise<void>;
}

/** With which saving of the draft began what is kept in this tab. */
const keptBasis = (id: string): string => textIn(keptContent(asOf(id)) ?? {}, 'savedAt');

const keepBasis = (id: string, savedAt: string | undefined): void => {
  if (savedAt !== undefined) keepContent(asOf(id), { savedAt });
};

export function useDraft(proposal: Proposal): Draft {
  const { id } = proposal;
  const queries = useQueryClient();
  const { hasRunOut } = useSession();
  const [restored] = useState(() => keptContent(keptAs(id)));
  const [content, setContent] = useState<Content>(restored ?? proposal.content);
  const [saving, setSaving] = useState<SavingState>({ state: restored ? 'changed' : 'saved', at: null, error: null });
  /** The latest content, and the one that the server has: what is typed while a request is under way is not lost. */
  const latest = useRef<Content>(content);
  const stored = useRef<Content | null>(restored ? null : proposal.content);
  const faults = useRef<readonly FieldError[]>(proposal.faults ?? []);
  const underWay = useRef<Promise<readonly FieldError[] | null> | null>(null);
  const savedAt = useRef(restored ? keptBasis(id) || proposal.savedAt : proposal.savedAt);
  /** What the server had then, where this page knows: a refused submission counts as a saving, and changes no word. */
  const known = useRef(savedAt.current === proposal.savedAt ? proposal.content : null);
  /** Sent without an answer: it may have arrived, and is no saving of somebody else's. */
  const unanswered = useRef<Content | null>(null);
  const theirs = useRef<Proposal | null>(null);

  const send = useCallback(async (): Promise<readonly FieldError[] | null> => {
    const sent = latest.current;
    setSaving((before) => ({ ...before, state: 'saving' }));
    const params = { path: { id } };
    const put = () => {
      const basis = savedAt.current === undefined ? {} : { savedAt: savedAt.current };
      return answerOf(api.PUT('/proposals/{id}/draft', { params, body: { content: sent, ...basis } }));
    };
    try {
      const saved = await put().catch(async (error: unknown) => {
        if (error instanceof Unreachable) unanswered.current = sent;
        if (!isOvertaking(error)) throw error;
        const now = await answerOf(api.GET('/proposals/{id}', { params }));
        if (!isSame(now.content, unanswered.current) && !isSame(now.content, known.current)) {
          theirs.current = now;
          throw error;
        }
        savedAt.current = now.savedAt;
        return put();
      });
      unanswered.current = null;
      savedAt.current = saved.savedAt;
      known.current = saved.content;
      stored.current = sent;
      faults.current = saved.faults ?? [];
      queries.setQueryData(proposalKey(id), saved);
      const isAll = latest.current === sent;
      if (isAll) {
        forgetContent(keptAs(id));
        forgetContent(asOf(id));
      } else keepBasis(id, saved.savedAt);
      setSaving({ state: isAll ? 'saved' : 'changed', at: new Date(), error: null });
      return faults.current;
    } catch (error) {
      setSaving((before) => ({ ...before, state: isOvertaking(error) ? 'overtaken' : 'failed', error }));
      // What the API has against an answer belongs beside it; everything else was no refusal of the content.
      const errors = error instanceof Refused ? (error.problem?.errors ?? []) : [];
      return error instanceof Refused && error.status === 422 && errors.length > 0 ? errors : null;
    }
  }, [id, queries]);

  const save = useCallback(async (): Promise<readonly FieldError[] | null> => {
    await underWay.current;
    if (theirs.current !== null) return null;
    if (stored.current === latest.current) return faults.current;
    const sending = send();
    underWay.current = sending;
    const told = await sending;
    underWay.current = null;
    return told;
  }, [send]);

  const write = useCallback(
    (next: Content) => {
      latest.current = next;
      setContent(next);
      keepContent(keptAs(id), next);
      keepBasis(id, savedAt.current);
      setSaving((before) => (before.state === 'overtaken' ? before : { ...before, state: 'changed' }));
    },
    [id],
  );

  useEffect(() => {
    if (saving.state !== 'changed') return undefined;
    const timer = setTimeout(() => void save(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [content, saving.state, save]);

  // Signed in again: what the server refused to take from a stranger is offered once more.
  const hadRunOut = useRef(false);
  useEffect(() => {
    if (hadRunOut.current && !hasRunOut) void save();
    hadRunOut.current = hasRunOut;
  }, [hasRunOut, save]);

  const keepMine = async (): Promise<void> => {
    savedAt.current = theirs.current?.savedAt;
    theirs.current = null;
    stored.current = null;
    await save();
  };
  const takeTheirs = async (): Promise<void> => {
    if (theirs.current === null) return;
    const { content: saved, savedAt: at, faults: found = [] } = theirs.current;
    latest.current = saved;
    stored.current = saved;
    savedAt.current = at;
    known.current = saved;
    faults.current = found;
    theirs.current = null;
    forgetContent(keptAs(id));
    forgetContent(asOf(id));
    setContent(saved);
    setSaving({ state: 'saved', at: null, error: null });
  };

  return { content, write, save, saving, isRestored: restored !== null, keepMine, takeTheirs };
}

const isOvertaking = (error: unknown): boolean => error instanceof Refused && error.code === 'DRAFT_CHANGED';

/** The record keeps no order of keys. */
const isSame = (one: Content, other: Content | null): boolean => {
  if (other === null) return false;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));
};
