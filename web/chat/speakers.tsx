import { hooks } from 'botframework-webchat';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Activity } from './directLine.ts';
import { focusMessage } from './firstScreen.ts';
import { assistantMark } from './marks.ts';
import { atRest, settled } from './settledCards.ts';
import { speakerOf } from './store.ts';
import { hasTiers, isOnlyButtons } from './tiers.ts';
import { fill, type Strings } from './words.ts';

type Draw = (...given: unknown[]) => ReactNode;
type Next<Request> = (request: Request) => Draw | ReactNode | false;

function AssistantMark(): ReactNode {
  return (
    <svg className="mark" viewBox={assistantMark.viewBox} aria-hidden="true" focusable="false">
      {assistantMark.paths.map(path => (
        <path key={path.class} className={path.class} d={path.d} />
      ))}
    </svg>
  );
}

/** Up to two letters, the first of the first and of the last word. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map(word => [...(word ?? '')][0] ?? '').join('');
}

function Mark({ activity }: { activity: Activity }): ReactNode {
  if (speakerOf(activity) !== 'freelancer') return <AssistantMark />;
  return (
    <span className="person-mark" aria-hidden="true">
      {initials(activity.from.name ?? '')}
    </span>
  );
}

export const avatarMiddleware =
  () =>
  () =>
  ({ activity, fromUser }: { activity: Activity; fromUser: boolean }): Draw | false => {
    if (fromUser) return false;
    return () => <Mark activity={activity} />;
  };

/** Says above a run of lines who speaks, and draws what happened ("Dana joined the chat") as a quiet line. */
export const activityMiddleware =
  (strings: Strings) =>
  () =>
  (next: Next<{ activity: Activity }>) =>
  (request: { activity: Activity }): Draw | false => {
    const { activity } = request;
    const speaker = speakerOf(activity);
    if (speaker === 'system' && activity.type === 'message') {
      return () => (
        <p className="happened" dir="auto">
          <span>{activity.text}</span>
        </p>
      );
    }
    const draw = next(request);
    if (typeof draw !== 'function') return false;
    return (...given) => {
      const [, props] = given as [unknown, { showCallout?: boolean } | undefined];
      return (
        <div className={`said by-${speaker}`}>
          {speaker !== 'buyer' && props?.showCallout && (
            <p className="speaker" aria-hidden="true">
              <Mark activity={activity} />
              <bdi>{activity.from.name}</bdi>
              {speaker === 'assistant' && <span>{strings.aiAssistant}</span>}
            </p>
          )}
          {draw(...given)}
        </div>
      );
    };
  };

/** Marks cards whose columns go under each other where there is little room, and those that are only buttons; cards of the past rest. */
export const attachmentMiddleware =
  () =>
  (next: (request: Attached) => ReactNode) =>
  (request: Attached): ReactNode => {
    const { activity, attachment } = request;
    if (!activity || !attachment?.content) return next(request);
    const drawn = (
      <Card activity={activity} attachment={attachment} draw={shown => next({ ...request, attachment: shown })} />
    );
    const kind = hasTiers(attachment.content) ? 'tiers' : isOnlyButtons(attachment.content) ? 'choices' : undefined;
    return kind ? <div className={kind}>{drawn}</div> : drawn;
  };

interface Attached {
  activity?: Activity;
  attachment?: { content?: unknown };
}

function Card(given: {
  activity: Activity;
  attachment: { content?: unknown };
  draw: (attachment: { content?: unknown }) => ReactNode;
}): ReactNode {
  const { activity, attachment, draw } = given;
  const [activities] = hooks.useActivities();
  const lines = activities as unknown as Activity[];
  const past = settled(attachment.content, lines.slice(lines.findIndex(({ id }) => id === activity.id) + 1));
  const chosen = past?.chosen;
  // Web Chat draws a card anew whenever its content is another object.
  const shown = useMemo(
    () => (chosen === undefined ? attachment : { ...attachment, content: atRest(attachment.content, { chosen }) }),
    [attachment, chosen],
  );
  // A button that is taken away from under the keyboard gives the focus on, not back to the top of the page.
  const box = useRef<HTMLDivElement>(null);
  const focused = box.current?.querySelector(':focus-visible') ?? null;
  useEffect(() => {
    if (chosen !== undefined && focused) focusMessage();
  }, [chosen, focused]);
  return (
    <div ref={box} className={past ? 'past' : ''}>
      {draw(shown)}
    </div>
  );
}

