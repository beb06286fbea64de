import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import type { Place } from './route.ts';
import { strings } from './strings.ts';

/** What will be there and the one next step. */
export function Empty(props: { icon: IconName; title: string; text: string; children?: ReactNode }): ReactElement {
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon name={props.icon} />
      </span>
      <h2>{props.title}</h2>
      <p className="quiet">{props.text}</p>
      {props.children}
    </div>
  );
}

/** A place of the hub that has nothing in it yet, and says so. */
export function UnfilledPlace({
  place,
  freelancerId,
}: {
  place: Exclude<Place, 'inbox'>;
  freelancerId: string;
}): ReactElement {
  const { title, text, next, command } = strings.empty[place];
  const step = command(freelancerId);
  return (
    <main className="place">
      <h1 className="visually-hidden">{strings.places[place]}</h1>
      <Empty icon={place} title={title} text={text}>
        <p className="quiet">{next}</p>
        {step.startsWith('http') ? (
          <a className="step" href={step} target="_blank" rel="noreferrer">
            {step}
          </a>
        ) : (
          <code className="step">{step}</code>
        )}
      </Empty>
    </main>
  );
}

/** Stands where the hub would be while nobody is signed in. */
export function SignedOut(): ReactElement {
  const [first, second, third] = strings.signedOut.steps;
  return (
    <main className="place signed-out">
      <div className="panel">
        <h1>{strings.signedOut.title}</h1>
        <p className="quiet">{strings.signedOut.text}</p>
        <ol>
          <li>{first}</li>
          <li>{second}</li>
          <li>
            {third} <code>{location.origin}/hub?code=</code>
          </li>
        </ol>
      </div>
    </main>
  );
}
