import { addressOf } from '../domain/pages.js';

/** Where the links of a mail lead. What may not stand in a server's log comes behind the #, which no browser sends. */

export const linkToCase = (publicUrl: URL, proposalId: string): string =>
  new URL(addressOf('proposal', { id: proposalId }), publicUrl).href;

export const linkToDesk = (publicUrl: URL, deskId: string): string =>
  new URL(addressOf('deskLink', { desk: deskId }), publicUrl).href;

export const linkOfToken = (publicUrl: URL, token: string): string =>
  new URL(`${addressOf('oneTimeLink')}#${encodeURIComponent(token)}`, publicUrl).href;
