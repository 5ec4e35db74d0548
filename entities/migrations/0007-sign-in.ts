import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LINK_PURPOSES } from '../account-link.entity.js';
import { TOKEN_KINDS } from '../account-token.entity.js';
import { oneOf } from './one-of.js';

/** What is made again and again, or removed by its person. */
const DELETABLE = new Set(['account_factors', 'account_recovery_codes', 'oidc_sign_ins']);

const TABLES = [
  'account_links',
  'account_messages',
  'account_subjects',
  'account_factors',
  'account_recovery_codes',
  'oidc_sign_ins',
];

/**
 * Second factors, one-time links, identities of a city's own provider, and sessions that end with what they rest on.
 * Accounts belong to no desk, so none of these tables has a policy; what a desk may know of an account stands in `people`.
 */
export class SignIn1763800000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table accounts alter column password_hash drop not null;
      alter table accounts
        add column credential_version integer not null default 1,
        add column credentials_expire_at timestamptz,
        add column trial boolean not null default false;
      update accounts set trial = true where email like '%.example';

      alter table account_tokens
        add column kind varchar(20) not null default 'session'
          constraint account_tokens_kind_check check (${oneOf('kind', TOKEN_KINDS)}),
        add column second_factor boolean not null default false,
        add column credential_version integer not null default 1;
      update account_tokens set kind = 'program' where expires_at > created_at + interval '1 day';
      alter table account_tokens
        alter column kind drop default,
        alter column second_factor drop default,
        alter column credential_version drop default;

      create table account_links (
        id uuid primary key,
        account_id uuid not null constraint account_links_account_fkey references accounts,
        purpose varchar(20) not null constraint account_links_purpose_check check (${oneOf('purpose', LINK_PURPOSES)}),
        token_hash char(64) not null constraint account_links_token_hash_key unique,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index account_links_account_idx on account_links (account_id);

      create table account_messages (
        id uuid primary key,
        account_id uuid not null constraint account_messages_account_fkey references accounts,
        kind varchar(40) not null,
        params jsonb not null,
        sealed text,
        created_at timestamptz not null,
        sent_at timestamptz
      );
      create index account_messages_account_idx on account_messages (account_id);

      create table account_subjects (
        issuer text not null,
        subject text not null,
        account_id uuid not null constraint account_subjects_account_fkey references accounts,
        linked_at timestamptz not null,
        primary key (issuer, subject),
        constraint account_subjects_account_key unique (account_id, issuer)
      );

      create table account_factors (
        account_id uuid primary key constraint account_factors_account_fkey references accounts,
        sealed_secret text not null,
        created_at timestamptz not null,
        confirmed_at timestamptz,
        last_step integer
      );

      create table account_recovery_codes (
        account_id uuid not null constraint account_recovery_codes_account_fkey references accounts,
        code_hash char(64) not null,
        used_at timestamptz,
        primary key (account_id, code_hash)
      );

      create table oidc_sign_ins (
        state_hash char(64) primary key,
        browser_hash char(64) not null,
        nonce text not null,
        code_verifier text not null,
        expires_at timestamptz not null
      );
      create index oidc_sign_ins_expires_idx on oidc_sign_ins (expires_at);
    `);
    for (const table of TABLES) {
      const rights = `select, insert, update${DELETABLE.has(table) ? ', delete' : ''}`;
      await queryRunner.query(`grant ${rights} on ${table} to kyoso_app`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: people could not sign in any more. Restore a backup instead.');
  }
}
