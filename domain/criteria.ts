/** Which questions a guideline's criteria ask. */

interface Named {
  readonly code: string;
}

interface Asking<P extends Named> extends Named {
  readonly judged_by: string;
  /** Absent where only those are told that are asked. */
  readonly enabled?: boolean;
  readonly parts?: readonly P[] | undefined;
}

export interface AskedCriterion<C, P> {
  /** As it is answered: the code of the criterion, or of each of its parts as `code.part`. */
  readonly key: string;
  readonly criterion: C;
  readonly part: P | null;
}

/** What screening must answer one by one; what the system judges is asked of nobody. */
export const askedCriteria = <P extends Named, C extends Asking<P>>(
  criteria: readonly (C & { readonly parts?: readonly P[] | undefined })[],
): AskedCriterion<C, P>[] =>
  criteria
    .filter(({ enabled = true, judged_by: judge }) => enabled && judge !== 'system')
    .flatMap((criterion): AskedCriterion<C, P>[] =>
      criterion.parts
        ? criterion.parts.map((part) => ({ key: `${criterion.code}.${part.code}`, criterion, part }))
        : [{ key: criterion.code, criterion, part: null }],
    );
