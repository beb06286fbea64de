import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Card } from '../../assistant/documents.ts';
import type { CardAction } from '../../cards/actions.ts';
import { cardConfig } from './cardConfig.ts';

/** Draws a card; without `onTap` it is a picture of what the buyer saw, and its words until the renderer is there. */
export function CardView({ card, onTap }: { card: Card; onTap?: (action: CardAction) => void }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const tap = useRef(onTap);
  tap.current = onTap;
  const [drawn, setDrawn] = useState(false);
  const inert = !onTap;
  const content = JSON.stringify(card.content);
  useEffect(() => {
    let left = false;
    void draw(content, inert, action => tap.current?.(action)).then(element => {
      if (left || !element) return;
      box.current?.replaceChildren(element);
      setDrawn(true);
    });
    return () => {
      left = true;
    };
  }, [content, inert]);
  return (
    <div className={`card card-${card.name}`}>
      {!drawn && <p className="card-words">{card.text}</p>}
      <div ref={box} />
    </div>
  );
}

async function draw(
  content: string,
  inert: boolean,
  onTap: (action: CardAction) => void,
): Promise<HTMLElement | undefined> {
  const { AdaptiveCard, HostConfig, SubmitAction } = await import('adaptivecards');
  const drawing = new AdaptiveCard();
  drawing.hostConfig = new HostConfig({ ...cardConfig, supportsInteractivity: !inert });
  drawing.onExecuteAction = action => {
    const data = action instanceof SubmitAction ? action.data : undefined;
    if (data && 'pa' in data) onTap(data.pa as CardAction);
  };
  drawing.parse(JSON.parse(content));
  const element = drawing.render();
  // The renderer makes the card itself a stop of the tab key although nothing can be done with it there.
  element?.removeAttribute('tabindex');
  return element;
}
