import { Link, useSearchParams } from 'wouter';

interface Part<P extends string> {
  readonly code: P;
  readonly label: string;
}

/** Which part of a page is meant by its address; the first where it names none. */
export function usePart<P extends string>(parts: readonly Part<P>[]): P | undefined {
  const [search] = useSearchParams();
  const named = search.get('part');
  return (parts.find(({ code }) => code === named) ?? parts[0])?.code;
}

/** The parts of one page, each under an address of its own. */
export function PartNav<P extends string>({
  label,
  parts,
  here,
}: {
  readonly label: string;
  readonly parts: readonly Part<P>[];
  readonly here: P | undefined;
}) {
  if (parts.length < 2) return null;
  return (
    <nav aria-label={label} className="parts not-printed">
      <ul>
        {parts.map((part) => (
          <li key={part.code}>
            <Link href={`?part=${part.code}`} {...(part.code === here && { 'aria-current': 'page' as const })}>
              {part.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
