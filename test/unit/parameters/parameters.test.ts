import { describe, expect, test } from '@jest/globals';
import { DESKS } from '../../factories/desks.js';
import { agreementParameters } from './agreement-flips.js';
import { changed } from './changed.js';
import { dialogueParameters } from './dialogue-flips.js';
import { faultsOf, lineOf, type Parameters } from './flip.js';
import { intakeParameters } from './intake-flips.js';
import { peopleAndTimeParameters } from './people-and-time-flips.js';
import { pilotParameters } from './pilot-flips.js';
import { rightsParameters } from './rights-flips.js';
import { screeningParameters } from './screening-flips.js';
import { stageParameters } from './stages-flips.js';

/**
 * The parameters of requirements, section 3: of each, its settings in their other position, in a profile that is
 * otherwise a desk's own, with what the engine does before and after. The tests are made from the tables beside this
 * file; a number without an entry fails.
 */

const HOW_MANY = 31;

const THEMES: readonly Parameters[] = [
  stageParameters,
  intakeParameters,
  screeningParameters,
  dialogueParameters,
  agreementParameters,
  pilotParameters,
  rightsParameters,
  peopleAndTimeParameters,
];

const PARAMETERS: Parameters = Object.assign({}, ...THEMES) as Parameters;
const numbered = Object.entries(PARAMETERS).map(([number, parameter]) => ({ number: Number(number), ...parameter }));

describe('the 31 parameters', () => {
  test.each(Array.from({ length: HOW_MANY }, (_, index) => index + 1))(
    'parameter %d has a test that flips it',
    (number) => {
      expect(PARAMETERS[number]?.flips ?? []).not.toHaveLength(0);
    },
  );

  test('there are no others, and each belongs to one theme', () => {
    const numbers = THEMES.flatMap((theme) => Object.keys(theme).map(Number));
    expect([...numbers].sort((one, other) => one - other)).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(Math.max(...numbers)).toBe(HOW_MANY);
  });
});

const FLIPS = numbered.flatMap(({ number, name, keys, flips }) =>
  flips.map((flip) => ({ number, name, keys, ...flip })),
);

describe('flipping only it changes the outcome', () => {
  test.each(FLIPS)('parameter $number, $name: $setting ($desk)', ({ keys, desk, given = {}, set, ...flip }) => {
    const own = keys.map((key) => new RegExp(`^${key.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}(\\.|$)`));
    expect(Object.keys(set).filter((path) => !own.some((key) => key.test(path)))).toEqual([]);

    const [before, after] = [changed(DESKS[desk], given), changed(DESKS[desk], { ...given, ...set })];
    expect(flip.before).not.toEqual(flip.after);
    expect(flip.outcome(before)).toEqual(flip.before);
    expect(flip.outcome(after)).toEqual(flip.after);
  });
});

const CONTRADICTIONS = numbered.flatMap(({ number, name, contradictions = [] }) =>
  contradictions.map((contradiction) => ({ number, name, ...contradiction })),
);

describe('a value that contradicts the rest is refused with its line and key', () => {
  test.each(CONTRADICTIONS)('parameter $number, $name: $setting ($desk)', (contradiction) => {
    const { key, message } = contradiction;
    expect(faultsOf(contradiction)).toEqual([{ line: lineOf(contradiction), key, message }]);
  });
});