/** One time stands for five minutes of talk. */
const oneTimeMs = 300_000;

/** Web Chat puts a time under every speaker's run; here only where a pause follows. What is not sent says so. */
export const activityStatusMiddleware =
  () =>
  (next: Next<Status>) =>
  (request: Status): ReactNode => {
    const drawn = next(request) as ReactNode;
    return request.sendState === 'sent' ? <BeforePause activity={request.activity}>{drawn}</BeforePause> : drawn;
  };

interface Status {
  activity: Activity;
  sendState: string;
}

function BeforePause({ activity, children }: { activity: Activity; children: ReactNode }): ReactNode {
  const [activities] = hooks.useActivities();
  const lines = activities as unknown as Activity[];
  const at = lines.findIndex(({ id }) => id === activity.id);
  const following = at < 0 ? undefined : lines.slice(at + 1).find(({ type }) => type === 'message');
  return following && timeOf(following) - timeOf(activity) < oneTimeMs ? null : children;
}

/** A run of lines ends where another speaks, also when both are "the bot" to Web Chat. */
export const groupActivitiesMiddleware =
  () =>
  () =>
  ({ activities }: { activities: Activity[] }): { sender: Activity[][]; status: Activity[][] } => ({
    sender: runs(activities, (one, next) => speakerOf(one) === speakerOf(next) && one.from.name === next.from.name),
    status: runs(activities, (one, next) => isSent(one) && isSent(next) && timeOf(next) - timeOf(one) < oneTimeMs),
  });

function runs<Item>(items: Item[], together: (one: Item, next: Item) => boolean): Item[][] {
  const made: Item[][] = [];
  for (const item of items) {
    const run = made.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && together(last, item)) run.push(item);
    else made.push([item]);
  }
  return made;
}

const timeOf = ({ timestamp }: Activity): number => new Date(timestamp ?? 0).getTime();

function isSent({ channelData, from }: Activity): boolean {
  return from.role !== 'user' || channelData?.['webchat:send-status'] === 'sent';
}

/** Two taps this close are one tap of an unsteady finger. */
const sameTapMs = 1_000;

/** A choice on a card is shown as what the buyer said by it, and stays so when the conversation is taken up again. */
export const cardActionMiddleware = () => {
  let last = { value: '', at: 0 };
  return (next: (request: { cardAction: CardTap }) => unknown) =>
    (request: { cardAction: CardTap }): unknown => {
      const { cardAction } = request;
      if (cardAction.type !== 'postBack' || typeof cardAction.value === 'string' || !cardAction.title)
        return next(request);
      const tap = { value: JSON.stringify(cardAction.value), at: Date.now() };
      if (tap.value === last.value && tap.at - last.at < sameTapMs) return undefined;
      last = tap;
      return next({ ...request, cardAction: { ...cardAction, type: 'messageBack', displayText: cardAction.title } });
    };
};

interface CardTap {
  type: string;
  title?: string;
  value?: unknown;
  displayText?: string;
}

/** The dots: Web Chat's own knowledge of typing, or ours that the assistant is at it. */
export function Typing({ name, strings }: { name: string; strings: Strings }): ReactNode {
  return (
    <div className="typing">
      <AssistantMark />
      <span className="dots" role="img" aria-label={fill(strings.typing, { name })}>
        <i />
        <i />
        <i />
      </span>
    </div>
  );
}
