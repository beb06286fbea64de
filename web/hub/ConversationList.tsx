import { type KeyboardEvent, type ReactElement, useRef } from 'react';
import type { ConversationSummary } from '../../assistant/inbox.ts';
import { clockTime, initials, languageName, shortTime } from './format.ts';
import { Icon } from './Icon.tsx';
import { Empty } from './Place.tsx';
import { addressOf } from './route.ts';
import { strings } from './strings.ts';
import { filters, type Inbox } from './useInbox.ts';

interface Props {
  inbox: Inbox;
  open: string | null;
  isUnread: (summary: ConversationSummary) => boolean;
  freelancerId: string;
}

export function ConversationList({ inbox, open, isUnread, freelancerId }: Props): ReactElement {
  const search = useRef<HTMLInputElement>(null);
  const needing = inbox.shown?.filter(each => each.needsYou) ?? [];
  const others = inbox.shown?.filter(each => !each.needsYou) ?? [];
  const group = (items: ConversationSummary[]): ReactElement => (
    <ul>
      {items.map(item => (
        <Item key={item.id} item={item} open={item.id === open} unread={isUnread(item)} />
      ))}
    </ul>
  );
  return (
    <section className="list" aria-label={strings.list.label}>
      <div className="list-top">
        <h1>{strings.places.inbox}</h1>
        <label className="search">
          <Icon name="search" />
          <span className="visually-hidden">{strings.list.search}</span>
          <input
            ref={search}
            type="search"
            data-search=""
            dir="auto"
            placeholder={strings.list.search}
            value={inbox.words}
            onChange={event => inbox.setWords(event.target.value)}
            onKeyDown={event => event.key === 'Escape' && inbox.setWords('')}
          />
        </label>
        <fieldset className="filters">
          <legend className="visually-hidden">{strings.list.filters}</legend>
          {filters.map(filter => (
            <button
              key={filter}
              type="button"
              aria-pressed={inbox.filter === filter}
              onClick={() => inbox.setFilter(filter)}
            >
              {strings.filter[filter]}
              {filter === 'needsYou' && inbox.needsYou > 0 && <span className="count">{inbox.needsYou}</span>}
            </button>
          ))}
        </fieldset>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys only move the focus among the links inside. */}
      <div className="list-items" onKeyDown={moveFocus}>
        {!inbox.shown && !inbox.error && <Bones />}
        {inbox.error && <Failure message={inbox.error} again={inbox.refresh} />}
        {needing.length > 0 && <h2>{strings.list.needsYou}</h2>}
        {needing.length > 0 && group(needing)}
        {needing.length > 0 && others.length > 0 && <h2>{strings.list.others}</h2>}
        {others.length > 0 && group(others)}
        {inbox.shown?.length === 0 && !inbox.error && <NothingShown inbox={inbox} freelancerId={freelancerId} />}
        {inbox.more && (
          <button type="button" className="button button-plain more" onClick={inbox.more}>
            {strings.list.more}
          </button>
        )}
      </div>
    </section>
  );
}

function Item({ item, open, unread }: { item: ConversationSummary; open: boolean; unread: boolean }): ReactElement {
  const { buyer, status, needsYou, reason } = item;
  const why = reason && reason in strings.reason ? strings.reason[reason as keyof typeof strings.reason] : null;
  return (
    <li>
      <a
        className={`item${unread ? ' item-unread' : ''}`}
        href={addressOf('inbox', item.id)}
        aria-current={open ? 'true' : undefined}
        data-item={item.id}
      >
        <span className="avatar" aria-hidden="true">
          {initials(buyer.displayName)}
        </span>
        <span className="item-name" dir="auto">
          {buyer.displayName}
        </span>
        <time className="item-time small" dateTime={item.lastMessageAt} title={clockTime(item.lastMessageAt)}>
          {shortTime(item.lastMessageAt)}
        </time>
        <span className="item-words" dir="auto">
          {item.lastMessage}
        </span>
        <span className="item-tags small">
          <span className={`chip chip-${needsYou ? 'needsYou' : status}`}>
            {needsYou && why ? why : strings.status[status]}
          </span>
          {item.flags.length > 0 && (
            <span className="item-flag" title={item.flags.map(flag => strings.flag[flag]).join(', ')}>
              <Icon name="flag" />
              <span className="visually-hidden">{strings.detail.flags}</span>
            </span>
          )}
          <span className="quiet">{item.language === 'en' ? '' : languageName(item.language)}</span>
        </span>
      </a>
    </li>
  );
}

function NothingShown({ inbox, freelancerId }: { inbox: Inbox; freelancerId: string }): ReactElement {
  const { list } = strings;
  if (inbox.words.trim()) {
    return (
      <Empty icon="search" title={list.noMatch(inbox.words.trim())} text={list.noMatchMore}>
        <button type="button" className="button" onClick={() => inbox.setWords('')}>
          {list.clearSearch}
        </button>
      </Empty>
    );
  }
  if (inbox.filter === 'all') {
    return (
      <Empty icon="inbox" title={list.nothingYet} text={list.nothingYetMore}>
        <a className="button" href={`/chat/${freelancerId}`} target="_blank" rel="noreferrer">
          {list.openChat}
        </a>
      </Empty>
    );
  }
  const [title, text] =
    inbox.filter === 'needsYou' ? [list.noNeed, list.noNeedMore] : [list.noneOfKind, list.noneOfKindMore];
  return (
    <Empty icon="check" title={title} text={text}>
      <button type="button" className="button" onClick={() => inbox.setFilter('all')}>
        {list.seeAll}
      </button>
    </Empty>
  );
}

/** Says at the place what went wrong and offers to try again. */
export function Failure({ message, again }: { message: string; again: () => void }): ReactElement {
  return (
    <div className="failure" role="alert">
      <p>{message}</p>
      <button type="button" className="button" onClick={again}>
        {strings.errors.again}
      </button>
    </div>
  );
}

function Bones(): ReactElement {
  return (
    <div className="bones" aria-hidden="true">
      {[0, 1, 2, 3, 4].map(n => (
        <div key={n} className="bone bone-item" />
      ))}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (!step || event.metaKey || event.ctrlKey || event.altKey) return;
  focusItem(step);
  event.preventDefault();
}

/** Moves to the next or previous conversation of the list, or to the open one when none has the focus. */
export function focusItem(step: number): void {
  const items = [...document.querySelectorAll<HTMLElement>('[data-item]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const open = items.findIndex(item => item.getAttribute('aria-current') === 'true');
  const next = at >= 0 ? at + step : open >= 0 ? open + step : 0;
  items[Math.min(Math.max(next, 0), items.length - 1)]?.focus();
}
