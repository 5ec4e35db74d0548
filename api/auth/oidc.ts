import { DomainError } from '../../domain/errors.js';
import { AccountSubjectEntity, OidcSignInEntity } from '../../entities/index.js';
import type { ApiDeps } from '../deps.js';
import { ApiProblem } from '../problem.js';
import { findUsableByEmail, findUsableById, type Credentials } from './accounts.js';
import { noteKnownAddress } from './attempts.js';
import { ProviderUnreachable, type Identity, type IdentityProvider } from './identity-provider.js';
import { completeSignIn } from './sign-in.js';
import { createToken, hashToken, type Account, type NewSession } from './tokens.js';

type Deps = Pick<ApiDeps, 'dataSource' | 'signIn' | 'log'>;

/** Long enough for a password and a second factor at the provider. */
export const PENDING_S = 600;
const RETRY_S = 10;

const refused = (): DomainError => new DomainError('OIDC_REFUSED');

function providerOf(deps: Deps): IdentityProvider {
  const { identities } = deps.signIn;
  if (identities === null) throw new DomainError('OIDC_NOT_OFFERED');
  return identities;
}

async function asking<T>(deps: Deps, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // The reason stays here: it may hold what the provider said of somebody.
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    deps.log.info({ reason: code ?? (error instanceof Error ? error.name : 'unknown') }, 'sign-in by provider failed');
    if (error instanceof ProviderUnreachable) throw new ApiProblem('OIDC_UNAVAILABLE', [], { retryAfterS: RETRY_S });
    throw refused();
  }
}

/** Sends somebody to the provider. The answer is taken once, within minutes, and only from the browser that began. */
export async function beginOidc(
  deps: Deps,
  now: Date,
): Promise<{ readonly address: URL; readonly browserToken: string }> {
  const provider = providerOf(deps);
  const { pending, address } = await asking(deps, () => provider.begin());
  const browserToken = createToken();
  await deps.dataSource.query(`delete from oidc_sign_ins where expires_at < $1`, [now]);
  await deps.dataSource.manager.insert(OidcSignInEntity, {
    stateHash: hashToken(pending.state),
    browserHash: hashToken(browserToken),
    nonce: pending.nonce,
    codeVerifier: pending.codeVerifier,
    expiresAt: new Date(now.getTime() + PENDING_S * 1000),
  });
  return { address, browserToken };
}

/** Takes away what was waiting for this answer: it can’t be given twice. */
async function takePending(
  deps: Deps,
  { state, browserToken, now }: { readonly state: string; readonly browserToken: string; readonly now: Date },
): Promise<{ readonly nonce: string; readonly codeVerifier: string }> {
  const [[pending]] = await deps.dataSource.query<[{ nonce: string; codeVerifier: string }[], number]>(
    `delete from oidc_sign_ins where state_hash = $1 and browser_hash = $2 and expires_at > $3
     returning nonce, code_verifier as "codeVerifier"`,
    [hashToken(state), hashToken(browserToken), now],
  );
  if (!pending) throw refused();
  return pending;
}

/** The account behind an identity: by issuer and subject, and at the first time by the address that is vouched for. */
async function accountOf(deps: Deps, identity: Identity, now: Date): Promise<Credentials> {
  const { issuer, subject } = identity;
  const { manager } = deps.dataSource;
  const asked = { now, production: deps.signIn.production };
  const linked = await manager.findOneBy(AccountSubjectEntity, { issuer, subject });
  if (linked) {
    const account = await findUsableById(manager, linked.accountId, asked);
    if (!account) throw refused();
    return account;
  }
  const email = await identity.verifiedEmail();
  const account = email === null ? null : await findUsableByEmail(manager, email, asked);
  if (!account) throw refused();
  // An account that is linked already is another person’s at the provider, whatever address they have now.
  const made = await manager.query<unknown[]>(
    `insert into account_subjects (issuer, subject, account_id, linked_at) values ($1, $2, $3, $4)
     on conflict do nothing returning account_id`,
    [issuer, subject, account.accountId, now],
  );
  if (made.length === 0) throw refused();
  return account;
}

/** Takes the provider’s answer and signs in. The second factor is the provider’s own. */
export async function finishOidc(
  deps: Deps,
  given: {
    readonly answer: Readonly<Record<string, string>>;
    readonly browserToken: string | null;
    readonly address: string;
    readonly now: Date;
    readonly replaces: Account | null;
  },
): Promise<NewSession> {
  const { answer, browserToken, address, now, replaces } = given;
  const provider = providerOf(deps);
  const { state } = answer;
  if (state === undefined || browserToken === null) throw refused();
  const pending = await takePending(deps, { state, browserToken, now });
  const account = await asking(deps, async () =>
    accountOf(deps, await provider.finish({ ...pending, state }, answer), now),
  );
  await noteKnownAddress(deps.dataSource, { email: account.email, address, now });
  return completeSignIn(deps, {
    account,
    kind: 'browser',
    secondFactor: true,
    action: 'sign_in_by_provider',
    now,
    replaces,
  });
}
