import { useState } from 'react';
import type { Giving } from '../../../app/give.js';
import type { Proposal } from '../../../app/queries.js';
import type { CaseProps } from '../../case-props.js';
import type { Choice } from './choices.js';

/** What the form of a choice is given. */
export interface PanelProps extends CaseProps {
  readonly choice: Choice;
  /** Sends a command with the version of the case that its giver had before their eyes. */
  readonly giving: Giving;
}

/** The case with the version at which a form was opened: what changed since then the page tells beside the form. */
export function useAsOpened(proposal: Proposal): Proposal {
  const [version] = useState(proposal.version);
  return version === undefined ? proposal : { ...proposal, version };
}
