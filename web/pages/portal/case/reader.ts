import type { Proposal } from '../../../app/queries.js';

/**
 * Whether a case is one's own, or one's organisation's: the API shows its clock to the proposer's people and the city's
 * own. Who is asked for advice, or may read it because its proposer let them, sees less, and is nobody's proposer.
 */
export const isOwn = ({ clock }: Pick<Proposal, 'clock'>): boolean => clock !== undefined;
