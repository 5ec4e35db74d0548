/** Where the links of a mail lead. What may not stand in a server's log comes behind the #, which no browser sends. */

export const linkToCase = (publicUrl: URL, proposalId: string): string =>
  new URL(`/proposals/${proposalId}`, publicUrl).href;

export const linkToDesk = (publicUrl: URL, deskId: string): string => new URL(`/desks/${deskId}`, publicUrl).href;

export const linkOfToken = (publicUrl: URL, token: string): string =>
  new URL(`/sign-in/link#${encodeURIComponent(token)}`, publicUrl).href;
