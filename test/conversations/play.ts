import type { Attachment, Command, Conversation, Message } from '../../assistant/documents.ts';
import type { Profile } from '../../learning/cachedProfiles.ts';
import type { Chat, ChatEvent, Step } from '../support/chatFile.ts';
import { alwaysTrue, type Course, startOfCourse } from './alwaysTrue.ts';
import { buttonCalled } from './buttons.ts';
import { check } from './expectations.ts';
import { type House, openHouse } from './house.ts';
import { applySetting } from './settings.ts';

/** What one step brought about. */
export interface Turn {
  step: Step;
  before: Conversation | undefined;
  after: Conversation | undefined;
  /** All new lines of the transcript, the buyer's included. */
  lines: Message[];
  /** What the assistant said. */
  said: Message[];
  profile: Profile;
}

/** A line of the file that does not hold, and what was there instead. */
export interface Failure {
  line: number;
  got: string;
}

const lasts = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const byFreelancer: Partial<Record<ChatEvent['kind'], Command>> = {
  takesOver: { kind: 'takeOver' },
  returns: { kind: 'return' },
  declines: { kind: 'notAFit' },
};

/** Plays a conversation to its end, or to a step that cannot be done, and returns every turn and every failure. */
export async function play(chat: Chat): Promise<{ turns: Turn[]; failures: Failure[] }> {
  const house = await openHouse(chat);
  const turns: Turn[] = [];
  const failures: Failure[] = [];
  const course: Course = startOfCourse();
  try {
    for (const step of chat.steps) {
      const turn = await take(house, step);
      if (typeof turn === 'string') {
        failures.push({ line: step.line, got: turn });
        break;
      }
      turns.push(turn);
      for (const { line, text } of step.expectations) {
        const got = check(text, turn, turns);
        if (got !== undefined) failures.push({ line, got });
      }
      const broken = [...house.reports.splice(0), ...alwaysTrue(turn, course)];
      failures.push(...broken.map(got => ({ line: step.line, got })));
    }
  } finally {
    await house.close();
  }
  return { turns, failures };
}

/** Does the step; a sentence where it cannot be done. */
async function take(house: House, step: Step): Promise<Turn | string> {
  const before = await house.conversation();
  const problem = await happen(house, step, before);
  if (problem) return problem;
  const after = await house.conversation();
  const lines = (after?.messages ?? []).filter(({ seq }) => seq >= (before?.nextSeq ?? 1));
  const said = lines.filter(({ from }) => from === 'assistant');
  return { step, before, after, lines, said, profile: await house.profile() };
}

/** Returns a sentence where it cannot happen. */
async function happen(house: House, { event, line }: Step, before?: Conversation): Promise<string | undefined> {
  const id = `line-${line}`;
  const command = byFreelancer[event.kind];
  if (command) await house.command(id, command);
  else if (event.kind === 'says') await house.command(id, { kind: 'reply', text: event.text });
  else if (event.kind === 'writes') await burst(house, id, event.texts);
  else if (event.kind === 'taps') return tap(house, id, event.button, before);
  else if (event.kind === 'repeats') await house.repeat();
  else if (event.kind === 'opens') await house.answer(house.incoming(id, { kind: 'arrival' }));
  else if (event.kind === 'sends')
    await house.answer(house.incoming(id, { text: event.text, attachments: event.files.map(fileCalled) }));
  else await changeCircumstances(house, event);
  return undefined;
}

/** Lines that come at once are received one after another, and answered as one turn. */
async function burst(house: House, id: string, texts: string[]): Promise<void> {
  for (const [n, text] of texts.entries()) {
    const incoming = house.incoming(`${id}.${n}`, { text });
    if (n < texts.length - 1) await house.receive(incoming);
    else await house.answer(incoming);
  }
}

async function tap(house: House, id: string, wanted: string, before?: Conversation): Promise<string | undefined> {
  const messages = (before?.messages ?? []).filter(({ from }) => from === 'assistant');
  const chip = messages.at(-1)?.suggestions?.find(each => each.toLowerCase() === wanted.toLowerCase());
  const button = chip ? undefined : buttonCalled(messages, wanted);
  if (!chip && !button) return `there is no button "${wanted}"`;
  await house.answer(house.incoming(id, button ? { kind: 'tap', action: button.data } : { text: chip ?? '' }));
  return undefined;
}

async function changeCircumstances(house: House, event: ChatEvent): Promise<void> {
  if (event.kind === 'later') house.clock.now = new Date(house.clock.now.getTime() + event.amount * lasts[event.unit]);
  if (event.kind === 'isNow') house.clock.now = new Date(event.instant);
  if (event.kind === 'sets') await house.change(settings => applySetting(settings, event.setting));
  if (event.kind === 'activates') await house.change(settings => Object.assign(settings, { active: true }));
  // A pause raises the epoch, as the hub's switch does.
  if (event.kind === 'pauses')
    await house.change(settings => Object.assign(settings, { active: false, epoch: settings.epoch + 1 }));
}

const types: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  zip: 'application/zip',
};

function fileCalled(name: string): Attachment {
  const contentType = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return { name, contentType, url: `/files/${name}`, size: 48_213 };
}
