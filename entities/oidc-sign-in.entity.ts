import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sign-in that is under way at a provider of identities: good for one answer, in the browser that began it. */
@Entity('oidc_sign_ins')
export class OidcSignInEntity {
  @PrimaryColumn({ name: 'state_hash', type: 'char', length: 64 })
  stateHash!: string;

  @Column({ name: 'browser_hash', type: 'char', length: 64 })
  browserHash!: string;

  @Column({ name: 'nonce', type: 'text' })
  nonce!: string;

  @Column({ name: 'code_verifier', type: 'text' })
  codeVerifier!: string;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
