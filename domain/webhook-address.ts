/**
 * Where events may be sent. A URL that somebody enters must not make this system speak with its own network: what is not
 * known to be public is refused, and names are looked at again by the addresses that they lead to.
 */

type Octets = readonly [number, number, number, number];

const octetsOf = (address: string): Octets | null => {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) return null;
  const octets = address.split('.').map(Number);
  return octets.every((octet) => octet <= 255) ? (octets as unknown as Octets) : null;
};

/** Registered for special purposes (IANA, RFC 6890 and later): first octets, and how many bits of them count. */
const SPECIAL: readonly (readonly [network: Octets, bits: number])[] = [
  [[0, 0, 0, 0], 8],
  [[10, 0, 0, 0], 8],
  [[100, 64, 0, 0], 10],
  [[127, 0, 0, 0], 8],
  [[169, 254, 0, 0], 16],
  [[172, 16, 0, 0], 12],
  [[192, 0, 0, 0], 24],
  [[192, 0, 2, 0], 24],
  [[192, 88, 99, 0], 24],
  [[192, 168, 0, 0], 16],
  [[198, 18, 0, 0], 15],
  [[198, 51, 100, 0], 24],
  [[203, 0, 113, 0], 24],
  [[224, 0, 0, 0], 3],
];

const numberOf = (octets: Octets): number => octets.reduce((sum, octet) => sum * 256 + octet, 0);
const isWithin = (octets: Octets, [network, bits]: (typeof SPECIAL)[number]): boolean =>
  Math.floor(numberOf(octets) / 2 ** (32 - bits)) === Math.floor(numberOf(network) / 2 ** (32 - bits));

/** The eight groups of an IPv6 address; null where it is written in a way that need not be understood. */
function groupsOf(address: string): number[] | null {
  const halves = address.split('::');
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups.map((group) => parseInt(group, 16)) : null;
}

/** Global unicast, without what is left in it for tunnels, documentation and tests. */
function isPublicV6(address: string): boolean {
  const [first = 0, second = 0] = groupsOf(address) ?? [];
  if (first < 0x2000 || first > 0x3fff) return false;
  if (first === 0x2001 && (second < 0x0200 || second === 0x0db8)) return false;
  return first !== 0x2002 && !(first === 0x3fff && second < 0x1000);
}

/** Whether an address is one of the public internet. What can't be read is none. */
export function isPublicAddress(address: string): boolean {
  const octets = octetsOf(address);
  return octets ? !SPECIAL.some((network) => isWithin(octets, network)) : isPublicV6(address);
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1']);
export const isLoopbackAddress = (address: string): boolean => LOOPBACK.has(address);

/** Where an installation is tried out, a receiver may be a program on the same machine. */
export interface AddressRule {
  readonly allowLoopback: boolean;
}

export const isAddressAllowed = (address: string, { allowLoopback }: AddressRule): boolean =>
  isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address));

/** The host of a URL as an address or a name: without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

const isAddress = (host: string): boolean => octetsOf(host) !== null || host.includes(':');

/** Whether a URL may be entered at all. Where its name leads is seen when something is sent. */
export function isReceiverAllowed(text: string, rule: AddressRule): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const host = hostOf(url);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return false;
  if (isAddress(host) && !isAddressAllowed(host, rule)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && rule.allowLoopback && isLoopbackAddress(host));
}
