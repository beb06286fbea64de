import type { Say } from '../language/say.ts';

/** A published source id as the freelancer reads it: "from the basic package of logo" for gig:logo/package:basic. */
export function sourceWords(source: string, say: Say): string {
  const [kind = '', rest = ''] = split(source, ':');
  if (kind === 'gig') return gigWords(rest, say);
  if (kind === 'profile' || kind === 'qa' || kind === 'insight' || kind === 'chat')
    return say(`handoverCard.source.${kind}`);
  return source;
}

function gigWords(rest: string, say: Say): string {
  const [gig = '', part = ''] = split(rest, '/');
  const [kind = '', which = ''] = split(part, ':');
  if (kind === 'package') return say('handoverCard.source.package', { gig, tier: which });
  if (kind === 'extra' || kind === 'faq' || kind === 'rule' || kind === 'doesNotOffer') {
    return say(`handoverCard.source.${kind}`, { gig });
  }
  return say('handoverCard.source.gig', { gig });
}

function split(text: string, sign: string): string[] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
