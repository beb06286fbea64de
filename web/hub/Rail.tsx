import type { ReactElement } from 'react';
import { Icon } from './Icon.tsx';
import { addressOf, type Place, places } from './route.ts';
import { strings } from './strings.ts';

/** Where one can go; a bar at the bottom of a phone. */
export function Rail({ place, needsYou }: { place: Place; needsYou: number }): ReactElement {
  return (
    <nav className="rail" aria-label={strings.railLabel}>
      {places.map(each => (
        <a
          key={each}
          href={addressOf(each)}
          aria-current={each === place ? 'page' : undefined}
          title={strings.places[each]}
        >
          <Icon name={each} />
          <span className="rail-name">{strings.places[each]}</span>
          {each === 'inbox' && needsYou > 0 && (
            <span className="count" title={strings.list.needsYouCount(needsYou)}>
              {needsYou}
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}
