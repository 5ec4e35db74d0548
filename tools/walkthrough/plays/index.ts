import type { Play } from '../play.js';
import { AOMORI } from './aomori.js';
import { IZUMIOTSU } from './izumiotsu.js';
import { MINATO } from './minato.js';
import { NARA } from './nara.js';
import { TOKOROZAWA } from './tokorozawa.js';

const PLAYS: Readonly<Record<string, readonly Play[]>> = {
  tokorozawa: TOKOROZAWA,
  minato: MINATO,
  izumiotsu: IZUMIOTSU,
  aomori: AOMORI,
  nara: NARA,
};

/** For a desk without a story of its own: whatever its guideline asks. */
const ANY: readonly Play[] = [{ about: '要領から導いた案件 (a case derived from the guideline)' }];

export const playsOf = (deskId: string): readonly Play[] => PLAYS[deskId] ?? ANY;
