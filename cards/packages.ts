import { keptTogether } from '../assistant/direction.ts';
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
  /** Side by side, which the chat page folds where it is narrow; otherwise one under the other, as other channels need it. */
  wide?: boolean;
}

const mostLines = 7;
const longestLine = 90;

/** The packages of a Gig, what sets them apart first, each with a button to choose it. */
export function packagesCard({ gig, recommended, conversation, say, wide = true }: PackagesCard): Card {
  const { own, common } = differences(gig);
  const tiers = gig.packages.map(pack => ({
    gig,
    pack,
    lines: own[pack.tier] ?? [],
    fits: pack.tier === recommended,
    conversation,
    say,
  }));
  const shared = common.slice(0, mostLines).map(line => `✓ ${keptTogether(say.language, cut(line, longestLine))}`);
  const body = [
    textBlock(keptTogether(say.language, gig.title), { weight: 'Bolder', style: 'heading' }),
    ...(wide ? [sideBySide(tiers)] : tiers.map(tierRow)),
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
  ];
  const inShort = tiers.map(({ pack, fits }) => `${pack.name}: ${termsInWords(pack, say)}${mark(fits, say)}`);
  const content = adaptiveCard({ language: say.language, spoken: [gig.title, ...inShort].join('\n') }, body);
  const inWords = tiers.map(({ pack, fits }) => tierInWords(pack, fits, say));
  return { name: 'packages', content, text: [gig.title, ...inWords].join('\n') };
}

interface Offered extends Pick<PackagesCard, 'gig' | 'conversation' | 'say'> {
  pack: Package;
  lines: string[];
  fits: boolean;
}

function sideBySide(tiers: Offered[]): JsonObject {
  const columns = tiers.map(tier => ({ type: 'Column', width: 'stretch', items: [tierColumn(tier)] }));
  return { type: 'ColumnSet', spacing: 'Medium', columns };
}

function tierColumn(tier: Offered): JsonObject {
  const { pack, lines, fits, say } = tier;
  const items = [
    textBlock(fits ? say('packagesCard.fits') : ' ', {
      size: 'Small',
      ...(fits && { color: 'Accent', weight: 'Bolder' }),
    }),
    textBlock(cut(pack.name, 60), { weight: 'Bolder', spacing: 'None' }),
    textBlock(say.money(pack.price), { size: 'ExtraLarge', weight: 'Bolder', spacing: 'Small' }),
    ...termsOf(pack, say).map(term => textBlock(term, { isSubtle: true, spacing: 'None' })),
    ...contents(pack, lines, say),
    choose(tier),
  ];
  return container(items, fits ? { style: 'emphasis', bleed: true } : {});
}

/** The same on the card's whole width: a name and a price on one line need no column of their own. */
function tierRow(tier: Offered): JsonObject {
  const { pack, lines, fits, say } = tier;
  const named = [
    textBlock(cut(pack.name, 60), { weight: 'Bolder' }),
    textBlock(termsOf(pack, say).join(' · '), { isSubtle: true, spacing: 'None', size: 'Small' }),
  ];
  const price = textBlock(say.money(pack.price), { size: 'Large', weight: 'Bolder', wrap: false });
  const items = [
    ...(fits ? [textBlock(say('packagesCard.fits'), { size: 'Small', color: 'Accent', weight: 'Bolder' })] : []),
    {
      type: 'ColumnSet',
      spacing: 'None',
      columns: [
        { type: 'Column', width: 'stretch', items: named },
        { type: 'Column', width: 'auto', items: [price] },
      ],
    },
    ...contents(pack, lines, say),
    choose(tier),
  ];
  return container(items, { separator: true, spacing: 'Medium', ...(fits && { style: 'emphasis', bleed: true }) });
}

function choose({ gig, pack, fits, conversation, say }: Offered): JsonObject {
  const button = submit(
    say('packagesCard.choose', { package: cut(pack.name, 30) }),
    { do: 'choosePackage', conversation, gigId: gig.id, tier: pack.tier },
    fits ? { style: 'positive' } : {},
  );
  return { type: 'ActionSet', spacing: 'Medium', actions: [button] };
}

function contents(pack: Package, lines: string[], say: Say): JsonObject[] {
  const shown = lines.slice(0, mostLines).map(line => `✓ ${keptTogether(say.language, cut(line, longestLine))}`);
  if (shown.length > 0) return [textBlock(shown.join('\n\n'), { spacing: 'Medium', size: 'Small' })];
  return pack.description
    ? [textBlock(keptTogether(say.language, cut(pack.description, 200)), { spacing: 'Medium', size: 'Small' })]
    : [];
}

function termsOf({ deliveryDays, revisions }: Package, say: Say): string[] {
  return [
    ...(deliveryDays === undefined ? [] : [say('packagesCard.delivery', { days: deliveryDays })]),
    ...(revisions === undefined
      ? []
      : [revisions === 'unlimited' ? say('packagesCard.unlimited') : say('revisions.count', { count: revisions })]),
  ];
}

const termsInWords = (pack: Package, say: Say): string => [say.money(pack.price), ...termsOf(pack, say)].join(' · ');
const mark = (fits: boolean, say: Say): string => (fits ? ` (${say('packagesCard.fits')})` : '');

function tierInWords(pack: Package, fits: boolean, say: Say): string {
  const contents = pack.includes.length > 0 ? ` · ${pack.includes.slice(0, mostLines).join(', ')}` : '';
  return `${pack.name}: ${termsInWords(pack, say)}${contents}${mark(fits, say)}`;
}
