import * as oidc from 'openid-client';

/** The city's own provider of identities (OpenID Connect: authorization code with PKCE, state and nonce). */

export interface ProviderSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: URL;
}

/** What is kept of a sign-in while its person is at the provider. */
export interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** The address that the provider vouches for; null where it vouches for none. */
  verifiedEmail(): Promise<string | null>;
}

/** The provider did not answer: nothing is wrong with the person. */
export class ProviderUnreachable extends Error {}

export interface IdentityProvider {
  begin(): Promise<{ readonly pending: Pending; readonly address: URL }>;
  /** Throws where the answer is not the one that was waited for. */
  finish(pending: Pending, answer: Readonly<Record<string, string>>): Promise<Identity>;
}

const TIMEOUT_S = 10;
const SCOPE = 'openid email';

const isLoopback = ({ hostname }: URL): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);

/** Errors that a network makes, and a provider that is not well. */
const isUnreachable = (error: unknown): boolean => {
  if (error instanceof TypeError) return true;
  const { code, cause, status } = error as { code?: unknown; cause?: unknown; status?: unknown };
  if (code === 'OAUTH_TIMEOUT' || (typeof status === 'number' && status >= 500)) return true;
  return cause instanceof Response ? cause.status >= 500 : false;
};

export function createIdentityProvider(settings: ProviderSettings): IdentityProvider {
  const { issuer, clientId, clientSecret, redirectUri } = settings;
  let found: Promise<oidc.Configuration> | null = null;
  // Asked for when the first person signs in: the provider may come up later than we do.
  const configuration = (): Promise<oidc.Configuration> => {
    found ??= oidc
      .discovery(issuer, clientId, clientSecret, undefined, {
        timeout: TIMEOUT_S,
        execute: [
          // The library would take TLS for proof enough of where a token comes from, and look at no signature.
          oidc.enableNonRepudiationChecks,
          // Without TLS on this very machine only.
          ...(issuer.protocol === 'http:' && isLoopback(issuer) ? [oidc.allowInsecureRequests] : []),
        ],
      })
      .catch((error: unknown) => {
        found = null;
        throw new ProviderUnreachable('the provider of identities did not describe itself', { cause: error });
      });
    return found;
  };

  return {
    begin: async () => {
      const pending = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
      };
      const address = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri.href,
        scope: SCOPE,
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
      });
      return { pending, address };
    },
    finish: async ({ state, nonce, codeVerifier }, answer) => {
      const config = await configuration();
      const current = new URL(redirectUri);
      for (const [name, value] of Object.entries(answer)) current.searchParams.set(name, value);
      try {
        const tokens = await oidc.authorizationCodeGrant(config, current, {
          pkceCodeVerifier: codeVerifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new Error('no claims in the answer of the provider');
        const verifiedEmail = async (): Promise<string | null> => {
          const { email, email_verified: isVerified } =
            claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
              ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
              : claims;
          return isVerified === true && typeof email === 'string' ? email : null;
        };
        return { issuer: claims.iss, subject: claims.sub, verifiedEmail };
      } catch (error) {
        if (isUnreachable(error)) throw new ProviderUnreachable('the provider did not answer', { cause: error });
        throw error;
      }
    },
  };
}
