import type { Card, Gig, JsonObject, Package } from '../assistant/documents.ts';
import { differences } from '../assistant/pricing.ts';
import type { Tier } from '../assistant/vocabulary.ts';
import type { Say } from '../language/say.ts';
import { adaptiveCard, container, cut, submit, textBlock } from './elements.ts';

interface PackagesCard {
  gig: Gig;
  /** The tier to mark as fitting, if one does. */
  recommended: Tier | null;
  conversation: string;
  say: Say;
}

const mostLines = 7;
const longestLine = 90;

/** The packages of a Gig side by side, what sets them apart first, each with a button to choose it. */
export function packagesCard({ gig, recommended, conversation, say }: PackagesCard): Card {
  const { own, common } = differences(gig);
  const columns = gig.packages.map(pack => ({
    type: 'Column',
    width: 'stretch',
    items: [tierColumn({ gig, pack, lines: own[pack.tier] ?? [], fits: pack.tier === recommended, conversation, say })],
  }));
  const shared = common.slice(0, mostLines).map(line => `✓ ${cut(line, longestLine)}`);
  const content = adaptiveCard([
    textBlock(gig.title, { weight: 'Bolder', style: 'heading' }),
    { type: 'ColumnSet', spacing: 'Medium', columns },
    ...(shared.length > 0
      ? [
          container(
            [
              textBlock(say('packagesCard.inAll'), { isSubtle: true, size: 'Small' }),
              textBlock(shared.join('\n\n'), { spacing: 'Small', size: 'Small' }),
            ],
            { separator: true, spacing: 'Medium' },
          ),
        ]
      : []),
  ]);
  const inWords = gig.packages.map(pack => tierInWords(pack, pack.tier === recommended, say));
  return { name: 'packages', content, text: [gig.title, ...inWords].join('\n') };
}

interface TierColumn extends Omit<PackagesCard, 'recommended'> {
  pack: Package;
  lines: string[];
  fits: boolean;
}

function tierColumn({ gig, pack, lines, fits, conversation, say }: TierColumn): JsonObject {
  const choose = submit(
    say('packagesCard.choose', { package: cut(pack.name, 30) }),
    { do: 'choosePackage', conversation, gigId: gig.id, tier: pack.tier },
    fits ? { style: 'positive' } : {},
  );
  const items = [
    textBlock(fits ? say('packagesCard.fits') : ' ', { size: 'Small', color: 'Accent', weight: 'Bolder' }),
    textBlock(cut(pack.name, 60), { weight: 'Bolder', spacing: 'None' }),
    textBlock(say.money(pack.price), { size: 'ExtraLarge', weight: 'Bolder', spacing: 'Small' }),
    ...termsOf(pack, say).map(term => textBlock(term, { isSubtle: true, spacing: 'None' })),
    ...contents(pack, lines),
    { type: 'ActionSet', spacing: 'Medium', actions: [choose] },
  ];
  return container(items, fits ? { style: 'emphasis', bleed: true } : {});
}

function contents(pack: Package, lines: string[]): JsonObject[] {
  const shown = lines.slice(0, mostLines).map(line => `✓ ${cut(line, longestLine)}`);
  if (shown.length > 0) return [textBlock(shown.join('\n\n'), { spacing: 'Medium', size: 'Small' })];
  return pack.description ? [textBlock(cut(pack.description, 200), { spacing: 'Medium', size: 'Small' })] : [];
}

function termsOf({ deliveryDays, revisions }: Package, say: Say): string[] {
  return [
    ...(deliveryDays === undefined ? [] : [say('packagesCard.delivery', { days: deliveryDays })]),
    ...(revisions === undefined
      ? []
      : [revisions === 'unlimited' ? say('packagesCard.unlimited') : say('revisions.count', { count: revisions })]),
  ];
}

function tierInWords(pack: Package, fits: boolean, say: Say): string {
  const terms = [say.money(pack.price), ...termsOf(pack, say)].join(' · ');
  const contents = pack.includes.length > 0 ? ` · ${pack.includes.slice(0, mostLines).join(', ')}` : '';
  return `${pack.name}: ${terms}${contents}${fits ? ` (${say('packagesCard.fits')})` : ''}`;
}
