import type { Fact, Gig, Package } from '../../assistant/documents.ts';
import { holdsAllOf } from '../../assistant/pricing.ts';
import type { Clause, Thing } from '../../language/understanding.ts';
import { packagePart } from './sources.ts';

/** A line of what a package includes that a clause names. */
export interface HeldLine {
  pack: Package;
  line: string;
  facts: Fact[];
}

const enough = { likely: 0.5, said: 0.3 };
/** "PNG files" is not what somebody means who asks for source files that another package has. */
const nearBest = 0.8;

/** Where something that a clause names is included: each package's line, the likeliest first; nothing where a don't or an extra is likelier. */
export function heldIn({ things }: Pick<Clause, 'things'>, gig: Gig): HeldLine[] {
  const own = things.filter(one => one.gigId === gig.id);
  const [best] = own;
  if (best?.kind !== 'includes' || best.likely < enough.likely || best.said < enough.said) return [];
  const lines = own.filter(one => one.kind === 'includes' && one.held >= nearBest * best.held);
  const direct = gig.packages.flatMap(pack => lineOf(pack, lines, gig));
  const inherited = gig.packages.flatMap(pack => {
    const n = pack.includes.findIndex(line => direct.some(held => holdsAllOf(line, held.pack)));
    const has = direct.some(held => held.pack === pack);
    return has || n < 0 ? [] : [{ pack, line: pack.includes[n] ?? '', facts: packagePart(gig, pack, `includes.${n}`) }];
  });
  return [...direct, ...inherited];
}

function lineOf(pack: Package, lines: Thing[], gig: Gig): HeldLine[] {
  const found = lines.find(({ tier }) => tier === pack.tier);
  const line = found && pack.includes[found.n];
  return line === undefined ? [] : [{ pack, line, facts: packagePart(gig, pack, `includes.${found?.n ?? 0}`) }];
}

/** The lines that give the number a clause asks for: the named package's, or each package's; of several numbers, those of the thing named. */
export function countedIn({ things }: Clause, gig: Gig, named: Package | undefined): HeldLine[] {
  const packs = named ? [named] : gig.packages;
  const own = things.filter(one => one.gigId === gig.id && one.kind === 'includes' && one.held > 0);
  return packs.flatMap(pack => {
    const numbered = pack.includes.flatMap((line, n) =>
      holdsNumber.test(line) ? [{ pack, line, n, facts: packagePart(gig, pack, `includes.${n}`) }] : [],
    );
    const likely = (n: number): number => own.find(one => one.tier === pack.tier && one.n === n)?.likely ?? 0;
    const meant = numbered.filter(({ n }) => likely(n) > 0).sort((a, b) => likely(b.n) - likely(a.n));
    if (meant[0]) return [meant[0]];
    return named ? numbered : [];
  });
}

/** A number of things, and no format ("MP3") or size ("A4"). */
const holdsNumber = /(?<![\p{L}\p{N}])\d/u;
